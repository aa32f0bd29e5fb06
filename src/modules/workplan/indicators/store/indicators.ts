// Indicators with the work of the framework that they are, every version that anybody could have signed, and what was
// counted.
import type { Tx } from '../../../../kernel/db.ts'
import type { Agreed, Draft, Indicator, Period, Value, Version } from '../model.ts'

const columns = (tx: Tx) => tx`
  w.id, w.what, w.scope, w.sector, w.edition_id, w.node_id, w.state, w.waits_for, w.version, w.child_protection_signed,
  w.sector_signed, w.agreed, w.was_agreed, w.agreed_at, w.review_on, w.made_by, w.created_at, w.changed_at,
  i.origin, i.code, i.title, i.numerator, i.denominator, i.unit, i.direction, i.frequency, i.breakdowns, i.source,
  i.baseline, i.baseline_on, i.target, i.target_on, i.note, u.version as in_use, u.kept as agreed_as,
  (select jsonb_build_object('from', v.from_day, 'to', v.to_day, 'numerator', v.numerator, 'denominator', v.denominator)
    from indicator_value v where v.response_id = w.response_id and v.indicator_id = w.id
    order by v.to_day desc limit 1) as latest`

/** With the newest version that both sides have signed. */
const joined = (tx: Tx) => tx`
  work w join indicator i on i.response_id = w.response_id and i.id = w.id
    left join indicator_version u on u.response_id = w.response_id and u.id = w.id and u.version = (
      select s.version from signature s where s.response_id = w.response_id and s.work_id = w.id
      group by s.version having count(*) = 2 order by s.version desc limit 1)`

/** One of each sector at most. @param sector only of that one */
export async function listIndicators(
  tx: Tx,
  responseId: string,
  { editionId, sector }: { editionId: string; sector?: string },
): Promise<Indicator[]> {
  return tx<Indicator[]>`
    select ${columns(tx)} from ${joined(tx)}
    where w.response_id = ${responseId} and w.edition_id = ${editionId} and w.what = 'indicator'
      and w.state <> 'ended' ${sector === undefined ? tx`` : tx`and w.sector = ${sector}`}
    order by w.sector, w.state, w.created_at`
}

/** @param hold true: nobody else changes it before this transaction ends */
export async function findIndicator(
  tx: Tx,
  responseId: string,
  id: string,
  hold = false,
): Promise<Indicator | undefined> {
  const [row] = await tx<Indicator[]>`
    select ${columns(tx)} from ${joined(tx)} where w.response_id = ${responseId} and w.id = ${id}
    ${hold ? tx`for update of i` : tx``}`
  return row
}

/** The newest first. */
export async function listVersions(tx: Tx, responseId: string, id: string): Promise<Version[]> {
  return tx<Version[]>`
    select v.version, v.kept, p.name as made_by_name, v.made_at
    from indicator_version v left join person p on p.response_id = v.response_id and p.id = v.made_by
    where v.response_id = ${responseId} and v.id = ${id} order by v.version desc`
}

export async function putIndicator(
  tx: Tx,
  responseId: string,
  { id, ...draft }: { id: string } & Draft,
): Promise<void> {
  const { origin, code, title, numerator, denominator, unit, direction, frequency, source } = draft
  await tx`
    insert into indicator (response_id, id, origin, code, title, numerator, denominator, unit, direction, frequency,
      breakdowns, source, baseline, baseline_on, target, target_on, note)
    values (${responseId}, ${id}, ${origin}, ${code}, ${tx.json(title)}, ${tx.json(numerator)},
      ${tx.json(denominator)}, ${unit}, ${direction}, ${frequency}, ${tx.array(draft.breakdowns)}::text[], ${source},
      ${draft.baseline}, ${draft.baselineOn}, ${draft.target}, ${draft.targetOn}, ${draft.note})
    on conflict (response_id, id) do update set origin = excluded.origin, code = excluded.code,
      title = excluded.title, numerator = excluded.numerator, denominator = excluded.denominator,
      unit = excluded.unit, direction = excluded.direction, frequency = excluded.frequency,
      breakdowns = excluded.breakdowns, source = excluded.source, baseline = excluded.baseline,
      baseline_on = excluded.baseline_on, target = excluded.target, target_on = excluded.target_on,
      note = excluded.note`
}

export async function keepVersion(
  tx: Tx,
  responseId: string,
  { id, version, kept, by, now }: { id: string; version: number; kept: Agreed; by: string | null; now: Date },
): Promise<void> {
  await tx`
    insert into indicator_version (response_id, id, version, kept, made_by, made_at)
    values (${responseId}, ${id}, ${version}, ${tx.json(kept)}, ${by}, ${now})`
}

/** The newest first. */
export async function listValues(tx: Tx, responseId: string, id: string): Promise<Value[]> {
  const rows = await tx<(Omit<Value, 'from' | 'to'> & { fromDay: string; toDay: string })[]>`
    select v.from_day, v.to_day, v.numerator, v.denominator, v.groups, v.note, v.recorded_at, p.name as recorded_by_name
    from indicator_value v left join person p on p.response_id = v.response_id and p.id = v.recorded_by
    where v.response_id = ${responseId} and v.indicator_id = ${id} order by v.to_day desc`
  return rows.map(({ fromDay, toDay, ...row }) => ({ ...row, from: fromDay, to: toDay }))
}

/** Said again, it is corrected. */
export async function putValue(
  tx: Tx,
  responseId: string,
  id: string,
  value: Omit<Value, 'recordedByName' | 'recordedAt'>,
  { by, now }: { by: string | null; now: Date },
): Promise<void> {
  await tx`
    insert into indicator_value (response_id, indicator_id, from_day, to_day, numerator, denominator, groups, note,
      recorded_by, recorded_at)
    values (${responseId}, ${id}, ${value.from}, ${value.to}, ${value.numerator}, ${value.denominator},
      ${tx.json(value.groups)}, ${value.note}, ${by}, ${now})
    on conflict (response_id, indicator_id, from_day, to_day) do update set numerator = excluded.numerator,
      denominator = excluded.denominator, groups = excluded.groups, note = excluded.note,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`
}

export async function deleteValue(tx: Tx, responseId: string, id: string, period: Period): Promise<boolean> {
  const rows = await tx`
    delete from indicator_value
    where response_id = ${responseId} and indicator_id = ${id} and from_day = ${period.from} and to_day = ${period.to}
    returning 1`
  return rows.length > 0
}
