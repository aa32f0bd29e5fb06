// A table whose columns are named, read into entries. The names of a table's columns are remembered by its head.
import type { Scene } from '../../kernel/event.ts'
import { isLanguage, type Language } from '../../kernel/words.ts'
import { findMapping } from '../../modules/directory/imports/draft.ts'
import type { Brought } from '../../modules/directory/imports.ts'
import type { Cell } from '../reading/model.ts'
import { readRows, type TableRow } from '../tabular/read-rows.ts'
import { lookupOf, type WordsOf } from '../tabular/values.ts'
import { areasByName } from './area-names.ts'

export async function namedRows(
  scene: Scene,
  wordsOf: WordsOf,
  heads: string[],
  mapping: Record<string, string>,
  rows: TableRow[],
): Promise<Brought['rows']> {
  const language: Language = isLanguage(mapping.language) ? mapping.language : 'en'
  return readRows(rows, {
    heads,
    targets: heads.map((_, at) => mapping[`column-${at}`] ?? ''),
    language,
    lookup: lookupOf(wordsOf),
    areaNamed: await areasByName(scene),
  })
}

/** A table whose head came before needs no naming: its columns are what they were. */
export async function withKnownColumns(scene: Scene, wordsOf: WordsOf, brought: Brought): Promise<Brought> {
  if (brought.state !== 'columns' || !brought.signature) return brought
  const mapping = await findMapping(scene, brought.kind, brought.signature)
  if (!mapping) return brought
  // Rows of a table that nobody has named hold the cells as they were read.
  const rows = brought.rows.map(row => ({
    sheet: row.sheet,
    line: row.line ?? 0,
    cells: row.cells as Cell[],
  }))
  return {
    ...brought,
    state: 'comparing',
    mapping,
    notes: [...brought.notes, { code: 'columns-known' }],
    rows: await namedRows(scene, wordsOf, brought.columns, mapping, rows),
  }
}
