// Indicators as rows are read, and as forms and files bring them. A schema's messages are keys of the locale files.
import * as v from 'valibot'
import { fold } from '../../../kernel/fold.ts'
import { languages } from '../../../kernel/words.ts'
import type { FrameworkNode, Signature, Work } from '../../framework/model.ts'

export const units = ['percent', 'count'] as const
export type Unit = (typeof units)[number]
/** Which way is better. */
export const directions = ['up', 'down'] as const
export const frequencies = ['month', 'quarter', 'half-year', 'year'] as const
export type Frequency = (typeof frequencies)[number]
export const breakdowns = ['sex', 'age', 'disability'] as const
export type Breakdown = (typeof breakdowns)[number]

/** Whom the numerator is counted by, in each breakdown. Those of sex and of age make up the whole. */
export const groupsOf = {
  sex: ['girls', 'boys'],
  age: ['0-4', '5-11', '12-17'],
  disability: ['with-disability'],
} as const satisfies Record<Breakdown, readonly string[]>
export const groups = [...groupsOf.sex, ...groupsOf.age, ...groupsOf.disability] as const
export type Group = (typeof groups)[number]
export type Groups = Partial<Record<Group, number>>

const long = 'indicators.error.long'
const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, long))
const texts = (most: number) => v.partial(v.object(v.entriesFromList(languages, text(most))))

/** What is counted, and how. */
export const Measure = v.object({
  title: texts(200),
  numerator: texts(500),
  denominator: texts(500),
  unit: v.picklist(units, 'indicators.error.unit'),
  direction: v.picklist(directions, 'indicators.error.direction'),
  frequency: v.picklist(frequencies, 'indicators.error.frequency'),
  breakdowns: v.array(v.picklist(breakdowns, 'indicators.error.form')),
  source: text(300),
})
export type Measure = v.InferOutput<typeof Measure>

/** One that somebody brought, or that came with the program: to be chosen from. */
export type Definition = Measure & {
  id: string
  sector: string
  code: string
  origin: 'local' | 'brought'
}

/** A row of a file: what it does not say stays as it is, and begins as usual. */
export const Brought = v.object({
  sector: v.string(),
  code: v.pipe(v.string(), v.trim(), v.minLength(1, 'indicators.error.code'), v.maxLength(60, long)),
  ...v.partial(Measure).entries,
})
export type Brought = v.InferOutput<typeof Brought>

export type BroughtOutcome = {
  brought: Brought
  outcome: 'new' | 'updated' | 'identical' | 'invalid'
  /** Codes and words as they stand; texts say their language in the field: 'title:ar'. */
  fields: { field: string; from: string; to: string }[]
  /** Keys of the locale files. */
  errors: string[]
}

/** Digits of every script; the point or comma before the fraction. */
const number = (most: number, message: string) =>
  v.pipe(
    v.string(),
    v.transform(given =>
      fold(given)
        .replace(/[,٫]/, '.')
        .replace(/[\s%٪]/g, ''),
    ),
    v.check(given => given === '' || (/^\d{1,9}(\.\d{1,2})?$/.test(given) && Number(given) <= most), message),
    v.transform(given => (given === '' ? null : Number(given))),
  )
const day = (message: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check(
      given =>
        given === '' ||
        (v.is(v.pipe(v.string(), v.isoDate()), given) && given >= '2000-01-01' && given < '2100-01-01'),
      message,
    ),
    v.transform(given => (given === '' ? null : given)),
  )

const most = 999_999_999
/** What a form sends beside the texts. */
export const Aim = v.object({
  baseline: number(most, 'indicators.error.number'),
  baselineOn: day('indicators.error.day'),
  target: v.pipe(number(most, 'indicators.error.number'), v.number('indicators.error.target')),
  targetOn: v.pipe(day('indicators.error.day'), v.string('indicators.error.target-on')),
  reviewOn: v.pipe(v.string(), v.isoDate('indicators.error.review')),
  note: text(1000),
})
export type Aim = v.InferOutput<typeof Aim>

/** What both put their name to: what is counted, where from, where to, and when both look again. */
export type Agreed = Measure & Omit<Aim, 'note'>

export type Draft = Measure & Aim & Pick<Indicator, 'origin' | 'code'>

export type Indicator = Work &
  Measure &
  Omit<Aim, 'reviewOn'> & {
    origin: 'local' | 'brought' | 'own'
    code: string
    /** The newest version that both sides have signed; it is the sector's indicator. Null: none is, or not any more. */
    inUse: number | null
    /** That version, as it was signed. */
    agreedAs: Agreed | null
    latest: Counted | null
  }

export type Version = { version: number; kept: Agreed; madeByName: string | null; madeAt: Date }

/** 'YYYY-MM-DD', both days in it. */
export type Period = { from: string; to: string }

const count = (message: string) =>
  v.pipe(
    v.string(),
    v.transform(given => fold(given).replace(/\s/g, '')),
    v.check(given => given === '' || /^\d{1,9}$/.test(given), message),
    v.transform(given => (given === '' ? null : Number(given))),
  )

export const ValueForm = v.object({
  period: v.string(),
  numerator: v.pipe(count('indicators.error.count'), v.number('indicators.error.numerator')),
  denominator: count('indicators.error.count'),
  groups: v.partial(v.object(v.entriesFromList(groups, count('indicators.error.count')))),
  note: text(500),
})
export type ValueForm = v.InferOutput<typeof ValueForm>

/** The denominator of a count is null. */
export type Counted = Period & { numerator: number; denominator: number | null }

export type Value = Counted & {
  groups: Groups
  note: string
  recordedByName: string | null
  recordedAt: Date
}

export type Opened = {
  indicator: Indicator
  node: FrameworkNode
  versions: Version[]
  signatures: Signature[]
  /** The newest first. */
  values: Value[]
}

/** How far a sector is. */
export type Line = { sector: string; indicator: Indicator | undefined }
