// What is due for one person: what they lead or own and when, and what waits for their signature.
import type { Person } from '../../kernel/actor.ts'
import type { Scene } from '../../kernel/event.ts'
import { must } from '../../kernel/problem.ts'
import { todayOf } from '../../kernel/today.ts'
import type { Words } from '../../kernel/words.ts'
import { sidesOf } from '../framework/policy.ts'
import { toAction } from '../workplan/actions/addresses.ts'
import { findPlan } from '../workplan/actions/commands/read.ts'
import { isOpen } from '../workplan/actions/rules/plan.ts'
import { listMilestones } from '../workplan/actions/store.ts'
import { titleOf } from '../workplan/actions/views/signs.tsx'
import { toCommitment, toSector } from '../workplan/commitments/addresses.ts'
import { otherSectors } from '../workplan/commitments/commands/ground.ts'
import { listCommitments } from '../workplan/commitments/commands/read.ts'
import { isPromised } from '../workplan/commitments/rules/status.ts'
import { mayReadSheets } from './policy.ts'
import { countUnsigned, listOwnPreparedness } from './store.ts'

export type DueThing = {
  title: string
  kind: 'action' | 'milestone' | 'commitment' | 'preparedness'
  day: string
  href: string
}
export type Waiting = {
  kind: 'commitments' | 'wordings' | 'actions'
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

export async function findDue(
  scene: Scene & { actor: Person },
  words: Words,
  at: (path: string) => string,
): Promise<Due> {
  must(mayReadSheets(scene.actor))
  const today = todayOf(scene)
  const until = todayOf({ ...scene, now: new Date(scene.now.getTime() + daysAhead * 86_400_000) })
  const things = (await ownThings(scene, words, at)).sort((a, b) => a.day.localeCompare(b.day))
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

/** By sector, for whoever speaks for one of the sides. */
async function waitingFor(
  scene: Scene & { actor: Person },
  at: (path: string) => string,
): Promise<Waiting[]> {
  const waiting: Waiting[] = []
  for (const sector of otherSectors)
    for (const side of sidesOf(scene.actor, sector)) {
      const commitments = await listCommitments(scene, { sector, waitsFor: side })
      const others = await countUnsigned(scene.tx, scene.response.id, sector, side)
      const add = (kind: Waiting['kind'], count: number, href: string) => {
        if (count > 0) waiting.push({ kind, sector, count, href })
      }
      add('commitments', commitments.length, toSector(at, sector, 'signing'))
      add('wordings', others.wordings, at(`/wordings?sector=${sector}&state=waiting`))
      add('actions', others.actions, at(`/workplan/actions?sector=${sector}`))
    }
  return waiting
}
