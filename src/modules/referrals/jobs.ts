// After commit: notices are put before people, clocks strike, what is old is destroyed.
import * as v from 'valibot'
import { append, type Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import type { JobHandlers } from '../../kernel/jobs.ts'
import { hourOf } from '../../kernel/wall-time.ts'
import { focalPointsOf, holdersOf, leadsOf } from '../accounts/commands.ts'
import { isSector } from '../accounts/sectors.ts'
import { type ClockData, clockJob, markOf, nextStrike, tonight } from './commands/clock.ts'
import { contentHash } from './commands/content.ts'
import { inItsHour } from './commands/hour.ts'
import { runRetention } from './commands/retention.ts'
import { secondPersonJob } from './commands/second-person.ts'
import { takeStep, topicsOf } from './commands/step.ts'
import { Id, type Referral } from './model.ts'
import { moves, stateTraits } from './rules/states.ts'
import { insertNotices } from './store/notices.ts'
import { lockReferral, setOverdue } from './store/referral.ts'

const Notify = v.object({ subject: Id, notices: v.array(v.object({ kind: v.string(), team: Id })) })
const About = v.object({ referral: Id })
const Strike = v.object({
  referral: Id,
  clock: v.picklist(['answer', 'second', 'outcome', 'review']),
  stage: v.picklist(['half', 'due', 'after', 'follow-up']),
  mark: v.string(),
  started: v.string(),
})

export const jobs: JobHandlers = {
  'referral.notify': async (scene, data) => {
    const { subject, notices } = v.parse(Notify, data)
    await insertNotices(
      scene.tx,
      scene.response.id,
      notices.map(({ kind, team }) => ({ kind, team, subject })),
      hourOf(scene.now),
    )
  },
  [secondPersonJob]: async (scene, data) => {
    const referral = await lockReferral(scene.tx, scene.response.id, v.parse(About, data).referral)
    if (referral?.state === 'needs-second-person') await askSecondPerson(scene, referral)
  },
  [clockJob]: async (scene, data) => strike(scene, v.parse(Strike, data)),
  'referral.retention': async scene => {
    const { more } = await runRetention(scene)
    const runAt = more ? scene.now : tonight(scene)
    await append(inItsHour(scene), {
      type: 'referral.retention-planned',
      subject: scene.response.id,
      jobs: [{ name: 'referral.retention', key: 'nightly', runAt }],
    })
  },
}

async function strike(scene: Scene, data: ClockData): Promise<void> {
  const { tx, response } = scene
  const referral = await lockReferral(tx, response.id, data.referral)
  if (!referral || !stillRuns(referral, data)) return
  await say(scene, referral, data)
  const next = await nextStrike(scene, referral, data)
  if (next)
    await append(inItsHour(scene), {
      type: 'referral.clock-struck',
      subject: referral.id,
      data: { stage: data.stage },
      jobs: [next],
    })
}

// Somebody may have answered in the very moment in which the clock struck.
function stillRuns(referral: Referral, { clock, mark }: ClockData): boolean {
  const runs = referral.state === 'no-answer' ? 'answer' : stateTraits[referral.state].clock
  return runs === clock && markOf(referral, clock) === mark
}

async function say(scene: Scene, referral: Referral, { clock, stage }: ClockData): Promise<void> {
  const { tx, response, now } = scene
  const tell = (notices: Parameters<typeof insertNotices>[2]) =>
    insertNotices(tx, response.id, notices, hourOf(now))
  // Where the service has no team here, the sender is the one who can ask it.
  const asked = referral.toTeam ?? referral.fromTeam
  const subject = referral.id
  if (clock === 'answer' && stage === 'half')
    return tell([{ team: asked, kind: 'referral.reminder', subject }])
  if (clock === 'answer' && stage === 'due') {
    if (moves.silence.from.includes(referral.state))
      await takeStep(scene, {
        referral,
        kind: 'silence',
        party: 'clock',
        id: newId(),
        channel: 'clock',
        contentHash: contentHash({ kind: 'silence' }),
      })
    const leads = await leadsOf(scene, asked)
    return tell(leads.map(({ id: person }) => ({ person, kind: 'referral.due', subject })))
  }
  if (clock === 'answer') {
    // The focal point hears of the service, not of the referral: silence is a service's.
    const focal = isSector(referral.toSector) ? await focalPointsOf(scene, referral.toSector) : []
    return tell(
      focal.map(({ id: person }) => ({ person, kind: 'service.silent', subject: referral.service })),
    )
  }
  if (clock === 'second' && stage === 'half') return askSecondPerson(scene, referral)
  await setOverdue(tx, response.id, referral.id)
  if (clock === 'second') return askSecondPerson(scene, referral)
  const team = clock === 'review' ? referral.fromTeam : asked
  await tell([{ team, kind: 'referral.follow-up', subject }])
  await append(inItsHour(scene), {
    type: 'referral.overdue',
    subject: referral.id,
    topics: topicsOf(referral),
  })
}

async function askSecondPerson(scene: Scene, referral: Referral): Promise<void> {
  const { tx, response, now } = scene
  const people =
    referral.secondAsked === 'coordinator'
      ? await holdersOf(scene, 'coordinator')
      : await leadsOf(scene, referral.fromTeam)
  const told = people.map(({ id: person }) => ({
    person,
    kind: 'referral.second-person',
    subject: referral.id,
  }))
  await insertNotices(tx, response.id, told, hourOf(now))
}
