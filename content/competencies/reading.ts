// Reads the sets of competencies. For the tests beside it.
import { readdir, readFile } from 'node:fs/promises'
import type { Words } from '../framework/reading.ts'

export type Competency = {
  id: string
  kind: 'knowledge' | 'skill' | 'attitude'
  text: Words
  signs: Words[]
  source: { document: string; section: string; number: string | null }
}

export type CompetencySet = {
  id: string
  order: number
  for: 'everyone' | 'child-protection' | 'sector'
  sectors: string[]
  checkedBy: object | null
  competencies: Competency[]
}

export async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'))
}

/** Every set by its file's name, without the schema and the list of ids. */
export async function readSets(): Promise<Map<string, unknown>> {
  const names = (await readdir(new URL('.', import.meta.url))).filter(
    name => name.endsWith('.json') && name !== 'competencies.schema.json' && name !== 'ids.json',
  )
  return new Map(
    await Promise.all(names.map(async name => [name, await readJson(name)] as [string, unknown])),
  )
}
