// Operations between two editions, and carrying recorded work over by them: whole sets, never one by one.
import type { Tx } from '../../../kernel/db.ts'
import type { Operation, Work } from '../model.ts'

export async function putOperations(
  tx: Tx,
  responseId: string,
  editionId: string,
  operations: readonly Operation[],
): Promise<void> {
  await tx`delete from edition_operation where response_id = ${responseId} and edition_id = ${editionId}`
  await tx`
    insert into edition_operation (response_id, edition_id, position, kind, from_nodes, to_nodes, reason)
    select ${responseId}, ${editionId}, o.position, o.kind,
      array(select jsonb_array_elements_text(o.from_nodes)), array(select jsonb_array_elements_text(o.to_nodes)), o.reason
    from jsonb_to_recordset(${tx.json(
      operations.map(({ kind, from, to, reason }, position) => ({
        position,
        kind,
        from_nodes: from,
        to_nodes: to,
        reason,
      })) as never,
    )}) as o(position smallint, kind text, from_nodes jsonb, to_nodes jsonb, reason jsonb)`
}

export async function listOperations(tx: Tx, responseId: string, editionId: string): Promise<Operation[]> {
  return tx<Operation[]>`
    select kind, from_nodes as "from", to_nodes as "to", reason
    from edition_operation where response_id = ${responseId} and edition_id = ${editionId} order by position`
}

export async function setEditionState(
  tx: Tx,
  responseId: string,
  id: string,
  state: 'draft' | 'published' | 'superseded',
  publishedAt: Date | null,
): Promise<void> {
  await tx`
    update edition set state = ${state}, published_at = ${publishedAt}
    where response_id = ${responseId} and id = ${id}`
}

export type Carrying = { from: string; to: string; by: string | null; now: Date; today: string }

/** What would become of the placed work: per operation and kind of work, how many follow and how many wait. */
export async function previewCarry(
  tx: Tx,
  responseId: string,
  from: string,
  to: string,
): Promise<{ kind: string; node: string; what: string; follow: number; wait: number }[]> {
  return tx`
    with steps as (
      select o.kind, n.id as from_node, o.to_nodes[1] as to_node
      from edition_operation o cross join lateral unnest(o.from_nodes) n(id)
      where o.response_id = ${responseId} and o.edition_id = ${to} and o.kind <> 'add'
    ), ranked as (
      select s.kind, s.from_node, w.what,
        row_number() over (partition by s.to_node, w.what, w.scope order by w.agreed desc, w.created_at, w.id) as rank
      from work w join steps s on s.from_node = w.node_id
      where w.response_id = ${responseId} and w.edition_id = ${from} and w.state = 'placed'
    )
    select kind, from_node as node, what,
      (count(*) filter (where kind in ('keep', 'reword', 'merge') and (kind <> 'merge' or rank = 1)))::int as follow,
      (count(*) filter (where kind in ('split', 'retire') or (kind = 'merge' and rank > 1)))::int as wait
    from ranked group by kind, from_node, what order by kind, from_node, what`
}

/**
 * Carries every placed piece of work from one edition to the next and writes down where each went.
 * @returns how many were moved or queued: all that were placed
 */
export async function carryOver(tx: Tx, responseId: string, carrying: Carrying): Promise<number> {
  const { from, to, by, now, today } = carrying
  const result = await tx`
    with steps as (
      select o.kind, n.id as from_node, o.to_nodes[1] as to_node
      from edition_operation o cross join lateral unnest(o.from_nodes) n(id)
      where o.response_id = ${responseId} and o.edition_id = ${to} and o.kind <> 'add'
    ), fate as (
      select w.id, s.kind, w.node_id, w.scope, w.state, w.review_on, w.waits_for, s.to_node, w.agreed,
        case when s.kind = 'split' then 'split' when s.kind = 'retire' then 'retired'
          when s.kind = 'merge' and row_number() over (partition by s.to_node, w.what, w.scope
            order by w.agreed desc, w.created_at, w.id) > 1 then 'met-another' end as waits_now
      from work w join steps s on s.from_node = w.node_id
      where w.response_id = ${responseId} and w.edition_id = ${from} and w.state = 'placed'
    ), moved as (
      update work w set
        edition_id = case when f.kind in ('split', 'retire') then w.edition_id else ${to} end,
        node_id = case when f.kind in ('split', 'retire') then w.node_id else f.to_node end,
        state = case when f.waits_now is null then 'placed' else 'waiting' end,
        waits_for = f.waits_now,
        review_on = case when f.kind in ('reword', 'merge') and w.agreed then ${today}::date else w.review_on end
      from fate f where w.response_id = ${responseId} and w.id = f.id
      returning w.id, w.edition_id, w.node_id, w.state
    )
    insert into work_move (response_id, work_id, from_edition, from_node, from_state, from_scope, from_review,
      from_waits_for, to_edition, to_node, to_state, kind, moved_by, moved_at)
    select ${responseId}, f.id, ${from}, f.node_id, f.state, f.scope, f.review_on, f.waits_for, m.edition_id, m.node_id,
      m.state, f.kind, ${by}, ${now}
    from fate f join moved m on m.id = f.id`
  return result.count
}

/** Work of the newer edition that did not come with the change: recorded or placed by hand since. */
export async function countSince(tx: Tx, responseId: string, editionId: string, at: Date): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from work w
    where w.response_id = ${responseId} and w.edition_id = ${editionId} and (w.created_at > ${at}
      or exists (select from work_move m where m.response_id = w.response_id and m.work_id = w.id
        and m.kind = 'by-hand' and m.moved_at >= ${at}))`
  return row!.count
}

/** Everything back to where it was before that change. @returns how many came back */
export async function carryBack(
  tx: Tx,
  responseId: string,
  carried: { from: string; to: string; at: Date; by: string | null; now: Date },
): Promise<number> {
  const { from, at, by, now } = carried
  const result = await tx`
    with moves as (
      select m.* from work_move m
      where m.response_id = ${responseId} and m.from_edition = ${from} and m.moved_at = ${at}
        and m.kind in ('keep', 'reword', 'merge', 'split', 'retire')
    ), back as (
      update work w set edition_id = m.from_edition, node_id = m.from_node, state = m.from_state, scope = m.from_scope,
        review_on = m.from_review, waits_for = m.from_waits_for
      from moves m where w.response_id = ${responseId} and w.id = m.work_id
      returning w.id
    )
    insert into work_move (response_id, work_id, from_edition, from_node, from_state, from_scope, to_edition, to_node,
      to_state, kind, moved_by, moved_at)
    select ${responseId}, m.work_id, m.to_edition, m.to_node, m.to_state, m.from_scope, m.from_edition, m.from_node,
      m.from_state, 'undo', ${by}, ${now}
    from moves m join back b on b.id = m.work_id`
  return result.count
}

export type Waiting = Pick<Work, 'id' | 'what' | 'scope' | 'sector' | 'editionId' | 'nodeId' | 'waitsFor'> & {
  /** What the operation offers instead of the node. */
  offers: string[]
}

/** What a person must place, by sector. */
export async function listWaiting(tx: Tx, responseId: string): Promise<Waiting[]> {
  return tx<Waiting[]>`
    select w.id, w.what, w.scope, w.sector, w.edition_id, w.node_id, w.waits_for,
      coalesce((select o.to_nodes from edition_operation o join edition e
        on e.response_id = o.response_id and e.id = o.edition_id
        where o.response_id = w.response_id and e.follows = w.edition_id and e.state <> 'draft'
          and w.node_id = any (o.from_nodes)
        order by e.published_at desc limit 1), '{}') as offers
    from work w where w.response_id = ${responseId} and w.state = 'waiting'
    order by w.sector, w.edition_id, w.node_id, w.what, w.id`
}

/** By a person's hand; the database refuses a place that another of its kind holds. */
export async function placeWork(
  tx: Tx,
  responseId: string,
  placed: { id: string; editionId: string; nodeId: string; by: string | null; now: Date },
): Promise<void> {
  await tx`
    with was as (
      select * from work where response_id = ${responseId} and id = ${placed.id}
    ), moved as (
      update work set edition_id = ${placed.editionId}, node_id = ${placed.nodeId}, state = 'placed', waits_for = null,
        changed_at = ${placed.now}
      where response_id = ${responseId} and id = ${placed.id} returning id
    )
    insert into work_move (response_id, work_id, from_edition, from_node, from_state, from_scope, from_review,
      from_waits_for, to_edition, to_node, to_state, kind, moved_by, moved_at)
    select ${responseId}, was.id, was.edition_id, was.node_id, was.state, was.scope, was.review_on, was.waits_for,
      ${placed.editionId}, ${placed.nodeId}, 'placed', 'by-hand', ${placed.by}, ${placed.now}
    from was join moved on moved.id = was.id`
}
