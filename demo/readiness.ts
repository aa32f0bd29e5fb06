// What Tamuria has ready: it was held against the nine considerations before the rains and again when cholera was near, and
// something was promised; sectors have said what they have ready; programmes of all four kinds run, and one has ended.
import { day } from '../src/kernel/clock.ts'
import { todayOf } from '../src/kernel/today.ts'
import { keepAnswers, promiseAction } from '../src/modules/workplan/readiness/commands/answers.ts'
import { beginCheck, closeCheck } from '../src/modules/workplan/readiness/commands/checks.ts'
import { addLine, keepLines } from '../src/modules/workplan/readiness/commands/preparedness.ts'
import type { AnswerWord, LineChange } from '../src/modules/workplan/readiness/model.ts'
import { type CastName, cast } from './country.ts'
import { inventedId } from './places.ts'
import { plantProgrammes } from './programmes.ts'
import type { Stage } from './stage.ts'

type Said = [number: number, answer: AnswerWord, note?: string]

const before: Said[] = [
  [1, 'partly', 'Half of the health and water staff were trained last year.'],
  [2, 'missing'],
  [3, 'partly', 'The cards are from before the new clinics opened.'],
  [4, 'missing', 'Adults have a phone line. Children do not know of it.'],
  [5, 'in-place'],
  [6, 'missing'],
  [7, 'partly'],
  [8, 'in-place'],
  [9, 'not-known'],
]

const now: Said[] = [
  [1, 'in-place', 'All sectors but livelihoods. The list is with Amina.'],
  [2, 'partly', 'Teachers and health staff. Nobody in the camp yet.'],
  [3, 'in-place', 'Printed in both languages for each area.'],
  [4, 'missing', 'Boxes stand in the camp only, and nobody opens them.'],
  [5, 'partly', 'Two of the five committees stopped meeting in summer.'],
  [6, 'missing'],
  [7, 'in-place'],
]

const overall: Said[] = [
  [1, 'partly'],
  [2, 'partly'],
  [3, 'in-place'],
  [4, 'partly', 'Being set up with the camp’s managers.'],
  [5, 'in-place'],
  [6, 'partly', 'Water points were walked with girls in Dorun.'],
  [7, 'in-place'],
  [8, 'does-not-apply', 'No outbreak at present.'],
  [9, 'in-place'],
]

export async function plantReadiness(stage: Stage, at: Date): Promise<void> {
  const weeksAgo = (weeks: number) => new Date(at.getTime() - weeks * 7 * day)
  const ids = freshIds()
  const rains = await check(stage, weeksAgo(20), ids, 'outbreak', 'Before the rains', before)
  await closeCheck(await stage.as('amina', weeksAgo(19)), rains)
  const all = await check(stage, weeksAgo(9), ids, 'response', 'All of Tamuria, autumn', overall)
  await closeCheck(await stage.as('amina', weeksAgo(8)), all)
  const cholera = await check(stage, weeksAgo(1), ids, 'outbreak', 'Cholera across the river', now)
  const promise = { id: ids(), nodeId: 'consideration.2' }
  await promiseAction(await stage.as('amina', weeksAgo(1)), cholera, promise)
  await prepare(stage, at, weeksAgo(3), ids)
  await plantProgrammes(stage, weeksAgo(10), ids)
}

/** Begun and answered for the greater part by Amina, the rest by the others in the room. */
async function check(
  stage: Stage,
  at: Date,
  ids: () => string,
  kind: 'response' | 'outbreak',
  name: string,
  said: Said[],
): Promise<string> {
  const id = ids()
  await beginCheck(await stage.as('amina', at), { id, kind, name })
  const given = said.map(([number, answer, note = '']) => ({
    id: ids(),
    nodeId: `consideration.${number}`,
    answer,
    note,
  }))
  await keepAnswers(await stage.as('amina', at), id, given.slice(0, 4))
  await keepAnswers(await stage.as('grace', at), id, given.slice(4))
  return id
}

/** Days are so many from today. */
type Prepared = { who: CastName; sector: string; lines: [rest: string, set: LineChange][] }

async function prepare(stage: Stage, now: Date, at: Date, ids: () => string): Promise<void> {
  const today = Date.parse(todayOf({ now, response: stage.response }))
  const on = (days: number) => new Date(today + days * day).toISOString().slice(0, 10)
  const said: Prepared[] = [
    {
      who: 'grace',
      sector: 'health',
      lines: [
        ['families', { answer: 'partly', ownerId: cast.grace.id, dueOn: on(18) }],
        [
          'survivors',
          { answer: 'ready', ownerId: cast.leila.id, note: 'The clinic in Bel Keda, day and night.' },
        ],
        ['number', { answer: 'missing', ownerId: cast.grace.id, dueOn: on(-6) }],
      ],
    },
    {
      who: 'claire',
      sector: 'education',
      lines: [
        ['continuity', { answer: 'ready', ownerId: cast.claire.id }],
        ['not-a-shelter', { answer: 'missing', note: 'The town has no other large building.' }],
      ],
    },
    {
      who: 'rafiq',
      sector: 'wash',
      lines: [
        ['designs', { answer: 'ready' }],
        ['hygiene-materials', { answer: 'partly', ownerId: cast.rafiq.id, dueOn: on(12) }],
        ['floods', { answer: 'missing', ownerId: cast.rafiq.id, dueOn: on(25) }],
      ],
    },
    {
      who: 'tomas',
      sector: 'camp-management',
      lines: [
        ['evacuation', { answer: 'partly', ownerId: cast.tomas.id, dueOn: on(30) }],
        ['siting', { answer: 'does-not-apply', note: 'No new site is planned.' }],
      ],
    },
  ]
  for (const { who, sector, lines } of said) {
    const changes = lines.map(([rest, set]) => ({ line: `sector.${sector}.preparedness.${rest}`, set }))
    await keepLines(await stage.as(who, at), sector, changes)
  }
  const tomas = await stage.as('tomas', at)
  const own = { id: ids(), text: 'The boat for the flooded side has life jackets in children’s sizes.' }
  const line = await addLine(tomas, 'camp-management', own)
  await keepLines(tomas, 'camp-management', [{ line, set: { answer: 'ready', ownerId: cast.tomas.id } }])
}

/** The same ids in every demonstration. */
function freshIds(): () => string {
  let next = 68_000
  return () => inventedId(next++)
}
