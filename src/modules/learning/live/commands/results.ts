// The end of a session, and what becomes of what was worked out.
import { createHash } from 'node:crypto'
import { append, cancelJob, type Scene } from '../../../../kernel/event.ts'
import { fold } from '../../../../kernel/fold.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { actionsToProposeFor, proposeCommitment } from '../../../workplan/commands/proposing.ts'
import { keepsStaffOf } from '../../induction/policy.ts'
import { takeOver } from '../attendance/commands.ts'
import type { LiveSession, Results } from '../model.ts'
import { mayProposeFromSession, mayReadResults } from '../policy.ts'
import { closest, linesOf } from '../rules/lines.ts'
import { resultsOf } from '../rules/results.ts'
import { moved } from '../rules/stage.ts'
import * as seats from '../store/seats.ts'
import * as store from '../store/sessions.ts'
import * as tables from '../store/tables.ts'
import * as words from '../store/words.ts'
import { getSession, holdToLead, leadTopicOf, topicOf } from './scene.ts'
import { readSheets } from './sheets.ts'

const day = 86_400_000
/** Seats and logs go after the second asking of the promises. Results stay. */
export const keptDays = 120

export async function finishSession(scene: Scene, id: string): Promise<void> {
  const session = await holdToLead(scene, id)
  const { tx, response, now } = scene
  const stage = moved(
    session.plan,
    session,
    { move: 'end', block: '', minutes: 1, version: session.version },
    [],
    now,
  )
  const sheets = await readSheets(scene, session)
  await store.updateStage(tx, response.id, id, stage)
  const results = resultsOf({
    session: { ...session, ...stage },
    seats: await seats.listSeats(tx, response.id, id),
    sheets,
    points: await words.listPoints(tx, response.id, id),
    promises: await words.listSharedPromises(tx, id),
    now,
  })
  await tables.closeSheets(
    tx,
    response.id,
    id,
    results.tables.map(({ number, sheet }) => ({ number, sheet })),
  )
  await store.endSession(tx, response.id, id, results, now)
  await cancelJob(scene, 'live-session.close', id)
  await append(scene, {
    type: 'live-session.ended',
    subject: id,
    data: { participants: results.participants },
    topics: [topicOf(id), leadTopicOf(id)],
    jobs: [
      { name: 'live-session.forget', key: id, data: { id }, runAt: new Date(now.getTime() + keptDays * day) },
    ],
  })
  // The people of whoever leads, at once; those of other organisations wait for their own keepers.
  if (session.topics.length > 0 && keepsStaffOf(scene.actor) !== undefined) await takeOver(scene, id)
}

/** A job: nobody has ended it. One that has ended, or is there no more, stays as it is. */
export async function closeLeftOpen(scene: Scene, id: string): Promise<void> {
  must(scene.actor.kind === 'system')
  const session = await store.lockSession(scene.tx, scene.response.id, id)
  if (session && !session.endedAt) await finishSession(scene, id)
}

/** A job: people and their logs go. Done twice, it finds nothing. */
export async function forgetParticipants(scene: Scene, id: string): Promise<void> {
  must(scene.actor.kind === 'system')
  const seatsGone = await words.forgetPeople(scene.tx, scene.response.id, id)
  if (seatsGone > 0)
    await append(scene, { type: 'live-session.forgotten', subject: id, data: { seats: seatsGone } })
}

export type Line = {
  table: number
  sector: string
  question: string
  text: string
  key: string
  /** The common action that it is probably about. */
  guess: string | undefined
  giver: 'sector' | 'child-protection'
  commitmentId: string | undefined
}

export type Outcome = {
  session: LiveSession
  results: Results
  lines: Line[]
  /** For the lines of a sector: what they could be about. */
  actions: Map<string, { id: string; number: string | null; title: string }[]>
}

/** Of all tables together: more than that nobody signs. */
const mostToPropose = 400

/** What came of it, with the lines that can be proposed. Throws *not found* before it has ended. */
export async function openResults(scene: Scene, id: string): Promise<Outcome> {
  must(mayReadResults(scene.actor))
  const session = await getSession(scene, id)
  if (!session.results) throw notFound()
  const { tx, response } = scene
  const proposals = await words.listProposals(tx, response.id, id)
  const actions = new Map<string, Awaited<ReturnType<typeof actionsToProposeFor>>>()
  for (const { sector } of session.results.tables)
    if (!actions.has(sector)) actions.set(sector, await actionsToProposeFor(scene, sector, session.language))
  const questions = session.plan.blocks.flatMap(block => block.questions).filter(({ commits }) => commits)
  const written = session.results.tables.flatMap(({ number, sector, sheet }) =>
    questions.flatMap(question =>
      linesOf(sheet[question.id] ?? '').map(text => ({ number, sector, question, text })),
    ),
  )
  const lines = written.slice(0, mostToPropose).map(({ number, sector, question, text }): Line => {
    const key = keyOf(text)
    return {
      table: number,
      sector,
      question: question.id,
      text,
      key,
      giver: question.prefill === 'child-protection' ? 'child-protection' : 'sector',
      guess: closest(text, actions.get(sector) ?? []),
      commitmentId: proposals.find(
        one => one.tableNumber === number && one.question === question.id && one.lineKey === key,
      )?.commitmentId,
    }
  })
  return { session, results: session.results, lines, actions }
}

export type LineProposed = {
  id: string
  table: number
  question: string
  key: string
  /** The common action; of what child protection gives none is needed. */
  nodeId: string
}

/** One line of a worksheet into the plan, where it waits for two signatures. Sent twice, it is proposed once. */
export async function proposeLine(
  scene: Scene,
  id: string,
  proposed: LineProposed,
): Promise<{ isNew: boolean }> {
  must(mayReadResults(scene.actor))
  // Two presses at once: the second waits here, and then finds what the first has proposed.
  await store.lockSession(scene.tx, scene.response.id, id)
  const { lines } = await openResults(scene, id)
  const line = lines.find(
    one => one.table === proposed.table && one.question === proposed.question && one.key === proposed.key,
  )
  if (!line) throw notFound()
  must(mayProposeFromSession(scene.actor, line.sector))
  if (line.commitmentId) return { isNew: false }
  if (line.giver === 'sector' && proposed.nodeId === '') throw new Problem('not-valid', 'live.error.action')
  const { tx, response, now } = scene
  const made = await proposeCommitment(scene, {
    id: proposed.id,
    giver: line.giver,
    sector: line.sector,
    nodeId: proposed.nodeId,
    words: line.text,
  })
  await words.insertProposal(
    tx,
    response.id,
    id,
    { tableNumber: line.table, question: line.question, lineKey: line.key, commitmentId: made.id },
    now,
  )
  await append(scene, { type: 'live-session.line-proposed', subject: id, data: { commitmentId: made.id } })
  return { isNew: made.isNew }
}

/** The same words are the same line, whatever accents they were typed with. */
export function keyOf(line: string): string {
  return createHash('sha256').update(fold(line)).digest('hex')
}
