// Definitions to choose from: those that came with the program, and those that somebody brought.
import { append, type Scene } from '../../../../kernel/event.ts'
import { newId } from '../../../../kernel/id.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import type { Texts } from '../../../../kernel/words.ts'
import { profileOf } from '../../../framework/content.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Brought, BroughtOutcome, Definition, Measure } from '../model.ts'
import { mayBringDefinition, mayBringDefinitions } from '../policy.ts'
import { isEmpty } from '../rules/indicator.ts'
import * as store from '../store/definitions.ts'

/** Of that sector, the brought before the local one. */
export async function definitionsFor(scene: Scene, sector: string): Promise<Definition[]> {
  must(mayReadPlan(scene.actor))
  const local = localDefinition(sector)
  return [...(await store.listDefinitions(scene.tx, scene.response.id, sector)), ...(local ? [local] : [])]
}

/** All that were brought. */
export function listBrought({ tx, response, actor }: Scene): Promise<Definition[]> {
  must(mayReadPlan(actor))
  return store.listDefinitions(tx, response.id)
}

/** What the program suggests to a sector; it is nobody's standard. */
export function localDefinition(sector: string): Definition | undefined {
  const indicator = profileOf(sector)?.indicator
  if (!indicator) return undefined
  const { id, text, numerator, denominator, unit, direction, frequency } = indicator
  return {
    id,
    sector,
    code: '',
    origin: 'local',
    title: text,
    numerator,
    denominator,
    unit,
    direction,
    frequency,
    breakdowns: [],
    source: '',
  }
}

/** In one file, and in one response: somebody chooses from them by eye. */
export const mostDefinitions = 500

/**
 * What becomes of each row of a file. Brought twice, the second time changes nothing; a row that is wrong or nobody's
 * business is left out, and the others are taken.
 * @param preview says so and changes nothing
 */
export async function bringDefinitions(
  scene: Scene,
  rows: readonly Brought[],
  { preview = false } = {},
): Promise<BroughtOutcome[]> {
  must(scene.actor.kind === 'system' || mayBringDefinitions(scene.actor))
  if (rows.length > mostDefinitions)
    throw new Problem('too-large', 'indicators.book.many', { most: mostDefinitions })
  const { tx, response, actor, now } = scene
  const here = await store.listDefinitions(tx, response.id)
  const placeOf = ({ sector, code }: { sector: string; code: string }) => `${sector} ${code}`
  const byPlace = new Map(here.map(one => [placeOf(one), one]))
  const seen = new Set<string>()
  let kept = here.length
  const outcomes: BroughtOutcome[] = []
  for (const brought of rows) {
    const place = placeOf(brought)
    const before = byPlace.get(place)
    const after = filled(brought, before)
    const errors = [
      ...(mayBringDefinition(actor, brought) ? [] : ['indicators.error.not-yours']),
      ...(seen.has(place) ? ['indicators.error.twice'] : []),
      ...(isEmpty(after.title) ? ['indicators.error.title'] : []),
      ...(!before && kept >= mostDefinitions ? ['indicators.error.full'] : []),
    ]
    seen.add(place)
    const fields = fieldsBetween(before, after)
    const outcome =
      errors.length > 0 ? 'invalid' : !before ? 'new' : fields.length > 0 ? 'updated' : 'identical'
    outcomes.push({ brought, outcome, fields, errors })
    if (outcome === 'new') kept += 1
    if (preview || outcome === 'identical' || outcome === 'invalid') continue
    const by = actor.kind === 'person' ? actor.id : null
    const definition = { ...after, id: before?.id ?? newId(), sector: brought.sector, code: brought.code }
    await store.putDefinition(tx, response.id, definition, { by, now })
    await append(scene, {
      type: 'indicator.defined',
      subject: definition.id,
      data: { sector: brought.sector, outcome },
    })
  }
  return outcomes
}

/** It can no longer be chosen; what was proposed from it keeps its words. Done twice, it is gone once. */
export async function removeDefinition(scene: Scene, id: string): Promise<void> {
  const found = await store.findDefinition(scene.tx, scene.response.id, id)
  must(found !== undefined && mayBringDefinition(scene.actor, found))
  await store.deleteDefinition(scene.tx, scene.response.id, id)
  await append(scene, { type: 'indicator.undefined', subject: id, data: { sector: found.sector } })
}

/** An empty cell, or a column that is not there, is no wish. */
function filled(brought: Brought, before: Definition | undefined): Measure {
  const merged = (field: 'title' | 'numerator' | 'denominator'): Texts => {
    const said = Object.entries(brought[field] ?? {}).filter(([, text]) => text)
    return { ...before?.[field], ...Object.fromEntries(said) }
  }
  const denominator = merged('denominator')
  return {
    title: merged('title'),
    numerator: merged('numerator'),
    denominator,
    unit: brought.unit ?? before?.unit ?? (isEmpty(denominator) ? 'count' : 'percent'),
    direction: brought.direction ?? before?.direction ?? 'up',
    frequency: brought.frequency ?? before?.frequency ?? 'quarter',
    breakdowns: brought.breakdowns ?? before?.breakdowns ?? [],
    source: brought.source || before?.source || '',
  }
}

function fieldsBetween(before: Measure | undefined, after: Measure): BroughtOutcome['fields'] {
  const flat = (measure: Measure | undefined) =>
    new Map(
      Object.entries(measure ?? {}).flatMap(([field, value]): [string, string][] => {
        if (typeof value === 'string') return [[field, value]]
        if (Array.isArray(value)) return [[field, [...value].sort().join(' ')]]
        return Object.entries(value).map(([language, said]) => [`${field}:${language}`, String(said)])
      }),
    )
  const [was, is] = [flat(before && measureOf(before)), flat(after)]
  return [...is]
    .map(([field, to]) => ({ field, from: was.get(field) ?? '', to }))
    .filter(({ from, to }) => from !== to)
}

function measureOf(of: Measure): Measure {
  const { title, numerator, denominator, unit, direction, frequency, breakdowns, source } = of
  return { title, numerator, denominator, unit, direction, frequency, breakdowns, source }
}
