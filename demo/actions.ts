// What is planned in Tamuria: led, late, nobody's, done, and one that waits for another.
import * as v from 'valibot'
import { day } from '../src/kernel/clock.ts'
import { todayOf } from '../src/kernel/today.ts'
import {
  addMilestone,
  addNeed,
  planAction,
  reachMilestone,
  signAction,
} from '../src/modules/workplan/actions/commands/write.ts'
import { Fields } from '../src/modules/workplan/actions/model.ts'
import { cast, organisations } from './country.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

const blank = {
  title: '',
  status: 'not-started',
  leadId: '',
  leadOrganisationId: '',
  coLeadId: '',
  coLeadOrganisationId: '',
  partners: '',
  startOn: '',
  dueOn: '',
  needed: '',
  secured: '',
  currency: '',
  resources: '',
  evidence: '',
  notes: '',
}

type Plan = { node: string; sector: string; set: (on: (days: number) => string) => Partial<typeof blank> }

const plans: Plan[] = [
  {
    node: 'action.1.3',
    sector: 'health',
    set: on => ({
      title: 'Word list for wards and case workers',
      status: 'under-way',
      leadId: cast.grace.id,
      leadOrganisationId: organisations.riverHealth!.id,
      coLeadId: cast.amina.id,
      startOn: on(-60),
      dueOn: on(45),
      needed: '4000',
      secured: '2500',
      currency: 'USD',
      partners: 'Midwives’ association',
    }),
  },
  {
    node: 'action.1.1',
    sector: '',
    set: on => ({ status: 'under-way', leadId: cast.amina.id, startOn: on(-90), dueOn: on(-12) }),
  },
  { node: 'action.1.2', sector: '', set: on => ({ dueOn: on(90) }) },
  {
    node: 'sector-action.camp-management',
    sector: 'camp-management',
    set: on => ({
      title: 'Safety walks with children in Lake Camp',
      status: 'not-started',
      leadId: cast.tomas.id,
      startOn: on(20),
      dueOn: on(110),
      needed: '12000',
      currency: 'USD',
    }),
  },
  {
    node: 'additional.map-architecture',
    sector: '',
    set: on => ({
      status: 'done',
      leadId: cast.amina.id,
      startOn: on(-140),
      dueOn: on(-70),
      evidence: 'One page, in the minutes of June.',
    }),
  },
]

export async function plantActions(stage: Stage, now: Date): Promise<void> {
  let next = 67_000
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const amina = await stage.as('amina', ago(30))
  const on = (days: number) => todayOf({ response: stage.response, now: ago(-days) })
  const ids: string[] = []
  for (const { node, sector, set } of plans) {
    const id = inventedId(next++)
    ids.push(id)
    await planAction(amina, { id, nodeId: node, sector, fields: v.parse(Fields, { ...blank, ...set(on) }) })
  }
  const [words, , , walks] = ids as [string, string, string, string, string]
  const grace = await stage.as('grace', ago(28))
  await signAction(grace, { id: words, version: 1, side: 'sector' })
  const [drafted, agreed] = [inventedId(next++), inventedId(next++)]
  await addMilestone(grace, words, { id: drafted, title: 'Words collected in four wards', dueOn: on(-15) })
  await addMilestone(grace, words, { id: agreed, title: 'List agreed with case workers', dueOn: on(20) })
  await reachMilestone(await stage.as('grace', ago(14)), words, drafted, true)
  await signAction(await stage.as('amina', ago(27)), { id: words, version: 1, side: 'child-protection' })
  await addNeed(await stage.as('tomas', ago(10)), walks, words)
}
