// Teams of a response, each of one organisation and one sector.
import type { Tx } from '../../../kernel/db.ts'
import type { Team, TeamForm } from '../model.ts'
import type { Sector } from '../sectors.ts'

const columns = (tx: Tx) =>
  tx`t.id, t.organisation_id, o.name as organisation_name, t.sector, t.name, t.active_at, t.closed_at`
const joined = (tx: Tx) =>
  tx`team t join organisation o on o.response_id = t.response_id and o.id = t.organisation_id`

export type TeamFilter = {
  sector?: Sector | undefined
  organisationId?: string | undefined
  /** true: only those to which something can be sealed; false: only those not yet. */
  active?: boolean | undefined
  /** Closed ones too; they are left out unless asked for. */
  withClosed?: boolean | undefined
}

export async function findTeam(tx: Tx, responseId: string, id: string): Promise<Team | undefined> {
  const [row] = await tx<Team[]>`
    select ${columns(tx)} from ${joined(tx)} where t.response_id = ${responseId} and t.id = ${id}`
  return row
}

export async function listTeams(tx: Tx, responseId: string, filter: TeamFilter): Promise<Team[]> {
  return await tx<Team[]>`
    select ${columns(tx)} from ${joined(tx)} where ${matches(tx, responseId, filter)} order by t.created_at, t.id`
}

export type ListedTeam = Team & { members: number }

/** A page of teams by name, with how many people each has; one more than asked for tells that there are more. */
export async function pageOfTeams(
  tx: Tx,
  responseId: string,
  page: TeamFilter & { language: string; after: string | undefined; most: number; now: Date },
): Promise<ListedTeam[]> {
  const shown = tx`coalesce(t.name ->> ${page.language}, t.name ->> 'en', t.name::text)`
  return await tx<ListedTeam[]>`
    select ${columns(tx)},
      (select count(*) from membership m where m.response_id = t.response_id and m.team_id = t.id
        and (m.until is null or m.until > ${page.now})) as members
    from ${joined(tx)}
    where ${matches(tx, responseId, page)}
      and (${page.after ?? null}::uuid is null or (${shown}, t.id) >
        (select ${shown}, t.id from team t where t.response_id = ${responseId} and t.id = ${page.after ?? null}))
    order by ${shown}, t.id limit ${page.most + 1}`
}

function matches(tx: Tx, responseId: string, filter: TeamFilter) {
  return tx`t.response_id = ${responseId}
    and (${filter.sector ?? null}::text is null or t.sector = ${filter.sector ?? null})
    and (${filter.organisationId ?? null}::uuid is null or t.organisation_id = ${filter.organisationId ?? null})
    and (${filter.active ?? null}::boolean is null or (t.active_at is not null) = ${filter.active ?? null})
    and (${filter.withClosed ?? false} or t.closed_at is null)`
}

/** @returns false when it was there already, whatever it looks like */
export async function insertTeam(tx: Tx, responseId: string, form: TeamForm, now: Date): Promise<boolean> {
  const rows = await tx`
    insert into team (response_id, id, organisation_id, sector, name, created_at)
    values (${responseId}, ${form.id}, ${form.organisationId}, ${form.sector}, ${tx.json(form.name)}, ${now})
    on conflict (response_id, id) do nothing returning id`
  return rows.length > 0
}

/** The organisation stays: what was sealed to the team is wrapped for that organisation's recovery key. */
export async function updateTeam(tx: Tx, responseId: string, form: TeamForm): Promise<void> {
  await tx`
    update team set sector = ${form.sector}, name = ${tx.json(form.name)}
    where response_id = ${responseId} and id = ${form.id}`
}

export async function setTeamClosed(
  tx: Tx,
  responseId: string,
  id: string,
  closedAt: Date | null,
): Promise<boolean> {
  const rows = await tx`
    update team set closed_at = ${closedAt}
    where response_id = ${responseId} and id = ${id} and (closed_at is null) <> ${closedAt === null} returning id`
  return rows.length > 0
}
