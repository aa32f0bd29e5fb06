// What a list that was brought in said of an entry and what has no place of its own here, under the heading it had.
import type { Texts } from '../../../kernel/words.ts'

export type Labelled = { name: string; label: Texts; value: Texts }

/** Names that begin with a line are the import's own notes. */
export function extrasOf(extra: Readonly<Record<string, unknown>>): Labelled[] {
  return Object.entries(extra).flatMap(([name, said]) => {
    if (name.startsWith('_') || typeof said !== 'object' || said === null) return []
    if (!('label' in said) || !('value' in said)) return []
    const { label, value } = said
    return isTexts(label) && isTexts(value) ? [{ name, label, value }] : []
  })
}

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
