// Addresses of the actions. Every list has one, with its filters in the query, so that it can be shared.
import type { Filter } from './model.ts'

export type At = (path: string) => string

const base = '/workplan/actions'

export const toAction = (at: At, id: string) => at(`${base}/${id}`)
export const toTimeline = (at: At) => at('/workplan/timeline')
export const toCalendar = (at: At) => at('/workplan/calendar.ics')
export const toNew = (at: At, nodeId: string) => at(`${base}/new?node=${encodeURIComponent(nodeId)}`)

const names = {
  view: 'view',
  objective: 'objective',
  nodeId: 'part',
  sector: 'sector',
  status: 'status',
  leadId: 'lead',
  due: 'due',
} as const satisfies Record<keyof Filter, string>

export function toList(at: At, filter: Filter = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filter)) if (value) query.set(names[key as keyof Filter], value)
  const text = query.toString()
  return at(text === '' ? base : `${base}?${text}`)
}
