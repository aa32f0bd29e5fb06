// Puts the invented country into a database: its response, areas, organisations, teams and people.
import { type ResponseInfo, type System, system } from '../src/kernel/actor.ts'
import type { Tx } from '../src/kernel/db.ts'
import type { Scene } from '../src/kernel/event.ts'
import { becomeSystem } from '../src/kernel/jobs.ts'
import { areas, type CastMember, cast, country, holidays, organisations, teams } from './country.ts'

/** @param given a slug and id of its own let several of the same country stand side by side, as tests need them */
export async function plantCountry(
  tx: Tx,
  given: { responseId: string; slug: string; now: Date; demonstration?: boolean },
): Promise<Scene & { actor: System; response: ResponseInfo }> {
  const { responseId, slug, now } = given
  await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${responseId}, true)`
  await tx`
    insert into response (id, slug, name, kind, time_zone, weekend, emergency_phone, demonstration, created_at)
    values (${responseId}, ${slug}, ${tx.json(country.name)}, ${country.kind}, ${country.timeZone},
      ${tx.array(country.weekend)}::smallint[], ${country.emergencyPhone}, ${given.demonstration ?? true}, ${now})`
  const rows = (list: Record<string, unknown>[]) =>
    list.map(row => ({ response_id: responseId, ...row })) as never
  await tx`insert into holiday ${tx(rows(holidays.map(h => ({ day: h.day, name: tx.json(h.name) }))))}`
  await tx`insert into area ${tx(
    rows(
      areas.map(a => ({
        pcode: a.pcode,
        parent_pcode: a.parent ?? null,
        level: a.level,
        name: tx.json(a.name),
      })),
    ),
  )}`
  await tx`insert into organisation ${tx(
    rows(
      Object.values(organisations).map(o => ({
        id: o.id,
        name: tx.json(o.name),
        acronym: o.acronym,
        kind: o.kind,
        created_at: now,
      })),
    ),
  )}`
  await tx`insert into team ${tx(
    rows(
      Object.values(teams).map(t => ({
        id: t.id,
        organisation_id: organisations[t.organisation]!.id,
        sector: t.sector,
        name: tx.json(t.name),
        created_at: now,
      })),
    ),
  )}`
  const people: CastMember[] = Object.values(cast)
  await tx`insert into person ${tx(
    rows(
      people.map(p => ({
        id: p.id,
        organisation_id: organisations[p.organisation]!.id,
        login: p.login,
        name: p.name,
        language: p.language,
        created_at: now,
      })),
    ),
  )}`
  await tx`insert into membership ${tx(
    rows(
      people.flatMap(p =>
        p.team ? [{ team_id: teams[p.team]!.id, person_id: p.id, lead: p.lead ?? false, since: now }] : [],
      ),
    ),
  )}`
  await tx`insert into role_grant ${tx(
    rows(
      people.flatMap(p =>
        p.roles.map(r => ({ person_id: p.id, role: r.role, sector: r.sector ?? '', granted_at: now })),
      ),
    ),
  )}`
  return { tx, actor: system, now, response: await becomeSystem({ tx, responseId }) }
}
