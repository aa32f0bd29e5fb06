// What the sectors of Tamuria have answered: health has met child protection for an hour and agreed on most; water has
// signed and waits; education has begun; the camp's managers changed their mind after it was agreed; livelihoods is silent.
import { day } from '../src/kernel/clock.ts'
import { todayOf } from '../src/kernel/today.ts'
import { applyChanges } from '../src/modules/workplan/commitments/commands/changes.ts'
import { getCommitment } from '../src/modules/workplan/commitments/commands/read.ts'
import { signCommitments } from '../src/modules/workplan/commitments/commands/signing.ts'
import type { Change, FieldValues } from '../src/modules/workplan/commitments/model.ts'
import { type CastName, cast, organisations } from './country.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

/** A sector's own, unless an organisation is named. */
type Answer = { action: string; organisation?: string; set: FieldValues }

/** Days that are said as so many from today. */
type Days = (days: number) => string

const health = (on: Days): Answer[] => [
  {
    action: 'common.referral-ready',
    set: {
      stance: 'we-lead',
      progress: 'under-way',
      ownerId: cast.grace.id,
      dueOn: on(20),
      evidence: 'Referral cards are in four of seven clinics.',
    },
  },
  {
    action: 'common.joint-referral',
    set: { stance: 'with-child-protection', progress: 'under-way', ownerId: cast.leila.id, dueOn: on(-9) },
  },
  {
    action: 'common.messages',
    set: {
      stance: 'we-lead',
      progress: 'in-place',
      ownerId: cast.grace.id,
      dueOn: on(-30),
      evidence: 'Messages are on the walls of every waiting room.',
    },
  },
  {
    action: 'common.child-friendly-messages',
    set: { stance: 'with-child-protection', ownerId: cast.grace.id, dueOn: on(45) },
  },
  {
    action: 'common.reach-everyone',
    set: { stance: 'we-lead', progress: 'under-way', ownerId: cast.grace.id, dueOn: on(60) },
  },
  {
    action: 'common.joint-assessment',
    set: { stance: 'with-child-protection', ownerId: cast.amina.id, dueOn: on(30) },
  },
  {
    action: 'common.indicators',
    set: { stance: 'undecided', notes: 'The ministry is asked for its list first.' },
  },
  { action: 'common.share-information', set: { stance: 'with-child-protection', ownerId: cast.grace.id } },
  { action: 'common.disaggregate', set: { stance: 'we-lead', progress: 'in-place', ownerId: cast.grace.id } },
  {
    action: 'common.protect-data',
    set: { stance: 'we-lead', progress: 'under-way', ownerId: cast.grace.id, dueOn: on(14) },
  },
  {
    action: 'common.train-everyone',
    set: {
      stance: 'not-us',
      reason: 'The ministry of health trains all its staff itself, and does so twice a year.',
    },
  },
  {
    action: 'common.referral-ready',
    organisation: 'riverHealth',
    set: { stance: 'we-lead', progress: 'under-way' },
  },
  {
    action: 'common.messages',
    organisation: 'riverHealth',
    set: { stance: 'we-lead', progress: 'in-place' },
  },
]

const water = (on: Days): Answer[] => [
  {
    action: 'common.referral-ready',
    set: { stance: 'with-child-protection', ownerId: cast.rafiq.id, dueOn: on(25) },
  },
  { action: 'common.reach-everyone', set: { stance: 'we-lead', ownerId: cast.rafiq.id, dueOn: on(40) } },
  { action: 'common.do-no-harm', set: { stance: 'we-lead', ownerId: cast.rafiq.id, dueOn: on(15) } },
  { action: 'common.feedback', set: { stance: 'with-child-protection' } },
  {
    action: 'common.child-friendly-messages',
    set: { stance: 'not-us', reason: 'Nobody here works with children’s media. We give the content.' },
  },
]

const school = (on: Days): Answer[] => [
  {
    action: 'common.referral-ready',
    set: { stance: 'we-lead', progress: 'under-way', ownerId: cast.claire.id, dueOn: on(10) },
  },
  { action: 'common.messages', set: { stance: 'we-lead', ownerId: cast.claire.id, dueOn: on(35) } },
  { action: 'common.children-take-part', set: { stance: 'with-child-protection' } },
  {
    action: 'common.sign-codes',
    set: { stance: 'undecided', notes: 'Half of the teachers are paid by the ministry.' },
  },
]

const camp = (on: Days): Answer[] => [
  {
    action: 'common.feedback',
    set: { stance: 'we-lead', progress: 'under-way', ownerId: cast.tomas.id, dueOn: on(-4) },
  },
  { action: 'common.do-no-harm', set: { stance: 'we-lead', ownerId: cast.tomas.id, dueOn: on(28) } },
  { action: 'common.sign-codes', set: { stance: 'we-lead', progress: 'in-place', ownerId: cast.tomas.id } },
  { action: 'common.sign-codes', organisation: 'lakeCamp', set: { stance: 'we-lead', progress: 'in-place' } },
]

export async function plantCommitments(stage: Stage, now: Date): Promise<void> {
  const weeksAgo = (weeks: number) => new Date(now.getTime() - weeks * 7 * day)
  const today = todayOf({ now, response: stage.response })
  const on: Days = days => new Date(Date.parse(today) + days * day).toISOString().slice(0, 10)
  const ids = freshIds()

  const healths = await answer(stage, 'grace', weeksAgo(5), 'health', health(on), ids)
  const gifts = [
    gift(ids(), 'health', 'We tell every family that we visit about the vaccination days.', {
      progress: 'under-way',
      ownerId: cast.nadia.id,
      dueOn: on(21),
    }),
    gift(ids(), 'health', 'We train the clinics’ staff in how to listen to a child.', {
      stance: 'with-child-protection',
      ownerId: cast.amina.id,
      dueOn: on(50),
    }),
  ]
  await applyChanges(await stage.as('amina', weeksAgo(5)), gifts)
  // The hour of the two: all but what was answered last.
  const met = [...healths.slice(0, 9), ...healths.slice(11), gifts[0]!.id]
  await sign(stage, 'grace', weeksAgo(4), 'health', 'sector', met)
  await sign(stage, 'amina', weeksAgo(4), 'health', 'child-protection', met)

  const waters = await answer(stage, 'rafiq', weeksAgo(3), 'wash', water(on), ids)
  await sign(stage, 'rafiq', weeksAgo(3), 'wash', 'sector', waters.slice(0, 4))
  await applyChanges(await stage.as('amina', weeksAgo(2)), [
    gift(ids(), 'wash', 'Children draw for you which ways to the water they fear.', {
      stance: 'with-child-protection',
      dueOn: on(18),
    }),
  ])

  await answer(stage, 'claire', weeksAgo(2), 'education', school(on), ids)

  const camps = await answer(stage, 'tomas', weeksAgo(6), 'camp-management', camp(on), ids)
  await sign(stage, 'tomas', weeksAgo(5), 'camp-management', 'sector', camps)
  await sign(stage, 'amina', weeksAgo(5), 'camp-management', 'child-protection', camps)
  await applyChanges(await stage.as('tomas', weeksAgo(1)), [
    change(camps[1]!, 'camp-management', 'common.do-no-harm', { stance: 'with-child-protection' }),
  ])
}

async function answer(
  stage: Stage,
  name: CastName,
  at: Date,
  sector: string,
  answers: Answer[],
  ids: () => string,
): Promise<string[]> {
  const changes = answers.map(({ action, organisation, set }) =>
    change(ids(), sector, action, set, organisation && organisations[organisation]!.id),
  )
  const outcomes = await applyChanges(await stage.as(name, at), changes)
  const refused = outcomes.filter(({ outcome }) => outcome !== 'new')
  if (refused.length > 0) throw new Error(`not planted: ${refused[0]!.change.place.nodeId}`)
  return outcomes.map(({ id }) => id)
}

async function sign(
  stage: Stage,
  name: CastName,
  at: Date,
  sector: string,
  side: 'sector' | 'child-protection',
  ids: readonly string[],
): Promise<void> {
  const scene = await stage.as(name, at)
  const read = []
  for (const id of ids) {
    const { stance, version } = await getCommitment(scene, id)
    if (stance !== 'undecided') read.push({ id, version })
  }
  await signCommitments(scene, read, sector, side)
}

function change(
  id: string,
  sector: string,
  nodeId: string,
  set: FieldValues,
  organisationId?: string,
): Change {
  return { id, place: { giver: 'sector', sector, nodeId, organisationId: organisationId ?? null }, set }
}

function gift(id: string, sector: string, title: string, set: FieldValues): Change {
  return {
    id,
    place: { giver: 'child-protection', sector, nodeId: '', organisationId: null },
    set: { stance: 'we-lead', title, ...set },
  }
}

/** The same ids in every demonstration. */
function freshIds(): () => string {
  let next = 64_000
  return () => inventedId(next++)
}
