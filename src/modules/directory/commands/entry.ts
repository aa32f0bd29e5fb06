// Adding, changing and ending entries, with their coverage.
import { append, type Scene } from '../../../kernel/event.ts'
import { isId } from '../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import type { Entry, Provider, Service, Status } from '../model.ts'
import { mayAdd, mayAddProvider, mayKeep, maySeeEntry } from '../policy.ts'
import { freshnessSettings } from '../rules/freshness.ts'
import { findEntry } from '../store/entries.ts'
import { indexServices } from '../store/search.ts'
import {
  insertProvider,
  insertService,
  replaceCoverage,
  updateService,
  updateStatus,
} from '../store/write.ts'
import { askOnTime } from './asking.ts'
import { todayOf, topicsOf } from './today.ts'

/** The entry, for who may see it; everybody else finds nothing. */
export async function getEntry({ tx, actor, response }: Scene, id: string): Promise<Entry> {
  const entry = isId(id) ? await findEntry(tx, response.id, id) : undefined
  if (!entry) throw notFound()
  must(maySeeEntry(actor, entry))
  return entry
}

/** @param coverage P-codes of the areas it serves */
export async function addService(scene: Scene, service: Service, coverage: readonly string[]): Promise<void> {
  must(mayAdd(scene.actor, service))
  const { tx, response, now } = scene
  if (!(await insertService(tx, response.id, service, now))) {
    await mustBeSame(scene, service)
    return
  }
  await replaceCoverage(tx, response.id, service.id, coverage)
  await indexServices(tx, response.id, [service.id], todayOf(scene))
  await append(scene, {
    type: 'service.added',
    subject: service.id,
    data: { sector: service.sector },
    ...(service.ownerTeamId ? { teamId: service.ownerTeamId } : {}),
    topics: topicsOf(service),
    jobs: [askOnTime(service, freshnessSettings(response))],
  })
}

/** Sending the same new entry twice is harmless; another one under its id is not. */
async function mustBeSame({ tx, response }: Scene, service: Service): Promise<void> {
  const there = await findEntry(tx, response.id, service.id)
  if (!there || there.organisationId !== service.organisationId || there.sector !== service.sector)
    throw new Problem('already-different')
}

/** @param version the version that the person had before them when they began to change it */
export async function changeService(
  scene: Scene,
  service: Service,
  version: number,
  coverage: readonly string[],
): Promise<void> {
  const { tx, response, now } = scene
  const before = await getEntry(scene, service.id)
  must(mayKeep(scene.actor, before))
  // It stays with who keeps it, and nobody takes an entry over by giving it another sector.
  must(mayAdd(scene.actor, { ...service, organisationId: before.organisationId }))
  if (!(await updateService(tx, response.id, service, version, now))) {
    if (before.version !== version + 1) throw new Problem('already-different')
    return
  }
  await replaceCoverage(tx, response.id, service.id, coverage)
  await indexServices(tx, response.id, [service.id], todayOf(scene))
  await append(scene, { type: 'service.changed', subject: service.id, topics: topicsOf(before) })
}

export async function setStatus(scene: Scene, id: string, status: Status): Promise<void> {
  const { tx, response, now } = scene
  const entry = await getEntry(scene, id)
  must(mayKeep(scene.actor, entry))
  if (entry.status === status) return
  await updateStatus(tx, response.id, id, status, now)
  await indexServices(tx, response.id, [id], todayOf(scene))
  await append(scene, {
    type: 'service.status-set',
    subject: id,
    data: { status },
    topics: topicsOf(entry),
  })
}

/** A provider without an account. */
export async function addProvider(scene: Scene, provider: Provider): Promise<void> {
  must(mayAddProvider(scene.actor))
  const { tx, response, now } = scene
  if (!(await insertProvider(tx, response.id, provider, now))) return
  await append(scene, { type: 'provider.added', subject: provider.id })
}

export type ServiceForReferral = {
  id: string
  sector: string
  name: Entry['name']
  /** Receives what is sealed; without one, a slip or a call. */
  teamId: string | null
  teamActive: boolean
  organisationId: string
  organisationName: Entry['organisationName']
  phones: Entry['phones']
  referralMethods: Entry['referralMethods']
}

/** The service that a referral goes to, if this actor may see it and it is still there. */
export async function findServiceForReferral(
  { tx, actor, response }: Scene,
  id: string,
): Promise<ServiceForReferral | undefined> {
  const entry = isId(id) ? await findEntry(tx, response.id, id) : undefined
  if (!entry || !maySeeEntry(actor, entry) || entry.status === 'defunct' || entry.status === 'inactive')
    return undefined
  const { sector, name, teamId, teamActive, organisationId, organisationName, phones, referralMethods } =
    entry
  return { id, sector, name, teamId, teamActive, organisationId, organisationName, phones, referralMethods }
}
