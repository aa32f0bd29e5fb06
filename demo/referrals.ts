// Plays the stories: every referral is sealed, sent, opened, answered and passed on by the functions that browsers and
// pages use, in the order in which it happened, with the clocks striking in between.
import { openSealed } from '../src/device/open.ts'
import { reroute } from '../src/device/reroute.ts'
import { newCode, newId } from '../src/kernel/id.ts'
import { keyed } from '../src/kernel/limits.ts'
import { fromBase64, toBase64 } from '../src/modules/accounts/keys/wire.ts'
import { raiseFlag } from '../src/modules/referrals/commands/attention.ts'
import { createReferral, type HashCode } from '../src/modules/referrals/commands/create.ts'
import { makeMove } from '../src/modules/referrals/commands/move.ts'
import { openReferral } from '../src/modules/referrals/commands/open.ts'
import { redirectReferral } from '../src/modules/referrals/commands/redirect.ts'
import { confirmOverride } from '../src/modules/referrals/commands/second-person.ts'
import { answerSlip, type SlipKind, slipKinds } from '../src/modules/referrals/commands/slip.ts'
import { jobs } from '../src/modules/referrals/jobs.ts'
import type { NewReferral } from '../src/modules/referrals/model.ts'
import { openHashOf } from '../src/modules/referrals/rules/open.ts'
import { moves } from '../src/modules/referrals/rules/states.ts'
import { teams } from './country.ts'
import { detailsOf } from './details.ts'
import { type KeyedTeam, type Keys, keyedTeamOf } from './keys.ts'
import { openPartOf, sealedNote, sealedPart } from './sealing.ts'
import { services } from './services.ts'
import type { Stage } from './stage.ts'
import type { Story, StoryEvent, StoryMove } from './stories/story.ts'
import { type StoryName, stories } from './stories.ts'

type Told = {
  story: Story
  id: string
  slipCode: string
  /** The team that holds it now; undefined where the service has none here. */
  heldBy: KeyedTeam | undefined
}

const hour = 3_600_000

// Destroying is for the night after the planting, in one go.
const { 'referral.retention': retention, ...clocks } = jobs

/** @returns the referral of each story of Tamuria */
export async function plantReferrals(
  stage: Stage,
  keys: Keys,
  given: { now: Date; secret: Uint8Array },
): Promise<Record<StoryName, string>> {
  const names = Object.keys(stories) as StoryName[]
  const ids = await playStories(stage, keys, given, Object.values(stories))
  return Object.fromEntries(names.map((name, at) => [name, ids[at]!])) as Record<StoryName, string>
}

/** @returns the referral of each story, in their order */
export async function playStories(
  stage: Stage,
  keys: Keys,
  given: { now: Date; secret: Uint8Array },
  played: readonly Story[],
): Promise<string[]> {
  const hashCode: HashCode = code => keyed(given.secret, 'referral slip', code)
  const visits = new Map<string, string>()
  const told = played.map((story): Told => {
    const { team } = services[story.to] as { team?: string }
    return { story, id: newId(), slipCode: newCode(), heldBy: keyedTeamOf(team) }
  })
  const happenings = told
    .flatMap(one => [
      { ago: one.story.ago, play: (at: Date) => send(stage, keys, one, at, visits, hashCode) },
      ...one.story.after.map(event => ({
        ago: event.ago,
        play: (at: Date) => happen(stage, keys, one, event, at, hashCode),
      })),
    ])
    .sort((a, b) => b.ago - a.ago)
  for (const { ago, play } of happenings) {
    const at = new Date(given.now.getTime() - ago * hour)
    await stage.runJobs(clocks, at)
    await play(at)
  }
  await stage.runJobs(clocks, given.now)
  await retention?.(await stage.asSystem(given.now), {})
  return told.map(({ id }) => id)
}

async function send(
  stage: Stage,
  keys: Keys,
  { story, id, slipCode, heldBy }: Told,
  at: Date,
  visits: Map<string, string>,
  hashCode: HashCode,
): Promise<void> {
  const visit = story.visit ?? id
  if (!visits.has(visit)) visits.set(visit, newId())
  const open = openPartOf(story, {
    id,
    group: visits.get(visit)!,
    toTeam: heldBy ? teams[heldBy]!.id : null,
    at,
    timeZone: stage.response.timeZone,
  })
  const sealed = heldBy ? await sealedPart(keys, story, open, heldBy, detailsOf(story, open), at) : null
  const reasonId = newId()
  const given: NewReferral = {
    open,
    openHash: Buffer.from(await openHashOf(open)).toString('hex'),
    sealed,
    ...(open.channel === 'slip' ? { slipCode } : {}),
    ...(story.override
      ? {
          override: {
            id: reasonId,
            ask: story.override.ask,
            reason: await sealedNote(keys, {
              id: reasonId,
              referral: id,
              kind: 'override',
              reason: null,
              note: story.override.reason,
              by: story.by,
              from: story.from,
              to: story.from,
              at,
            }),
          },
        }
      : {}),
    counted: story.counted,
  }
  await createReferral(await stage.as(story.by, at), given, hashCode)
}

async function happen(
  stage: Stage,
  keys: Keys,
  told: Told,
  event: StoryEvent,
  at: Date,
  hashCode: HashCode,
): Promise<void> {
  if (event.kind === 'redirect') return await passOn(stage, keys, told, event, at)
  if (event.by === 'slip') return await answerOnPaper(stage, told, event, at, hashCode)
  const scene = await stage.as(event.by, at)
  if (event.kind === 'confirmation') await confirmOverride(scene, told.id, newId())
  else if (event.kind === 'flag') await raiseFlag(scene, told.id, { id: newId(), reason: event.reason })
  else await move(stage, keys, told, { ...event, by: event.by }, at)
}

async function move(
  stage: Stage,
  keys: Keys,
  { story, id, heldBy }: Told,
  event: StoryMove & { by: Exclude<StoryMove['by'], 'slip'> },
  at: Date,
): Promise<void> {
  const { kind, by, reason, note, phone } = event
  const isAnswer = moves[kind].by.includes('receiver') && by !== story.by
  const scene = await stage.as(by, at)
  // Whoever answers has read it first, and that they did is written down.
  if (isAnswer && moves[kind].answers && heldBy) await openReferral(scene, id, 'first-look')
  const moveId = newId()
  const about = { id: moveId, referral: id, kind, reason: reason ?? null }
  const [from, to] = isAnswer ? [heldBy, story.from] : [story.from, heldBy]
  await makeMove(scene, id, kind, {
    id: moveId,
    channel: phone ? 'phone' : 'app',
    ...(reason ? { reason } : {}),
    ...(note && from && to ? { note: await sealedNote(keys, { ...about, note, by, from, to, at }) } : {}),
    ...(isAnswer && !story.reach ? { counted: story.counted } : {}),
  })
}

async function passOn(
  stage: Stage,
  keys: Keys,
  told: Told,
  event: Extract<StoryEvent, { kind: 'redirect' }>,
  at: Date,
): Promise<void> {
  const from = told.heldBy!
  const to = keyedTeamOf((services[event.to] as { team?: string }).team)!
  const scene = await stage.as(event.by, at)
  const { packet } = await openReferral(scene, told.id, 'first-look')
  const opened = await openSealed(
    {
      ...packet!,
      // What the server keeps of the open fields is what was sent: text and numbers.
      open: packet!.open as Parameters<typeof openSealed>[0]['open'],
      body: fromBase64(packet!.body),
      envelope: fromBase64(packet!.envelope),
      route: [],
    },
    { keys: keys.keysOf(from), rootOf: keys.rootOf },
  )
  const day = at.toISOString().slice(0, 10)
  const next = await reroute(opened, keys.senderOf(event.by, from), keys.destinationOf(to, day), 'allowed')
  await redirectReferral(scene, told.id, {
    id: newId(),
    channel: 'app',
    reason: event.reason,
    service: services[event.to].id,
    toTeam: next.to.team,
    basis: 'allowed',
    envelope: toBase64(next.envelope),
    epoch: next.to.epoch,
    route: next.record,
    counted: told.story.counted,
  })
  told.heldBy = to
}

async function answerOnPaper(
  stage: Stage,
  { slipCode }: Told,
  { kind }: StoryMove,
  at: Date,
  hashCode: HashCode,
): Promise<void> {
  const said = slipKinds.find((one: SlipKind) => one === kind)
  if (!said) throw new Error('this cannot be answered on paper')
  await answerSlip(await stage.asNobody(at), hashCode(slipCode), said, { id: newId() })
}
