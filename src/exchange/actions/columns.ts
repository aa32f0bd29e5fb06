// The columns of the prioritised actions as a table.
import type { Fields } from '../../modules/workplan/actions/model.ts'
import type { BookForm } from '../tabular/kept-book.ts'

/** Those that may be changed and brought back. */
export const editable = [
  'title',
  'status',
  'leadId',
  'leadOrganisationId',
  'coLeadId',
  'coLeadOrganisationId',
  'partners',
  'startOn',
  'dueOn',
  'needed',
  'secured',
  'currency',
  'resources',
  'evidence',
  'notes',
] as const satisfies readonly (keyof Fields)[]

/** In their order. 'key' says whose row it is; 'part' and 'sector' are there to be read. */
export const columns = ['key', 'part', 'sector', ...editable] as const
export type Column = (typeof columns)[number]

const heads: Record<Column, string> = {
  key: 'workbook.column.key',
  part: 'framework.part-of',
  sector: 'workbook.column.sector',
  title: 'actions.own-title',
  status: 'actions.status',
  leadId: 'actions.field.leadId',
  leadOrganisationId: 'actions.field.leadOrganisationId',
  coLeadId: 'actions.field.coLeadId',
  coLeadOrganisationId: 'actions.field.coLeadOrganisationId',
  partners: 'actions.partners',
  startOn: 'actions.start',
  dueOn: 'actions.due',
  needed: 'actions.needed',
  secured: 'actions.secured',
  currency: 'actions.currency',
  resources: 'actions.resources',
  evidence: 'actions.evidence',
  notes: 'actions.notes',
}

export const form: BookForm<Column> = {
  columns,
  editable,
  headKey: column => heads[column],
}
