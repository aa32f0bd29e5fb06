// Needs for which nothing was found: tallies, with nothing beside them.
import type { Tx } from '../../../kernel/db.ts'
import type { AgeBand } from '../model.ts'

export type UnmetNeed = {
  sector: string
  need: string
  areaPcode: string
  ageBand: AgeBand
  askedBy: 'staff' | 'public'
}

/** @param month e.g. 202611 */
export async function addUnmetNeed(
  tx: Tx,
  responseId: string,
  month: number,
  need: UnmetNeed,
): Promise<void> {
  await tx`
    insert into unmet_need (response_id, month, sector, need, area_pcode, age_band, asked_by, times)
    values (${responseId}, ${month}, ${need.sector}, ${need.need}, ${need.areaPcode}, ${need.ageBand},
      ${need.askedBy}, 1)
    on conflict (response_id, month, sector, need, area_pcode, age_band, asked_by)
      do update set times = unmet_need.times + 1`
}

/** Whether this telling, by its id, was counted already. */
export async function wasTold(tx: Tx, responseId: string, id: string): Promise<boolean> {
  const rows = await tx`select 1 from event where response_id = ${responseId} and subject = ${id}
    and type = 'need.unmet' limit 1`
  return rows.length > 0
}

/** The area as coarse as it is counted. */
export async function coarseArea(tx: Tx, responseId: string, pcode: string, finest: number): Promise<string> {
  const [row] = await tx<{ pcode: string }[]>`
    with recursive above as (
      select pcode, parent_pcode, level from area where response_id = ${responseId} and pcode = ${pcode}
      union
      select a.pcode, a.parent_pcode, a.level from area a join above on a.pcode = above.parent_pcode
      where a.response_id = ${responseId}
    )
    select pcode from above where level <= ${finest} order by level desc limit 1`
  return row?.pcode ?? ''
}

export type UnmetRow = {
  sector: string
  need: string
  areaPcode: string
  ageBand: AgeBand
  staff: number
  public: number
}

export async function unmetNeeds(
  tx: Tx,
  responseId: string,
  filter: { from: number; to: number; sector: string | undefined; area: string | undefined },
): Promise<UnmetRow[]> {
  return tx<UnmetRow[]>`
    select sector, need, area_pcode, age_band,
      coalesce(sum(times) filter (where asked_by = 'staff'), 0)::int as staff,
      coalesce(sum(times) filter (where asked_by = 'public'), 0)::int as public
    from unmet_need
    where response_id = ${responseId} and month between ${filter.from} and ${filter.to}
      and (${filter.sector ?? null}::text is null or sector = ${filter.sector ?? null})
      and (${filter.area ?? null}::text is null or area_pcode = ${filter.area ?? null})
    group by sector, need, area_pcode, age_band
    order by sum(times) desc, sector, need, area_pcode, age_band limit 500`
}
