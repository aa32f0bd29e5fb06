// What imports left for a person to look at: languages that disagree, hours that read oddly. Each is ticked off once.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound } from '../../../kernel/problem.ts'
import type { Texts } from '../../../kernel/words.ts'
import { importableSectors, mayImport, maySettleFindings } from './policy.ts'

export type Finding = {
  id: string
  code: string
  values: Record<string, string | number>
  serviceId: string
  serviceName: Texts
  organisationName: Texts
  sector: string
}

const perPage = 50

/** Open findings of the sectors that this person keeps, the oldest first. */
export async function openFindings(
  scene: Scene,
  ask: { code: string | null; service: string | null; after: string | null },
): Promise<{ findings: Finding[]; next: string | null; counts: { code: string; count: number }[] }> {
  const { tx, response, actor } = scene
  must(mayImport(actor))
  const sectors = importableSectors(actor)
  const mine = sectors === 'all' ? null : [...sectors]
  const counts = await tx<{ code: string; count: number }[]>`
    select f.code, count(*)::int as count from import_finding f
    join service s on s.response_id = f.response_id and s.id = f.service_id
    where f.response_id = ${response.id} and f.settled_at is null and (${mine}::text[] is null or s.sector = any(${mine}))
    group by f.code order by count(*) desc, f.code`
  const rows = await tx<Finding[]>`
    select f.id, f.code, f.values, f.service_id, s.name as service_name, o.name as organisation_name, s.sector
    from import_finding f
    join service s on s.response_id = f.response_id and s.id = f.service_id
    join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
    where f.response_id = ${response.id} and f.settled_at is null
      and (${mine}::text[] is null or s.sector = any(${mine})) and (${ask.code}::text is null or f.code = ${ask.code})
      and (${ask.service}::uuid is null or f.service_id = ${ask.service})
      and (${ask.after}::uuid is null or f.id > ${ask.after})
    order by f.id limit ${perPage + 1}`
  const findings = rows.slice(0, perPage)
  return { findings, counts, next: rows.length > perPage ? findings.at(-1)!.id : null }
}

/** Somebody looked, and mended what was to be mended. Saying so twice is harmless. */
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
  await tx`
    update import_finding set settled_at = ${now}, settled_by = ${actor.kind === 'person' ? actor.id : null}
    where response_id = ${response.id} and id = ${id}`
  await append(scene, {
    type: 'import.finding-settled',
    subject: found.serviceId,
    data: { code: found.code },
  })
}
