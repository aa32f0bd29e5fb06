// Proposing, changing, signing.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { isLanguage, type Language, type Texts } from '../../../../kernel/words.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { type Side, sides } from '../../../framework/model.ts'
import { usualReview } from '../../../framework/rules/agreement.ts'
import { toIndicator, toList } from '../addresses.ts'
import { definitionsFor } from '../commands/definitions.ts'
import { getIndicator } from '../commands/read.ts'
import {
  changeIndicator,
  proposeIndicator,
  renewIndicator,
  signIndicator,
  takeBackIndicatorSignature,
  withdrawIndicator,
} from '../commands/write.ts'
import { Aim, type Draft, type Indicator, Measure } from '../model.ts'
import { mayKeepIndicator } from '../policy.ts'
import { isReviewDay, textsAfter, wrongWith } from '../rules/indicator.ts'
import { type FormAnswers, IndicatorForm } from '../views/form.tsx'
import { idOf, looks } from './parts.ts'

/** What a form begins with: a definition, what stands there, or nothing. */
type Begun = Measure & Pick<Draft, 'origin' | 'code'>

const nothing: Begun = {
  origin: 'own',
  code: '',
  title: {},
  numerator: {},
  denominator: {},
  unit: 'percent',
  direction: 'up',
  frequency: 'quarter',
  breakdowns: [],
  source: '',
}

async function begun(x: Exchange, sector: string, from: string): Promise<Begun> {
  if (from === '') return nothing
  const definition = (await definitionsFor(x, sector)).find(({ id }) => id === from)
  if (!definition) throw notFound()
  return definition
}

export async function showNew(x: Exchange): Promise<Answer> {
  x.person()
  const sector = x.query.get('sector') ?? ''
  must(mayKeepIndicator(x.actor, { sector }))
  const from = x.query.get('from') ?? ''
  const base = await begun(x, sector, from)
  return formPage(x, { id: newId(), sector, from, language: languageOf(x, base), answers: startOf(x, base) })
}

export async function postProposal(x: Exchange): Promise<Answer> {
  x.person()
  const sector = x.fields.text('sector')
  must(mayKeepIndicator(x.actor, { sector }))
  const given = x.fields.text('id')
  const id = isId(given) ? given : newId()
  const from = x.fields.text('from')
  const { draft, ...again } = readDraft(x, await begun(x, sector, from))
  if (!draft) return refused(formPage(x, { id, sector, from, ...again }))
  await proposeIndicator(x, { id, sector, draft })
  return redirect(toIndicator(x.at, id), 'indicators.done.proposed')
}

export async function showEdit(x: Exchange): Promise<Answer> {
  x.person()
  const indicator = await keptIndicator(x)
  const answers = {
    ...startOf(x, indicator),
    baseline: indicator.baseline === null ? '' : String(indicator.baseline),
    baselineOn: indicator.baselineOn ?? '',
    target: String(indicator.target),
    targetOn: indicator.targetOn,
    reviewOn: indicator.reviewOn ?? usualReview(todayOf(x)),
    note: indicator.note,
  }
  return formPage(x, { ...formOf(indicator), language: languageOf(x, indicator), answers })
}

export async function postChange(x: Exchange): Promise<Answer> {
  x.person()
  const indicator = await keptIndicator(x)
  const { draft, ...again } = readDraft(x, indicator)
  if (!draft) return refused(formPage(x, { ...formOf(indicator), ...again }))
  await changeIndicator(x, indicator.id, Number(x.fields.text('version')), draft)
  return redirect(toIndicator(x.at, indicator.id), 'indicators.done.changed')
}

export async function postRenewal(x: Exchange): Promise<Answer> {
  x.person()
  await renewIndicator(x, idOf(x), usualReview(todayOf(x)))
  return redirect(toIndicator(x.at, idOf(x)), 'wording.done.renewed')
}

export async function postWithdrawal(x: Exchange): Promise<Answer> {
  x.person()
  await withdrawIndicator(x, idOf(x))
  return redirect(toList(x.at), 'indicators.done.withdrawn')
}

export async function postSignature(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const side = sides.find((one): one is Side => one === x.fields.text('side'))
  if (!side) throw notFound()
  const scene = { tx: x.tx, response: x.response, now: x.now, actor }
  await signIndicator(scene, { id: idOf(x), version: Number(x.fields.text('version')), side })
  return redirect(toIndicator(x.at, idOf(x)), 'agreement.done.signed')
}

export async function postTakingBack(x: Exchange): Promise<Answer> {
  const actor = x.person()
  await takeBackIndicatorSignature({ tx: x.tx, response: x.response, now: x.now, actor }, idOf(x))
  return redirect(toIndicator(x.at, idOf(x)), 'agreement.done.taken-back')
}

/** One that this person may change now. */
async function keptIndicator(x: Exchange): Promise<Indicator> {
  const indicator = await getIndicator(x, idOf(x))
  must(mayKeepIndicator(x.actor, indicator))
  if (indicator.state !== 'placed') throw new Problem('not-now', 'indicators.refused.waiting')
  return indicator
}

const formOf = (indicator: Indicator) => ({
  id: indicator.id,
  sector: indicator.sector,
  from: '',
  indicator,
})

/** The reader's, where it is said in it; else the one in which it is said. */
function languageOf(x: Exchange, { title }: { title: Texts }): Language {
  return x.words.pickWith(title).language
}

function startOf(x: Exchange, base: Measure): FormAnswers {
  const language = languageOf(x, base)
  const { unit, direction, frequency, breakdowns, source } = base
  return {
    title: base.title[language] ?? '',
    numerator: base.numerator[language] ?? '',
    denominator: base.denominator[language] ?? '',
    unit,
    direction,
    frequency,
    breakdowns,
    source,
    baseline: '',
    baselineOn: '',
    target: '',
    targetOn: '',
    reviewOn: usualReview(todayOf(x)),
    note: '',
  }
}

type Read = { answers: FormAnswers; language: Language; draft?: Draft; errors: FieldErrors }

function readDraft(x: Exchange, base: Begun): Read {
  const { fields, words } = x
  const said = fields.text('language')
  const language = isLanguage(said) ? said : words.language
  const names = ['title', 'numerator', 'denominator', 'unit', 'direction', 'frequency', 'source'] as const
  const aims = ['baseline', 'baselineOn', 'target', 'targetOn', 'reviewOn', 'note'] as const
  const answers = {
    ...Object.fromEntries([...names, ...aims].map(name => [name, fields.text(name)])),
    breakdowns: fields.all('breakdowns'),
  } as FormAnswers
  const measure = v.safeParse(Measure, {
    ...answers,
    title: textsAfter(base.title, language, answers.title),
    numerator: textsAfter(base.numerator, language, answers.numerator),
    denominator: answers.unit === 'count' ? {} : textsAfter(base.denominator, language, answers.denominator),
  })
  const aim = v.safeParse(Aim, answers)
  const errors: Record<string, string> = {}
  for (const { path, message } of [...(measure.issues ?? []), ...(aim.issues ?? [])])
    errors[String(path?.[0]?.key ?? '')] ??= words.say(words.has(message) ? message : 'workplan.error.form')
  if (!measure.success || !aim.success) return { answers, language, errors }
  for (const [field, key] of Object.entries(wrongWith(measure.output, aim.output)))
    errors[field] ??= words.say(key)
  if (!isReviewDay(aim.output.reviewOn, todayOf(x))) errors.reviewOn ??= words.say('indicators.error.review')
  if (Object.keys(errors).length > 0) return { answers, language, errors }
  const { origin, code } = originAfter(base, measure.output, language)
  return { answers, language, errors, draft: { ...measure.output, ...aim.output, origin, code } }
}

/** In other words than those of its definition it is one's own. */
function originAfter(base: Begun, after: Measure, language: Language): Pick<Draft, 'origin' | 'code'> {
  const same = (['title', 'numerator'] as const).every(
    field => (base[field][language] ?? '') === (after[field][language] ?? ''),
  )
  return same ? { origin: base.origin, code: base.code } : { origin: 'own', code: '' }
}

type Drawn = {
  id: string
  sector: string
  from: string
  language: Language
  indicator?: Indicator
  answers: FormAnswers
  errors?: FieldErrors
}

function formPage(x: Exchange, drawn: Drawn) {
  return page(
    x.words.say(drawn.indicator ? 'indicators.form.change.title' : 'indicators.form.title'),
    <IndicatorForm words={x.words} at={x.at} errors={{}} {...drawn} />,
    looks,
  )
}
