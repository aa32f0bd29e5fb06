// From what was typed to what is sealed. Runs in the browser only, has no library, and knows nothing of the page: the
// keys are the names of the fields, the values what stands in them; several ticks are joined by a space.
import { type Counted, type NoReason, noReasons, type Onward, type Urgency } from '../model.ts'
import { type Answers as ConsentAnswers, type ConsentRule, consentOutcome } from '../rules/consent.ts'
import type { RedirectDetails, ReferralDetails, Telling } from './details.ts'

export type Answers = Readonly<Record<string, string>>

export type Asked = {
  rule: ConsentRule
  counted: Counted
  /** Services that are told anything, each its own reason; for a call that is only noted down there is none. */
  services: readonly string[]
  today: string
  /** The last day that a consent may run to. */
  latest: string
}

export type Agreement =
  | { kind: 'agreed' }
  /** Somebody who has to say yes has not. */
  | { kind: 'not-agreed'; missing: string[] }

const fieldOfMissing = {
  child: 'consent-child',
  caregiver: 'consent-caregiver',
  'trusted-adult': 'consent-adult',
}

export function agreementOf(answers: Answers, rule: ConsentRule): Agreement {
  const outcome = consentOutcome(rule, consentOf(answers))
  return outcome.agreed
    ? { kind: 'agreed' }
    : { kind: 'not-agreed', missing: outcome.missing.map(who => fieldOfMissing[who]) }
}

/** Whether a question that decides was left open. Silence is not a no. */
export function unansweredConsent(answers: Answers, rule: ConsentRule): string[] {
  const open: string[] = []
  if (rule.child !== 'explained' && !answers['consent-child']) open.push('consent-child')
  if (rule.caregiver === 'not-asked') return open
  if (!answers['caregiver-askable']) return [...open, 'caregiver-askable']
  if (answers['caregiver-askable'] === 'yes' && !answers['consent-caregiver']) open.push('consent-caregiver')
  if (
    answers['caregiver-askable'] === 'no' &&
    rule.instead.startsWith('trusted') &&
    !answers['consent-adult']
  )
    open.push('consent-adult')
  return open
}

/** What to mend, as field name → key of a sentence. */
export function faultsOf(answers: Answers, asked: Asked): Record<string, string> {
  const faults: Record<string, string> = {}
  const need = (name: string, key = 'form.fault.answer') => {
    if (!answers[name]) faults[name] = key
  }
  need('urgency')
  for (const name of unansweredConsent(answers, asked.rule)) faults[name] = 'form.fault.answer'
  const agreement = agreementOf(answers, asked.rule)
  if (agreement.kind === 'not-agreed' && Object.keys(faults).every(name => name === 'urgency')) {
    if (answers['after-no'] !== 'override') faults['after-no'] = 'form.fault.not-agreed'
    else need('override-reason', 'form.fault.override-reason')
  }
  if (agreement.kind === 'agreed') need('consent-how')
  need('until')
  const until = answers.until ?? ''
  if (until && (until < asked.today || until > asked.latest)) faults.until = 'form.fault.until'
  need('onward')
  if (asked.services.length === 0) return faults
  need('name', 'form.fault.name')
  if (answers.birth && answers.birth > asked.today) faults.birth = 'form.fault.birth'
  if (!isAge(answers.age ?? '')) faults.age = 'form.fault.age'
  need('family')
  if (answers.informed === 'no') need('why-not', 'form.fault.why-not')
  for (const service of asked.services) need(`reason-${service}`, 'form.fault.reason')
  return faults
}

/** Whole years, or months for babies, in the digits of any script; empty is an answer too. */
function isAge(text: string): boolean {
  return text === '' || /^\p{Nd}{1,3}(\s*\p{L}.*)?$/u.test(text)
}

export function detailsOf(answers: Answers, asked: Asked, service: string): ReferralDetails {
  const of = (name: string) => (answers[name] ?? '').normalize('NFC').trim()
  const told = of('told').split(' ').filter(Boolean) as Telling[] // the boxes have no other values
  const may = (what: Telling, text: string) => (told.includes(what) ? text : '')
  const oneOf = <T extends string>(name: string, fallback: T) => (of(name) || fallback) as T // likewise
  return {
    form: 1,
    act: 'refer',
    counted: asked.counted,
    who: {
      name: of('name'),
      birth: of('birth') || null,
      age: of('age'),
      estimated: of('estimated') === 'yes',
      languages: of('languages'),
      phone: may('contact', of('phone')),
      address: may('contact', of('address')),
    },
    family: {
      situation: oneOf('family', 'not-asked'),
      caregiver: may('family', of('caregiver')),
      relation: may('family', of('relation')),
      informed: oneOf('informed', 'not-asked'),
      whyNot: of('why-not'),
    },
    consent: {
      child: oneOf('consent-child', 'not-asked'),
      caregiver: oneOf('consent-caregiver', 'not-asked'),
      adult: oneOf('consent-adult', 'not-asked'),
      how: of('consent-how') === '' ? null : oneOf('consent-how', 'oral'),
      told,
      onward: onwardOf(answers),
      until: of('until'),
      safeContact: of('safe-contact'),
      doNot: of('do-not'),
    },
    reason: may('reason', of(`reason-${service}`)),
    given: may('reason', of('given')),
    needs: may('needs', of('needs')),
  }
}

export function faultsOfRedirect(answers: Answers): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const name of ['service', 'who', 'urgency']) if (!answers[name]) faults[name] = 'form.fault.answer'
  for (const name of ['reach', 'where'])
    if (!(answers[name] ?? '').trim()) faults[name] = `form.fault.${name}`
  if (answers.agreed !== 'yes') faults.agreed = 'form.fault.agreed'
  return faults
}

export function redirectOf(answers: Answers): RedirectDetails {
  return {
    form: 1,
    act: 'redirect',
    who: answers.who === 'adult' ? 'adult' : 'child',
    reach: (answers.reach ?? '').normalize('NFC').trim(),
    where: (answers.where ?? '').normalize('NFC').trim(),
  }
}

/** What is counted of a no: for which sectors, and why where they said why. Nothing else of the answers is in it. */
export function refusedOf(
  answers: Answers,
  targets: readonly { sector: string }[],
): { toSectors: string[]; reason: NoReason } {
  return {
    toSectors: [...new Set(targets.map(({ sector }) => sector))],
    reason: noReasons.find(reason => reason === answers['no-reason']) ?? 'not-said',
  }
}

export function urgencyOf({ urgency }: Answers): Urgency {
  return urgency === 'emergency' || urgency === 'urgent' ? urgency : 'normal'
}

export function onwardOf({ onward }: Answers): Onward {
  return onward === 'allowed' || onward === 'ask' ? onward : 'never'
}

function consentOf(answers: Answers): ConsentAnswers {
  const said = (name: string) => (answers[name] === 'yes' || answers[name] === 'no' ? answers[name] : null)
  return {
    child: said('consent-child'),
    caregiver: said('consent-caregiver'),
    caregiverCanBeAsked: answers['caregiver-askable'] === 'yes',
    trustedAdult: said('consent-adult'),
  }
}
