// Puts the invented providers, places and services into the directory, checked as many days ago as each says.

import * as v from 'valibot'
import type { Scene } from '../src/kernel/event.ts'
import {
  insertPlaces,
  type NewSite,
  saveAreas,
  saveProviders,
  saveServices,
  saveSites,
} from '../src/modules/directory/imports/save.ts'
import { Location, Service, Site } from '../src/modules/directory/model.ts'
import { addDays, localTimeOf } from '../src/modules/directory/rules/hours.ts'
import { indexServices } from '../src/modules/directory/store/search.ts'
import { organisations, teams } from './country.ts'
import { inventedId, type Place, places, providers } from './places.ts'
import type { InventedService } from './services/service.ts'
import { services } from './services.ts'

const checkDays = 90
const idsOfProviders = new Map(
  Object.entries({ ...organisations, ...providers }).map(([name, { id }]) => [name, id]),
)

/** @param scene the system's */
export async function plantDirectory(scene: Scene): Promise<void> {
  const { tx, response, now } = scene
  const today = localTimeOf(now, response.timeZone).day
  const list: InventedService[] = Object.values(services)
  await saveProviders(scene, Object.values(providers))
  await insertPlaces(
    scene,
    Object.values(places).map((place: Place) => v.parse(Location, place)),
  )
  await saveServices(
    scene,
    list.map(service => serviceOf(service, today)),
  )
  await saveSites(scene, 'demonstration', list.flatMap(sitesOf), new Set())
  const covered = list.flatMap(({ id, covers }) => covers.map(pcode => ({ service: id, pcode })))
  const ids = list.map(service => service.id)
  await saveAreas(scene, covered, ids)
  await indexServices(tx, response.id, ids, today)
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

function sitesOf({ id, at }: InventedService): NewSite[] {
  return at.map((place, ordinal) => ({
    ...v.parse(Site, {
      id: inventedId(Number(id.slice(-3)) * 10 + ordinal),
      locationId: places[place].id,
    }),
    serviceId: id,
    ordinal,
  }))
}
