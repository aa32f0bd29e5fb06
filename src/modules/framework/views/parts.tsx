// Small parts of the framework's pages.
import type { Words } from '../../../kernel/words.ts'
import { Tag } from '../../../ui/tag.tsx'
import type { Edition, FrameworkNode } from '../model.ts'

export type Place = { words: Words; base: string }

export function nodeHref(base: string, id: string): string {
  return `${base}/nodes/${id}`
}

/** A year in the language's own digits, never grouped. */
export function yearIn(words: Words, year: number): string {
  return String(year).replace(/\d/g, digit => words.number(Number(digit)))
}

export function yearsOf(words: Words, edition: Pick<Edition, 'from' | 'to'>): string {
  return words.say('framework.years', { from: yearIn(words, edition.from), to: yearIn(words, edition.to) })
}

/** The number that the source gives, in the language's own digits. */
export function numberOf(words: Words, node: Pick<FrameworkNode, 'number'>): string | undefined {
  return node.number === null ? undefined : node.number.replace(/\d/g, digit => words.number(Number(digit)))
}

export function WhoTag({ words, node }: { words: Words; node: Pick<FrameworkNode, 'who'> }) {
  return <Tag>{words.say(`framework.who.${node.who}`)}</Tag>
}

/** Number and title as one link. */
export function NodeLink({ words, base, node }: Place & { node: FrameworkNode }) {
  const number = numberOf(words, node)
  return (
    <a href={nodeHref(base, node.id)}>
      {number && <span class="node-number">{number}</span>}
      {words.pick(node.title)}
    </a>
  )
}
