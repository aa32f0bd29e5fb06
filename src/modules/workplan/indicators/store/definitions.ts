// Definitions that somebody brought.
import type { Tx } from '../../../../kernel/db.ts'
import type { Definition } from '../model.ts'

/** @param sector only of that one */
export async function listDefinitions(tx: Tx, responseId: string, sector?: string): Promise<Definition[]> {
  return tx<Definition[]>`
    select id, sector, code, title, numerator, denominator, unit, direction, frequency, breakdowns, source,
      'brought' as origin
    from indicator_definition
    where response_id = ${responseId} ${sector === undefined ? tx`` : tx`and sector = ${sector}`}
    order by sector, code`
}

export async function findDefinition(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<Definition | undefined> {
  const [row] = await tx<Definition[]>`
    select id, sector, code, title, numerator, denominator, unit, direction, frequency, breakdowns, source,
      'brought' as origin
    from indicator_definition where response_id = ${responseId} and id = ${id}`
  return row
}

/** As its source calls it, there is one in a sector: brought again, it is that one. */
export async function putDefinition(
  tx: Tx,
  responseId: string,
  definition: Omit<Definition, 'origin'>,
  { by, now }: { by: string | null; now: Date },
): Promise<void> {
  const { id, sector, code, title, numerator, denominator, unit, direction, frequency, source } = definition
  await tx`
    insert into indicator_definition (response_id, id, sector, code, title, numerator, denominator, unit, direction,
      frequency, breakdowns, source, brought_by, brought_at)
    values (${responseId}, ${id}, ${sector}, ${code}, ${tx.json(title)}, ${tx.json(numerator)},
      ${tx.json(denominator)}, ${unit}, ${direction}, ${frequency}, ${tx.array(definition.breakdowns)}::text[],
      ${source}, ${by}, ${now})
    on conflict (response_id, sector, code) do update set title = excluded.title, numerator = excluded.numerator,
      denominator = excluded.denominator, unit = excluded.unit, direction = excluded.direction,
      frequency = excluded.frequency, breakdowns = excluded.breakdowns, source = excluded.source,
      brought_by = excluded.brought_by, brought_at = excluded.brought_at`
}

export async function deleteDefinition(tx: Tx, responseId: string, id: string): Promise<void> {
  await tx`delete from indicator_definition where response_id = ${responseId} and id = ${id}`
}
