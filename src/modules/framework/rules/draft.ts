// A draft as it stands between two editions, what may be asked of it, and where its parts stand.
import type { Language } from '../../../kernel/words.ts'
import type { FrameworkNode, NodeKind, Operation } from '../model.ts'

export type Draft = { older: FrameworkNode[]; newer: FrameworkNode[]; operations: Operation[] }
export type Said = { title: string; text: string }

export type Why = { language: Language; reason: string }
/** `part` is a part of the draft, unless it is retired: then of the edition before. */
export type Edit =
  | ({ kind: 'words'; part: string } & Said & Why)
  | ({ kind: 'retire'; part: string } & Why)
  | ({ kind: 'split'; part: string; parts: readonly Said[] } & Why)
  | ({ kind: 'merge'; part: string; others: readonly string[] } & Said & Why)
  | ({
      kind: 'add'
      node: NodeKind
      parent: string | null
      sectors: readonly string[]
      section: string
    } & Said &
      Why)
  | { kind: 'restore'; part: string; retired: boolean }

/** A key of the locale files that says why it cannot be. */
export type Refused = { refused: string; draft?: undefined }
export type Edited = { draft: Omit<Draft, 'older'>; part: string | undefined; refused?: undefined } | Refused

export const gone: Refused = { refused: 'editions.refused.gone' }

/** The operation in which a part of the draft stands. */
export function operationTo({ operations }: Pick<Draft, 'operations'>, part: string): Operation | undefined {
  return operations.find(({ to }) => to.includes(part))
}

export function operationFrom(
  { operations }: Pick<Draft, 'operations'>,
  part: string,
): Operation | undefined {
  return operations.find(({ from }) => from.includes(part))
}

/** What may be done to a part: whatever is one to one may become anything; the rest is first put as it was. */
export function changesOf({ operations }: Pick<Draft, 'operations'>, part: string): Edit['kind'][] {
  const operation = operationTo({ operations }, part)
  if (!operation) return ['restore']
  if (operation.kind === 'keep') return ['words', 'retire', 'split', 'merge']
  if (operation.kind === 'reword') return ['words', 'restore', 'retire', 'split', 'merge']
  return ['words', 'restore']
}
