// Results go from the laptop that ran a session to the response's own server as a file, once. What is in the file is
// what everybody of the response may read there; nobody's log and nobody's seat.
import * as v from 'valibot'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { isSector } from '../../../accounts/sectors.ts'
import { Plan } from '../../plans/model.ts'
import type { Results } from '../model.ts'
import { mayLead } from '../policy.ts'
import { bounded } from '../rules/lines.ts'
import { mostNames, mostPoints, mostPromises } from '../rules/results.ts'
import { programOf } from '../rules/stage.ts'
import * as store from '../store/sessions.ts'
import { getSession } from './scene.ts'

const format = 'across-session-results/1'

const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))
const sector = v.pipe(
  v.string(),
  v.check(given => isSector(given)),
)
/** More than is kept here is left out. */
const first = <Item>(most: number) => v.transform((all: Item[]) => all.slice(0, most))
const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check(given => !Number.isNaN(Date.parse(given))),
)

const CarriedResults = v.object({
  participants: count,
  remote: count,
  sectors: v.record(sector, count),
  voted: count,
  stickers: v.record(sector, count),
  tables: list(
    v.object({
      number: v.pipe(count, v.minValue(1), v.maxValue(40)),
      sector,
      people: count,
      sheet: v.record(text(61), v.pipe(text(60_000), v.transform(bounded))),
    }),
    40,
  ),
  points: list(v.object({ block: text(61), body: text(280) }), mostPoints),
  promises: v.pipe(list(text(500), 20_000), first(mostPromises)),
  names: v.pipe(list(text(60), 20_000), first(mostNames)),
  startedAt: v.nullable(moment),
  endedAt: moment,
  took: list(v.object({ block: text(61), minutes: count }), 60),
})

const Carried = v.object({
  format: v.literal(format),
  id: v.pipe(v.string(), v.uuid()),
  title: v.pipe(text(160), v.minLength(1)),
  language: v.picklist(['en', 'fr', 'ar', 'es', 'bn']),
  beginsAt: moment,
  planId: text(80),
  plan: Plan,
  results: CarriedResults,
})
export type Carried = v.InferOutput<typeof Carried>

export async function takeAlong(scene: Scene, id: string): Promise<string> {
  must(mayLead(scene.actor))
  const session = await getSession(scene, id)
  if (!session.results) throw notFound()
  const { title, language, beginsAt, planId, plan, results } = session
  return JSON.stringify({
    format,
    id,
    title,
    language,
    beginsAt: beginsAt.toISOString(),
    planId,
    plan,
    results: { ...results, tables: results.tables.map(withBounds) },
  })
}

/** Sessions that ended before there were bounds hold longer worksheets than are read elsewhere. */
function withBounds(table: Results['tables'][number]): Results['tables'][number] {
  const sheet = Object.entries(table.sheet).map(([question, text]) => [question, bounded(text)] as const)
  return { ...table, sheet: Object.fromEntries(sheet) }
}

/** Throws *not valid* for what is none of these. */
export function carriedOf(value: unknown): Carried {
  const read = v.safeParse(Carried, value)
  if (!read.success) throw new Problem('not-valid', 'live.error.file')
  return read.output
}

/** @returns false when it was brought before, or ran here: then nothing changes */
export async function bringResults(scene: Scene, carried: Carried): Promise<boolean> {
  must(mayLead(scene.actor) && scene.actor.kind === 'person')
  const { tx, response, actor, now } = scene
  const endedAt = new Date(carried.results.endedAt)
  if (endedAt.getTime() > now.getTime() + 86_400_000) throw new Problem('not-valid', 'live.error.future')
  const { id, title, language, planId, plan, results } = carried
  const isNew = await store.insertCarried(
    tx,
    response.id,
    {
      id,
      title,
      language,
      planId,
      plan,
      results,
      beginsAt: new Date(carried.beginsAt),
      program: programOf(plan),
      seats: results.participants,
      endedAt,
      madeBy: actor.id,
    },
    now,
  )
  if (isNew)
    await append(scene, {
      type: 'live-session.carried',
      subject: id,
      data: { participants: results.participants },
    })
  return isNew
}
