// What happened to a commitment, from the events: codes and ids, never a text.
import type { Tx } from '../../../../kernel/db.ts'
import type { Happening } from '../model.ts'

/** The newest first. */
export async function listHappenings(
  tx: Tx,
  responseId: string,
  id: string,
  most: number,
): Promise<Happening[]> {
  return tx<Happening[]>`
    select e.type, e.at, p.name as person_name, e.data
    from event e left join person p on p.response_id = e.response_id and p.id = e.person_id
    where e.response_id = ${responseId} and e.subject = ${id}
    order by e.sequence desc limit ${most}`
}

/** Names for the ids that events hold. */
export async function namesOf(
  tx: Tx,
  responseId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; name: string }[]>`
    select id, name from person where response_id = ${responseId} and id = any (${tx.array([...ids])}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}
