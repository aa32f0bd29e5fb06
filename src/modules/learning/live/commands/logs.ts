// The learning log: private to its writer, on their phone and by the link that they take home. Its promise is asked
// after at one and at three months, by that link; nobody's address is kept.
import { append, type Scene } from '../../../../kernel/event.ts'
import { notFound } from '../../../../kernel/problem.ts'
import type { FollowUp, Log, LogForm } from '../model.ts'
import * as words from '../store/words.ts'
import { takePart } from './scene.ts'

const empty: Log = { body: '', promise: '', shared: false, afterOne: null, afterThree: null }

export async function readLog(scene: Scene, id: string, token: Uint8Array | undefined): Promise<Log> {
  const part = await takePart(scene, id, token)
  return (await words.findLog(scene.tx, scene.response.id, part.seat.id)) ?? empty
}

export async function writeLog(
  scene: Scene,
  id: string,
  token: Uint8Array | undefined,
  log: LogForm,
): Promise<void> {
  const part = await takePart(scene, id, token)
  const { tx, response, now } = scene
  const kept = (await words.findLog(tx, response.id, part.seat.id)) ?? empty
  // Also after the end, as long as its seat is there: the log is its writer's.
  if (kept.body === log.body && kept.promise === log.promise && kept.shared === log.shared) return
  await words.putLog(tx, response.id, part.seat.id, log, now)
  await append(part.scene, { type: 'live-session.log-kept', subject: id })
}

/** A link to take home; an earlier one no longer works. */
export async function makeLogLink(
  scene: Scene,
  id: string,
  token: Uint8Array | undefined,
  linkHash: Uint8Array,
): Promise<void> {
  const part = await takePart(scene, id, token)
  await words.putLink(scene.tx, scene.response.id, part.seat.id, linkHash, scene.now)
  await append(part.scene, { type: 'live-session.log-taken-home', subject: id })
}

/** What the link opens. Throws *not found* for a link that is none, or no longer. */
export async function openKept(scene: Scene, linkHash: Uint8Array): Promise<words.Kept & { seatId: string }> {
  const seatId = await words.takeLog(scene.tx, linkHash)
  const kept = seatId && (await words.findKept(scene.tx, scene.response.id, seatId))
  if (!seatId || !kept) throw notFound()
  return { ...kept, seatId }
}

/** How the promise went. */
export async function answerFollowUp(
  scene: Scene,
  linkHash: Uint8Array,
  after: 'one' | 'three',
  how: FollowUp,
): Promise<void> {
  const kept = await openKept(scene, linkHash)
  if ((after === 'one' ? kept.afterOne : kept.afterThree) === how) return
  await words.setFollowUp(scene.tx, scene.response.id, kept.seatId, after, how)
  await append(
    { ...scene, actor: { kind: 'nobody' } },
    { type: 'live-session.followed-up', subject: kept.sessionId, data: { after, how } },
  )
}
