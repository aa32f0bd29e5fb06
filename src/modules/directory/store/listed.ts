// The services that are offered in an area, without a search: for copies and printed cards.
import type { Tx } from '../../../kernel/db.ts'

/**
 * Ids of what has an open place in the area, covers it, or names no place at all; in the order of being offered.
 * @param area a P-code; without one, everything
 */
export async function listedIn(
  tx: Tx,
  responseId: string,
  area: string | undefined,
  oldest: string,
  most: number,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    with recursive above as (
      select pcode, parent_pcode from area where response_id = ${responseId} and pcode = ${area ?? null}
      union select a.pcode, a.parent_pcode from area a join above on a.pcode = above.parent_pcode
      where a.response_id = ${responseId}
    ), below as (
      select pcode from area where response_id = ${responseId} and pcode = ${area ?? null}
      union select a.pcode from area a join below on a.parent_pcode = below.pcode where a.response_id = ${responseId}
    )
    select s.id from service_search q join service s on s.response_id = q.response_id and s.id = q.service_id
    where q.response_id = ${responseId} and q.next_check >= ${oldest}
      and (${area ?? null}::text is null
        or q.places @> array[${area ?? null}::text]
        or exists (select from service_area c where c.response_id = s.response_id and c.service_id = s.id
          and (c.pcode in (select pcode from above) or c.pcode in (select pcode from below)))
        or (q.places = '{}' and not exists (select from service_area c
          where c.response_id = s.response_id and c.service_id = s.id)))
    order by q.position, s.id limit ${most}`
  return rows.map(row => row.id)
}
