// Results go from the laptop that ran a session to the response's own server as a file, once. What is in the file is
// what everybody of the response may read there; nobody's log and nobody's seat.
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import type { Upload } from '../../../../kernel/body.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { Plan } from '../../plans/model.ts'
import { mayLead } from '../policy.ts'
import { programOf } from '../rules/stage.ts'
import * as store from '../store/sessions.ts'
import { getSession } from './scene.ts'

const format = 'across-session-results/1'

const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))
const code = v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/))

const CarriedResults = v.object({
  participants: count,
  remote: count,
  sectors: v.record(code, count),
  voted: count,
  stickers: v.record(code, count),
  tables: list(
    v.object({
      number: v.pipe(count, v.minValue(1), v.maxValue(40)),
      sector: code,
      people: count,
      sheet: v.record(text(60), text(60_000)),
    }),
    40,
  ),
  points: list(v.object({ block: text(60), body: text(280) }), 2000),
  promises: list(text(500), 20_000),
  names: list(text(60), 20_000),
  startedAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  endedAt: v.pipe(v.string(), v.isoTimestamp()),
  took: list(v.object({ block: text(60), minutes: count }), 60),
})

export const Carried = v.object({
  format: v.literal(format),
  id: v.pipe(v.string(), v.uuid()),
  title: v.pipe(text(160), v.minLength(1)),
  language: v.picklist(['en', 'fr', 'ar', 'es', 'bn']),
  beginsAt: v.pipe(v.string(), v.isoTimestamp()),
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
    results,
  })
}

/** Undefined for a file that is none of these. */
export async function readCarried(upload: Upload): Promise<Carried | undefined> {
  try {
    const read = v.safeParse(Carried, JSON.parse(await readFile(upload.path, 'utf8')))
    return read.success ? read.output : undefined
  } catch {
    // No JSON at all.
    return undefined
  }
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
