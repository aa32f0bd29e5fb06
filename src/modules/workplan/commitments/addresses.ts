// Addresses of the room. Every list has one, with its filters in the query, so that it can be shared.
import type { CommitmentFilter } from './model.ts'

export type At = (path: string) => string

const base = '/workplan/commitments'

export const toMatrix = (at: At) => at(base)
export const toGaps = (at: At) => at(`${base}/gaps`)
export const toCommitment = (at: At, id: string) => at(`${base}/${id}`)
export const toSector = (at: At, sector: string, rest: '' | Rest = '') =>
  at(`${base}/sectors/${sector}${rest === '' ? '' : `/${rest}`}`)
type Rest = 'answers' | 'table' | 'signing' | 'signatures'

/** @param organisation whose answers, where not the sector's own */
export function toAnswer(at: At, sector: string, action?: string, organisation?: string): string {
  return withQuery(toSector(at, sector, 'answers'), { organisation, action })
}

/** The form that makes one. @param place `start` names a line of what child protection usually offers */
export function toNew(
  at: At,
  place: { sector: string; action?: string; organisation?: string; giver?: string; start?: string },
) {
  return withQuery(at(`${base}/new`), place)
}

/** The names of a filter in an address. */
const names = {
  sector: 'sector',
  nodeId: 'action',
  giver: 'giver',
  by: 'by',
  stance: 'stance',
  status: 'status',
  ownerId: 'owner',
  due: 'due',
  waitsFor: 'waits',
} as const satisfies Record<keyof CommitmentFilter, string>

export function toList(at: At, filter: CommitmentFilter = {}): string {
  return withQuery(
    at(`${base}/list`),
    Object.fromEntries(
      Object.entries(filter).map(([key, value]) => [names[key as keyof CommitmentFilter], value]),
    ),
  )
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
