// Planned actions with the work of the framework that they are, their milestones and what they wait for.
import type { Tx } from '../../../kernel/db.ts'
import type { Fields, Milestone, MilestoneForm, Option, PlannedAction, Report } from './model.ts'
import type { Need } from './rules/plan.ts'

const columns = (tx: Tx) => tx`
  w.id, w.what, w.scope, w.sector, w.edition_id, w.node_id, w.state, w.waits_for, w.version, w.child_protection_signed,
  w.sector_signed, w.agreed, w.was_agreed, w.agreed_at, w.review_on, w.made_by, w.created_at, w.changed_at,
  a.cycle_id, a.title, a.status, a.lead_id, a.lead_organisation_id, a.co_lead_id, a.co_lead_organisation_id, a.partners,
  a.start_on, a.due_on, a.needed::float8 as needed, a.secured::float8 as secured, a.currency, a.resources, a.evidence,
  a.notes, n.title as node_title, n.number as node_number, n.kind as node_kind,
  case when p.kind = 'objective' then p.id end as objective_id, l.name as lead_name, lo.name as lead_organisation,
  c.name as co_lead_name, co.name as co_lead_organisation`

const joined = (tx: Tx) => tx`
  planned_action a
    join work w on w.response_id = a.response_id and w.id = a.id
    join framework_node n on n.response_id = w.response_id and n.edition_id = w.edition_id and n.id = w.node_id
    left join framework_node p on p.response_id = n.response_id and p.edition_id = n.edition_id and p.id = n.parent_id
    left join person l on l.response_id = a.response_id and l.id = a.lead_id
    left join person c on c.response_id = a.response_id and c.id = a.co_lead_id
    left join organisation lo on lo.response_id = a.response_id and lo.id = a.lead_organisation_id
    left join organisation co on co.response_id = a.response_id and co.id = a.co_lead_organisation_id`

/** Those of a cycle, in the order of reading the edition. */
export async function listActions(tx: Tx, responseId: string, cycleId: string): Promise<PlannedAction[]> {
  return tx<PlannedAction[]>`
    select ${columns(tx)} from ${joined(tx)}
    where a.response_id = ${responseId} and a.cycle_id = ${cycleId} and w.state = 'placed'
    order by n.position, w.created_at, a.id`
}

/** @param hold true: nobody else changes it before this transaction ends */
export async function findAction(
  tx: Tx,
  responseId: string,
  id: string,
  hold = false,
): Promise<PlannedAction | undefined> {
  const [row] = await tx<PlannedAction[]>`
    select ${columns(tx)} from ${joined(tx)} where a.response_id = ${responseId} and a.id = ${id}
    ${hold ? tx`for update of a` : tx``}`
  return row
}

export async function insertAction(
  tx: Tx,
  responseId: string,
  { id, cycleId, ...fields }: { id: string; cycleId: string } & Fields,
): Promise<void> {
  await tx`insert into planned_action ${tx({ responseId, id, cycleId, ...fields } as never)}`
}

export async function updateAction(
  tx: Tx,
  responseId: string,
  id: string,
  fields: Fields | Report,
): Promise<void> {
  await tx`
    update planned_action set ${tx(fields as never)} where response_id = ${responseId} and id = ${id}`
}

/** Of one action, or of all; the earliest first. */
export async function listMilestones(
  tx: Tx,
  responseId: string,
  actionIds: readonly string[],
): Promise<Milestone[]> {
  return tx<Milestone[]>`
    select id, action_id, title, due_on, done_on from milestone
    where response_id = ${responseId} and action_id = any (${tx.array([...actionIds])}::uuid[])
    order by due_on, id`
}

/** @returns false when it is there already */
export async function insertMilestone(
  tx: Tx,
  responseId: string,
  actionId: string,
  { id, title, dueOn }: MilestoneForm,
): Promise<boolean> {
  const result = await tx`
    insert into milestone (response_id, id, action_id, title, due_on)
    values (${responseId}, ${id}, ${actionId}, ${title}, ${dueOn}) on conflict do nothing`
  return result.count > 0
}

export async function setMilestone(
  tx: Tx,
  responseId: string,
  { actionId, id, doneOn }: { actionId: string; id: string; doneOn: string | null },
): Promise<boolean> {
  const result = await tx`
    update milestone set done_on = ${doneOn}
    where response_id = ${responseId} and action_id = ${actionId} and id = ${id}`
  return result.count > 0
}

export async function deleteMilestone(
  tx: Tx,
  responseId: string,
  actionId: string,
  id: string,
): Promise<boolean> {
  const result = await tx`
    delete from milestone where response_id = ${responseId} and action_id = ${actionId} and id = ${id}`
  return result.count > 0
}

export async function listNeeds(tx: Tx, responseId: string, cycleId: string): Promise<Need[]> {
  return tx<Need[]>`
    select d.action_id, d.needs_id from action_dependency d
      join planned_action a on a.response_id = d.response_id and a.id = d.action_id
    where d.response_id = ${responseId} and a.cycle_id = ${cycleId}`
}

export async function insertNeed(tx: Tx, responseId: string, { actionId, needsId }: Need): Promise<void> {
  await tx`
    insert into action_dependency (response_id, action_id, needs_id) values (${responseId}, ${actionId}, ${needsId})
    on conflict do nothing`
}

export async function deleteNeed(tx: Tx, responseId: string, { actionId, needsId }: Need): Promise<void> {
  await tx`
    delete from action_dependency
    where response_id = ${responseId} and action_id = ${actionId} and needs_id = ${needsId}`
}

const optionsAtMost = 500

export async function listPeople(tx: Tx, responseId: string): Promise<Option[]> {
  return tx<Option[]>`
    select id, name from person where response_id = ${responseId} and suspended_at is null
    order by name, id limit ${optionsAtMost}`
}

export async function listOrganisations(
  tx: Tx,
  responseId: string,
): Promise<{ id: string; name: PlannedAction['nodeTitle'] }[]> {
  return tx<{ id: string; name: PlannedAction['nodeTitle'] }[]>`
    select id, name from organisation where response_id = ${responseId} and closed_at is null
    order by name ->> 'en', id limit ${optionsAtMost}`
}

/** What continues goes on in the next cycle; what waits to be placed under a new edition waits on there. */
export async function moveActions(
  tx: Tx,
  responseId: string,
  { ids, from, to }: { ids: readonly string[]; from: string; to: string },
): Promise<void> {
  await tx`
    update planned_action a set cycle_id = ${to} from work w
    where w.response_id = a.response_id and w.id = a.id and a.response_id = ${responseId} and a.cycle_id = ${from}
      and (a.id = any (${tx.array([...ids])}::uuid[]) or w.state = 'waiting')`
}
