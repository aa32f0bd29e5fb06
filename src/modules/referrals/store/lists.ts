// The lists. Each is read from an index that holds just what it shows, so that a million referrals of history cost the
// list of today nothing; the numbers beside them come from counters.
import type { Tx } from '../../../kernel/db.ts'
import type { Referral, Urgency } from '../model.ts'
import type { State } from '../rules/states.ts'
import { referralColumns } from './referral.ts'

export const views = ['needs', 'with-me', 'with-others', 'to-team', 'from-team'] as const
export type View = (typeof views)[number]

type Cursor = { rank: number; sequence: number }
export type ListQuery = {
  view: View
  state: State | undefined
  urgency: Urgency | undefined
  after: Cursor | undefined
  most: number
}
export type Whose = { person: string; teams: string[] }
/** `changed`: it moved since this person looked. */
export type Listed = Referral & { changed: boolean }

export async function listReferrals(
  tx: Tx,
  responseId: string,
  whose: Whose,
  query: ListQuery,
): Promise<Listed[]> {
  const ordered = query.view === 'needs' ? tx`p.urgency_rank, p.sequence` : tx`p.sequence desc`
  return await tx<Listed[]>`
    with page as (
      select distinct p.id, p.urgency_rank, p.sequence from (${pageOf(tx, responseId, whose, query)}) p
      order by ${ordered} limit ${query.most}
    )
    select ${referralColumns(tx)}, coalesce(s.changes, 0) < r.changes as changed
    from page p
      join referral r on r.response_id = ${responseId} and r.id = p.id
      left join referral_seen s on s.response_id = ${responseId} and s.referral_id = r.id and s.person_id = ${whose.person}
    order by ${ordered}`
}

// Team by team, so that each is one walk along one index; in the history urgency by urgency as well, because there a
// walk that passes over what is not asked for could be a long one.
function pageOf(tx: Tx, responseId: string, { person, teams }: Whose, query: ListQuery) {
  const { view, state, urgency, after, most } = query
  const ranks = urgency ? [rankOf(urgency)] : [0, 1, 2]
  // Said only where it narrows: beside a list of all ranks the database may sort what an index has in order already.
  const narrowed = tx`${state ? tx`and r.state = ${state}` : tx``} ${urgency ? tx`and r.urgency_rank = ${rankOf(urgency)}` : tx``}`
  const older = after ? tx`and r.sequence < ${after.sequence}` : tx``
  const ofTeams = (condition: ReturnType<typeof tx>, whole: boolean) => tx`
    select n.* from unnest(${teams}::uuid[]) t(id)
      ${whole ? tx`cross join unnest(${ranks}::smallint[]) u(rank)` : tx``}
      cross join lateral (
        select r.id, r.urgency_rank, r.sequence from referral r
        where r.response_id = ${responseId} ${condition} ${older}
          ${whole ? tx`and r.state = ${state!} and r.urgency_rank = u.rank` : tx`and r.open ${narrowed}`}
        order by r.sequence desc limit ${most}) n`
  switch (view) {
    case 'needs': {
      const later = after ? tx`and (r.urgency_rank, r.sequence) > (${after.rank}, ${after.sequence})` : tx``
      const side = (condition: ReturnType<typeof tx>) => tx`
        select n.* from unnest(${teams}::uuid[]) t(id) cross join lateral (
          select r.id, r.urgency_rank, r.sequence from referral r
          where r.response_id = ${responseId} ${condition} ${narrowed} ${later}
          order by r.urgency_rank, r.sequence limit ${most}) n`
      return tx`
        ${side(tx`and r.to_team_id = t.id and r.needs_receiver`)}
        union all ${side(tx`and r.from_team_id = t.id and r.needs_sender`)}`
    }
    case 'with-me':
      return tx`
        select r.id, r.urgency_rank, r.sequence from referral r
        where r.response_id = ${responseId} and r.holder_id = ${person} and r.open ${narrowed} ${older}
        order by r.sequence desc limit ${most}`
    case 'with-others':
      return ofTeams(tx`and r.from_team_id = t.id and r.next_actor in ('receiver', 'both')`, false)
    // Without a state these show what is open; what is over is reached by the number of its state.
    case 'to-team':
      return ofTeams(tx`and r.to_team_id = t.id`, state !== undefined)
    case 'from-team':
      return ofTeams(tx`and r.from_team_id = t.id`, state !== undefined)
  }
}

function rankOf(urgency: Urgency): number {
  return urgency === 'emergency' ? 0 : urgency === 'urgent' ? 1 : 2
}

export type Count = { view: View; state: State; urgency: Urgency; total: number }

export async function countViews(tx: Tx, responseId: string, { person, teams }: Whose): Promise<Count[]> {
  return await tx<Count[]>`
    select view, state, urgency, sum(total)::int as total from referral_count
    where response_id = ${responseId} and owner_id = any(${[person, ...teams]}::uuid[])
    group by view, state, urgency having sum(total) > 0`
}

/** Referrals of the same visit that this actor may see. */
export async function findGroup(tx: Tx, responseId: string, group: string, but: string): Promise<Referral[]> {
  return await tx<Referral[]>`
    select ${referralColumns(tx)} from referral r
    where r.response_id = ${responseId} and r.group_id = ${group} and r.id <> ${but} order by r.sequence limit 20`
}
