// Addresses of the room. Every list has one, with its filters in the query, so that it can be shared.
import type { PreparednessAnswer, ProgrammeFilter } from './model.ts'

export type At = (path: string) => string

const checks = '/workplan/readiness'
const preparedness = '/workplan/preparedness'
const programmes = '/workplan/programmes'

export const toChecks = (at: At) => at(checks)
export const toCheck = (at: At, id: string, node?: string) =>
  at(`${checks}/${id}${node === undefined ? '' : `#${anchorOf(node)}`}`)
export const toAnswers = (at: At, id: string) => at(`${checks}/${id}/answers`)
export const toPromises = (at: At, id: string) => at(`${checks}/${id}/promises`)
export const toClosing = (at: At, id: string) => at(`${checks}/${id}/closing`)

/** Of the room of prioritised actions. */
export const toAction = (at: At, id: string) => at(`/workplan/actions/${id}`)

export const toPreparedness = (at: At) => at(preparedness)
export function toSector(at: At, sector: string, answer?: PreparednessAnswer, line?: string): string {
  const query = answer === undefined ? '' : `?answer=${answer}`
  const anchor = line === undefined ? '' : `#${anchorOf(line)}`
  return at(`${preparedness}/sectors/${sector}${query}${anchor}`)
}
export const toSectorAnswers = (at: At, sector: string) => at(`${preparedness}/sectors/${sector}/answers`)
export const toOwnLines = (at: At, sector: string) => at(`${preparedness}/sectors/${sector}/lines`)
export const toLine = (at: At, sector: string, line: string) =>
  at(`${preparedness}/sectors/${sector}/lines/${line}`)

export function toProgrammes(at: At, filter: ProgrammeFilter = {}): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return at(given.length === 0 ? programmes : `${programmes}?${new URLSearchParams(given)}`)
}
export const toNewProgramme = (at: At) => at(`${programmes}/new`)
export const toProgramme = (at: At, id: string) => at(`${programmes}/${id}`)

/** What a browser can jump to. */
export function anchorOf(id: string): string {
  return `at-${id.replace(/[^\w-]/g, '-')}`
}
