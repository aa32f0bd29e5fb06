// What the form needs to know before it can be filled in: places, the chosen services, one's own teams.
import type { Tx } from '../../../kernel/db.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { Phone } from '../../directory/model.ts'
import type { Need } from '../../directory/needs.ts'
import type { Referral } from '../model.ts'
import { referralColumns } from '../store/referral.ts'

export type PlaceChoice = { pcode: string; name: Texts; parentName: Texts | null }

/** The places of the response down to a level, in their order, each with what it lies in. */
export async function findPlaces(tx: Tx, responseId: string, finest: number): Promise<PlaceChoice[]> {
  return await tx<PlaceChoice[]>`
    select a.pcode, a.name, p.name as parent_name
    from area a left join area p on p.response_id = a.response_id and p.pcode = a.parent_pcode
    where a.response_id = ${responseId} and a.level <= ${finest} and a.level > 0 order by a.pcode limit 1000`
}

/** Somewhere a referral can be sent to. */
export type Target = {
  id: string
  name: Texts
  sector: string
  organisationName: Texts
  teamId: string | null
  /** Its recovery was tried once; before that nothing may be sealed to it. */
  teamActive: boolean
  phones: Phone[]
}

/** The services with these ids that this actor may see, in the order of the ids. */
export async function findTargets(tx: Tx, responseId: string, ids: readonly string[]): Promise<Target[]> {
  if (ids.length === 0) return []
  return await tx<Target[]>`
    select s.id, s.name, s.sector, o.name as organisation_name, s.team_id, s.phones,
      coalesce(t.active_at is not null and t.closed_at is null, false) as team_active
    from unnest(${tx.array([...ids])}::uuid[]) with ordinality as wanted (id, nth)
    join service s on s.response_id = ${responseId} and s.id = wanted.id
    join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
    left join team t on t.response_id = s.response_id and t.id = s.team_id
    where s.status in ('active', 'temporarily-closed') order by wanted.nth`
}

/** Child protection's services with a team that can be sealed to, nearest first. */
export async function findProtectors(
  tx: Tx,
  responseId: string,
  need: Need,
  besides: readonly string[],
): Promise<Target[]> {
  return await tx<Target[]>`
    select s.id, s.name, s.sector, o.name as organisation_name, s.team_id, s.phones,
      t.active_at is not null and t.closed_at is null as team_active
    from service s
      join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
      join team t on t.response_id = s.response_id and t.id = s.team_id
    where s.response_id = ${responseId} and s.sector = 'child-protection' and s.status = 'active'
      and t.active_at is not null and t.closed_at is null and not (s.team_id = any(${[...besides]}::uuid[]))
    order by (${need} = any(s.needs)) desc, s.id limit 12`
}

export type OwnTeam = { id: string; name: Texts; organisation: string }

export async function findOwnTeams(tx: Tx, responseId: string, ids: readonly string[]): Promise<OwnTeam[]> {
  return await tx<OwnTeam[]>`
    select id, name, organisation_id as organisation from team
    where response_id = ${responseId} and id = any(${[...ids]}::uuid[]) and closed_at is null order by id`
}

/** Services with a team that something may be sealed to, but for the teams that have it already. */
export async function findNextServices(
  tx: Tx,
  responseId: string,
  besides: readonly string[],
): Promise<Target[]> {
  const but = besides.filter(id => id !== '')
  return await tx<Target[]>`
    select s.id, s.name, s.sector, o.name as organisation_name, s.team_id, s.phones, true as team_active
    from service s
      join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
      join team t on t.response_id = s.response_id and t.id = s.team_id
    where s.response_id = ${responseId} and s.status = 'active' and t.active_at is not null and t.closed_at is null
      and not (s.team_id = any(${but}::uuid[]))
    order by s.sector, s.id limit 100`
}

/** As many as a browser compares in a minute or so. */
const mostCompared = 60

/** What a team has that can still be opened, newest first. */
export async function findOpenOfTeam(tx: Tx, responseId: string, teamId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select r.id from referral r
      join referral_sealed s on s.response_id = r.response_id and s.referral_id = r.id
    where r.response_id = ${responseId} and r.to_team_id = ${teamId} and r.open and r.act = 'refer'
      and s.body is not null and s.envelope is not null
    order by r.sequence desc limit ${mostCompared}`
  return rows.map(row => row.id)
}

/** What a person sent, newest first. */
export async function findSentBy(
  tx: Tx,
  responseId: string,
  personId: string,
  most: number,
): Promise<Referral[]> {
  return await tx<Referral[]>`
    select ${referralColumns(tx)} from referral_move m
      join referral r on r.response_id = m.response_id and r.id = m.referral_id
    where m.response_id = ${responseId} and m.person_id = ${personId} and m.kind = 'sending'
    order by r.sequence desc limit ${most}`
}
