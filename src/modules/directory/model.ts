// The nouns of the directory. A schema and its type share one name; parsed once at the edge, trusted inside.
// After Open Referral HSDS 3.1 (service, location, service at location, schedule, phone), with what a referral needs.
import * as v from 'valibot'
import type { Texts as TextsOf } from '../../kernel/words.ts'
import { organisationKinds } from '../accounts/model.ts'
import { type Sector, sectors } from '../accounts/sectors.ts'
import { type Need, needs } from './needs.ts'

export const statuses = ['active', 'temporarily-closed', 'inactive', 'defunct'] as const
export const visibilities = ['public', 'response', 'referral-staff'] as const
export const sexes = ['any', 'female', 'male'] as const
export const populations = [
  'refugee',
  'asylum-seeker',
  'displaced',
  'returnee',
  'stateless',
  'migrant',
  'host',
] as const
/** What makes somebody come first, or be taken at all. None: open to everybody. */
export const criteria = [
  'child-at-risk',
  'unaccompanied-or-separated',
  'single-caregiver',
  'woman-at-risk',
  'pregnant-or-breastfeeding',
  'gbv',
  'medical',
  'disability',
  'older-person',
  'family-unity',
  'vulnerability-score',
] as const
export const disabilities = ['unknown', 'welcome', 'only', 'not-accessible'] as const
export const documents = [
  'none',
  'identity',
  'registration',
  'residence',
  'birth-certificate',
  'health-card',
  'school-certificate',
  'referral-letter',
] as const
export const yesNoUnknown = ['yes', 'no', 'unknown'] as const
export const costs = ['free', 'partly', 'paid', 'unknown'] as const
export const accesses = ['walk-in', 'appointment', 'outreach', 'referral-only', 'hotline'] as const
/** `app`: sealed to the service's team here. `system`: another inter-agency system. */
export const referralMethods = [
  'app',
  'phone',
  'email',
  'form',
  'in-person',
  'system',
  'not-needed',
  'not-accepted',
] as const
export const nextSteps = ['unknown', 'call', 'visit', 'approach', 'other'] as const
export const feedbacks = [
  'app',
  'email',
  'phone',
  'form',
  'tracking-table',
  'system',
  'meeting',
  'on-request',
  'with-consent',
  'none',
] as const
export const capacities = ['open', 'waiting', 'closed', 'unknown'] as const
export const locationKinds = ['physical', 'postal', 'virtual'] as const
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export const phoneKinds = ['voice', 'mobile', 'whatsapp', 'text', 'fax', 'hotline'] as const
export const ageBands = ['0-4', '5-11', '12-17', '18+', 'unknown'] as const
export type AgeBand = (typeof ageBands)[number]
export type Capacity = (typeof capacities)[number]
export type Visibility = (typeof visibilities)[number]
export type Status = (typeof statuses)[number]
export type Weekday = (typeof weekdays)[number]

const id = v.pipe(v.string(), v.uuid())
const sentence = v.pipe(v.string(), v.trim(), v.maxLength(300))
const prose = v.pipe(v.string(), v.trim(), v.maxLength(8000))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.isoDate())
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))
const some = <const T extends readonly [string, ...string[]]>(list: T) => v.array(v.picklist(list))

export const Pcode = v.pipe(v.string(), v.regex(/^[A-Z0-9][A-Z0-9_-]{1,19}$/))

function textsOf(inside: v.GenericSchema<string, string>) {
  return v.object({
    en: v.optional(inside),
    fr: v.optional(inside),
    ar: v.optional(inside),
    es: v.optional(inside),
    bn: v.optional(inside),
  })
}
const Names = v.pipe(
  textsOf(sentence),
  v.check(texts => Object.values(texts).some(text => text), 'needs a name in one language'),
)
const Texts = textsOf(prose)

/** A number to call. `hours` is free text, e.g. "nights"; `label` says whom one reaches, never a person's name. */
export const Phone = v.object({
  number: v.pipe(v.string(), v.trim(), v.regex(/^[\p{Nd}+*#()\-./\s]{3,30}$/u)),
  kind: v.optional(v.picklist(phoneKinds), 'voice'),
  label: v.optional(Texts, {}),
  hours: v.optional(sentence, ''),
  emergency: v.optional(v.boolean(), false),
})
export type Phone = v.InferOutput<typeof Phone>

const Hour = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/))

/**
 * Weekly opening, on the clock of the response. A closing before the opening is on the next day; `00:00` to `24:00`
 * is the whole day. `everyWeeks` 2: every second week, so one must ask which.
 */
export const Schedule = v.object({
  days: v.pipe(some(weekdays), v.minLength(1)),
  opens: Hour,
  closes: Hour,
  validFrom: v.optional(v.nullable(day), null),
  validTo: v.optional(v.nullable(day), null),
  everyWeeks: v.optional(v.picklist([1, 2]), 1),
  note: v.optional(Texts, {}),
})
export type Schedule = v.InferOutput<typeof Schedule>

/** Where an entry came from: `system` and `id` name it, `hash` is of what was read, so that an import can be repeated. */
export const Source = v.object({
  system: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  hash: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(128))), null),
})
export type Source = v.InferOutput<typeof Source>

const Extra = v.record(v.string(), v.unknown())

export const Provider = v.object({
  id,
  name: Names,
  acronym: v.optional(v.nullable(sentence), null),
  kind: v.picklist(organisationKinds),
  description: v.optional(Texts, {}),
  website: v.optional(sentence, ''),
  source: v.optional(v.nullable(Source), null),
})
export type Provider = v.InferOutput<typeof Provider>

export const Location = v.object({
  id,
  organisationId: v.optional(v.nullable(id), null),
  kind: v.optional(v.picklist(locationKinds), 'physical'),
  name: v.optional(Texts, {}),
  areaPcode: v.optional(v.nullable(Pcode), null),
  address: v.optional(Texts, {}),
  directions: v.optional(Texts, {}),
  accessibility: v.optional(Texts, {}),
  latitude: v.optional(v.nullable(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))), null),
  longitude: v.optional(v.nullable(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))), null),
  protected: v.optional(v.boolean(), false),
  source: v.optional(v.nullable(Source), null),
  extra: v.optional(Extra, {}),
})
export type Location = v.InferOutput<typeof Location>

const capacityEntries = {
  waitingDays: v.optional(v.nullable(whole(0, 730)), null),
  capacityDate: v.optional(v.nullable(day), null),
}

/** A service at a location. Empty schedules and no capacity mean that the service's own hold here. */
export const Site = v.object({
  id,
  locationId: id,
  phones: v.optional(v.array(Phone), []),
  emails: v.optional(v.array(v.pipe(v.string(), v.trim(), v.email())), []),
  schedules: v.optional(v.array(Schedule), []),
  capacity: v.optional(v.nullable(v.picklist(capacities)), null),
  ...capacityEntries,
  source: v.optional(v.nullable(Source), null),
  extra: v.optional(Extra, {}),
})
export type Site = v.InferOutput<typeof Site>

const age = v.optional(v.nullable(whole(0, 120)), null)

/** What describes a service. Sites, coverage and the state of its checks are kept beside it. */
export const Service = v.pipe(
  v.object({
    id,
    organisationId: id,
    teamId: v.optional(v.nullable(id), null),
    sector: v.picklist(sectors),
    needs: v.optional(v.array(v.picklist(needs)), []),
    name: Names,
    description: v.optional(Texts, {}),
    status: v.optional(v.picklist(statuses), 'active'),
    visibility: v.optional(v.picklist(visibilities), 'response'),
    ageMin: age,
    ageMax: age,
    sex: v.optional(v.picklist(sexes), 'any'),
    population: v.optional(some(populations), []),
    criteria: v.optional(some(criteria), []),
    disability: v.optional(v.picklist(disabilities), 'unknown'),
    documents: v.optional(some(documents), []),
    documentsNote: v.optional(Texts, {}),
    eligibilityNote: v.optional(Texts, {}),
    languages: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))), []),
    interpretation: v.optional(Texts, {}),
    femaleStaff: v.optional(v.picklist(yesNoUnknown), 'unknown'),
    cost: v.optional(v.picklist(costs), 'unknown'),
    costNote: v.optional(Texts, {}),
    access: v.optional(some(accesses), []),
    alert: v.optional(Texts, {}),
    website: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//))]), ''),
    phones: v.optional(v.array(Phone), []),
    emails: v.optional(v.array(v.pipe(v.string(), v.trim(), v.email())), []),
    schedules: v.optional(v.array(Schedule), []),
    referralMethods: v.optional(some(referralMethods), []),
    nextStep: v.optional(v.picklist(nextSteps), 'unknown'),
    nextStepNote: v.optional(Texts, {}),
    responseDays: v.optional(v.nullable(whole(0, 365)), null),
    feedback: v.optional(some(feedbacks), []),
    feedbackDays: v.optional(v.nullable(whole(0, 365)), null),
    capacity: v.optional(v.picklist(capacities), 'unknown'),
    ...capacityEntries,
    ownerTeamId: v.optional(v.nullable(id), null),
    ownerPersonId: v.optional(v.nullable(id), null),
    /** Null: nobody has checked it yet, e.g. freshly imported. */
    lastCheck: v.optional(v.nullable(day), null),
    nextCheck: day,
    checkDays: v.optional(whole(7, 365), 90),
    source: v.optional(v.nullable(Source), null),
    extra: v.optional(Extra, {}),
  }),
  v.check(s => s.ageMin === null || s.ageMax === null || s.ageMin <= s.ageMax, 'ages run the wrong way'),
  v.check(s => s.capacity === 'waiting' || s.waitingDays === null, 'only a waiting list has a wait'),
)
export type Service = v.InferOutput<typeof Service>

/** An entry as it is read: the service with its provider, its places (those this actor may see) and its coverage. */
export type Entry = Service & {
  version: number
  createdAt: Date
  modifiedAt: Date
  organisationName: TextsOf
  organisationAcronym: string | null
  teamName: TextsOf | null
  /** The team can open what is sealed to it. */
  teamActive: boolean
  sites: (Site & { location: Location; areaName: TextsOf | null })[]
  areas: { pcode: string; name: TextsOf }[]
}

/** Somebody's address or number that stood in a free text and was taken out of it before the text was stored. */
export const ContactFinding = v.object({
  id,
  serviceId: id,
  field: v.pipe(v.string(), v.maxLength(60)),
  language: v.optional(v.nullable(v.string()), null),
  kind: v.picklist(['email', 'phone', 'address']),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
})
export type ContactFinding = v.InferOutput<typeof ContactFinding>

export type Area = { pcode: string; parentPcode: string | null; level: number; name: TextsOf }

/** What is asked of the directory. It lives in the address; `rules/search.ts` reads and writes it there. */
export type Search = {
  words: string
  need?: Need | undefined
  sector?: Sector | undefined
  area?: string | undefined
  /** Whole years. */
  age?: number | undefined
  sex?: 'female' | 'male' | undefined
  language?: string | undefined
  openNow: boolean
  femaleStaff: boolean
  free: boolean
  walkIn: boolean
  /** The entries that are past their check, instead of those that are offered. */
  past: boolean
}

/** An entry as a phone keeps it: what a person reads and what a search looks at; nothing about who keeps it. */
export type CopyEntry = Omit<
  Entry,
  | 'createdAt'
  | 'modifiedAt'
  | 'version'
  | 'ownerTeamId'
  | 'ownerPersonId'
  | 'checkDays'
  | 'source'
  | 'extra'
  | 'organisationId'
>

/** A part of the directory to carry along. Protected places are never in it, whoever asks. */
export type ServiceCopy = {
  format: 1
  /** Changes when anything in it does; it is the ETag too. */
  version: string
  /** The day it was made, on the clock of the response. */
  madeOn: string
  timeZone: string
  emergencyPhone: string | null
  graceDays: number
  warnDays: number
  /** What was asked for; null is the whole response. */
  area: string | null
  areas: Area[]
  services: CopyEntry[]
}
