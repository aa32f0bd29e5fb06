// One step of a referral, whoever takes it: the move is written down, the state follows, clocks are set or stopped,
// numbers are added to, the other side is told. All of it in the transaction of the request.
import { append, cancelJob, type Job, type Scene } from '../../../kernel/event.ts'
import { hourOf, monthIn } from '../../../kernel/wall-time.ts'
import { type Channel, type Counted, notStated, type Referral, type SealedNote } from '../model.ts'
import { answerBucket } from '../rules/clocks.ts'
import { noticesFor } from '../rules/notices.ts'
import { referralSettings } from '../rules/settings.ts'
import {
  destroysEnvelope,
  type MoveKind,
  moves,
  type Party,
  type State,
  stateTraits,
} from '../rules/states.ts'
import { insertMove } from '../store/moves.ts'
import { changeState } from '../store/referral.ts'
import { replaceEnvelope } from '../store/sealed.ts'
import { addToTallies } from '../store/tallies.ts'
import { clockJob, startClock, startSecondChance } from './clock.ts'
import { inItsHour } from './hour.ts'

export type Step = {
  referral: Referral
  kind: MoveKind
  party: Party
  id: string
  channel: Channel | 'clock'
  contentHash: Uint8Array
  reason?: string | undefined
  note?: SealedNote | undefined
  /** Used for the tallies here and then forgotten. */
  counted?: Counted | undefined
}

export async function takeStep(scene: Scene, step: Step): Promise<void> {
  const { tx, response, actor, now } = scene
  const { referral, kind, party } = step
  const to = moves[kind].to
  const hour = hourOf(now)
  const personId = actor.kind === 'person' ? actor.id : null

  await insertMove(tx, response.id, {
    id: step.id,
    referralId: referral.id,
    kind,
    fromState: referral.state,
    toState: to,
    party,
    reason: step.reason ?? null,
    channel: step.channel,
    personId,
    teamId: personId === null ? null : teamOf(step),
    hour,
    contentHash: step.contentHash,
    note: step.note,
  })
  if (destroysEnvelope(to)) await replaceEnvelope(tx, response.id, referral.id, null, null)

  const asksAgain = kind === 'override-confirmation' || kind === 'reopening' || kind === 'redirect'
  const askedHour = asksAgain ? hour : referral.askedHour
  const clock = await clockAfter(scene, { ...referral, askedHour, moves: referral.moves + 1 }, step, to)
  await changeState(tx, response.id, referral.id, {
    state: to,
    next: stateTraits[to].next,
    hour,
    askedHour,
    ...(clock.dueAt === undefined ? {} : { dueAt: clock.dueAt }),
    // A late receipt does not make what is late be in time again.
    overdue: kind === 'silence' || (kind === 'receipt' && referral.overdue),
    ...(takesItOn(step) && personId ? { holder: personId } : {}),
  })
  await tallyStep(scene, step, to)
  const side = (name: 'sender' | 'receiver') => (name === 'sender' ? referral.fromTeam : referral.toTeam)
  await append(inItsHour(scene), {
    type: `referral.${to}`,
    subject: referral.id,
    ...(personId === null ? {} : { teamId: teamOf(step) ?? undefined }),
    data: { kind },
    topics: topicsOf(referral),
    jobs: [
      ...clock.jobs,
      ...noticeJobs(
        step.id,
        referral.id,
        noticesFor(to, party).map(n => ({ kind: n.kind, team: side(n.side) })),
      ),
    ],
  })
}

export function topicsOf(referral: Referral): string[] {
  return [referral.fromTeam, referral.toTeam].flatMap(team => (team ? [`team:${team}`] : []))
}

/** The job that puts notices before people. @param key of the step, so that it is queued once */
export function noticeJobs(
  key: string,
  subject: string,
  notices: { kind: string; team: string | null }[],
): Job[] {
  const told = notices.filter(notice => notice.team !== null)
  return told.length === 0 ? [] : [{ name: 'referral.notify', key, data: { subject, notices: told } }]
}

function teamOf({ party, channel, referral }: Step): string | null {
  if (party === 'sender' || (channel === 'phone' && referral.toTeam === null)) return referral.fromTeam
  return referral.toTeam
}

function takesItOn({ kind, party, channel }: Step): boolean {
  return party === 'receiver' && channel === 'app' && ['acceptance', 'waiting', 'start'].includes(kind)
}

async function clockAfter(
  scene: Scene,
  referral: Referral,
  { kind }: Step,
  to: State,
): Promise<{ jobs: Job[]; dueAt: Date | null | undefined }> {
  if (kind === 'receipt') {
    // Delivery is no acceptance: the clock of the answer goes on.
    return { jobs: referral.overdue ? [await startSecondChance(scene, referral)] : [], dueAt: undefined }
  }
  // The clock itself goes on striking after it has said that nobody answered.
  if (kind === 'silence') return { jobs: [], dueAt: undefined }
  const next = stateTraits[to].clock
  if (next) {
    const { job, dueAt } = await startClock(scene, referral, next)
    return { jobs: [job], dueAt }
  }
  await cancelJob(scene, clockJob, referral.id)
  return { jobs: [], dueAt: null }
}

async function tallyStep(
  scene: Scene,
  { referral, kind, party, reason, counted }: Step,
  to: State,
): Promise<void> {
  const { tx, response, now } = scene
  const waited = stateTraits[referral.state].clock === 'answer' || referral.state === 'no-answer'
  const inTime = !referral.overdue && (referral.dueAt === null || now <= referral.dueAt)
  await addToTallies(tx, {
    month: monthIn(now, response.timeZone),
    step: to,
    fromSector: referral.fromSector,
    toSector: referral.toSector,
    sex: counted?.sex ?? notStated,
    ageBand: counted?.ageBand ?? notStated,
    disability: counted?.disability ?? notStated,
    area: referral.area,
    areaLevel: referralSettings(response.settings).areaLevel,
    reason: reason ?? null,
    answered:
      moves[kind].answers && waited
        ? { urgency: referral.urgency, bucket: answerBucket(referral.askedHour, hourOf(now)), inTime }
        : null,
    service: referral.service,
    asked: kind === 'override-confirmation' || kind === 'reopening' ? 1 : 0,
    silent: party === 'clock' && !referral.overdue ? 1 : 0,
  })
}
