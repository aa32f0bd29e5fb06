// What files that somebody brings are, and what is in them as a draft: records of the Services Advisor, HSDS in JSON or as
// a package of tables, areas, or a table of services whose columns a person names.

import { fold } from '../../kernel/fold.ts'
import { Problem } from '../../kernel/problem.ts'
import type { NewRow, Problem as RowProblem } from '../../modules/directory/imports/draft.ts'
import { hashOf } from '../../modules/directory/imports/hash.ts'
import type { Brought } from '../../modules/directory/imports.ts'
import { findAreaColumns } from '../areas/area-rows.ts'
import { areasIn } from '../areas/areas-in.ts'
import { entryOf as hsdsEntry, looksLikeHsds, servicesIn } from '../hsds/in.ts'
import { isPackage, servicesOfPackage } from '../hsds/package.ts'
import type { Cell, Found } from '../reading/model.ts'
import { readFileOf } from '../reading/read-file.ts'
import { looksLikeFeature } from '../services-advisor/feature.ts'
import { rowsOfFeatures } from '../services-advisor/rows.ts'

export type Brings = { path: string; name: string }

/** A sheet with its rows, the first of which is the head. */
export type Table = { name: string; rows: { number: number; cells: Cell[] }[] }

type Contents = { tables: Table[]; items: { file: string; value: unknown }[]; notes: RowProblem[] }

/**
 * @param id of the draft that it becomes
 * Throws a refusal with its sentence when a file is none of these.
 */
export async function readImport(id: string, files: Brings[]): Promise<Brought> {
  const { tables, items, notes } = await contentsOf(files)
  const base = { id, signature: null, columns: [], mapping: {}, notes }
  // A package describes itself in JSON beside its tables.
  if (isPackage(tables))
    return {
      ...base,
      kind: 'services',
      format: 'hsds',
      state: 'comparing',
      rows: hsdsRows(servicesOfPackage(tables)),
    }
  if (items.length > 0 && tables.length > 0) throw new Problem('not-valid', 'exchange.problem.mixed-files')
  if (items.some(item => looksLikeFeature(item.value)))
    return {
      ...base,
      kind: 'services',
      format: 'services-advisor',
      state: 'comparing',
      rows: rowsOfFeatures(items.map(item => item.value)),
    }
  if (items.some(item => looksLikeHsds(item.value)))
    return {
      ...base,
      kind: 'services',
      format: 'hsds',
      state: 'comparing',
      rows: hsdsRows(items.flatMap(item => servicesIn(item.value))),
    }
  if (items.length > 0) throw new Problem('wrong-kind-of-file', 'exchange.problem.unknown-json')
  const [table] = tables.filter(one => one.rows.length > 1)
  if (!table) throw new Problem('not-valid', 'exchange.problem.no-rows')
  const columns = findAreaColumns(table.rows[0]!.cells)
  if (columns) return { ...base, ...areasIn(tables) }
  const head = table.rows[0]!.cells.map(cell => String(cell ?? '').trim())
  return {
    ...base,
    kind: 'services',
    format: 'table',
    state: 'columns',
    signature: hashOf(head.map(fold)),
    columns: head,
    rows: table.rows
      .slice(1)
      .map((row, number): NewRow => ({ number, sheet: table.name, line: row.number, cells: row.cells })),
    notes: tables.length > 1 ? [...notes, { code: 'other-sheets', values: { sheet: table.name } }] : notes,
  }
}

async function contentsOf(files: Brings[]): Promise<Contents> {
  const contents: Contents = { tables: [], items: [], notes: [] }
  for (const { path, name } of files) {
    const sheets = new Map<number, Table>()
    const fileName = files.length > 1 ? name : ''
    for await (const found of readFileOf(path, name)) take(contents, sheets, found, fileName)
    contents.tables.push(...sheets.values())
  }
  return contents
}

function take(contents: Contents, sheets: Map<number, Table>, found: Found, file: string): void {
  if (found.kind === 'sheet' && !found.hidden) {
    // A CSV file has no sheet of its own; its ending is all that was passed on of its name.
    const name = found.name.startsWith('.') || found.name === '' ? file : found.name
    sheets.set(found.sheet, { name, rows: [] })
  } else if (found.kind === 'row')
    sheets.get(found.sheet)?.rows.push({ number: found.number, cells: found.cells })
  else if (found.kind === 'item') contents.items.push({ file, value: found.value })
  else if (found.kind === 'note')
    contents.notes.push({
      code: 'formulas',
      values: { count: found.note.count, sheet: found.note.sheet, cells: found.note.cells.join(', ') },
    })
  else if (found.kind === 'xml' || found.kind === 'image')
    throw new Problem('wrong-kind-of-file', 'exchange.refused.unknown-kind')
}

function hsdsRows(services: unknown[]): NewRow[] {
  return services.map(
    (service, number): NewRow => ({ number, sheet: '', line: number + 1, ...hsdsEntry(service) }),
  )
}
