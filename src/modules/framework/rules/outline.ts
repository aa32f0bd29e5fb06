// Reading an edition as a tree, and narrowing it: by kind, by sector, by who acts, by years, by step, by words.
import { askedWords, fold, wordsOf } from '../../../kernel/fold.ts'
import { languages } from '../../../kernel/words.ts'
import { type FrameworkNode, type NodeBody, type NodeKind, nodeKinds, type ProgrammeStep } from '../model.ts'

export const programmeSteps = [
  'preparedness',
  'assessment',
  'design',
  'implementation',
  'monitoring',
  'evaluation',
] as const satisfies readonly ProgrammeStep[]
export const actors = ['together', 'sector', 'child-protection'] as const satisfies readonly NodeBody['who'][]
export const yearSpans = ['1-2', '3-4', '1-4'] as const

export type Narrowing = {
  words: string
  kind: NodeKind | undefined
  sector: string | undefined
  who: NodeBody['who'] | undefined
  years: (typeof yearSpans)[number] | undefined
  step: ProgrammeStep | undefined
}

/** What an address asks for; what it says that nobody knows is passed over. */
export function parseNarrowing(query: URLSearchParams, isSector: (code: string) => boolean): Narrowing {
  const one = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    known.find(value => value === query.get(name))
  const sector = query.get('sector') ?? ''
  return {
    words: (query.get('q') ?? '').slice(0, 200),
    kind: one('kind', nodeKinds),
    sector: isSector(sector) ? sector : undefined,
    who: one('who', actors),
    years: one('years', yearSpans),
    step: one('step', programmeSteps),
  }
}

export function isNarrowed({ words, ...chosen }: Narrowing): boolean {
  return words.trim() !== '' || Object.values(chosen).some(value => value !== undefined)
}

/** Nodes that fit. What is meant for every sector, or for the whole cycle, fits each of them. */
export function narrowed(nodes: readonly FrameworkNode[], by: Narrowing): FrameworkNode[] {
  const number = /^\d+(\.\d+)*$/.exec(fold(by.words).trim())?.[0]
  const asked = askedWords(by.words)
  return nodes.filter(
    node =>
      (by.kind === undefined || node.kind === by.kind) &&
      (by.sector === undefined || node.sectors.length === 0 || node.sectors.includes(by.sector)) &&
      (by.who === undefined || node.who === by.who) &&
      (by.years === undefined || node.years === by.years || node.years === '1-4') &&
      (by.step === undefined || node.steps.length === 0 || node.steps.includes(by.step)) &&
      (number === undefined ? hasWords(node, asked) : node.number === number),
  )
}

/** All asked words, each at the beginning of a word, in any one of the languages. */
function hasWords(node: FrameworkNode, asked: string[]): boolean {
  if (asked.length === 0) return true
  return languages.some(language => {
    const held = wordsOf(`${node.title[language] ?? ''} ${node.text[language] ?? ''}`)
    return asked.every(word => held.some(one => one.startsWith(word)))
  })
}

export function childrenOf(nodes: readonly FrameworkNode[], id: string): FrameworkNode[] {
  return nodes.filter(node => node.parent === id)
}

export function ofKind(nodes: readonly FrameworkNode[], ...kinds: NodeKind[]): FrameworkNode[] {
  return nodes.filter(node => kinds.includes(node.kind))
}
