// The places of a service: with hours, phones and room of their own where they differ.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import type { Entry, Location, Site } from '../model.ts'
import { mayKeep, maySeeProtectedPlace } from '../policy.ts'
import { keptOf, servicesAtLocation } from '../store/kept.ts'
import { indexServices } from '../store/search.ts'
import { deleteSite, insertLocation, saveSite, updateLocation } from '../store/write.ts'
import { getEntry } from './entry.ts'
import { todayOf, topicsOf } from './today.ts'

/** Adds a place or changes it; the ids say which. A place that is protected can be made by who may see it again. */
export async function keepSite(
  scene: Scene,
  serviceId: string,
  site: Site,
  location: Location,
): Promise<void> {
  const { tx, actor, response, now } = scene
  const entry = await getEntry(scene, serviceId)
  must(mayKeep(actor, entry))
  must(!location.protected || maySeeProtectedPlace(actor))
  const known = entry.sites.find(one => one.id === site.id)
  if (known) {
    must(known.location.id === location.id)
    await mustKeepAllAt(scene, location.id)
    await updateLocation(tx, response.id, location, now)
  } else if (!(await insertLocation(tx, response.id, location, now))) {
    throw new Problem('already-different')
  }
  await saveSite(tx, response.id, serviceId, { ...site, locationId: location.id })
  await indexServices(
    tx,
    response.id,
    [...new Set([serviceId, ...(await servicesAtLocation(tx, response.id, location.id))])],
    todayOf(scene),
  )
  await append(scene, {
    type: known ? 'service.site-changed' : 'service.site-added',
    subject: serviceId,
    data: { site: site.id },
    topics: topicsOf(entry),
  })
}

/** Several services may be at one place: only who keeps all of them may move it. */
async function mustKeepAllAt({ tx, actor, response }: Scene, locationId: string): Promise<void> {
  const ids = await servicesAtLocation(tx, response.id, locationId)
  const kept = await keptOf(tx, response.id, ids)
  if (kept.some(entry => !mayKeep(actor, entry)))
    throw new Problem('not-now', 'directory.problem.shared-place')
}

export async function removeSite(scene: Scene, serviceId: string, siteId: string): Promise<void> {
  const { tx, response } = scene
  const entry = await getEntry(scene, serviceId)
  must(mayKeep(scene.actor, entry))
  if (!entry.sites.some(site => site.id === siteId)) return
  await deleteSite(tx, response.id, serviceId, siteId)
  await indexServices(tx, response.id, [serviceId], todayOf(scene))
  await append(scene, {
    type: 'service.site-removed',
    subject: serviceId,
    data: { site: siteId },
    topics: topicsOf(entry),
  })
}

export async function getSite(
  scene: Scene,
  serviceId: string,
  siteId: string,
): Promise<{ entry: Entry; site: Entry['sites'][number] }> {
  const entry = await getEntry(scene, serviceId)
  must(mayKeep(scene.actor, entry))
  const site = entry.sites.find(one => one.id === siteId)
  if (!site) throw notFound()
  return { entry, site }
}
