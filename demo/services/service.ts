// What an invented service says, and short ways to say it.
import type { Schedule, Service, Weekday } from '../../src/modules/directory/model.ts'
import type { places, providers } from '../places.ts'

export type InventedService = Pick<Service, 'id' | 'sector' | 'needs' | 'name' | 'description'> &
  Partial<Service> & {
    /** A key of the organisations or of the providers without an account. */
    provider: 'safeSteps' | 'brightPath' | 'riverHealth' | 'lakeCamp' | 'farHorizon' | keyof typeof providers
    team?: 'caseWork' | 'school' | 'clinic' | 'camp' | 'horizon'
    at: (keyof typeof places)[]
    covers: string[]
    /** Days since it was checked. */
    checked: number
  }

export const workdays: Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH']

export function open(opens: string, closes: string, days: Weekday[] = workdays): Schedule[] {
  return [{ days, opens, closes, validFrom: null, validTo: null, everyWeeks: 1, note: {} }]
}

export function phone(last: string, emergency = false): Service['phones'] {
  return [{ number: `+999 555 01${last}`, kind: 'voice', label: {}, hours: '', emergency }]
}

export const camp = ['TM0202']
export const plain = ['TM0201', 'TM0202']
export const hills = ['TM0101', 'TM0102']
export const everywhere = [...hills, ...plain]
