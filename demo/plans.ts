// A plan of Tamuria's own: the guide in ninety minutes, for a morning between two distributions. Rosa copied and shortened
// it, Amina looked over it a week later.
import * as v from 'valibot'
import { day } from '../src/kernel/clock.ts'
import { changePlan } from '../src/modules/learning/plans/commands/change.ts'
import { copyPlan } from '../src/modules/learning/plans/commands/make.ts'
import { openToEdit } from '../src/modules/learning/plans/commands/read.ts'
import { AboutForm, BlockForm } from '../src/modules/learning/plans/model.ts'
import {
  readAbout,
  readBlock,
  type TypedBlock,
  typedAbout,
  typedBlock,
} from '../src/modules/learning/plans/pages/typed.ts'
import type { PlanChange } from '../src/modules/learning/plans/rules/changes.ts'
import { inventedId } from './places.ts'
import type { Acting, Stage } from './stage.ts'

const id = inventedId(86_001)

const title = {
  en: 'Working across sectors in ninety minutes',
  fr: 'Travailler entre secteurs en quatre-vingt-dix minutes',
  ar: 'العمل عبر القطاعات في تسعين دقيقة',
  es: 'Trabajar entre sectores en noventa minutos',
  bn: 'নব্বই মিনিটে বিভিন্ন খাতে একসঙ্গে কাজ',
}

export async function plantPlans(stage: Stage, at: Date): Promise<void> {
  const rosa = await stage.as('rosa', new Date(at.getTime() - 20 * day))
  await copyPlan(rosa, { id, from: 'working-across-sectors', title })
  await change(rosa, { change: 'settle', contradiction: 'lengths.group-work', way: 'take-25' })
  await change(rosa, { change: 'remove', block: 'energiser' })
  await change(rosa, { change: 'remove', block: 'presentations-2' })
  await edit(rosa, 'presentations-1', {
    title: 'Key actions: the four tables present',
    settings: { turns: '4', telling: '3', comments: '2' },
  })
  await change(rosa, { change: 'settle', contradiction: 'turns.presentations-1', way: 'hold-tables' })
  await edit(rosa, 'centrality', { minutes: '12' })
  await edit(rosa, 'ways', { minutes: '8' })
  await edit(rosa, 'sectors', { minutes: '8' })
  const amina = await stage.as('amina', new Date(at.getTime() - 13 * day))
  await edit(amina, 'vision', {
    minutes: '12',
    say: 'Think of the water point in Dorun. What made the two teams work as one there?',
  })
  const { plan } = await openToEdit(amina, id)
  const form = v.parse(AboutForm, readAbout({ ...typedAbout(plan, 'en'), statedTotal: '90' }))
  await change(amina, { change: 'about', language: 'en', form })
}

async function edit(scene: Acting, block: string, typed: Partial<TypedBlock>): Promise<void> {
  const { plan } = await openToEdit(scene, id)
  const before = typedBlock(plan.blocks.find(one => one.id === block)!, 'en')
  const form = v.parse(BlockForm, readBlock({ ...before, ...typed }))
  await change(scene, { change: 'edit', block, language: 'en', form })
}

async function change(scene: Acting, one: PlanChange): Promise<void> {
  const { revision } = await openToEdit(scene, id)
  await changePlan(scene, id, revision, one)
}
