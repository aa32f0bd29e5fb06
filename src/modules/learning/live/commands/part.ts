// What participants do: take a seat, vote, say something, choose a table. Every act may be sent twice.
import { nobody } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { newId } from '../../../../kernel/id.ts'
import { Problem } from '../../../../kernel/problem.ts'
import type { Point, Seat, SeatForm, Table } from '../model.ts'
import { mayLead } from '../policy.ts'
import { placed } from '../rules/groups.ts'
import { blockAt, settingsOf, stepAt } from '../rules/stage.ts'
import { faultOf } from '../rules/votes.ts'
import * as seats from '../store/seats.ts'
import * as tables from '../store/tables.ts'
import * as words from '../store/words.ts'
import { getSession, leadTopicOf, type TakingPart, tableTopicOf, takePart } from './scene.ts'

/**
 * Takes a seat. Whoever comes late is placed where people have been placed; the facilitator leads and takes none.
 * Throws *gone* once it has ended.
 */
export async function takeSeat(
  scene: Scene,
  id: string,
  form: SeatForm,
  tokenHash: Uint8Array,
): Promise<void> {
  const session = await getSession(scene, id)
  if (mayLead(scene.actor) && session.madeBy === (scene.actor.kind === 'person' ? scene.actor.id : ''))
    throw new Problem('not-now', 'live.refused.leads')
  if (session.endedAt) throw new Problem('gone', 'live.refused.ended')
  if (session.doorClosed) throw new Problem('not-now', 'live.refused.door')
  const { tx, response, now } = scene
  const there = await tables.listTables(tx, response.id, id)
  const seatId = newId()
  let tableNumber: number | null = null
  if (there.length > 0 && session.groupingBy !== 'choice') {
    const late = { ...form, id: seatId, number: session.seats + 1, tableNumber: null }
    const people = await seats.listSeats(tx, response.id, id)
    tableNumber =
      placed(
        [...people, late],
        there.map(({ number }) => number),
        session.groupingBy,
      ).get(seatId) ?? null
  }
  await seats.insertSeat(tx, response.id, id, { ...form, id: seatId, tokenHash, tableNumber }, now)
  await append(
    { ...scene, actor: nobody },
    { type: 'live-session.joined', subject: id, topics: [leadTopicOf(id)] },
  )
}

export async function changeSeat(
  scene: Scene,
  id: string,
  token: Uint8Array | undefined,
  form: SeatForm,
): Promise<void> {
  const part = await takePart(scene, id, token)
  const { name, named, sector, remote } = part.seat
  if (part.session.endedAt) throw new Problem('gone', 'live.refused.ended')
  if (name === form.name && named === form.named && sector === form.sector && remote === form.remote) return
  await seats.updateSeat(scene.tx, scene.response.id, part.seat.id, form)
  await append(part.scene, { type: 'live-session.seat-changed', subject: id, topics: [leadTopicOf(id)] })
}

/**
 * All of a phone's stickers at once, so that sending twice counts once. Throws *not now* while no vote is open, *not
 * valid* for more than there are.
 */
export async function placeStickers(
  scene: Scene,
  id: string,
  token: Uint8Array | undefined,
  stickers: string[],
): Promise<void> {
  const part = await takePart(scene, id, token)
  const block = blockAt(part.session.plan, part.session)
  if (block?.kind !== 'stickers' || part.session.step !== 0 || part.session.endedAt)
    throw new Problem('not-now', 'live.refused.vote-closed')
  const settings = settingsOf(block)
  const fault = faultOf(stickers, { most: settings.stickers, onOne: settings.onOne })
  if (fault) throw new Problem('not-valid', `live.error.stickers.${fault}`)
  if ([...stickers].sort().join(' ') === [...part.seat.stickers].sort().join(' ')) return
  await seats.setStickers(scene.tx, scene.response.id, part.seat.id, stickers)
  await append(part.scene, { type: 'live-session.voted', subject: id, topics: [leadTopicOf(id)] })
}

export async function sayPoint(
  scene: Scene,
  id: string,
  token: Uint8Array | undefined,
  point: { id: string; body: string },
): Promise<void> {
  const part = await takePart(scene, id, token)
  const block = blockAt(part.session.plan, part.session)
  if (!block || part.session.endedAt) throw new Problem('not-now', 'live.refused.no-block')
  const { tx, response, now } = scene
  const said = { ...point, block: block.id, seatId: part.seat.id }
  if (!(await words.insertPoint(tx, response.id, id, said, now))) return
  await append(part.scene, { type: 'live-session.point-said', subject: id, topics: [leadTopicOf(id)] })
}

/** Where people choose for themselves. */
export async function chooseTable(
  scene: Scene,
  id: string,
  token: Uint8Array | undefined,
  table: number,
): Promise<void> {
  const part = await takePart(scene, id, token)
  if (part.session.endedAt) throw new Problem('gone', 'live.refused.ended')
  const there = await tables.listTables(scene.tx, scene.response.id, id)
  if (part.session.groupingBy !== 'choice' || !there.some(({ number }) => number === table))
    throw new Problem('not-now', 'live.refused.no-choice')
  if (part.seat.tableNumber === table) return
  await seats.setTable(scene.tx, scene.response.id, part.seat.id, table)
  await append(part.scene, {
    type: 'live-session.table-chosen',
    subject: id,
    data: { table },
    topics: [leadTopicOf(id), tableTopicOf(id, table)],
  })
}

export type Phone = TakingPart & {
  tables: Table[]
  /** Of the block that runs, and only one's own: what others said is on the wall. */
  points: Point[]
  /** Who sits at one's table, or talks in one's pair. */
  with: Seat[]
}

/** What a phone shows. */
export async function openPhone(scene: Scene, id: string, token: Uint8Array | undefined): Promise<Phone> {
  const part = await takePart(scene, id, token)
  const { session, seat } = part
  const { tx, response } = scene
  const there = await tables.listTables(tx, response.id, id)
  const block = blockAt(session.plan, session)
  const step = stepAt(
    session.plan,
    session,
    there.map(({ number }) => number),
  )
  const needsPeople = step?.kind === 'together' || block?.kind === 'worksheet' || step?.kind === 'tables'
  const [people, points] = await Promise.all([
    needsPeople ? seats.listSeats(tx, response.id, id) : [],
    block ? words.listPoints(tx, response.id, id) : [],
  ])
  const isWith = (other: Seat) =>
    other.id !== seat.id &&
    (step?.kind === 'together'
      ? seat.pairNumber !== null && other.pairNumber === seat.pairNumber
      : seat.tableNumber !== null && other.tableNumber === seat.tableNumber)
  return {
    ...part,
    tables: there,
    points: points.filter(point => point.seatId === seat.id && point.block === block?.id),
    with: people.filter(isWith),
  }
}
