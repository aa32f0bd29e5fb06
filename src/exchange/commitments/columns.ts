// The columns of the commitments as a table.
import type { FieldName } from '../../modules/workplan/commitments/model.ts'
import type { BookForm } from '../tabular/kept-book.ts'

/** In their order. 'key' says whose row it is; those that are no field are there to be read. */
export const columns = [
  'key',
  'sector',
  'organisation',
  'action',
  'stance',
  'reason',
  'progress',
  'title',
  'ownerId',
  'dueOn',
  'evidence',
  'notes',
  'state',
] as const
export type Column = (typeof columns)[number]

/** Those that may be changed and brought back. */
export const editable = [
  'stance',
  'reason',
  'progress',
  'title',
  'ownerId',
  'dueOn',
  'evidence',
  'notes',
] as const satisfies readonly FieldName[]

export const form: BookForm<Column> = {
  columns,
  editable,
  headKey: column => `workbook.column.${column}`,
}
