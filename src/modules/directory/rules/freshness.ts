// How far an entry may be trusted: by when it was to be looked at again. Past that day it warns; past the days of
// grace it is not offered any more, because a wrong door costs a child more than an empty list.
import type { ResponseInfo } from '../../../kernel/actor.ts'
import type { Status } from '../model.ts'
import { addDays } from './hours.ts'

export type Freshness = 'fresh' | 'soon' | 'due' | 'past'

export type FreshnessSettings = {
  /** How many days past its next check an entry is still offered. */
  graceDays: number
  /** How many days before its next check its owner is asked. */
  warnDays: number
}

export const usualFreshness: FreshnessSettings = { graceDays: 14, warnDays: 14 }

/** The response's own days, from its settings under `directory`. */
export function freshnessSettings(response: Pick<ResponseInfo, 'settings'>): FreshnessSettings {
  const own = response.settings.directory
  const days = (name: keyof FreshnessSettings) => {
    const value = typeof own === 'object' && own !== null && name in own ? Object(own)[name] : undefined
    return Number.isInteger(value) && value >= 0 && value <= 365 ? Number(value) : usualFreshness[name]
  }
  return { graceDays: days('graceDays'), warnDays: days('warnDays') }
}

export function freshnessOf(nextCheck: string, today: string, settings: FreshnessSettings): Freshness {
  if (nextCheck < addDays(today, -settings.graceDays)) return 'past'
  if (nextCheck < today) return 'due'
  if (nextCheck < addDays(today, settings.warnDays)) return 'soon'
  return 'fresh'
}

/** The earliest next check with which an entry is still offered today. */
export function oldestOffered(today: string, settings: FreshnessSettings): string {
  return addDays(today, -settings.graceDays)
}

export function isListed(status: Status): boolean {
  return status === 'active' || status === 'temporarily-closed'
}

export function isOffered(
  service: { status: Status; nextCheck: string },
  today: string,
  settings: FreshnessSettings,
): boolean {
  return isListed(service.status) && freshnessOf(service.nextCheck, today, settings) !== 'past'
}
