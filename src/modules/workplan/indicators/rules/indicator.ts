// Which sectors have one, what a change of it asks for, and where it stands.
import type { Language, Texts } from '../../../../kernel/words.ts'
import { sectors } from '../../../accounts/sectors.ts'
import { agreementOf, missingSides, type Signed } from '../../../framework/rules/agreement.ts'
import type { Agreed, Aim, Measure } from '../model.ts'

/** Every sector but child protection itself, which is the other side. */
export function isIndicatorSector(sector: string): boolean {
  return sector !== 'child-protection' && sector !== 'other' && sectors.some(one => one === sector)
}

/** The common action that asks for it. An edition of a response's own may say it elsewhere, or not at all. */
export const indicatorNode = 'common.indicators'

const signedFields = [
  'title',
  'numerator',
  'denominator',
  'unit',
  'direction',
  'frequency',
  'breakdowns',
  'source',
  'baseline',
  'baselineOn',
  'target',
  'targetOn',
  'reviewOn',
] as const satisfies readonly (keyof Agreed)[]
export type SignedField = (typeof signedFields)[number]

/** What of it both sign; the note is only for whoever reads. */
export function agreedOf(draft: Measure & Omit<Aim, 'note'>): Agreed {
  const { title, numerator, denominator, unit, direction, frequency, source } = draft
  const { baseline, baselineOn, target, targetOn, reviewOn } = draft
  return {
    title,
    numerator,
    denominator: unit === 'percent' ? denominator : {},
    unit,
    direction,
    frequency,
    breakdowns: [...draft.breakdowns].sort(),
    source,
    baseline,
    baselineOn,
    target,
    targetOn,
    reviewOn,
  }
}

/** What of that which is signed is not as it was. */
export function changedFields(before: Agreed, after: Agreed): SignedField[] {
  return signedFields.filter(field => plain(before[field]) !== plain(after[field]))
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return [...value].sort().join()
  if (value === null || typeof value !== 'object') return String(value)
  return JSON.stringify(
    Object.entries(value)
      .filter(([, said]) => said !== '')
      .sort(),
  )
}

/** What a form says in one language. Said as before, the others stay; changed, they would say something else. */
export function textsAfter(before: Texts, language: Language, said: string): Texts {
  if (said === (before[language] ?? '')) return before
  return said === '' ? {} : { [language]: said }
}

/** Where the aim contradicts itself, as keys of the locale files. */
export function wrongWith(
  { unit, denominator, title, numerator }: Measure,
  { baseline, baselineOn, target, targetOn }: Omit<Aim, 'note' | 'reviewOn'>,
): Partial<
  Record<'title' | 'numerator' | 'denominator' | 'baseline' | 'baselineOn' | 'target' | 'targetOn', string>
> {
  const isShare = unit === 'percent'
  return {
    ...(isEmpty(title) ? { title: 'indicators.error.title' } : {}),
    ...(isEmpty(numerator) ? { numerator: 'indicators.error.counted' } : {}),
    ...(isShare && isEmpty(denominator) ? { denominator: 'indicators.error.denominator' } : {}),
    ...(isShare && baseline !== null && baseline > 100 ? { baseline: 'indicators.error.percent' } : {}),
    ...(baseline !== null && baselineOn === null ? { baselineOn: 'indicators.error.baseline-on' } : {}),
    ...(baseline === null && baselineOn !== null ? { baseline: 'indicators.error.baseline' } : {}),
    ...(isShare && target > 100 ? { target: 'indicators.error.percent' } : {}),
    ...(baselineOn !== null && targetOn <= baselineOn ? { targetOn: 'indicators.error.order' } : {}),
  }
}

export function isEmpty(texts: Texts): boolean {
  return Object.values(texts).every(text => !text)
}

/**
 * Until when it may hold: after today, because a day that has passed asks nobody, and within five years, because by
 * then an edition has run out.
 * @param today 'YYYY-MM-DD' in the response
 */
export function isReviewDay(day: string, today: string): boolean {
  return day > today && day <= `${Number(today.slice(0, 4)) + 5}${today.slice(4)}`
}

/** A proposal on which both have never agreed. What both signed is not one side's to take away. */
export function canBeWithdrawn(indicator: { state: string; inUse: number | null }): boolean {
  return indicator.state === 'placed' && indicator.inUse === null
}

export const standings = ['in-use', 'waiting', 'review', 'none'] as const
export type Standing = (typeof standings)[number]

/**
 * Changed, it is both *in use* and *waiting*: what was agreed holds, and the change waits.
 * @param today 'YYYY-MM-DD' in the response
 */
export function standingsOf(
  indicator: (Signed & { inUse: number | null }) | undefined,
  today: string,
): Standing[] {
  if (indicator === undefined) return ['none']
  return [
    ...(indicator.inUse === null ? [] : ['in-use' as const]),
    ...(missingSides(indicator).length > 0 ? ['waiting' as const] : []),
    ...(agreementOf(indicator, today) === 'review-due' ? ['review' as const] : []),
  ]
}
