// Keeping entries current: confirming one or many, and saying whether there is room.
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import type { Capacity, Entry } from '../model.ts'
import { isKeeper, keepsAll, mayConfirm } from '../policy.ts'
import { type FreshnessSettings, freshnessSettings, oldestOffered } from '../rules/freshness.ts'
import { addDays } from '../rules/hours.ts'
import { entriesOf } from '../store/entries.ts'
import {
  type CheckCursor,
  type CheckFilter,
  type CheckRow,
  checkRows,
  countChecks,
  idsOfTeams,
  keptOf,
} from '../store/kept.ts'
import { type ConfirmationLink, openLinks } from '../store/links.ts'
import { indexServices } from '../store/search.ts'
import { updateChecks, updateRoom } from '../store/write.ts'
import { askOnTime } from './asking.ts'
import { getEntry } from './entry.ts'
import { todayOf, topicsOf } from './today.ts'

/** @param nextCheck without one, the entry's own number of days from today */
export async function confirmService(
  scene: Scene,
  id: string,
  nextCheck: string | null = null,
): Promise<void> {
  const entry = await getEntry(scene, id)
  must(mayConfirm(scene.actor, entry))
  await confirmThese(scene, [entry], nextCheck)
}

/** Confirms all of these that this actor may confirm. @returns how many */
export async function confirmMany(
  scene: Scene,
  ids: readonly string[],
  nextCheck: string | null,
): Promise<number> {
  const kept = await keptOf(scene.tx, scene.response.id, ids)
  const mine = kept.filter(entry => mayConfirm(scene.actor, entry))
  must(mine.length > 0)
  await confirmThese(scene, mine, nextCheck)
  return mine.length
}

type Confirmed = { id: string; ownerTeamId: string | null; teamId: string | null }

/** For those whose right to it was looked at already. */
export async function confirmThese(
  scene: Scene,
  entries: readonly Confirmed[],
  nextCheck: string | null,
  by: Record<string, unknown> = {},
): Promise<void> {
  const { tx, response, now } = scene
  const ids = entries.map(entry => entry.id)
  const today = todayOf(scene)
  const checked = await updateChecks(tx, response.id, ids, { today, nextCheck, now })
  await indexServices(tx, response.id, ids, today)
  const settings = freshnessSettings(response)
  for (const { id, nextCheck: next } of checked) {
    const entry = entries.find(one => one.id === id)!
    await append(scene, {
      type: 'service.confirmed',
      subject: id,
      data: { nextCheck: next, ...by },
      ...(entry.ownerTeamId ? { teamId: entry.ownerTeamId } : {}),
      topics: topicsOf(entry),
      jobs: [askOnTime({ id, nextCheck: next }, settings)],
    })
  }
}

/** @param waitingDays how long the wait is, where there is a waiting list */
export async function tellRoom(
  scene: Scene,
  id: string,
  capacity: Capacity,
  waitingDays: number | null,
): Promise<void> {
  const entry = await getEntry(scene, id)
  must(mayConfirm(scene.actor, entry))
  await tellRoomOf(scene, entry, capacity, waitingDays)
}

export async function tellRoomOf(
  scene: Scene,
  entry: Entry,
  capacity: Capacity,
  waitingDays: number | null,
  by: Record<string, unknown> = {},
): Promise<void> {
  const { tx, response, now } = scene
  const today = todayOf(scene)
  const room = { capacity, waitingDays: capacity === 'waiting' ? waitingDays : null, capacityDate: today }
  await updateRoom(tx, response.id, entry.id, room, now)
  await indexServices(tx, response.id, [entry.id], today)
  await append(scene, {
    type: 'service.room-told',
    subject: entry.id,
    data: { capacity, ...by },
    ...(entry.ownerTeamId ? { teamId: entry.ownerTeamId } : {}),
    topics: topicsOf(entry),
  })
}

/** The services of the teams of this person, those that want a check first. */
export async function findMine(scene: Scene): Promise<Entry[]> {
  const { tx, actor, response } = scene
  must(actor.kind === 'person')
  return entriesOf(
    tx,
    response.id,
    await idsOfTeams(
      tx,
      response.id,
      actor.teams.map(team => team.id),
    ),
  )
}

export type CheckList = {
  rows: CheckRow[]
  next: CheckCursor | undefined
  counts: { soon: number; due: number; past: number; all: number }
  links: ConfirmationLink[]
  today: string
  settings: FreshnessSettings
}

export const checksOnPage = 100

/** What a keeper has to look at, by organisation. */
export async function findChecks(
  scene: Scene,
  ask: {
    which: 'past' | 'due' | 'soon' | 'all'
    organisation?: string | undefined
    area?: string | undefined
  },
  after: CheckCursor | undefined,
): Promise<CheckList> {
  const { tx, actor, response, now } = scene
  must(isKeeper(actor))
  const settings = freshnessSettings(response)
  const today = todayOf(scene)
  const days = {
    soon: addDays(today, settings.warnDays),
    today,
    oldest: oldestOffered(today, settings),
  }
  const sectors = keepsAll(actor) ? 'all' : ownSectors(scene)
  const before = { past: days.oldest, due: days.today, soon: days.soon, all: undefined }[ask.which]
  const filter: CheckFilter = { before, sectors, organisation: ask.organisation, area: ask.area }
  const [rows, counts] = await Promise.all([
    checkRows(tx, response.id, filter, after, checksOnPage + 1),
    countChecks(tx, response.id, days, sectors),
  ])
  const shown = rows.slice(0, checksOnPage)
  const last = shown.at(-1)
  const links = await openLinks(tx, response.id, [...new Set(shown.map(row => row.organisationId))], now)
  return {
    rows: shown,
    next:
      rows.length > shown.length && last
        ? {
            sort: last.organisationSort,
            organisation: last.organisationId,
            nextCheck: last.nextCheck,
            id: last.id,
          }
        : undefined,
    counts,
    links,
    today,
    settings,
  }
}

export function ownSectors({ actor }: Pick<Scene, 'actor'>): string[] {
  return actor.kind === 'person'
    ? actor.roles.filter(({ role }) => role === 'focal-point').map(({ sector }) => sector)
    : []
}
