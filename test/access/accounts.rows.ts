// People are seen by their teams and by administrators; rights are given by administrators; everybody has their own
// account. Sessions of the demonstration, as here, cannot change how anybody signs in.
import { type CastName, organisations, teams } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { invite } from '../../src/modules/accounts/commands/links.ts'
import type { TestCountry } from '../support/app.ts'
import { testSecret } from '../support/make-app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

const ids = {
  ofCaseWork: newId(),
  ofCoordination: newId(),
  ofHorizon: newId(),
  spareTeam: newId(),
  intoCaseWork: newId(),
  intoHorizon: newId(),
}
let token = ''

const admin: CastName[] = ['ibrahim']
const caseWork: CastName[] = ['nadia', 'samir', 'hana', 'ibrahim']
const caseWorkLead: CastName[] = ['samir', 'ibrahim']
const leads: CastName[] = ['amina', 'tomas', 'samir', 'claire', 'victor', 'ibrahim']
const inTeams: CastName[] = [...leads, 'daniel', 'leila', 'nadia', 'hana']

/** One more person in three of the teams, a team that may be closed, and two invitations. */
export async function prepare(country: TestCountry): Promise<void> {
  const { responseId } = country
  const now = country.clock()
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId })
    for (const [id, team] of [
      [ids.ofCaseWork, teams.caseWork!],
      [ids.ofCoordination, teams.coordination!],
      [ids.ofHorizon, teams.horizon!],
    ] as const) {
      await tx`insert into person (response_id, id, organisation_id, login, name, created_at)
        values (${responseId}, ${id}, ${organisations[team.organisation]!.id}, ${id}, 'Another', ${now})`
      await tx`insert into membership (response_id, team_id, person_id, since)
        values (${responseId}, ${team.id}, ${id}, ${now})`
      await tx`insert into role_grant (response_id, person_id, role, granted_at)
        values (${responseId}, ${id}, 'receiver', ${now})`
    }
    await tx`insert into team (response_id, id, organisation_id, sector, name, created_at)
      values (${responseId}, ${ids.spareTeam}, ${organisations.farHorizon!.id}, 'cash', ${tx.json({ en: 'Spare' })}, ${now})`
    const scene = { tx, response, now, actor: { kind: 'system' as const } }
    const into = (id: string, team: (typeof teams)[string]) =>
      invite(scene, testSecret, {
        id,
        organisationId: organisations[team.organisation]!.id,
        teamId: team.id,
        lead: false,
        roles: ['worker'],
        sector: '',
      })
    token = await into(ids.intoCaseWork, teams.caseWork!)
    await into(ids.intoHorizon, teams.horizon!)
  })
}

type Fields = Record<string, string>

function row(
  route: string,
  thing: string,
  may: CastName[],
  path: () => string,
  more: Partial<Row> & { fields?: () => Fields; json?: () => unknown } = {},
): Row {
  const { fields, json, ...rest } = more
  return {
    route,
    thing,
    may,
    request: () => ({
      path: path(),
      ...(fields ? { fields: fields() } : {}),
      ...(json ? { json: json() } : {}),
    }),
    ...rest,
  }
}

/** Open to whoever comes by. */
const open = { nobody: 'may' as const }

const people: [thing: string, id: () => string, colleagues: CastName[], lead: CastName[], team: string][] = [
  ['somebody of one’s own team', () => ids.ofCaseWork, caseWork, caseWorkLead, teams.caseWork!.id],
  [
    'somebody of a neighbour’s team',
    () => ids.ofCoordination,
    ['amina', 'ibrahim'],
    ['amina', 'ibrahim'],
    teams.coordination!.id,
  ],
  [
    'somebody of the stranger’s team',
    () => ids.ofHorizon,
    ['victor', 'ibrahim'],
    ['victor', 'ibrahim'],
    teams.horizon!.id,
  ],
]

const used = {
  id: 'x',
  rawId: 'x',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' },
}

const names: Fields = { 'name.en': 'Changed' }

export const rows: Row[] = [
  row('GET /', 'the first page', everybody, () => '/', open),
  row('GET /sign-in', 'which response to sign in to', everybody, () => '/sign-in', open),
  row('GET /r/:response', 'the doors of a response', everybody, () => '~', open),
  row('GET /r/:response/', 'the doors of a response', everybody, () => '~/', open),
  row('GET /set-up', 'the set-up, while there are only demonstrations', everybody, () => '/set-up', open),
  row('POST /set-up', 'the set-up, without its code', everybody, () => '/set-up', {
    ...open,
    fields: () => ({}),
  }),
  row('POST /responses', 'a further response, from one that is not the global one', [], () => '/responses', {
    fields: () => ({}),
  }),

  row('GET /r/:response/sign-in', 'the form', everybody, () => '~/sign-in', open),
  row('POST /r/:response/sign-in', 'a wrong password', everybody, () => '~/sign-in', {
    ...open,
    fields: () => ({ login: newId(), password: newId() }),
  }),
  row('GET /r/:response/sign-in/code', 'a code that nobody waits for', everybody, () => '~/sign-in/code'),
  row('POST /r/:response/sign-in/code', 'a code that nobody waits for', everybody, () => '~/sign-in/code', {
    fields: () => ({ code: '123456' }),
  }),
  row(
    'POST /r/:response/sign-in/passkey/challenge',
    'a challenge',
    everybody,
    () => '~/sign-in/passkey/challenge',
    { ...open, json: () => ({}) },
  ),
  row('POST /r/:response/sign-in/passkey', 'a wrong passkey', everybody, () => '~/sign-in/passkey', {
    ...open,
    json: () => ({ id: newId(), used }),
  }),
  row('GET /r/:response/sign-out', 'one’s own session', everybody, () => '~/sign-out'),
  row('POST /r/:response/sign-out', 'one’s own session', everybody, () => '~/sign-out', {
    fields: () => ({}),
  }),
  row('POST /r/:response/proof', 'a wrong password', everybody, () => '~/proof', {
    fields: () => ({ password: 'x' }),
  }),
  row(
    'POST /r/:response/proof/passkey/challenge',
    'a challenge',
    everybody,
    () => '~/proof/passkey/challenge',
    { json: () => ({}) },
  ),
  row('POST /r/:response/proof/passkey', 'a wrong passkey', everybody, () => '~/proof/passkey', {
    json: () => ({ id: newId(), used }),
  }),
  row('GET /r/:response/proof', 'the form', everybody, () => '~/proof'),

  row('GET /r/:response/account', 'one’s own account', everybody, () => '~/account'),
  row('POST /r/:response/account/language', 'one’s own language', everybody, () => '~/account/language', {
    fields: () => ({ language: 'en' }),
  }),
  row(
    'POST /r/:response/account/sessions/ending',
    'one’s own other sessions',
    everybody,
    () => '~/account/sessions/ending',
    { fields: () => ({}) },
  ),
  row('GET /r/:response/account/password', 'a password in a demonstration', [], () => '~/account/password'),
  row('POST /r/:response/account/password', 'a password in a demonstration', [], () => '~/account/password', {
    fields: () => ({ password: newId() }),
  }),
  row('GET /r/:response/account/code', 'codes in a demonstration', [], () => '~/account/code'),
  row('POST /r/:response/account/code', 'codes in a demonstration', [], () => '~/account/code', {
    fields: () => ({ code: '123456' }),
  }),
  row(
    'POST /r/:response/account/code/removal',
    'codes in a demonstration',
    [],
    () => '~/account/code/removal',
    { fields: () => ({}) },
  ),
  row('GET /r/:response/account/passkeys', 'passkeys in a demonstration', [], () => '~/account/passkeys'),
  row(
    'POST /r/:response/account/passkeys/challenge',
    'passkeys in a demonstration',
    [],
    () => '~/account/passkeys/challenge',
    { json: () => ({}) },
  ),
  row('POST /r/:response/account/passkeys', 'passkeys in a demonstration', [], () => '~/account/passkeys', {
    json: () => ({}),
  }),
  row(
    'POST /r/:response/account/passkeys/:id/name',
    'passkeys in a demonstration',
    [],
    () => '~/account/passkeys/x/name',
    { fields: () => ({ label: 'x' }) },
  ),
  row(
    'POST /r/:response/account/passkeys/:id/removal',
    'passkeys in a demonstration',
    [],
    () => '~/account/passkeys/x/removal',
    { fields: () => ({}) },
  ),

  row('GET /join/:token', 'an invitation, by its link', everybody, () => `/join/${token}`, open),
  row('POST /join/:token', 'an invitation, by its link', everybody, () => `/join/${token}`, {
    ...open,
    fields: () => ({}),
  }),
  row('GET /join/:token', 'a link that was never made', [], () => `/join/${'x'.repeat(43)}`, {
    nobody: 'hidden',
  }),
  row('POST /join/:token', 'a link that was never made', [], () => `/join/${'x'.repeat(43)}`, {
    nobody: 'hidden',
    fields: () => ({}),
  }),
  row('GET /r/:response/invitations', 'what one may withdraw', leads, () => '~/invitations'),
  row('GET /r/:response/invitations/new', 'the form', leads, () => '~/invitations/new'),
  ...(
    [
      ['one’s own team', teams.caseWork!.id, caseWorkLead],
      ['a neighbour’s team', teams.coordination!.id, ['amina', 'ibrahim']],
      ['the stranger’s team', teams.horizon!.id, ['victor', 'ibrahim']],
    ] satisfies [string, string, CastName[]][]
  ).map(([thing, team, may]) =>
    row('POST /r/:response/invitations', `an invitation into ${thing}`, may, () => '~/invitations', {
      fields: () => ({ id: newId(), into: `team:${team}`, roles: 'worker' }),
    }),
  ),
  row('POST /r/:response/invitations', 'an invitation to be a custodian', admin, () => '~/invitations', {
    fields: () => ({ id: newId(), into: `team:${teams.caseWork!.id}`, roles: 'custodian' }),
  }),
  row(
    'POST /r/:response/invitations/:id/withdrawal',
    'an invitation into one’s own team',
    caseWorkLead,
    () => `~/invitations/${ids.intoCaseWork}/withdrawal`,
    { fields: () => ({}) },
  ),
  row(
    'POST /r/:response/invitations/:id/withdrawal',
    'an invitation into the stranger’s team',
    ['victor', 'ibrahim'],
    () => `~/invitations/${ids.intoHorizon}/withdrawal`,
    { fields: () => ({}) },
  ),

  row('GET /r/:response/people', 'the people of one’s teams', inTeams, () => '~/people'),
  row('POST /r/:response/people/search', 'the people of one’s teams', inTeams, () => '~/people/search', {
    fields: () => ({ q: 'a' }),
  }),
  ...people.flatMap(([thing, id, colleagues, lead, team]) => [
    row('GET /r/:response/people/:id', thing, colleagues, () => `~/people/${id()}`),
    row('POST /r/:response/people/:id/reset', thing, lead, () => `~/people/${id()}/reset`, {
      fields: () => ({ id: newId() }),
    }),
    row('POST /r/:response/people/:id/suspension', thing, colleagues, () => `~/people/${id()}/suspension`, {
      fields: () => ({}),
    }),
    row('POST /r/:response/people/:id/restoration', thing, lead, () => `~/people/${id()}/restoration`, {
      fields: () => ({}),
    }),
    row('POST /r/:response/people/:id/roles', thing, admin, () => `~/people/${id()}/roles`, {
      fields: () => ({ role: 'facilitator' }),
    }),
    row('POST /r/:response/people/:id/roles/removal', thing, admin, () => `~/people/${id()}/roles/removal`, {
      fields: () => ({ role: 'facilitator' }),
    }),
    row('POST /r/:response/people/:id/teams', thing, lead, () => `~/people/${id()}/teams`, {
      fields: () => ({ teamId: team }),
    }),
    row('POST /r/:response/people/:id/teams/ending', thing, lead, () => `~/people/${id()}/teams/ending`, {
      fields: () => ({ teamId: team }),
    }),
  ]),

  row('GET /r/:response/organisations', 'all organisations', everybody, () => '~/organisations'),
  row('GET /r/:response/organisations/new', 'the form', admin, () => '~/organisations/new'),
  row('POST /r/:response/organisations', 'a new organisation', admin, () => '~/organisations', {
    fields: () => ({ ...names, id: newId(), kind: 'ngo' }),
  }),
  row('GET /r/:response/teams', 'all teams', everybody, () => '~/teams'),
  row('GET /r/:response/teams/new', 'the form', admin, () => '~/teams/new'),
  row('POST /r/:response/teams', 'a new team', admin, () => '~/teams', {
    fields: () => ({ ...names, id: newId(), organisationId: organisations.safeSteps!.id, sector: 'health' }),
  }),
  ...(
    [
      ['organisations', 'one’s own organisation', organisations.safeSteps!.id, { kind: 'ngo' }],
      ['organisations', 'the stranger’s organisation', organisations.farHorizon!.id, { kind: 'ingo' }],
      ['teams', 'a team with people', teams.caseWork!.id, { sector: 'child-protection' }],
      ['teams', 'the stranger’s team', ids.spareTeam, { sector: 'cash' }],
    ] satisfies [string, string, string, Fields][]
  ).flatMap(([kind, thing, id, fields]) => [
    row(`GET /r/:response/${kind}/:id`, thing, everybody, () => `~/${kind}/${id}`),
    row(`GET /r/:response/${kind}/:id/edit`, thing, admin, () => `~/${kind}/${id}/edit`),
    row(`POST /r/:response/${kind}/:id`, thing, admin, () => `~/${kind}/${id}`, {
      fields: () => ({ ...names, ...fields }),
    }),
  ]),
  // Organisations with teams stay open, whoever asks; the team that is closed has nobody in it.
  ...['closing', 'reopening'].flatMap(act => [
    row(
      `POST /r/:response/organisations/:id/${act}`,
      'one’s own organisation',
      admin,
      () => `~/organisations/${organisations.safeSteps!.id}/${act}`,
      { fields: () => ({}) },
    ),
    row(
      `POST /r/:response/teams/:id/${act}`,
      'the stranger’s team',
      admin,
      () => `~/teams/${ids.spareTeam}/${act}`,
      { fields: () => ({}) },
    ),
  ]),

  row('GET /r/:response/settings', 'the settings', admin, () => '~/settings'),
  row('POST /r/:response/settings', 'the settings', admin, () => '~/settings', { fields: () => ({}) }),
  row('POST /r/:response/settings/holidays', 'a holiday', admin, () => '~/settings/holidays', {
    fields: () => ({ day: '2027-01-01', 'holiday.en': 'New Year' }),
  }),
  row(
    'POST /r/:response/settings/holidays/:day/removal',
    'a holiday',
    admin,
    () => '~/settings/holidays/2026-12-01/removal',
    { fields: () => ({}) },
  ),
]
