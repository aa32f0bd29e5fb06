// The names that go with the ids of a list, in one statement for the whole page instead of one for each line.
import type { Tx } from '../../../kernel/db.ts'
import type { Texts } from '../../../kernel/words.ts'

export type Names = {
  teams: Map<string, Texts>
  services: Map<string, Texts>
  areas: Map<string, Texts>
}

export async function findNames(
  tx: Tx,
  responseId: string,
  ids: { teams: (string | null)[]; services: string[]; areas: (string | null)[] },
): Promise<Names> {
  const rows = await tx<{ kind: keyof Names; id: string; name: Texts }[]>`
    select 'teams' as kind, id::text, name from team
      where response_id = ${responseId} and id = any(${present(ids.teams)}::uuid[])
    union all
    select 'services', id::text, name from service
      where response_id = ${responseId} and id = any(${present(ids.services)}::uuid[])
    union all
    select 'areas', pcode, name from area
      where response_id = ${responseId} and pcode = any(${present(ids.areas)}::text[])`
  const names: Names = { teams: new Map(), services: new Map(), areas: new Map() }
  for (const { kind, id, name } of rows) names[kind].set(id, name)
  return names
}

function present(ids: (string | null)[]): string[] {
  return [...new Set(ids)].filter(id => id !== null)
}

/** The organisation of each team. */
export async function findOrganisations(
  tx: Tx,
  responseId: string,
  teams: (string | null)[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; organisationId: string }[]>`
    select id, organisation_id from team where response_id = ${responseId} and id = any(${present(teams)}::uuid[])`
  return new Map(rows.map(row => [row.id, row.organisationId]))
}
