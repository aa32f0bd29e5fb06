// What imports left for a person to look at: languages that disagree, hours that read oddly. Each is ticked off once.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound } from '../../../kernel/problem.ts'
import type { Texts } from '../../../kernel/words.ts'
import { importableSectors, mayImport, maySettleFindings } from './policy.ts'

/** The same doubt, in however many entries it came: a word that was translated wrongly once is wrong everywhere. */
export type Finding = {
  /** Id of one of them; settling it settles all alike. */
  id: string
  key: string
  code: string
  values: Record<string, string | number>
  count: number
  /** Some of the entries. */
  services: { id: string; name: Texts; organisation: Texts }[]
}

const perPage = 25

/** Open doubts about entries of the sectors that this person keeps. */
export async function openFindings(
  scene: Scene,
  ask: { code: string | null; service: string | null; after: string | null },
): Promise<{ findings: Finding[]; next: string | null; counts: { code: string; count: number }[] }> {
  const { tx, response, actor } = scene
  must(mayImport(actor))
  const mine = ownSectors(scene)
  const counts = await tx<{ code: string; count: number }[]>`
    select f.code, count(*)::int as count from import_finding f
    join service s on s.response_id = f.response_id and s.id = f.service_id
    where f.response_id = ${response.id} and f.settled_at is null and (${mine}::text[] is null or s.sector = any(${mine}))
    group by f.code order by count(*) desc, f.code`
  const rows = await tx<Finding[]>`
    select key, code, values, min(id::text)::uuid as id, count(*)::int as count,
      to_jsonb((array_agg(jsonb_build_object('id', service_id, 'name', name, 'organisation', organisation)
        order by service_id))[1:5]) as services
    from (
      select md5(f.code || f.values::text) as key, f.code, f.values, f.id, f.service_id, s.name, o.name as organisation
      from import_finding f
      join service s on s.response_id = f.response_id and s.id = f.service_id
      join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
      where f.response_id = ${response.id} and f.settled_at is null
        and (${mine}::text[] is null or s.sector = any(${mine})) and (${ask.code}::text is null or f.code = ${ask.code})
        and (${ask.service}::uuid is null or f.service_id = ${ask.service})
    ) doubts
    where ${ask.after}::text is null or key > ${ask.after}
    group by key, code, values order by key limit ${perPage + 1}`
  const findings = rows.slice(0, perPage)
  return { findings, counts, next: rows.length > perPage ? findings.at(-1)!.key : null }
}

/** Somebody looked, and mended what was to be mended, wherever it came. Saying so twice is harmless. */
export async function settleFinding(scene: Scene, id: string): Promise<void> {
  const { tx, response, actor, now } = scene
  must(mayImport(actor))
  const [found] = await tx<{ sector: string; serviceId: string; code: string; settledAt: Date | null }[]>`
    select s.sector, f.service_id, f.code, f.settled_at from import_finding f
    join service s on s.response_id = f.response_id and s.id = f.service_id
    where f.response_id = ${response.id} and f.id = ${id}`
  if (!found) throw notFound()
  must(maySettleFindings(actor, found.sector))
  if (found.settledAt) return
  const mine = ownSectors(scene)
  const settled = await tx`
    update import_finding f set settled_at = ${now}, settled_by = ${actor.kind === 'person' ? actor.id : null}
    from import_finding one, service s
    where one.response_id = ${response.id} and one.id = ${id} and f.response_id = one.response_id
      and f.code = one.code and f.values = one.values and f.settled_at is null
      and s.response_id = f.response_id and s.id = f.service_id
      and (${mine}::text[] is null or s.sector = any(${mine}))
    returning f.id`
  await append(scene, {
    type: 'import.finding-settled',
    subject: found.serviceId,
    data: { code: found.code, entries: settled.length },
  })
}

/** Null: all of them. */
function ownSectors({ actor }: Scene): string[] | null {
  const sectors = importableSectors(actor)
  return sectors === 'all' || sectors === 'none' ? null : [...sectors]
}
