// Who is told what: people with their rhythm, the days that are theirs, what waits for a side, the messages.
import type { Role } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { DueDay, Lines, Message, Rhythm, WaitingRow } from './model.ts'

export type Reader = {
  id: string
  rhythm: Rhythm
  organisationId: string
  /** Leads a team. */
  leads: boolean
  roles: { role: Role; sector: string }[]
  last: { day: string; lines: Lines } | null
}

/** Everybody with an account who wants to be told, with the message before. */
export async function listReaders(tx: Tx, responseId: string, now: Date): Promise<Reader[]> {
  return tx<Reader[]>`
    select p.id, coalesce(r.rhythm, 'daily') as rhythm, p.organisation_id,
      exists (select from membership m join team t on t.response_id = m.response_id and t.id = m.team_id
        where m.response_id = p.response_id and m.person_id = p.id and m.lead and (m.until is null or m.until > ${now})
          and t.closed_at is null) as leads,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'sector', g.sector)) from role_grant g
        where g.response_id = p.response_id and g.person_id = p.id), '[]') as roles,
      (select jsonb_build_object('day', d.day, 'lines', d.lines) from digest d
        where d.response_id = p.response_id and d.person_id = p.id order by d.day desc limit 1) as last
    from person p left join reminder r on r.response_id = p.response_id and r.person_id = p.id
    where p.response_id = ${responseId} and p.suspended_at is null and coalesce(r.rhythm, 'daily') <> 'off'
    order by p.id`
}

/** Of the open cycle: what is led or owned, is not done and has a day. @param personId undefined: everybody's */
export async function listDueDays(
  tx: Tx,
  responseId: string,
  personId?: string,
): Promise<(DueDay & { personId: string })[]> {
  return tx<(DueDay & { personId: string })[]>`
    with led as (
      select a.id, w.sector, a.due_on, p.person_id
      from planned_action a
        join work w on w.response_id = a.response_id and w.id = a.id and w.state = 'placed'
        join cycle c on c.response_id = a.response_id and c.id = a.cycle_id and c.closed_at is null
        cross join lateral (select distinct unnest(array[a.lead_id, a.co_lead_id]) as person_id) p
      where a.response_id = ${responseId} and a.status in ('not-started', 'under-way') and p.person_id is not null
    ), due as (
      select person_id, id, 'action' as kind, id::text as of, sector, due_on as day from led
      union all
      select l.person_id, m.id, 'milestone', l.id::text, l.sector, m.due_on
      from led l join milestone m on m.response_id = ${responseId} and m.action_id = l.id and m.done_on is null
      union all
      select c.owner_id, c.id, 'commitment', c.id::text, w.sector, c.due_on
      from commitment c
        join work w on w.response_id = c.response_id and w.id = c.id and w.state = 'placed'
        join cycle y on y.response_id = c.response_id and y.id = c.cycle_id and y.closed_at is null
      where c.response_id = ${responseId} and c.stance in ('we-lead', 'with-child-protection')
        and c.progress <> 'in-place'
      union all
      select owner_id, md5(sector || '/' || line)::uuid, 'preparedness', line, sector, due_on from preparedness
      where response_id = ${responseId} and answer not in ('ready', 'does-not-apply')
    )
    select person_id, id, kind, of, sector, day from due
    where person_id is not null and day is not null
      ${personId === undefined ? tx`` : tx`and person_id = ${personId}`}
    order by day, id`
}

/**
 * By sector and kind, how many wait for the signature of each side. Of what is undecided nobody's is, and what child
 * protection plans for itself nobody signs.
 */
export async function countWaiting(tx: Tx, responseId: string): Promise<WaitingRow[]> {
  return tx<WaitingRow[]>`
    select w.sector, w.what, count(*) filter (where w.child_protection_signed <> w.version)::int as child_protection,
      count(*) filter (where w.sector_signed <> w.version)::int as for_sector
    from work w
      left join (commitment c join cycle y on y.response_id = c.response_id and y.id = c.cycle_id)
        on c.response_id = w.response_id and c.id = w.id
    where w.response_id = ${responseId} and w.state = 'placed' and not w.agreed and w.sector <> ''
      and (w.what in ('wording', 'action', 'indicator')
        or (w.what = 'commitment' and c.stance <> 'undecided' and y.closed_at is null))
    group by w.sector, w.what`
}

/** Proposals without an answer, by the sectors of the parts that they are about. */
export async function listOpenProposals(
  tx: Tx,
  responseId: string,
): Promise<{ sectors: string[]; count: number }[]> {
  return tx<{ sectors: string[]; count: number }[]>`
    select coalesce(n.body -> 'sectors', '[]') as sectors, count(*)::int as count
    from framework_comment f
      join work w on w.response_id = f.response_id and w.id = f.id and w.state = 'placed'
      join framework_node n on n.response_id = w.response_id and n.edition_id = w.edition_id and n.id = w.node_id
    where f.response_id = ${responseId} and f.kind = 'proposal' and f.outcome is null and f.withdrawn_at is null
    group by 1`
}

/** Nobody gets a second message on one day. */
export async function insertMessages(
  tx: Tx,
  responseId: string,
  day: string,
  messages: { personId: string; lines: Lines }[],
): Promise<number> {
  if (messages.length === 0) return 0
  const rows = messages.map(({ personId, lines }) => ({ person_id: personId, lines }))
  const made = await tx`
    insert into digest (response_id, person_id, day, lines)
    select ${responseId}, g.person_id, ${day}, g.lines
    from jsonb_to_recordset(${tx.json(rows)}) as g(person_id uuid, lines jsonb)
    on conflict do nothing returning 1`
  return made.length
}

export async function deleteMessagesBefore(tx: Tx, responseId: string, day: string): Promise<void> {
  await tx`delete from digest where response_id = ${responseId} and day < ${day}`
}

export async function findLastMessage(
  tx: Tx,
  responseId: string,
  personId: string,
): Promise<Message | undefined> {
  const [row] = await tx<Message[]>`
    select day, lines, seen_at from digest where response_id = ${responseId} and person_id = ${personId}
    order by day desc limit 1`
  return row
}

export async function setSeen(tx: Tx, responseId: string, personId: string, now: Date): Promise<void> {
  await tx`
    update digest set seen_at = ${now}
    where response_id = ${responseId} and person_id = ${personId} and seen_at is null`
}

export async function findRhythm(tx: Tx, responseId: string, personId: string): Promise<Rhythm> {
  const [row] = await tx<{ rhythm: Rhythm }[]>`
    select rhythm from reminder where response_id = ${responseId} and person_id = ${personId}`
  return row?.rhythm ?? 'daily'
}

export async function setRhythm(
  tx: Tx,
  responseId: string,
  personId: string,
  rhythm: Rhythm,
  now: Date,
): Promise<void> {
  await tx`
    insert into reminder (response_id, person_id, rhythm, changed_at)
    values (${responseId}, ${personId}, ${rhythm}, ${now})
    on conflict (response_id, person_id) do update set rhythm = excluded.rhythm, changed_at = excluded.changed_at`
}

export async function findLink(tx: Tx, responseId: string, personId: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from calendar_link where response_id = ${responseId} and person_id = ${personId}`
  return row?.id
}

export async function insertLink(
  tx: Tx,
  responseId: string,
  link: { personId: string; id: string; tokenHash: Buffer },
  now: Date,
): Promise<void> {
  await tx`
    insert into calendar_link (response_id, person_id, id, token_hash, made_at)
    values (${responseId}, ${link.personId}, ${link.id}, ${link.tokenHash}, ${now})`
}

export async function deleteLink(tx: Tx, responseId: string, personId: string): Promise<boolean> {
  const rows = await tx`
    delete from calendar_link where response_id = ${responseId} and person_id = ${personId} returning 1`
  return rows.length > 0
}

/** From here on the transaction reads as the person whose calendar has that address. */
export async function enterCalendar(tx: Tx, tokenHash: Buffer): Promise<string | undefined> {
  const [row] = await tx<{ owner: string | null }[]>`select enter_calendar(${tokenHash}) as owner`
  return row?.owner ?? undefined
}
