// Who decides, by age: the defaults of child survivor case management practice, which a response changes to fit the
// law of the country. Understanding counts more than a birthday, so a form shows this and never enforces it alone.
import * as v from 'valibot'
import type { AgeBand, Basis } from '../model.ts'

/** What is asked of the child. */
type ChildSays = 'explained' | 'oral-assent' | 'written-assent' | 'consent'
/** What is asked of the caregiver; 'with-child' only where the child agrees that the caregiver is told. */
type CaregiverSays = 'consent' | 'with-child' | 'not-asked'
/** Who stands in where there is no caregiver, or asking one would be unsafe. */
type InsteadSays = 'trusted-adult' | 'trusted-adult-and-child' | 'child-alone' | 'nobody'

export type ConsentRule = { child: ChildSays; caregiver: CaregiverSays; instead: InsteadSays; basis: Basis }

type ChildBand = '0-5' | '6-11' | '12-14' | '15-17'

export const consentRules: Record<ChildBand | 'adult', ConsentRule> = {
  '0-5': { child: 'explained', caregiver: 'consent', instead: 'trusted-adult', basis: 'consent' },
  '6-11': { child: 'oral-assent', caregiver: 'consent', instead: 'trusted-adult-and-child', basis: 'assent' },
  '12-14': {
    child: 'written-assent',
    caregiver: 'consent',
    instead: 'trusted-adult-and-child',
    basis: 'assent',
  },
  '15-17': { child: 'consent', caregiver: 'with-child', instead: 'child-alone', basis: 'consent' },
  adult: { child: 'consent', caregiver: 'not-asked', instead: 'nobody', basis: 'consent' },
}

const Change = v.partial(
  v.object({
    child: v.picklist(['explained', 'oral-assent', 'written-assent', 'consent']),
    caregiver: v.picklist(['consent', 'with-child', 'not-asked']),
    instead: v.picklist(['trusted-adult', 'trusted-adult-and-child', 'child-alone', 'nobody']),
    basis: v.picklist(['consent', 'assent']),
  }),
)
/** What a response changed, cell by cell: `{ '12-14': { child: 'oral-assent' } }`. */
export const ConsentChanges = v.partial(
  v.object({ '0-5': Change, '6-11': Change, '12-14': Change, '15-17': Change, adult: Change }),
)
export type ConsentChanges = v.InferOutput<typeof ConsentChanges>

/**
 * Who decides for somebody of that age. Where the age was not known or not asked, a child who can say something is
 * assumed, because asking too many is safer than asking too few.
 */
export function consentRule(band: AgeBand, changes: ConsentChanges = {}): ConsentRule {
  const key =
    band === '18-59' || band === '60+' ? 'adult' : band === 'unknown' || band === 'not-asked' ? '6-11' : band
  return { ...consentRules[key], ...changes[key] }
}

export type Answers = {
  /** null: not asked. */
  child: 'yes' | 'no' | null
  caregiver: 'yes' | 'no' | null
  /** Whether a caregiver can be asked at all without harm. */
  caregiverCanBeAsked: boolean
  /** Somebody else whom the child trusts. */
  trustedAdult: 'yes' | 'no' | null
}

/**
 * What may be done with these answers: refer, or give information only, with the child's best interest as the one
 * exception that a second person has to see.
 */
export function consentOutcome(
  rule: ConsentRule,
  answers: Answers,
): { agreed: boolean; missing: ('child' | 'caregiver' | 'trusted-adult')[] } {
  const missing: ('child' | 'caregiver' | 'trusted-adult')[] = []
  const childDecides = rule.child !== 'explained'
  if (childDecides && answers.child !== 'yes') missing.push('child')
  if (rule.caregiver === 'not-asked') return { agreed: missing.length === 0, missing }
  if (answers.caregiverCanBeAsked) {
    if (answers.caregiver !== 'yes') missing.push('caregiver')
  } else if (rule.instead === 'trusted-adult' || rule.instead === 'trusted-adult-and-child') {
    if (answers.trustedAdult !== 'yes') missing.push('trusted-adult')
  } else if (rule.instead === 'nobody') missing.push('caregiver')
  return { agreed: missing.length === 0, missing }
}

/** Consent lasts to the end of its last day. Days compare as texts. */
export function isExpired(until: string, today: string): boolean {
  return until < today
}
