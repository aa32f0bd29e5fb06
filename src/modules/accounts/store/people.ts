// People and their rights. A membership counts while its end has not come and its team is open.
import type { Role } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { Account, PersonBrief } from '../model.ts'
import type { Sector } from '../sectors.ts'

const account = (tx: Tx, now: Date) => tx`
  p.id, p.organisation_id, o.name as organisation_name, p.login, p.name, p.language, p.created_at, p.suspended_at,
  p.has_password, p.has_totp,
  (select coalesce(jsonb_agg(jsonb_build_object('teamId', t.id, 'teamName', t.name, 'lead', m.lead,
      'since', m.since, 'until', m.until) order by m.since, t.id), '[]')
    from membership m join team t on t.response_id = m.response_id and t.id = m.team_id
    where m.response_id = p.response_id and m.person_id = p.id and t.closed_at is null
      and (m.until is null or m.until > ${now})) as teams,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'sector', g.sector) order by g.role, g.sector), '[]')
    from role_grant g where g.response_id = p.response_id and g.person_id = p.id) as grants`
const joined = (tx: Tx) =>
  tx`person p join organisation o on o.response_id = p.response_id and o.id = p.organisation_id`

type Stored = Omit<Account, 'teams'> & {
  teams: (Omit<Account['teams'][number], 'since' | 'until'> & { since: string; until: string | null })[]
}

/** Moments inside jsonb come as text. */
function read(row: Stored): Account {
  return {
    ...row,
    teams: row.teams.map(team => ({
      ...team,
      since: new Date(team.since),
      until: team.until === null ? null : new Date(team.until),
    })),
  }
}

export async function findAccount(
  tx: Tx,
  responseId: string,
  id: string,
  now: Date,
): Promise<Account | undefined> {
  const [row] = await tx<Stored[]>`
    select ${account(tx, now)} from ${joined(tx)} where p.response_id = ${responseId} and p.id = ${id}`
  return row && read(row)
}

export async function findAccountByLogin(
  tx: Tx,
  responseId: string,
  login: string,
  now: Date,
): Promise<Account | undefined> {
  const [row] = await tx<Stored[]>`
    select ${account(tx, now)} from ${joined(tx)} where p.response_id = ${responseId} and p.login = ${login}`
  return row && read(row)
}

export type PeopleFilter = {
  /** Only people of these teams; undefined: everybody. */
  teams?: string[] | undefined
  role?: Role | undefined
  organisationId?: string | undefined
  /** A part of the name or login. */
  like?: string | undefined
  suspended?: boolean | undefined
  after?: string | undefined
  most: number
}

/** A page of people by name; one more than asked for tells that there are more. The cursor is an id, never a name. */
export async function pageOfPeople(
  tx: Tx,
  responseId: string,
  filter: PeopleFilter,
  now: Date,
): Promise<Account[]> {
  const teams = filter.teams ? tx.array(filter.teams, 2951) : null
  const like = filter.like ? `%${filter.like.replace(/[\\%_]/g, sign => `\\${sign}`)}%` : null
  const rows = await tx<Stored[]>`
    select ${account(tx, now)} from ${joined(tx)}
    where p.response_id = ${responseId}
      and (${teams}::uuid[] is null or p.id in (select m.person_id from membership m
        where m.response_id = ${responseId} and m.team_id = any(${teams}) and (m.until is null or m.until > ${now})))
      and (${filter.role ?? null}::text is null or p.id in (select g.person_id from role_grant g
        where g.response_id = ${responseId} and g.role = ${filter.role ?? null}))
      and (${filter.organisationId ?? null}::uuid is null or p.organisation_id = ${filter.organisationId ?? null})
      and (${filter.suspended ?? null}::boolean is null or (p.suspended_at is not null) = ${filter.suspended ?? null})
      and (${like}::text is null or p.name ilike ${like} or p.login ilike ${like})
      and (${filter.after ?? null}::uuid is null or (p.name, p.id) >
        (select name, id from person where response_id = ${responseId} and id = ${filter.after ?? null}))
    order by p.name, p.id limit ${filter.most + 1}`
  return rows.map(read)
}

export type NewPerson = {
  id: string
  organisationId: string
  login: string
  name: string
  language: string
  passwordHash: string
}

/** @returns false when the login or the id is taken */
export async function insertPerson(
  tx: Tx,
  responseId: string,
  person: NewPerson,
  now: Date,
): Promise<boolean> {
  // No `returning`: whoever arrives by a link reads no person.
  const result = await tx`
    insert into person (response_id, id, organisation_id, login, name, language, password_hash, created_at)
    values (${responseId}, ${person.id}, ${person.organisationId}, ${person.login}, ${person.name},
      ${person.language}, ${person.passwordHash}, ${now})
    on conflict do nothing`
  return result.count > 0
}

export async function setLanguage(tx: Tx, responseId: string, id: string, language: string): Promise<void> {
  await tx`update person set language = ${language} where response_id = ${responseId} and id = ${id}`
}

/** @returns false when it was so already */
export async function setSuspended(
  tx: Tx,
  responseId: string,
  id: string,
  suspendedAt: Date | null,
): Promise<boolean> {
  const result = await tx`
    update person set suspended_at = ${suspendedAt}
    where response_id = ${responseId} and id = ${id} and (suspended_at is null) <> ${suspendedAt === null}`
  return result.count > 0
}

const brief = (tx: Tx) => tx`p.id, p.name, p.language, p.organisation_id`

export async function listLeads(
  tx: Tx,
  responseId: string,
  teamId: string,
  now: Date,
): Promise<PersonBrief[]> {
  return await tx<PersonBrief[]>`
    select ${brief(tx)} from membership m join person p on p.response_id = m.response_id and p.id = m.person_id
    where m.response_id = ${responseId} and m.team_id = ${teamId} and m.lead and p.suspended_at is null
      and (m.until is null or m.until > ${now})
    order by m.since, p.id`
}

export async function listMembers(
  tx: Tx,
  responseId: string,
  teamId: string,
  now: Date,
): Promise<PersonBrief[]> {
  return await tx<PersonBrief[]>`
    select ${brief(tx)} from membership m join person p on p.response_id = m.response_id and p.id = m.person_id
    where m.response_id = ${responseId} and m.team_id = ${teamId} and p.suspended_at is null
      and (m.until is null or m.until > ${now})
    order by m.since, p.id`
}

export async function listHolders(
  tx: Tx,
  responseId: string,
  role: Role,
  sector: Sector | undefined,
): Promise<PersonBrief[]> {
  return await tx<PersonBrief[]>`
    select distinct ${brief(tx)} from role_grant g join person p on p.response_id = g.response_id and p.id = g.person_id
    where g.response_id = ${responseId} and g.role = ${role} and p.suspended_at is null
      and (${sector ?? null}::text is null or g.sector in (${sector ?? null}, ''))
    order by p.id`
}
