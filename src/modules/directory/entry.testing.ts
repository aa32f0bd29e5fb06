// Entries of the invented country, made small for tests.
import { organisations, teams } from '../../../demo/country.ts'
import type { Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { todayOf } from './commands/today.ts'
import type { Location, Service, Site } from './model.ts'
import { blankLocation, blankService, blankSite } from './rules/blank.ts'
import { addDays } from './rules/hours.ts'
import { indexServices } from './store/search.ts'
import { insertLocation, insertService, replaceCoverage, saveSite } from './store/write.ts'

export const safeSteps = organisations.safeSteps!.id
export const farHorizon = organisations.farHorizon!.id
export const caseWork = teams.caseWork!.id
export const clinic = teams.clinic!.id

export type Planted = Partial<Service> & {
  at?: (Partial<Site> & { location?: Partial<Location> })[]
  covers?: string[]
}

/** Puts an entry straight into the tables, as the system, with its index. @returns its id */
export async function plantService(scene: Scene, planted: Planted = {}): Promise<string> {
  const { at = [], covers = [], ...given } = planted
  const { tx, response, now } = scene
  const today = todayOf(scene)
  const service: Service = {
    ...blankService(newId(), safeSteps, today),
    name: { en: 'Case management' },
    capacity: 'open',
    capacityDate: today,
    lastCheck: today,
    nextCheck: addDays(today, 60),
    ownerTeamId: caseWork,
    ...given,
  }
  await insertService(tx, response.id, service, now)
  for (const { location, ...site } of at) {
    const place = { ...blankLocation(newId(), service.organisationId), ...location }
    await insertLocation(tx, response.id, place, now)
    await saveSite(tx, response.id, service.id, { ...blankSite(newId(), place.id), ...site })
  }
  await replaceCoverage(tx, response.id, service.id, covers)
  await indexServices(tx, response.id, [service.id], today)
  return service.id
}
