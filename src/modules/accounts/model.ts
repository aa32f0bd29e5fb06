// Organisations, teams, people and their rights, as rows are read and forms are checked.
// A schema's messages are keys of the locale files.
import * as v from 'valibot'
import type { Role } from '../../kernel/actor.ts'
import { type Language, languages, type Texts } from '../../kernel/words.ts'
import { isSector, type Sector } from './sectors.ts'

export const roles = [
  'worker',
  'receiver',
  'focal-point',
  'coordinator',
  'information-manager',
  'facilitator',
  'custodian',
  'administrator',
] as const satisfies readonly Role[]

export const organisationKinds = ['government', 'un', 'ingo', 'ngo', 'community', 'other'] as const
type OrganisationKind = (typeof organisationKinds)[number]

export const responseKinds = ['humanitarian', 'refugee', 'mixed', 'global'] as const

export type Organisation = {
  id: string
  name: Texts
  acronym: string | null
  kind: OrganisationKind
  /** When its offline root key was made; before that its teams cannot receive anything sealed. */
  rootMadeAt: Date | null
  closedAt: Date | null
}

export type Team = {
  id: string
  organisationId: string
  organisationName: Texts
  sector: Sector
  name: Texts
  /** Set when its recovery drill has been done once; before that nothing can be sealed to it. */
  activeAt: Date | null
  closedAt: Date | null
}

/** What a neighbour needs to show or reach somebody. */
export type PersonBrief = { id: string; name: string; language: Language; organisationId: string }

export type Grant = { role: Role; sector: string }

export type Membership = {
  teamId: string
  teamName: Texts
  lead: boolean
  since: Date
  until: Date | null
}

/** A person with all their rights, as pages and policies look at them. */
export type Account = PersonBrief & {
  login: string
  organisationName: Texts
  createdAt: Date
  suspendedAt: Date | null
  hasPassword: boolean
  hasTotp: boolean
  /** Those that hold now. */
  teams: Membership[]
  grants: Grant[]
}

export type Invitation = {
  id: string
  purpose: 'join' | 'reset'
  organisationId: string
  teamId: string | null
  lead: boolean
  roles: Role[]
  /** For a focal point: the sector they speak for. */
  sector: string
  personId: string | null
  invitedBy: string | null
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  withdrawnAt: Date | null
}

const Id = v.pipe(v.string(), v.uuid('accounts.error.form'))
const Login = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.toLowerCase(),
  v.regex(/^[\p{L}\p{M}\p{N}._@+-]{3,120}$/u, 'accounts.error.login'),
)
const Name = v.pipe(
  v.string(),
  v.minLength(1, 'accounts.error.person-name'),
  v.maxLength(120, 'accounts.error.long'),
)
const Phone = v.pipe(
  v.string(),
  v.regex(/^(?:[+(]*[\p{Nd}][\p{Nd} ()./+*#-]{0,39})?$/u, 'accounts.error.phone'),
  v.transform(text => (text === '' ? null : text)),
)
const SectorCode = v.custom<Sector>(isSector, 'accounts.error.sector')
const LanguageCode = v.picklist(languages, 'accounts.error.language')
const TimeZone = v.pipe(v.string(), v.check(isTimeZone, 'accounts.error.time-zone'))

/** A name in some of the languages; at least one. @param missing what is said when there is none */
function textsWith(missing: string) {
  return v.pipe(
    v.record(v.string(), v.string()),
    v.transform(given => {
      const texts: Texts = {}
      for (const language of languages) if (given[language]) texts[language] = given[language]
      return texts
    }),
    v.check(texts => Object.keys(texts).length > 0, missing),
    v.check(texts => Object.values(texts).every(text => text.length <= 160), 'accounts.error.long'),
  )
}

const Weekend = v.pipe(
  v.array(v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(7))),
  v.maxLength(6, 'accounts.error.weekend'),
)
const ResponseParts = {
  name: textsWith('accounts.error.response-name'),
  timeZone: TimeZone,
  weekend: Weekend,
  emergencyPhone: Phone,
}

export const OrganisationForm = v.object({
  id: Id,
  name: textsWith('accounts.error.organisation-name'),
  acronym: v.pipe(
    v.string(),
    v.maxLength(20, 'accounts.error.long'),
    v.transform(text => (text === '' ? null : text)),
  ),
  kind: v.picklist(organisationKinds, 'accounts.error.organisation-kind'),
})
export type OrganisationForm = v.InferOutput<typeof OrganisationForm>

export const TeamForm = v.object({
  id: Id,
  organisationId: Id,
  sector: SectorCode,
  name: textsWith('accounts.error.team-name'),
})
export type TeamForm = v.InferOutput<typeof TeamForm>

const Slug = v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z][a-z0-9-]{1,30}$/, 'accounts.error.slug'))

/** A response as it is founded, with its first organisation. */
export const FoundingForm = v.object({
  id: Id,
  slug: Slug,
  kind: v.picklist(responseKinds, 'accounts.error.response-kind'),
  ...ResponseParts,
  organisation: OrganisationForm,
})
export type FoundingForm = v.InferOutput<typeof FoundingForm>

/** The password is judged by `rules/password.ts`, which also looks at the name and login. */
export const JoinForm = v.object({
  id: Id,
  name: Name,
  login: Login,
  language: LanguageCode,
  password: v.string(),
})
export type JoinForm = v.InferOutput<typeof JoinForm>

export const InvitationForm = v.pipe(
  v.object({
    id: Id,
    organisationId: Id,
    teamId: v.nullable(Id),
    lead: v.boolean(),
    roles: v.pipe(v.array(v.picklist(roles)), v.minLength(1, 'accounts.error.roles')),
    sector: v.union([v.literal(''), SectorCode]),
  }),
  v.forward(
    v.check(form => !form.roles.includes('focal-point') || form.sector !== '', 'accounts.error.focal-sector'),
    ['sector'],
  ),
  v.transform(form => ({ ...form, sector: form.roles.includes('focal-point') ? form.sector : '' })),
)
export type InvitationForm = v.InferOutput<typeof InvitationForm>

const Span = v.union(
  [
    v.strictObject({ hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2880)) }),
    v.strictObject({ workingDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)) }),
  ],
  'accounts.error.clock',
)

export const SettingsForm = v.object({
  ...ResponseParts,
  clocks: v.object({
    emergency: v.strictObject({
      hours: v.pipe(
        v.number('accounts.error.clock'),
        v.integer('accounts.error.clock'),
        v.minValue(1, 'accounts.error.clock'),
        v.maxValue(72, 'accounts.error.clock'),
      ),
    }),
    urgent: Span,
    normal: Span,
  }),
})
export type SettingsForm = v.InferOutput<typeof SettingsForm>

export const HolidayForm = v.object({
  day: v.pipe(v.string(), v.isoDate('accounts.error.day')),
  name: textsWith('accounts.error.holiday-name'),
})
export type HolidayForm = v.InferOutput<typeof HolidayForm>
export type Holiday = { day: string; name: Texts }

/** Problems of a form by field, as keys of the locale files. The field is the first step of the path, e.g. `name`. */
export type FormErrors = Record<string, string>

export type Parsed<T> = { value: T; errors?: undefined } | { value?: undefined; errors: FormErrors }

export function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { value: result.output }
  const errors: FormErrors = {}
  for (const issue of result.issues) {
    const field = String(issue.path?.[0]?.key ?? '')
    // A message of the library's own means that something came which no form of ours sends.
    errors[field] ??= issue.message.startsWith('accounts.') ? issue.message : 'accounts.error.form'
  }
  return { errors }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name.length > 0
  } catch {
    return false
  }
}
