// What is due for one person: what they lead or own and when, and what waits for their signature.
import type { Person } from '../../kernel/actor.ts'
import type { Scene } from '../../kernel/event.ts'
import { must } from '../../kernel/problem.ts'
import { todayOf } from '../../kernel/today.ts'
import type { Words } from '../../kernel/words.ts'
import { sidesOf } from '../framework/policy.ts'
import { toStaff } from '../learning/induction/addresses.ts'
import { keepsStaffOf } from '../learning/induction/policy.ts'
import { listRunningOut } from '../learning/induction/store.ts'
import { toAction } from '../workplan/actions/addresses.ts'
import { findPlan } from '../workplan/actions/commands/read.ts'
import { isOpen } from '../workplan/actions/rules/plan.ts'
import { listMilestones } from '../workplan/actions/store.ts'
import { titleOf } from '../workplan/actions/views/signs.tsx'
import { toCommitment, toSector } from '../workplan/commitments/addresses.ts'
import { otherSectors } from '../workplan/commitments/commands/ground.ts'
import { listCommitments } from '../workplan/commitments/commands/read.ts'
import { isPromised } from '../workplan/commitments/rules/status.ts'
import { toSector as toIndicatorOf } from '../workplan/indicators/addresses.ts'
import type { WaitingRow } from './digest/model.ts'
import { countWaiting, listOpenProposals } from './digest/store.ts'
import { answersFor, signaturesFor } from './digest/waiting.ts'
import { mayReadSheets } from './policy.ts'
import { type PeopleDue, peopleDue, windowOf } from './rules/people.ts'
import { listOwnPreparedness } from './store.ts'

export type DueThing = {
  title: string
  kind: 'action' | 'milestone' | 'commitment' | 'preparedness' | 'people'
  day: string
  href: string
}
export type Waiting = {
  kind: 'commitments' | 'wordings' | 'actions' | 'indicators' | 'answers'
  /** '' for what is of no single sector. */
  sector: string
  count: number
  href: string
}
export type Due = {
  overdue: DueThing[]
  /** Of the next two weeks. */
  soon: DueThing[]
  waiting: Waiting[]
}

const daysAhead = 14
const kinds: readonly WaitingRow['what'][] = ['commitment', 'wording', 'action', 'indicator']

export async function findDue(
  scene: Scene & { actor: Person },
  words: Words,
  at: (path: string) => string,
): Promise<Due> {
  must(mayReadSheets(scene.actor))
  const today = todayOf(scene)
  const until = todayOf({ ...scene, now: new Date(scene.now.getTime() + daysAhead * 86_400_000) })
  const things = [...(await ownThings(scene, words, at)), ...(await peopleOf(scene, words, at, today))].sort(
    (a, b) => a.day.localeCompare(b.day),
  )
  return {
    overdue: things.filter(({ day }) => day < today),
    soon: things.filter(({ day }) => day >= today && day <= until),
    waiting: await waitingFor(scene, at),
  }
}

async function ownThings(
  scene: Scene & { actor: Person },
  words: Words,
  at: (path: string) => string,
): Promise<DueThing[]> {
  const { tx, response, actor } = scene
  const plan = await findPlan(scene)
  const led = (plan?.actions ?? []).filter(
    one => isOpen(one.status) && (one.leadId === actor.id || one.coLeadId === actor.id),
  )
  const [milestones, commitments, lines] = await Promise.all([
    listMilestones(
      tx,
      response.id,
      led.map(({ id }) => id),
    ),
    listCommitments(scene, { ownerId: actor.id }),
    listOwnPreparedness(tx, response.id, actor.id),
  ])
  const sector = (code: string) => words.say(`accounts.sector.${code}`)
  return [
    ...led.flatMap(one =>
      one.dueOn === null
        ? []
        : [
            {
              kind: 'action' as const,
              title: titleOf(words, one),
              day: one.dueOn,
              href: toAction(at, one.id),
            },
          ],
    ),
    ...milestones
      .filter(({ doneOn }) => doneOn === null)
      .map(one => ({
        kind: 'milestone' as const,
        title: one.title,
        day: one.dueOn,
        href: toAction(at, one.actionId),
      })),
    ...commitments.flatMap(one =>
      one.dueOn !== null && isPromised(one.stance) && one.progress !== 'in-place'
        ? [
            {
              kind: 'commitment' as const,
              title: one.title || words.say('due.commitment', { sector: sector(one.sector) }),
              day: one.dueOn,
              href: toCommitment(at, one.id),
            },
          ]
        : [],
    ),
    ...lines.map(({ sector: code, line, dueOn }) => ({
      kind: 'preparedness' as const,
      title: words.say('due.preparedness', { sector: sector(code) }),
      day: dueOn,
      href: at(`/workplan/preparedness/sectors/${code}/lines/${encodeURIComponent(line)}`),
    })),
  ]
}

/** Of whoever keeps a list of people: those who are to be prepared again, or before they meet children. */
async function peopleOf(
  { tx, response, actor }: Scene,
  words: Words,
  at: (path: string) => string,
  today: string,
): Promise<DueThing[]> {
  const keeps = keepsStaffOf(actor)
  if (keeps === undefined) return []
  const rows = (await listRunningOut(tx, response.id, windowOf(today))).filter(
    ({ organisationId }) => organisationId === keeps,
  )
  return peopleDue(rows, today).map(({ what, day, people }) => ({
    kind: 'people',
    title: words.say(`due.people.${what}`, { count: people }),
    day,
    href: toStaff(at, { state: stateOn(what, day, today) }),
  }))
}

function stateOn(what: PeopleDue['what'], day: string, today: string) {
  if (what === 'ends') return day < today ? 'expired' : 'expiring'
  return day <= today ? 'overdue' : 'due'
}

/** By sector, for whoever speaks for one of the sides; and proposals, for whoever answers them. */
async function waitingFor(
  scene: Scene & { actor: Person },
  at: (path: string) => string,
): Promise<Waiting[]> {
  const { tx, response, actor } = scene
  const rows = await countWaiting(tx, response.id)
  const answers = answersFor(actor, await listOpenProposals(tx, response.id))
  const order = (code: string) => otherSectors.indexOf(code)
  return [
    ...signaturesFor(actor, rows)
      .sort((a, b) => order(a.sector) - order(b.sector) || kinds.indexOf(a.what) - kinds.indexOf(b.what))
      .map(({ what, sector, count }) => ({
        kind: `${what}s` as const,
        sector,
        count,
        href: toSign(at, what, sector, actor),
      })),
    ...(answers > 0
      ? [{ kind: 'answers' as const, sector: '', count: answers, href: at('/framework') }]
      : []),
  ]
}

function toSign(
  at: (path: string) => string,
  what: WaitingRow['what'],
  sector: string,
  actor: Person,
): string {
  switch (what) {
    case 'commitment':
      return sidesOf(actor, sector).length > 0 ? toSector(at, sector, 'signing') : at('/workplan/commitments')
    case 'wording':
      return at(`/wordings?sector=${sector}&state=waiting`)
    case 'action':
      return at(`/workplan/actions?sector=${sector}`)
    case 'indicator':
      return toIndicatorOf(at, sector)
  }
}
