// The one indicator of some sectors of Tamuria: health agreed and counts; the camp's managers count girls and boys; water
// changed its aim after both had signed; education has proposed; the others have not chosen.
import { day } from '../src/kernel/clock.ts'
import { todayOf } from '../src/kernel/today.ts'
import { usualReview } from '../src/modules/framework/rules/agreement.ts'
import { bringDefinitions, localDefinition } from '../src/modules/workplan/indicators/commands/definitions.ts'
import { getIndicator } from '../src/modules/workplan/indicators/commands/read.ts'
import { recordValue } from '../src/modules/workplan/indicators/commands/values.ts'
import {
  changeIndicator,
  proposeIndicator,
  signIndicator,
} from '../src/modules/workplan/indicators/commands/write.ts'
import type { Draft, Groups } from '../src/modules/workplan/indicators/model.ts'
import { lastPeriods, periodKey } from '../src/modules/workplan/indicators/rules/values.ts'
import type { CastName } from './country.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

type Aimed = { baseline: number | null; target: number; note: string } & Partial<Draft>
type Said = { numerator: number; denominator: number | null; groups?: Groups; note: string }

export async function plantIndicators(stage: Stage, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day)
  let next = 87_000

  async function propose(name: CastName, sector: string, aimed: Aimed, days: number): Promise<string> {
    const id = inventedId(next++)
    const scene = await stage.as(name, ago(days))
    const today = todayOf(scene)
    // Every sector of the demonstration has one that came with the program.
    const { title, numerator, denominator, unit, direction, frequency } = localDefinition(sector)!
    await proposeIndicator(scene, {
      id,
      sector,
      draft: {
        origin: 'local',
        code: '',
        title,
        numerator,
        denominator,
        unit,
        direction,
        frequency,
        breakdowns: [],
        source: '',
        baselineOn: aimed.baseline === null ? null : today,
        targetOn: usualReview(today),
        reviewOn: usualReview(today),
        ...aimed,
      },
    })
    return id
  }

  async function sign(name: CastName, id: string, days: number): Promise<void> {
    const side = name === 'amina' ? 'child-protection' : 'sector'
    await signIndicator(await stage.as(name, ago(days)), { id, version: 1, side })
  }

  /** The newest first, the stretch that still runs left out. */
  async function count(name: CastName, id: string, said: Said[]): Promise<void> {
    const scene = await stage.as(name, ago(1))
    const { frequency } = await getIndicator(scene, id)
    const periods = lastPeriods(todayOf(scene), frequency, said.length + 1).slice(1)
    for (const [index, period] of periods.entries())
      await recordValue(scene, id, { period: periodKey(period), groups: {}, ...said[index]! })
  }

  await bringDefinitions(await stage.as('jonas', ago(60)), [
    {
      sector: 'nutrition',
      code: 'TM-N1',
      title: { en: 'Feeding sites where a quiet corner for mothers and small children is used.' },
      numerator: { en: 'Sites visited where the corner is open and used on the day.' },
      denominator: { en: 'All sites visited.' },
      unit: 'percent',
      frequency: 'month',
      source: 'Joint monitoring list of Tamuria',
    },
    {
      sector: 'camp-management',
      code: 'TM-C1',
      title: { en: 'Children who took part in the meetings of the camp’s committees.' },
      numerator: { en: 'Children on the attendance lists, each counted once.' },
      unit: 'count',
      frequency: 'month',
      breakdowns: ['sex', 'age'],
      source: 'Joint monitoring list of Tamuria',
    },
  ])

  const health = await propose(
    'grace',
    'health',
    { baseline: 43, target: 90, note: 'We visit them anyway.' },
    140,
  )
  await sign('grace', health, 140)
  await sign('amina', health, 139)
  await count('grace', health, [
    { numerator: 5, denominator: 7, note: 'Seven clinics were visited.' },
    { numerator: 3, denominator: 7, note: 'The first round.' },
  ])

  const camps = await propose(
    'tomas',
    'camp-management',
    {
      origin: 'brought',
      code: 'TM-C1',
      title: { en: 'Children who took part in the meetings of the camp’s committees.' },
      numerator: { en: 'Children on the attendance lists, each counted once.' },
      denominator: {},
      unit: 'count',
      frequency: 'month',
      breakdowns: ['sex', 'age'],
      source: 'Joint monitoring list of Tamuria',
      baseline: 12,
      target: 60,
      note: '',
    },
    55,
  )
  await sign('tomas', camps, 55)
  await sign('amina', camps, 54)
  await count('jonas', camps, [
    {
      numerator: 34,
      denominator: null,
      groups: { girls: 18, boys: 16, '0-4': 0, '5-11': 3, '12-17': 31 },
      note: 'Two committees.',
    },
  ])

  const water = await propose('rafiq', 'wash', { baseline: 30, target: 70, note: '' }, 90)
  await sign('rafiq', water, 90)
  await sign('amina', water, 88)
  const scene = await stage.as('rafiq', ago(5))
  const stood = await getIndicator(scene, water)
  await changeIndicator(scene, water, stood.version, {
    ...stood,
    target: 85,
    reviewOn: stood.reviewOn ?? usualReview(todayOf(scene)),
    note: 'The new blocks have locks and lights; seventy is too little.',
  })

  const schools = await propose('claire', 'education', { baseline: null, target: 75, note: '' }, 7)
  await sign('claire', schools, 7)
}
