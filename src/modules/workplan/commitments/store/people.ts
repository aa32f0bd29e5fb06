// Whom a commitment may belong to, and which sectors there are here.
import type { Tx } from '../../../../kernel/db.ts'
import type { Texts } from '../../../../kernel/words.ts'
import type { Candidate } from '../model.ts'
import type { Here } from './commitments.ts'

/** An organisation that works in a sector. */
export type OrganisationOf = { id: string; name: Texts; answered: number }

/** Sectors with a focal point or an open team. */
export async function listSectorsHere(tx: Tx, responseId: string): Promise<string[]> {
  const rows = await tx<{ sector: string }[]>`
    select sector from role_grant where response_id = ${responseId} and role = 'focal-point'
    union select sector from team where response_id = ${responseId} and closed_at is null`
  return rows.map(({ sector }) => sector)
}

/** Who speaks for which sector, by name. */
export async function listFocalPoints(
  tx: Tx,
  responseId: string,
): Promise<{ sector: string; name: string }[]> {
  return tx<{ sector: string; name: string }[]>`
    select g.sector, p.name from role_grant g join person p on p.response_id = g.response_id and p.id = g.person_id
    where g.response_id = ${responseId} and g.role = 'focal-point' and p.suspended_at is null
    order by p.name, p.id`
}

const candidatesAtMost = 200

/** Who speaks for the sector or for child protection, and who works in the sector's teams. */
export async function listCandidates(tx: Tx, responseId: string, sector: string): Promise<Candidate[]> {
  return tx<Candidate[]>`
    select p.id, p.name from person p
    where p.response_id = ${responseId} and p.suspended_at is null and (
      exists (select from role_grant g where g.response_id = p.response_id and g.person_id = p.id
        and (g.role = 'coordinator' or (g.role = 'focal-point' and g.sector in (${sector}, 'child-protection'))))
      or exists (select from membership m join team t on t.response_id = m.response_id and t.id = m.team_id
        where m.response_id = p.response_id and m.person_id = p.id and m.until is null and t.sector = ${sector}))
    order by p.name, p.id limit ${candidatesAtMost}`
}

/** Those of these ids that are people of the response. */
export async function listKnownPeople(tx: Tx, responseId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from person where response_id = ${responseId} and id = any (${tx.array([...ids])}::uuid[])`
  return rows.map(({ id }) => id)
}

/** Organisations with an open team in the sector, or with a commitment in it, and how many actions each has answered. */
export async function listOrganisationsOf(tx: Tx, here: Here, sector: string): Promise<OrganisationOf[]> {
  return tx<OrganisationOf[]>`
    with answers as (
      select c.organisation_id, count(*) filter (where c.stance <> 'undecided')::int as answered
      from commitment c join work w on w.response_id = c.response_id and w.id = c.id
      where c.response_id = ${here.responseId} and c.cycle_id = ${here.cycleId} and c.organisation_id is not null
        and w.sector = ${sector} and w.state = 'placed' and w.edition_id = ${here.editionId}
      group by c.organisation_id
    )
    select o.id, o.name, coalesce(a.answered, 0) as answered
    from organisation o left join answers a on a.organisation_id = o.id
    where o.response_id = ${here.responseId} and o.closed_at is null and (a.organisation_id is not null
      or exists (select from team t where t.response_id = o.response_id and t.organisation_id = o.id
        and t.sector = ${sector} and t.closed_at is null))
    order by o.name ->> 'en', o.id`
}
