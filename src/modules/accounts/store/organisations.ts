// Organisations of a response.
import type { Tx } from '../../../kernel/db.ts'
import type { Organisation, OrganisationForm } from '../model.ts'

const columns = (tx: Tx) => tx`o.id, o.name, o.acronym, o.kind, o.root_made_at, o.closed_at`

export async function findOrganisation(
  tx: Tx,
  responseId: string,
  id: string,
): Promise<Organisation | undefined> {
  const [row] = await tx<Organisation[]>`
    select ${columns(tx)} from organisation o where o.response_id = ${responseId} and o.id = ${id}`
  return row
}

export async function listOrganisations(
  tx: Tx,
  responseId: string,
  withClosed: boolean,
): Promise<Organisation[]> {
  return await tx<Organisation[]>`
    select ${columns(tx)} from organisation o
    where o.response_id = ${responseId} and (${withClosed} or o.closed_at is null)
    order by o.created_at, o.id`
}

export type ListedOrganisation = Organisation & { teams: number; shownName: string }

/** A page of organisations by name, with how many open teams each has. One more than asked for tells that there are more. */
export async function pageOfOrganisations(
  tx: Tx,
  responseId: string,
  page: { language: string; after: string | undefined; most: number },
): Promise<ListedOrganisation[]> {
  const shown = tx`coalesce(o.name ->> ${page.language}, o.name ->> 'en', o.name::text)`
  return await tx<ListedOrganisation[]>`
    select ${columns(tx)}, ${shown} as shown_name,
      (select count(*) from team t where t.response_id = o.response_id and t.organisation_id = o.id
        and t.closed_at is null) as teams
    from organisation o
    where o.response_id = ${responseId}
      and (${page.after ?? null}::uuid is null or (${shown}, o.id) >
        (select ${shown}, o.id from organisation o where o.response_id = ${responseId} and o.id = ${page.after ?? null}))
    order by ${shown}, o.id limit ${page.most + 1}`
}

/** @returns false when it was there already, whatever it looks like */
export async function insertOrganisation(
  tx: Tx,
  responseId: string,
  form: OrganisationForm,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into organisation (response_id, id, name, acronym, kind, created_at)
    values (${responseId}, ${form.id}, ${tx.json(form.name)}, ${form.acronym}, ${form.kind}, ${now})
    on conflict (response_id, id) do nothing returning id`
  return rows.length > 0
}

export async function updateOrganisation(tx: Tx, responseId: string, form: OrganisationForm): Promise<void> {
  await tx`
    update organisation set name = ${tx.json(form.name)}, acronym = ${form.acronym}, kind = ${form.kind}
    where response_id = ${responseId} and id = ${form.id}`
}

export async function setOrganisationClosed(
  tx: Tx,
  responseId: string,
  id: string,
  closedAt: Date | null,
): Promise<boolean> {
  const rows = await tx`
    update organisation set closed_at = ${closedAt}
    where response_id = ${responseId} and id = ${id} and (closed_at is null) <> ${closedAt === null} returning id`
  return rows.length > 0
}

export async function hasOpenTeams(tx: Tx, responseId: string, organisationId: string): Promise<boolean> {
  const rows = await tx`
    select from team
    where response_id = ${responseId} and organisation_id = ${organisationId} and closed_at is null limit 1`
  return rows.length > 0
}
