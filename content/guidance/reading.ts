// Reads the guidance and finds every text in it, wherever it stands. For the tests beside it.
import { readdir, readFile } from 'node:fs/promises'

export const languages = ['en', 'fr', 'ar', 'es', 'bn'] as const
export type Language = (typeof languages)[number]
export type Words = Record<Language, string>
export type Item = { id: string; urgency?: string; text: Words }

const notGuidance = ['guidance.schema.json', 'ids.json']

export async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'))
}

/** Every guidance file by its name without the ending. */
export async function readGuidance(): Promise<Map<string, unknown>> {
  const names = (await readdir(new URL('.', import.meta.url))).filter(
    name => name.endsWith('.json') && !notGuidance.includes(name),
  )
  return new Map(
    await Promise.all(
      names.map(async name => [name.replace('.json', ''), await readJson(name)] as [string, unknown]),
    ),
  )
}

/** All items of a file, each with its place: the part it belongs to, and the ages where there are ages. */
export function itemsIn(value: unknown, place: string): { place: string; item: Item }[] {
  if (Array.isArray(value)) return value.flatMap(one => itemsIn(one, place))
  if (!isRecord(value)) return []
  // An object with words as its text is an item; the schema admits no other.
  if (isRecord(value.text) && typeof value.text.en === 'string') return [{ place, item: value as Item }]
  const band = typeof value.from === 'number' ? `.${String(value.id)}` : ''
  return Object.entries(value).flatMap(([key, inner]) =>
    itemsIn(inner, `${place}${band}${containers.includes(key) ? '' : `.${key}`}`),
  )
}

// These only hold what follows and leave no trace in an id.
const containers = ['ages', 'text']

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
