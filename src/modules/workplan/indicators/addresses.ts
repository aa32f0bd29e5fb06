// Addresses of the indicators. Every list has one, with its filters in the query, so that it can be shared.
import type { Standing } from './rules/indicator.ts'

export type At = (path: string) => string

const base = '/workplan/indicators'

export const toList = (at: At, standing?: Standing) => at(`${base}${standing ? `?state=${standing}` : ''}`)
export const toIndicator = (at: At, id: string) => at(`${base}/${id}`)
export const toDefinitions = (at: At) => at(`${base}/definitions`)
export const toWorkbook = (at: At) => at('/workplan/workbook/indicators')

/** What a sector can choose from; where it has one, that one. */
export const toSector = (at: At, sector: string) => at(`${base}/sectors/${sector}`)

/** The form that proposes one. @param from the definition it begins with */
export function toNew(at: At, place: { sector: string; from?: string }): string {
  return `${at(`${base}/new`)}?${new URLSearchParams(place)}`
}
