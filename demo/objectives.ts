// What has been seen of the objectives in Tamuria, and how Amina judges them.
import { day } from '../src/kernel/clock.ts'
import { giveEvidence, judge } from '../src/modules/workplan/objectives/commands/write.ts'
import type { Level } from '../src/modules/workplan/objectives/model.ts'
import type { CastName } from './country.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

type Shown = { by: CastName; node: string; quote: string; body: string; daysAgo: number }
type Judged = { node: string; level: Level; why: string; daysAgo: number }

const shown: Shown[] = [
  {
    by: 'grace',
    node: 'objective.1.progress',
    quote: 'words that are easy to understand',
    body: 'Three of the sixteen actions stand on the wards in the nurses’ own words; two of them are agreed.',
    daysAgo: 16,
  },
  {
    by: 'rafiq',
    node: 'objective.1.progress',
    quote: '',
    body: 'Hygiene promoters wrote their line in Bangla. It still waits for child protection.',
    daysAgo: 5,
  },
  {
    by: 'amina',
    node: 'objective.2.progress',
    quote: 'by themselves',
    body: 'Health and camp management asked for the last two meetings. The minutes are with the coordinator.',
    daysAgo: 12,
  },
]

const judged: Judged[] = [
  {
    node: 'objective.1.progress',
    level: 'first-steps',
    why: 'One sector has words of its own that both signed. Four have not begun.',
    daysAgo: 40,
  },
  {
    node: 'objective.1.progress',
    level: 'part-way',
    why: 'Health uses its words in every ward; water has proposed. Education and the camps still read ours.',
    daysAgo: 4,
  },
  {
    node: 'objective.2.progress',
    level: 'mostly',
    why: 'Sectors call the meetings themselves. Livelihoods has not come yet.',
    daysAgo: 4,
  },
  {
    node: 'objective.3.progress',
    level: 'not-yet',
    why: 'Nobody has counted who was trained.',
    daysAgo: 4,
  },
]

export async function plantObjectives(stage: Stage, now: Date): Promise<void> {
  let next = 66_000
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * day)
  for (const { by, node, quote, body, daysAgo } of shown)
    await giveEvidence(await stage.as(by, at(daysAgo)), node, {
      id: inventedId(next++),
      quote,
      body,
      address: '',
    })
  for (const { node, level, why, daysAgo } of judged)
    await judge(await stage.as('amina', at(daysAgo)), node, { id: inventedId(next++), level, why })
}
