// Where a team stands with its keys, and what it must do next.
import type { MemberKeys } from './model.ts'

/** Statements hold half a year; a lead is asked to say them again a month before they run out. */
export const STATEMENT_DAYS = 180
export const RENEW_DAYS = 30
/** A delegation holds a year. */
export const DELEGATION_DAYS = 365

export type Standing =
  /** The organisation has no root yet. */
  | 'no-root'
  /** Nobody has made the first key. */
  | 'no-key'
  /** Somebody who left, was stopped or lost their keys could still open the newest key. */
  | 'leaver'
  /** The root changed: what the old one signed is no longer believed. */
  | 'root-changed'
  /** The recovery was never tried. */
  | 'no-drill'
  /** The statement runs out soon, or has. */
  | 'expiring'
  | 'ready'

export type Facts = {
  root: { recovery: string } | null
  epoch: { notAfter: string; rooted: boolean } | null
  members: MemberKeys[]
  holders: string[]
  active: boolean
  /** The day on which a statement that runs out must be said again. */
  renewFrom: string
}

/** The first thing that is wrong, the most dangerous first. */
export function standingOf(facts: Facts): Standing {
  if (!facts.root) return 'no-root'
  if (!facts.epoch) return 'no-key'
  if (leaversOf(facts.holders, facts.members).length > 0) return 'leaver'
  if (!facts.epoch.rooted) return 'root-changed'
  if (!facts.active) return 'no-drill'
  return facts.epoch.notAfter <= facts.renewFrom ? 'expiring' : 'ready'
}

type KeysOf = Pick<MemberKeys, 'key' | 'former'>

/** Recipients of an envelope that are no key, in use or replaced, of a member of this hour. */
export function leaversOf(holders: readonly string[], members: readonly KeysOf[]): string[] {
  const live = new Set(members.flatMap(({ key, former }) => [...(key ? [key.recipient] : []), ...former]))
  return holders.filter(recipient => !live.has(recipient))
}

/**
 * Whether an envelope may take the place of another: it is for members of this hour alone, and leaves out nobody but
 * keys that were replaced. Members let colleagues in; they do not shut them out.
 */
export function mayReplace(
  before: readonly string[],
  after: readonly string[],
  members: readonly KeysOf[],
): boolean {
  const inUse = new Set(members.flatMap(({ key }) => (key ? [key.recipient] : [])))
  const replaced = new Set(members.flatMap(({ former }) => former))
  return (
    after.every(recipient => inUse.has(recipient)) &&
    before.every(recipient => after.includes(recipient) || replaced.has(recipient))
  )
}
