// What is late, what is nobody's, what waits for what, and what it costs. Pure.
import type { Fields, Filter, PlannedAction, Status } from '../model.ts'

/** @param today 'YYYY-MM-DD' in the response */
export function isOverdue({ dueOn, status }: Pick<Fields, 'dueOn' | 'status'>, today: string): boolean {
  return dueOn !== null && dueOn < today && isOpen(status)
}

/**
 * What it is called beyond the part that it is for; '' where that is all. A title that only repeats the part's, in
 * whatever language somebody once kept it, is no title of its own: each reads the part's in their language.
 */
export function ownTitleOf({ title, nodeTitle }: Pick<PlannedAction, 'title' | 'nodeTitle'>): string {
  return Object.values(nodeTitle).some(said => said.slice(0, 200) === title) ? '' : title
}

export function isOpen(status: Status): boolean {
  return status === 'not-started' || status === 'under-way'
}

export function isUnowned({ leadId, status }: Pick<Fields, 'leadId' | 'status'>): boolean {
  return leadId === null && isOpen(status)
}

/** Signed are the words and who leads; days, money and progress change without. */
export function changesWhatIsSigned(before: Fields, after: Fields): boolean {
  const signed = ['title', 'leadId', 'leadOrganisationId', 'coLeadId', 'coLeadOrganisationId'] as const
  return signed.some(field => before[field] !== after[field])
}

export function meets(action: PlannedAction, filter: Filter, today: string): boolean {
  const late = isOverdue(action, today)
  const unowned = isUnowned(action)
  return (
    (filter.view !== 'needs' || late || unowned) &&
    (filter.due !== 'overdue' || late) &&
    (filter.due !== 'unowned' || unowned) &&
    (filter.objective === undefined || filter.objective === action.objectiveId) &&
    (filter.nodeId === undefined || filter.nodeId === action.nodeId) &&
    (filter.sector === undefined || filter.sector === action.sector) &&
    (filter.status === undefined || filter.status === action.status) &&
    (filter.leadId === undefined || filter.leadId === action.leadId || filter.leadId === action.coLeadId)
  )
}

/** Overdue first, then nobody's, then by day; what has no day, and then what is done or stopped, comes last. */
export function byNeed(today: string): (a: PlannedAction, b: PlannedAction) => number {
  const rank = (action: PlannedAction) =>
    isOverdue(action, today) ? 0 : isUnowned(action) ? 1 : isOpen(action.status) ? 2 : 3
  return (a, b) =>
    rank(a) - rank(b) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.id.localeCompare(b.id)
}

export type Money = { currency: string; needed: number; secured: number }

/** What is needed and secured, by currency: sums of different currencies are never added. */
export function moneyOf(actions: readonly Pick<Fields, 'needed' | 'secured' | 'currency'>[]): Money[] {
  const sums = new Map<string, Money>()
  for (const { needed, secured, currency } of actions) {
    if (currency === null) continue
    const sum = sums.get(currency) ?? { currency, needed: 0, secured: 0 }
    sums.set(currency, sum)
    sum.needed += needed ?? 0
    sum.secured += secured ?? 0
  }
  return [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency))
}

export type Need = { actionId: string; needsId: string }

/** Whether the first would in the end wait for itself if it waited for the second. */
export function wouldCircle(needs: readonly Need[], { actionId, needsId }: Need): boolean {
  const seen = new Set<string>()
  const open = [needsId]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === actionId) return true
    if (seen.has(at)) continue
    seen.add(at)
    for (const need of needs) if (need.actionId === at) open.push(need.needsId)
  }
  return false
}

/** It begins before what it needs is due or done. */
export function beginsTooEarly(
  action: Pick<Fields, 'startOn'>,
  needed: Pick<Fields, 'dueOn' | 'status'>,
): boolean {
  return (
    action.startOn !== null &&
    needed.status !== 'done' &&
    needed.dueOn !== null &&
    needed.dueOn > action.startOn
  )
}

/** 'YYYY-MM' from the first to the last, at most three years of them. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  while (months.length < 36 && `${year}-${String(month).padStart(2, '0')}` <= to.slice(0, 7)) {
    months.push(`${year}-${String(month).padStart(2, '0')}`)
    if (month === 12) [year, month] = [year + 1, 1]
    else month += 1
  }
  return months
}
