// Reads the framework's files and finds every text in them. For the tests beside it.
import { readdir, readFile } from 'node:fs/promises'

export const languages = ['en', 'fr', 'ar', 'es', 'bn'] as const
export type Language = (typeof languages)[number]
export type Words = Record<Language, string>

export type Node = {
  id: string
  kind: string
  number: string | null
  parent: string | null
  title: Words
  text: Words
  source: { document: string; section: string; number: string | null }
}

export async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'))
}

/** Every content file by its path, without the schema and the list of ids. */
export async function readAll(): Promise<Map<string, unknown>> {
  const names = (await readdir(new URL('.', import.meta.url), { recursive: true }))
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.json') && name !== 'framework.schema.json' && name !== 'ids.json')
  return new Map(
    await Promise.all(names.map(async name => [name, await readJson(name)] as [string, unknown])),
  )
}

/** All texts in five languages, each with its place. */
export function textsIn(value: unknown, place: string): { place: string; words: Words }[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => textsIn(one, `${place}.${idOf(one) ?? at}`))
  if (typeof value !== 'object' || value === null) return []
  const held = value as Record<string, unknown>
  if (typeof held.en === 'string') return [{ place, words: held as Words }]
  return Object.entries(held).flatMap(([key, inner]) => textsIn(inner, `${place}.${key}`))
}

/** Every id that a file gives to something: nodes, standards, lines, indicators. */
export function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = idOf(value)
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(idsIn)]
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id } = value as { id?: unknown }
  return typeof id === 'string' ? id : undefined
}
