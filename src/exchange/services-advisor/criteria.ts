// Ticked labels as columns of the directory. English counts where the two languages disagree: the records were written
// in it, and the disagreement is listed for a person all the same.
import type { ServiceRecord } from '../../modules/directory/imports/record.ts'
import type { Criteria } from './entry.ts'
import { type Group, meaningOf } from './labels.ts'

type Columns = Pick<
  ServiceRecord,
  | 'documents'
  | 'documentsNote'
  | 'population'
  | 'eligibilityNote'
  | 'criteria'
  | 'access'
  | 'referralMethods'
  | 'nextStep'
  | 'nextStepNote'
  | 'responseDays'
  | 'feedback'
  | 'feedbackDays'
>

const documents: Record<string, NonNullable<ServiceRecord['documents']>> = {
  none: ['none'],
  'unhcr-and-ministry-valid': ['registration', 'residence'],
  'unhcr-and-ministry-any': ['registration', 'residence'],
  unhcr: ['registration'],
  identity: ['identity'],
  ministry: ['residence'],
}

const access: Record<string, NonNullable<ServiceRecord['access']>> = {
  outreach: ['outreach'],
  'all-ways': ['walk-in', 'outreach', 'hotline'],
  'walk-in': ['walk-in'],
  'referral-only': ['referral-only'],
  'outreach-and-hotline': ['outreach', 'hotline'],
  'hotline-and-visit': ['hotline', 'outreach'],
  'walk-in-and-outreach': ['walk-in', 'outreach'],
  'walk-in-and-referral': ['walk-in'],
}

const criteria = [
  'child-at-risk',
  'unaccompanied-or-separated',
  'single-caregiver',
  'woman-at-risk',
  'gbv',
  'medical',
  'disability',
  'older-person',
  'family-unity',
  'vulnerability-score',
] as const
const methods = ['phone', 'email', 'form', 'system', 'not-needed', 'not-accepted'] as const
const steps = ['call', 'visit', 'approach'] as const
const feedbacks = [
  'email',
  'phone',
  'form',
  'tracking-table',
  'system',
  'on-request',
  'with-consent',
  'none',
] as const
const days: Record<string, number> = { day: 1, week: 7, month: 30 }

export function columnsOf(ticked: Criteria): Columns {
  const codes = (group: Group): string[] => {
    const labels = ticked[group]?.en?.labels ?? ticked[group]?.ar?.labels ?? []
    return labels.flatMap(label => meaningOf(group, label) ?? [])
  }
  const among = <T extends string>(group: Group, known: readonly T[]) =>
    known.filter(one => codes(group).includes(one))
  const nationality = codes('nationality')
  const [nextStep] = among('next-step', steps)
  return {
    documents: unique(codes('registration').flatMap(code => documents[code] ?? [])),
    // Which card, and whether an expired one will do, is in no list of codes.
    documentsNote: codes('registration').some(code => code !== 'none')
      ? textsOf(ticked, ['registration'])
      : {},
    population: nationality.includes('jordanian') ? ['host'] : [],
    eligibilityNote: textsOf(ticked, [
      ...(nationality.some(code => code !== 'any') ? ['nationality' as const] : []),
      ...(ticked.intake ? ['intake' as const] : []),
    ]),
    // "Open to all" takes the others back: whoever comes is taken.
    criteria: codes('intake').includes('all') ? [] : among('intake', criteria),
    access: unique(codes('access').flatMap(code => access[code] ?? [])),
    referralMethods: among('method', methods),
    nextStep: nextStep ?? 'unknown',
    nextStepNote: {},
    responseDays: among('delay', ['day', 'week', 'month']).map(code => days[code]!)[0] ?? null,
    feedback: among('feedback', feedbacks),
    feedbackDays: among('feedback-delay', ['day', 'week', 'month']).map(code => days[code]!)[0] ?? null,
  }
}

/** "Nationality: Syrians only", a line for each group, in each language that has it. */
function textsOf(ticked: Criteria, groups: Group[]): { en?: string; ar?: string } {
  const lines = (language: 'en' | 'ar') =>
    groups.flatMap(group => {
      const side = ticked[group]?.[language]
      return side && side.labels.length > 0 ? [`${side.heading}: ${side.labels.join(', ')}`] : []
    })
  const [en, ar] = [lines('en').join('\n'), lines('ar').join('\n')]
  return { ...(en ? { en } : {}), ...(ar ? { ar } : {}) }
}

function unique<T>(list: T[]): T[] {
  return [...new Set(list)]
}
