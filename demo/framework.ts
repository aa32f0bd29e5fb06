// Tamuria follows the framework of 2022, and works in its first cycle, which has run out: the next one is due.

import * as v from 'valibot'
import { day } from '../src/kernel/clock.ts'
import { followEdition } from '../src/modules/framework/commands/adopt.ts'
import { draftEdition } from '../src/modules/framework/commands/editions.ts'
import { workingTogether2022 } from '../src/modules/framework/content.ts'
import { givenFields } from '../src/modules/workplan/actions/commands/batch.ts'
import { planAction } from '../src/modules/workplan/actions/commands/write.ts'
import { Fields } from '../src/modules/workplan/actions/model.ts'
import { openCycle } from '../src/modules/workplan/commands/cycles.ts'
import { closeAndOpen } from '../src/modules/workplan/cycles/commands/close.ts'
import { cast } from './country.ts'
import { nextEdition } from './edition-2026.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

const blank = Object.fromEntries(givenFields.map(field => [field, '']))

/** What was planned in the first cycle, and what became of it. */
const before: { node: string; set: Partial<Record<(typeof givenFields)[number], string>> }[] = [
  {
    node: 'action.2.2',
    set: { status: 'done', leadId: cast.amina.id, evidence: 'Four meetings, each with a list of who came.' },
  },
  {
    node: 'action.2.10',
    set: {
      status: 'under-way',
      leadId: cast.amina.id,
      evidence: 'The page for health is written; the others are not.',
    },
  },
  { node: 'action.4.1', set: { status: 'stopped', evidence: 'The national strategy was put off.' } },
  { node: 'action.6.1', set: { status: 'not-started' } },
]

export async function plantFramework(stage: Stage, founded: Date, now: Date): Promise<void> {
  const begun = await stage.as('amina', founded)
  await followEdition(begun, workingTogether2022.edition.id)
  const first = {
    id: inventedId(900),
    name: 'Before the framework, 2021 and 2022',
    from: '2021-01-01',
    to: '2022-06-30',
  }
  await openCycle(begun, first)
  for (const [index, { node, set }] of before.entries())
    await planAction(begun, {
      id: inventedId(87_500 + index),
      nodeId: node,
      sector: '',
      fields: v.parse(Fields, { ...blank, status: 'not-started', ...set }),
    })
  const next = {
    id: inventedId(901),
    name: 'Working together 2022 to 2025',
    from: '2022-07-01',
    to: '2025-12-31',
  }
  await closeAndOpen(begun, first.id, {
    summary: 'Sectors met child protection one by one and wrote nothing down. From here on they do.',
    continues: [],
    next,
  })
  // A visitor may look at what it would change, and publish it.
  await draftEdition(await stage.as('amina', new Date(now.getTime() - 6 * day)), nextEdition())
}
