// Programmes.
import * as v from 'valibot'
import type { Tx } from '../../../../kernel/db.ts'
import { Outcomes, type Programme, type ProgrammeFilter, type ProgrammeForm } from '../model.ts'

type Row = Omit<Programme, 'from' | 'to' | 'outcomes'> & { fromDay: string; toDay: string; outcomes: unknown }

const readProgramme = ({ fromDay, toDay, outcomes, ...row }: Row): Programme => ({
  ...row,
  from: fromDay,
  to: toDay,
  outcomes: v.parse(Outcomes, outcomes),
})

/** Running ones first, then by name. */
export async function listProgrammes(
  tx: Tx,
  responseId: string,
  { kind, sector, state }: ProgrammeFilter = {},
): Promise<Programme[]> {
  const rows = await tx<Row[]>`
    ${selection(tx)} where g.response_id = ${responseId}
      ${kind === undefined ? tx`` : tx`and g.kind = ${kind}`}
      ${sector === undefined ? tx`` : tx`and ${sector} = any (g.sectors)`}
      ${state === undefined ? tx`` : tx`and (g.ended_at is null) = ${state === 'running'}`}
    order by g.ended_at is not null, g.name, g.id`
  return rows.map(readProgramme)
}

export async function findProgramme(tx: Tx, responseId: string, id: string): Promise<Programme | undefined> {
  const [row] = await tx<Row[]>`${selection(tx)} where g.response_id = ${responseId} and g.id = ${id}`
  return row && readProgramme(row)
}

const selection = (tx: Tx) => tx`
  select g.id, g.name, g.kind, g.organisation_id, o.name as organisation_name, g.sectors, g.areas, g.from_day, g.to_day,
    g.joint_needs, g.joint_capacities, g.outcomes, g.ended_at, g.changed_at
  from programme g left join organisation o on o.response_id = g.response_id and o.id = g.organisation_id`

export async function putProgramme(
  tx: Tx,
  responseId: string,
  programme: ProgrammeForm & { id: string; madeBy: string },
  now: Date,
): Promise<void> {
  const { id, name, kind, organisationId, from, to, jointNeeds, jointCapacities, madeBy } = programme
  await tx`
    insert into programme (response_id, id, name, kind, organisation_id, sectors, areas, from_day, to_day, joint_needs,
      joint_capacities, outcomes, made_by, changed_at)
    values (${responseId}, ${id}, ${name}, ${kind}, ${organisationId}, ${tx.array(programme.sectors)}::text[],
      ${tx.array(programme.areas)}::text[], ${from}, ${to}, ${jointNeeds}, ${jointCapacities},
      ${tx.json(programme.outcomes)}, ${madeBy}, ${now})
    on conflict (response_id, id) do update set name = excluded.name, kind = excluded.kind,
      organisation_id = excluded.organisation_id, sectors = excluded.sectors, areas = excluded.areas,
      from_day = excluded.from_day, to_day = excluded.to_day, joint_needs = excluded.joint_needs,
      joint_capacities = excluded.joint_capacities, outcomes = excluded.outcomes, changed_at = excluded.changed_at`
}

/** @returns false when it had ended already */
export async function endProgramme(tx: Tx, responseId: string, id: string, now: Date): Promise<boolean> {
  const result = await tx`
    update programme set ended_at = ${now}, changed_at = ${now}
    where response_id = ${responseId} and id = ${id} and ended_at is null`
  return result.count > 0
}
