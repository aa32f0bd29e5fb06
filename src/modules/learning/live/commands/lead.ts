// What the facilitator does: moves everybody on, makes the tables, places people, writes on the flip chart.
import { append, type Scene } from '../../../../kernel/event.ts'
import { endLines } from '../../../../kernel/live.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import type { Grouping, LiveSession, Move, Point, Seat, Table } from '../model.ts'
import { mayLead } from '../policy.ts'
import { pairsOf, placed } from '../rules/groups.ts'
import { blockAt, moved, stepAt } from '../rules/stage.ts'
import { votable } from '../rules/votes.ts'
import { newDoc } from '../sheet-doc.ts'
import * as seats from '../store/seats.ts'
import * as store from '../store/sessions.ts'
import * as tables from '../store/tables.ts'
import * as words from '../store/words.ts'
import { prefillOf } from './prefill.ts'
import { getSession, holdToLead, leadTopicOf, topicOf } from './scene.ts'

export type Led = {
  session: LiveSession
  seats: Seat[]
  tables: Table[]
  points: Point[]
}

/** All that the leading screens show. */
export async function openToLead(scene: Scene, id: string): Promise<Led> {
  must(mayLead(scene.actor))
  const { tx, response } = scene
  const [session, people, there, points] = await Promise.all([
    getSession(scene, id),
    seats.listSeats(tx, response.id, id),
    tables.listTables(tx, response.id, id),
    words.listPoints(tx, response.id, id),
  ])
  return { session, seats: people, tables: there, points }
}

/** Pressed twice from the same screen, it counts once. */
export async function moveSession(scene: Scene, id: string, move: Move): Promise<void> {
  const session = await holdToLead(scene, id)
  const { tx, response, now } = scene
  if (session.version !== move.version) return
  const there = await tables.listTables(tx, response.id, id)
  const numbers = there.map(({ number }) => number)
  const stage = moved(session.plan, session, move, numbers, now)
  await store.updateStage(tx, response.id, id, stage)
  const block = blockAt(session.plan, stage)
  if (block?.kind === 'pairs' && stepAt(session.plan, stage, numbers)?.kind === 'together')
    await seats.setPairs(tx, response.id, id, pairsOf(await seats.listSeats(tx, response.id, id)))
  if (block?.kind === 'worksheet' && numbers.length > 0)
    await placeRest(scene, id, numbers, session.groupingBy)
  await append(scene, {
    type: 'live-session.moved',
    subject: id,
    data: { move: move.move, at: stage.at, step: stage.step },
    topics: [topicOf(id), leadTopicOf(id)],
  })
}

/**
 * Makes the tables, in this order, with what is agreed with their sectors written on their worksheets, and places people
 * unless they choose for themselves.
 * @param sectors one for each table; the same twice: two tables on it
 */
export async function makeTables(
  scene: Scene,
  id: string,
  sectors: readonly string[],
  by: Grouping,
): Promise<void> {
  const session = await holdToLead(scene, id)
  const { tx, response } = scene
  if (sectors.length === 0 || sectors.length > 12 || sectors.some(sector => !votable.includes(sector)))
    throw new Problem('not-valid', 'live.error.tables')
  const made = await Promise.all(
    sectors.map(async (sector, index) => ({
      number: index + 1,
      sector,
      doc: await newDoc(await prefillOf(scene, session, sector)),
    })),
  )
  await store.setGrouping(tx, response.id, id, by)
  await tables.replaceTables(tx, response.id, id, made)
  await seats.clearTables(tx, response.id, id)
  if (by !== 'choice')
    await placeRest(
      scene,
      id,
      made.map(({ number }) => number),
      by,
    )
  await append(scene, {
    type: 'live-session.tables-made',
    subject: id,
    data: { sectors: [...sectors], by },
    topics: [topicOf(id), leadTopicOf(id)],
  })
}

/** Everybody who has no table yet. */
export async function placeEverybody(scene: Scene, id: string): Promise<void> {
  const session = await holdToLead(scene, id)
  const there = await tables.listTables(scene.tx, scene.response.id, id)
  await placeRest(
    scene,
    id,
    there.map(({ number }) => number),
    session.groupingBy,
  )
  await append(scene, {
    type: 'live-session.people-placed',
    subject: id,
    topics: [topicOf(id), leadTopicOf(id)],
  })
}

export async function moveSeat(scene: Scene, id: string, seatNumber: number, table: number): Promise<void> {
  await holdToLead(scene, id)
  const { tx, response } = scene
  const [people, there] = await Promise.all([
    seats.listSeats(tx, response.id, id),
    tables.listTables(tx, response.id, id),
  ])
  const seat = people.find(({ number }) => number === seatNumber)
  if (!seat || !there.some(({ number }) => number === table))
    throw new Problem('not-valid', 'live.error.seat')
  await seats.setTable(tx, response.id, seat.id, table)
  await append(scene, {
    type: 'live-session.person-moved',
    subject: id,
    data: { table },
    topics: [topicOf(id), leadTopicOf(id)],
  })
}

/** Closed, nobody new joins; who has a seat keeps it. */
export async function setDoor(scene: Scene, id: string, isClosed: boolean): Promise<void> {
  const session = await holdToLead(scene, id)
  if (session.doorClosed === isClosed) return
  await store.setDoor(scene.tx, scene.response.id, id, isClosed)
  await append(scene, {
    type: 'live-session.door',
    subject: id,
    data: { closed: isClosed },
    topics: [leadTopicOf(id)],
  })
}

/** A seat goes, with its stickers, what it said and its log. Sent twice, it goes once. */
export async function removeSeat(scene: Scene, id: string, seatNumber: number): Promise<void> {
  const session = await holdToLead(scene, id)
  if (!(seatNumber >= 1 && seatNumber <= session.seats)) throw new Problem('not-valid', 'live.error.seat')
  const seat = await seats.deleteSeat(scene.tx, scene.response.id, id, seatNumber)
  if (seat === undefined) return
  await endLines(scene.tx, scene.response.id, `seat:${seat}`)
  await append(scene, {
    type: 'live-session.seat-removed',
    subject: id,
    topics: [topicOf(id), leadTopicOf(id)],
  })
}

/** What somebody says aloud, written by the facilitator. */
export async function writePoint(
  scene: Scene,
  id: string,
  point: { id: string; body: string },
): Promise<void> {
  const session = await holdToLead(scene, id)
  const { tx, response, now } = scene
  const block = blockAt(session.plan, session)?.id ?? ''
  if (!(await words.insertPoint(tx, response.id, id, { ...point, block, seatId: null }, now))) return
  await append(scene, { type: 'live-session.point-written', subject: id, topics: [leadTopicOf(id)] })
}

/** Taken off the flip chart, or put back. */
export async function hidePoint(scene: Scene, id: string, pointId: string, hidden: boolean): Promise<void> {
  await holdToLead(scene, id)
  await words.setHidden(scene.tx, scene.response.id, id, pointId, hidden)
  await append(scene, {
    type: 'live-session.point-hidden',
    subject: id,
    data: { hidden },
    topics: [leadTopicOf(id)],
  })
}

async function placeRest(scene: Scene, id: string, numbers: readonly number[], by: Grouping): Promise<void> {
  if (numbers.length === 0) return
  const { tx, response } = scene
  const given = placed(await seats.listSeats(tx, response.id, id), numbers, by)
  if (given.size > 0) await seats.setTables(tx, response.id, given)
}
