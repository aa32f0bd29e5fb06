// Who lets whom see, who is of which sector, and the numbers that name nobody.
import type { Tx } from '../../../../kernel/db.ts'
import type { Count, Share, Supervisor } from '../model.ts'

/** Those that hold: not ended, in a team that is open and that the person is in, in the same part as when it began. */
export function listShares(
  tx: Tx,
  responseId: string,
  people: readonly string[] | undefined,
  now: Date,
): Promise<Share[]> {
  const of = people === undefined ? tx`` : tx`and s.person_id = any (${tx.array([...people])}::uuid[])`
  return tx<Share[]>`
    select s.person_id, s.team_id, t.name as team_name, t.sector, s.supervisor
    from competency_share s join team t on t.response_id = s.response_id and t.id = s.team_id
      join membership m on m.response_id = s.response_id and m.team_id = s.team_id and m.person_id = s.person_id
    where s.response_id = ${responseId} ${of} and s.until is null and t.closed_at is null
      and (m.until is null or m.until > ${now}) and m.lead = (s.supervisor = 'focal-point')
    order by s.since, s.team_id`
}

export async function putShare(
  tx: Tx,
  responseId: string,
  { personId, teamId, supervisor }: { personId: string; teamId: string; supervisor: Supervisor },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into competency_share as s (response_id, person_id, team_id, supervisor, since)
    values (${responseId}, ${personId}, ${teamId}, ${supervisor}, ${now})
    on conflict (response_id, person_id, team_id) do update set supervisor = excluded.supervisor,
      since = excluded.since, until = null
    where s.until is not null or s.supervisor <> excluded.supervisor`
  return result.count > 0
}

export async function endShare(
  tx: Tx,
  responseId: string,
  personId: string,
  teamId: string,
  now: Date,
): Promise<boolean> {
  const result = await tx`
    update competency_share set until = ${now}
    where response_id = ${responseId} and person_id = ${personId} and team_id = ${teamId} and until is null`
  return result.count > 0
}

/** The sectors of each person's teams, and those a focal point speaks for. */
export function listSectors(
  tx: Tx,
  responseId: string,
  people: readonly string[],
  now: Date,
): Promise<{ personId: string; sector: string }[]> {
  const ids = tx`${tx.array([...people])}::uuid[]`
  return tx<{ personId: string; sector: string }[]>`
    select m.person_id, t.sector from membership m
      join team t on t.response_id = m.response_id and t.id = m.team_id
      where m.response_id = ${responseId} and m.person_id = any (${ids}) and t.closed_at is null
        and (m.until is null or m.until > ${now})
    union
    select g.person_id, g.sector from role_grant g
      where g.response_id = ${responseId} and g.person_id = any (${ids}) and g.role = 'focal-point' and g.sector <> ''`
}

export function listCounts(tx: Tx, today: string): Promise<Count[]> {
  return tx<Count[]>`select * from competency_counts(${today}) order by sector, competency`
}
