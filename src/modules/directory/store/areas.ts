// The areas of a response: looked up for the picker, added one by one or many at once.
import type { Tx } from '../../../kernel/db.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { Area } from '../model.ts'

/** Every area of a response as far as a list can be read; beyond that, the picker goes level by level. */
export const readableList = 80

export async function countAreas(tx: Tx, responseId: string): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from area where response_id = ${responseId}`
  return row!.count
}

export async function allAreas(tx: Tx, responseId: string, most = readableList): Promise<Area[]> {
  return tx<Area[]>`
    select pcode, parent_pcode, level, name from area where response_id = ${responseId}
    order by pcode limit ${most}`
}

/** What lies directly in an area; without one, the top. */
export async function areasIn(tx: Tx, responseId: string, parent: string | undefined): Promise<Area[]> {
  return tx<Area[]>`
    select pcode, parent_pcode, level, name from area
    where response_id = ${responseId} and parent_pcode is not distinct from ${parent ?? null}
    order by name ->> 'en', pcode limit 500`
}

export async function findArea(tx: Tx, responseId: string, pcode: string): Promise<Area | undefined> {
  const [row] = await tx<Area[]>`
    select pcode, parent_pcode, level, name from area where response_id = ${responseId} and pcode = ${pcode}`
  return row
}

/** Every name of every area with its lineage, for searching by name. */
export async function areaNames(tx: Tx, responseId: string): Promise<Area[]> {
  return tx<Area[]>`
    select pcode, parent_pcode, level, name from area where response_id = ${responseId} order by level, pcode`
}

/** The areas with what lies in them, and what they lie in. */
export async function areasAround(tx: Tx, responseId: string, pcode: string): Promise<Area[]> {
  return tx<Area[]>`
    with recursive above as (
      select pcode, parent_pcode from area where response_id = ${responseId} and pcode = ${pcode}
      union select a.pcode, a.parent_pcode from area a join above on a.pcode = above.parent_pcode
      where a.response_id = ${responseId}
    ), below as (
      select pcode from area where response_id = ${responseId} and pcode = ${pcode}
      union select a.pcode from area a join below on a.parent_pcode = below.pcode where a.response_id = ${responseId}
    )
    select pcode, parent_pcode, level, name from area
    where response_id = ${responseId} and pcode in (select pcode from above union select pcode from below)
    order by level, pcode`
}

/** New areas; names of known ones are renewed. Parents must be there or come in the same list. */
export async function insertAreas(tx: Tx, responseId: string, areas: readonly Area[]): Promise<void> {
  const rows = areas.map(({ pcode, parentPcode, level, name }) => ({
    pcode,
    parent_pcode: parentPcode,
    level,
    name,
  }))
  await tx`
    insert into area (response_id, pcode, parent_pcode, level, name)
    select ${responseId}, pcode, parent_pcode, level, name
    from jsonb_to_recordset(${tx.json(rows as never)}) as r(pcode text, parent_pcode text, level int, name jsonb)
    order by level, pcode
    on conflict (response_id, pcode) do update set name = area.name || excluded.name`
}

/** Ids of the services whose index names this area. */
export async function servicesAt(tx: Tx, responseId: string, pcode: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select service_id as id from service_area where response_id = ${responseId} and pcode = ${pcode}
    union
    select p.service_id from service_site p
    join location l on l.response_id = p.response_id and l.id = p.location_id
    where p.response_id = ${responseId} and l.area_pcode = ${pcode} limit 5000`
  return rows.map(row => row.id)
}

export async function findHoliday(tx: Tx, responseId: string, day: string): Promise<Texts | undefined> {
  const [row] = await tx<{ name: Texts }[]>`
    select name from holiday where response_id = ${responseId} and day = ${day}`
  return row?.name
}
