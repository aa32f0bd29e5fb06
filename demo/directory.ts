// Puts the invented providers, services and places into the directory, checked as many days ago as each says, by the
// commands of its pages.
import * as v from 'valibot'
import { addProvider, addService } from '../src/modules/directory/commands/entry.ts'
import { keepSite } from '../src/modules/directory/commands/sites.ts'
import { jobs } from '../src/modules/directory/jobs.ts'
import { Location, Provider, Service, Site } from '../src/modules/directory/model.ts'
import { addDays, localTimeOf } from '../src/modules/directory/rules/hours.ts'
import { organisations, teams } from './country.ts'
import { inventedId, type Place, places, providers } from './places.ts'
import type { InventedService } from './services/service.ts'
import { services } from './services.ts'
import type { Stage } from './stage.ts'

const checkDays = 90
const idsOfProviders = new Map(
  Object.entries({ ...organisations, ...providers }).map(([name, { id }]) => [name, id]),
)

/** Amina keeps the whole directory. */
export async function plantDirectory(stage: Stage, now: Date): Promise<void> {
  const scene = await stage.as('amina', now)
  const today = localTimeOf(now, stage.response.timeZone).day
  for (const provider of Object.values(providers)) await addProvider(scene, v.parse(Provider, provider))
  const list: InventedService[] = Object.values(services)
  for (const invented of list) {
    await addService(scene, serviceOf(invented, today), invented.covers)
    for (const [nth, name] of invented.at.entries()) {
      const location = locationOf(invented, places[name], nth)
      const site = v.parse(Site, { id: inventedId(numberOf(invented) * 10 + nth), locationId: location.id })
      await keepSite(scene, invented.id, site, location)
    }
  }
  // The owners of what is due have been asked.
  await stage.runJobs(jobs, now)
}

function serviceOf(invented: InventedService, today: string): Service {
  const { provider, team, at: _, covers: __, checked, ...described } = invented
  const lastCheck = addDays(today, -checked)
  return v.parse(Service, {
    ...described,
    organisationId: idsOfProviders.get(provider)!,
    teamId: team ? teams[team]!.id : null,
    ownerTeamId: team ? teams[team]!.id : null,
    capacityDate: lastCheck,
    lastCheck,
    nextCheck: addDays(lastCheck, checkDays),
    checkDays,
  })
}

/** Each service has its places to itself, so that moving one moves no other. */
function locationOf(invented: InventedService, place: Place, nth: number): Location {
  return v.parse(Location, { ...place, id: inventedId(numberOf(invented) * 100 + nth) })
}

function numberOf({ id }: InventedService): number {
  return Number(id.slice(-3))
}
