// Addresses of the wordings. Every list has one, with its filters in the query, so that it can be shared.
import type { Language } from '../../kernel/words.ts'
import type { ListedKind, Standing } from './rules/wording.ts'

export type At = (path: string) => string

export type ListAsked = { sector: string; language: Language; kind: ListedKind; standing?: Standing }

export function toList(at: At, { sector, language, kind, standing }: ListAsked): string {
  const query = new URLSearchParams({ sector, language, kind })
  if (standing) query.set('state', standing)
  return `${at('/wordings')}?${query}`
}

export const toWording = (at: At, id: string) => at(`/wordings/${id}`)
export const toNode = (at: At, nodeId: string) => at(`/wordings/of/${nodeId}`)

/** The form that proposes one. */
export function toNew(at: At, place: { nodeId: string; sector: string; language: Language }): string {
  const query = new URLSearchParams({ node: place.nodeId, sector: place.sector, language: place.language })
  return `${at('/wordings/new')}?${query}`
}
