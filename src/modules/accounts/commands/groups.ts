// Organisations and teams: added, changed, closed, opened again.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import type { Organisation, OrganisationForm, Team, TeamForm } from '../model.ts'
import { mayChangeGroups, maySeeGroups } from '../policy.ts'
import * as organisations from '../store/organisations.ts'
import * as teams from '../store/teams.ts'

const aPage = 50

type Page<Item> = { items: Item[]; more: boolean }

export async function pageOfOrganisations(
  scene: Scene,
  page: { language: string; after: string | undefined },
): Promise<Page<organisations.ListedOrganisation>> {
  must(maySeeGroups(scene.actor))
  const found = await organisations.pageOfOrganisations(scene.tx, scene.response.id, { ...page, most: aPage })
  return { items: found.slice(0, aPage), more: found.length > aPage }
}

export async function pageOfTeams(
  scene: Scene,
  page: teams.TeamFilter & { language: string; after: string | undefined },
): Promise<Page<teams.ListedTeam>> {
  must(maySeeGroups(scene.actor))
  const { tx, response, now } = scene
  const found = await teams.pageOfTeams(tx, response.id, { ...page, withClosed: true, most: aPage, now })
  return { items: found.slice(0, aPage), more: found.length > aPage }
}

export async function getOrganisation(scene: Scene, id: string): Promise<Organisation> {
  must(maySeeGroups(scene.actor))
  const found = await organisations.findOrganisation(scene.tx, scene.response.id, id)
  if (!found) throw notFound()
  return found
}

export async function getTeam(scene: Scene, id: string): Promise<Team> {
  must(maySeeGroups(scene.actor))
  const found = await teams.findTeam(scene.tx, scene.response.id, id)
  if (!found) throw notFound()
  return found
}

/** Sent twice it is added once; the same id for something else is refused. */
export async function addOrganisation(scene: Scene, form: OrganisationForm): Promise<void> {
  must(mayChangeGroups(scene.actor))
  const { tx, response, now } = scene
  if (!(await organisations.insertOrganisation(tx, response.id, form, now))) {
    const before = await organisations.findOrganisation(tx, response.id, form.id)
    if (JSON.stringify(before?.name) !== JSON.stringify(form.name)) throw new Problem('already-different')
    return
  }
  await append(scene, { type: 'organisation.added', subject: form.id })
}

export async function changeOrganisation(scene: Scene, form: OrganisationForm): Promise<void> {
  must(mayChangeGroups(scene.actor))
  await getOrganisation(scene, form.id)
  await organisations.updateOrganisation(scene.tx, scene.response.id, form)
  await append(scene, { type: 'organisation.changed', subject: form.id })
}

/** Its teams are closed first, one by one, so that nobody closes a door that is in use without looking. */
export async function closeOrganisation(scene: Scene, id: string): Promise<void> {
  must(mayChangeGroups(scene.actor))
  const { tx, response, now } = scene
  await getOrganisation(scene, id)
  if (await organisations.hasOpenTeams(tx, response.id, id))
    throw new Problem('not-now', 'accounts.problem.has-teams')
  if (await organisations.setOrganisationClosed(tx, response.id, id, now))
    await append(scene, { type: 'organisation.closed', subject: id })
}

export async function reopenOrganisation(scene: Scene, id: string): Promise<void> {
  must(mayChangeGroups(scene.actor))
  await getOrganisation(scene, id)
  if (await organisations.setOrganisationClosed(scene.tx, scene.response.id, id, null))
    await append(scene, { type: 'organisation.reopened', subject: id })
}

export async function addTeam(scene: Scene, form: TeamForm): Promise<void> {
  must(mayChangeGroups(scene.actor))
  const { tx, response, now } = scene
  const organisation = await getOrganisation(scene, form.organisationId)
  if (organisation.closedAt) throw new Problem('not-now', 'accounts.problem.organisation-closed')
  if (!(await teams.insertTeam(tx, response.id, form, now))) {
    const before = await teams.findTeam(tx, response.id, form.id)
    if (
      before?.organisationId !== form.organisationId ||
      JSON.stringify(before.name) !== JSON.stringify(form.name)
    )
      throw new Problem('already-different')
    return
  }
  await append(scene, { type: 'team.added', subject: form.id, teamId: form.id })
}

export async function changeTeam(scene: Scene, form: TeamForm): Promise<void> {
  must(mayChangeGroups(scene.actor))
  await getTeam(scene, form.id)
  await teams.updateTeam(scene.tx, scene.response.id, form)
  await append(scene, { type: 'team.changed', subject: form.id, teamId: form.id })
}

export async function closeTeam(scene: Scene, id: string): Promise<void> {
  must(mayChangeGroups(scene.actor))
  await getTeam(scene, id)
  if (await teams.setTeamClosed(scene.tx, scene.response.id, id, scene.now))
    await append(scene, { type: 'team.closed', subject: id, teamId: id, topics: [`team:${id}`] })
}

export async function reopenTeam(scene: Scene, id: string): Promise<void> {
  must(mayChangeGroups(scene.actor))
  const team = await getTeam(scene, id)
  const organisation = await getOrganisation(scene, team.organisationId)
  if (organisation.closedAt) throw new Problem('not-now', 'accounts.problem.organisation-closed')
  if (await teams.setTeamClosed(scene.tx, scene.response.id, id, null))
    await append(scene, { type: 'team.reopened', subject: id, teamId: id, topics: [`team:${id}`] })
}
