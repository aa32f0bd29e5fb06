// How somebody stands. Pure: the day is given.
import type { Done, Requirement, Staff, Standing, State, Version } from './model.ts'

/** Expiring is said so many days ahead. */
export const daysAhead = 30

export function appliesTo(one: Requirement, { role, contact }: Pick<Staff, 'role' | 'contact'>): boolean {
  return (
    !one.isRetired && (one.roles.length === 0 || one.roles.includes(role)) && (!one.contactOnly || contact)
  )
}

/** What is kept of whoever has left is deleted after so many days: long enough for questions about how they were prepared. */
export const daysAfterLeaving = 730

export type Item = {
  requirement: Requirement
  doneOn: string | null
  until: string | null
  signAgain: boolean
}

/** Each requirement of a person with the latest day on which it was met. */
export function itemsOf(
  staff: Pick<Staff, 'role' | 'contact'>,
  requirements: readonly Requirement[],
  versions: readonly Version[],
  done: Done,
): Item[] {
  return requirements
    .filter(one => appliesTo(one, staff))
    .map(requirement => {
      const { id, kind, months } = requirement
      const needed = lastMaterial(versions, id)
      const signed = done.signed.filter(one => one.id === id)
      const days =
        kind === 'training'
          ? done.topics.filter(one => one.id === id).map(({ on }) => on)
          : signed.filter(({ version }) => version >= needed).map(({ on }) => on)
      const doneOn = days.sort().at(-1) ?? null
      const until = doneOn === null || months === null ? null : addMonths(doneOn, months)
      return { requirement, doneOn, until, signAgain: doneOn === null && signed.length > 0 }
    })
}

/** The version from which a signature holds. */
function lastMaterial(versions: readonly Version[], id: string): number {
  return Math.max(
    1,
    ...versions.filter(one => one.requirementId === id && one.material).map(one => one.version),
  )
}

export function standingOf(items: readonly Item[]): Standing {
  const open = items.filter(({ doneOn }) => doneOn === null)
  const untils = items.flatMap(({ until }) => until ?? [])
  return {
    met: open.length === 0,
    validUntil: untils.sort()[0] ?? null,
    // Only where nothing else is missing: whoever never had a training is not merely to sign again.
    signAgain: open.length > 0 && open.every(item => item.signAgain),
  }
}

/** `induction_coverage` in the database counts by the same table. */
export function stateOf(staff: Standing & Pick<Staff, 'contact' | 'firstContactOn'>, today: string): State {
  const { met, validUntil, signAgain, contact, firstContactOn } = staff
  if (met) {
    if (validUntil === null || validUntil > addDays(today, daysAhead)) return 'complete'
    return validUntil >= today ? 'expiring' : 'expired'
  }
  if (signAgain) return 'sign-again'
  return contact && firstContactOn !== null && firstContactOn <= today ? 'overdue' : 'due'
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The same day so many months on, or the last of a shorter month. */
export function addMonths(day: string, months: number): string {
  const date = new Date(Date.parse(day))
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return date.toISOString().slice(0, 10)
}

/** A number below this, or whose rest is below it, could name somebody. */
export const smallest = 5

/** Lines that are too few to be shown apart from one's own. */
export function isTooFew(people: number): boolean {
  return people > 0 && people < smallest
}
