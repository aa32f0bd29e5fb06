// What a wording is made of, what a change of it asks for, and how much of it fits a printed line.
import { type Language, languages, type Texts } from '../../../kernel/words.ts'
import { sectors } from '../../accounts/sectors.ts'
import { agreementOf, missingSides, type Signed } from '../../framework/rules/agreement.ts'
import type { Draft, Said, Version } from '../model.ts'

/** Whose words there can be: every sector but child protection itself, which is the other side. */
export const wordingSectors: readonly string[] = sectors.filter(
  sector => sector !== 'child-protection' && sector !== 'other',
)

export function isWordingSector(sector: string): boolean {
  return wordingSectors.includes(sector)
}

/** Nodes that a sector says in its own words; any other can be said so too, from its own page. */
export const listedKinds = ['objective', 'common-action', 'sub-action', 'sector-action', 'action'] as const
export type ListedKind = (typeof listedKinds)[number]

/** One wording for a sector and language on each node. */
export function scopeOf({ sector, language }: { sector: string; language: Language }): string {
  return `${sector}/${language}`
}

type Stands = Said & { reviewOn: string | null }

/** What both have signed would not be what stands there. The note is only for whoever reads. */
export function changesWhatIsSigned(before: Stands, after: Draft): boolean {
  return before.title !== after.title || before.body !== after.body || before.reviewOn !== after.reviewOn
}

/**
 * Until when it may hold: after today, because a day that has passed asks nobody, and within five years, because
 * by then an edition has run out.
 * @param today 'YYYY-MM-DD' in the response
 */
export function isReviewDay(day: string, today: string): boolean {
  return day > today && day <= `${Number(today.slice(0, 4)) + 5}${today.slice(4)}`
}

/**
 * What the edition says in that language; where it says nothing in it, in English or in any.
 * Undefined where it says nothing at all.
 */
export function sourceOf(
  node: { title: Texts; text: Texts },
  language: Language,
): (Said & { language: Language }) | undefined {
  const found = [language, ...languages].find(one => node.title[one])
  return found && { title: node.title[found]!, body: node.text[found] ?? '', language: found }
}

/** A proposal on which both have never agreed. Words that both signed are not one side's to take away. */
export function canBeWithdrawn(wording: { state: string; inUse: number | null }): boolean {
  return wording.state === 'placed' && wording.inUse === null
}

export const standings = ['in-use', 'waiting', 'review', 'none'] as const
export type Standing = (typeof standings)[number]

type Listed = (Signed & { inUse: number | null }) | undefined

/**
 * Where the words on a node stand. Changed words are both *in use* and *waiting*: what was agreed is in use, and the
 * change waits.
 * @param today 'YYYY-MM-DD' in the response
 */
export function standingsOf(wording: Listed, today: string): Standing[] {
  if (wording === undefined) return ['none']
  return [
    ...(wording.inUse === null ? [] : ['in-use' as const]),
    ...(missingSides(wording).length > 0 ? ['waiting' as const] : []),
    ...(agreementOf(wording, today) === 'review-due' ? ['review' as const] : []),
  ]
}

/** The words that are in use, where they are not those that stand there now. */
export function earlierInUse(
  wording: { version: number; inUse: number | null },
  versions: readonly Version[],
): Version | undefined {
  if (wording.inUse === null || wording.inUse === wording.version) return undefined
  return versions.find(({ version }) => version === wording.inUse)
}
