// Notices: a kind and the thing, for a team or a person. One unread notice for one thing is enough.
import type { Tx } from '../../../kernel/db.ts'

export type Notice = {
  id: string
  sequence: number
  teamId: string | null
  personId: string | null
  kind: string
  subject: string
  hour: Date
}

export type NoticeToInsert = { team?: string; person?: string; kind: string; subject: string }

/** A newer notice takes the place of an unread one about the same thing. */
export async function insertNotices(
  tx: Tx,
  responseId: string,
  notices: NoticeToInsert[],
  hour: Date,
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(n => ({
    team_id: n.team ?? null,
    person_id: n.person ?? null,
    kind: n.kind,
    subject: n.subject,
  }))
  await tx`
    with given as (
      select * from jsonb_to_recordset(${tx.json(rows)}) as g(team_id uuid, person_id uuid, kind text, subject uuid)
    ), replaced as (
      delete from notice n using given g
      where n.response_id = ${responseId} and n.subject = g.subject and n.read_hour is null
        and n.team_id is not distinct from g.team_id and n.person_id is not distinct from g.person_id
    )
    insert into notice (response_id, team_id, person_id, kind, subject, hour)
    select ${responseId}, team_id, person_id, kind, subject, ${hour} from given`
}

/** Row security narrows it to the actor's own and their teams'. */
export async function findNotices(
  tx: Tx,
  responseId: string,
  whose: { person: string; teams: string[] },
  most: number,
): Promise<Notice[]> {
  return await tx<Notice[]>`
    select id, sequence, team_id, person_id, kind, subject, hour from (
      (select * from notice where response_id = ${responseId} and person_id = ${whose.person} and read_hour is null
        order by sequence desc limit ${most})
      union all
      (select n.* from unnest(${whose.teams}::uuid[]) t(id) cross join lateral (
        select * from notice where response_id = ${responseId} and team_id = t.id and read_hour is null
        order by sequence desc limit ${most}) n)
    ) n order by sequence desc limit ${most}`
}

/** One notice by its id, or all about one thing. */
export async function readNotices(
  tx: Tx,
  responseId: string,
  which: { id: string } | { subject: string },
  by: string,
  hour: Date,
): Promise<void> {
  await tx`
    update notice set read_hour = ${hour}, read_by = ${by}
    where response_id = ${responseId} and read_hour is null
      and ${'id' in which ? tx`id = ${which.id}` : tx`subject = ${which.subject}`}`
}

export async function deleteOldNotices(tx: Tx, responseId: string, before: Date): Promise<number> {
  const rows =
    await tx`delete from notice where response_id = ${responseId} and hour < ${before} returning id`
  return rows.length
}
