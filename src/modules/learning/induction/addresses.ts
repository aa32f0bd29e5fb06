// Addresses of the room.
import type { State } from './model.ts'

export type At = (path: string) => string
export type Side = 'organisation' | 'sector' | 'area'
export const sides = ['organisation', 'sector', 'area'] as const satisfies readonly Side[]

const base = '/learning/induction'

export const toCoverage = (at: At, side: Side = 'organisation') =>
  at(side === 'organisation' ? base : `${base}?by=${side}`)
export function toStaff(at: At, filter: { state?: State; after?: string } = {}): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return at(`${base}/staff${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`)
}
/** Where a name is looked for: posted, so that it stands in no address. */
export const toFoundStaff = (at: At) => at(`${base}/staff/found`)
export const toNewPerson = (at: At) => at(`${base}/staff/new`)
export const toPerson = (at: At, id: string) => at(`${base}/staff/${id}`)
export const toCertificates = (at: At, id: string) => at(`${base}/staff/${id}/certificates`)
/** What a link for one person opens. */
export const toSign = (at: At, token: string) => at(`/sign/${token}`)
/** The public page of a certificate. Its code is never listed. */
export const toVerification = (at: At, code: string) => at(`/verify/${code}`)
export const toLists = (at: At) => at(`${base}/lists`)
export const toList = (at: At, id: string) => at(`${base}/lists/${id}`)
export const toTrainings = (at: At) => at(`${base}/trainings`)
export const toNewTraining = (at: At) => at(`${base}/trainings/new`)
export const toTraining = (at: At, id: string) => at(`${base}/trainings/${id}`)
export const toRequirements = (at: At) => at(`${base}/requirements`)
export const toRequirement = (at: At, id: string) => at(`${base}/requirements/${id}`)
export const toNewDocument = (at: At, id: string) => at(`${base}/requirements/${id}?kind=document`)
