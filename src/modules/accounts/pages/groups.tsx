// Organisations and teams.
import { isInTeam } from '../../../kernel/actor.ts'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must, notFound } from '../../../kernel/problem.ts'
import {
  addOrganisation,
  addTeam,
  changeOrganisation,
  changeTeam,
  closeOrganisation,
  closeTeam,
  getOrganisation,
  getTeam,
  pageOfOrganisations,
  pageOfTeams,
  reopenOrganisation,
  reopenTeam,
} from '../commands/groups.ts'
import { listOrganisations, listTeams } from '../commands.ts'
import { type FormErrors, OrganisationForm, parsed, TeamForm } from '../model.ts'
import { mayChangeGroups } from '../policy.ts'
import { isSector } from '../sectors.ts'
import {
  OrganisationFormPage,
  OrganisationPage,
  Organisations,
  TeamFormPage,
  TeamPage,
  Teams,
} from '../views/groups.tsx'
import { type Answers, answersOfTexts, sentences } from '../views/parts.tsx'
import { organisationOf, textsOf } from './forms.ts'
import { withCursor } from './people.tsx'

export const routes: Route[] = [
  get('/r/:response/organisations', showOrganisations),
  get('/r/:response/organisations/new', async x => organisationForm(x, kept(x), true, {}, {})),
  post('/r/:response/organisations', saveNewOrganisation),
  get('/r/:response/organisations/:id', showOrganisation),
  get('/r/:response/organisations/:id/edit', editOrganisation),
  post('/r/:response/organisations/:id', saveOrganisation),
  post(
    '/r/:response/organisations/:id/closing',
    act(closeOrganisation, '/organisations', 'accounts.done.closed'),
  ),
  post(
    '/r/:response/organisations/:id/reopening',
    act(reopenOrganisation, '/organisations', 'accounts.done.reopened'),
  ),
  get('/r/:response/teams', showTeams),
  get('/r/:response/teams/new', async x => await teamForm(x, kept(x), true, answersOf(x), {})),
  post('/r/:response/teams', saveNewTeam),
  get('/r/:response/teams/:id', showTeam),
  get('/r/:response/teams/:id/edit', editTeam),
  post('/r/:response/teams/:id', saveTeam),
  post('/r/:response/teams/:id/closing', act(closeTeam, '/teams', 'accounts.done.closed')),
  post('/r/:response/teams/:id/reopening', act(reopenTeam, '/teams', 'accounts.done.reopened')),
]

/** One act on one thing, and back to its page. */
function act(command: (x: Exchange, id: string) => Promise<void>, list: string, done: string) {
  return async (x: Exchange): Promise<Answer> => {
    x.person()
    await command(x, idOf(x))
    return redirect(x.at(`${list}/${idOf(x)}`), done)
  }
}

function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}

/** The id of a new thing is made with its form, so that sending twice adds it once. */
function kept(x: Exchange): string {
  return isId(x.fields.text('id')) ? x.fields.text('id') : newId()
}

function answersOf(x: Exchange): Answers {
  return {
    ...x.fields.record(),
    ...(x.query.get('organisation') ? { organisationId: x.query.get('organisation') ?? '' } : {}),
  }
}

function cursorOf(x: Exchange): string | undefined {
  const after = x.query.get('after')
  return isId(after) ? after : undefined
}

async function showOrganisations(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words } = x
  const { items, more } = await pageOfOrganisations(x, { language: words.language, after: cursorOf(x) })
  const last = items.at(-1)
  return page(
    words.say('accounts.organisations'),
    <Organisations
      words={words}
      at={x.at}
      actor={actor}
      organisations={items}
      next={more && last ? withCursor(x, last.id) : undefined}
    />,
    { current: 'people' },
  )
}

async function showOrganisation(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const organisation = await getOrganisation(x, idOf(x))
  const teams = await listTeams(x, { organisationId: organisation.id, withClosed: true })
  return page(
    x.words.pick(organisation.name),
    <OrganisationPage words={x.words} at={x.at} actor={actor} organisation={organisation} teams={teams} />,
    { current: 'people' },
  )
}

function organisationForm(x: Exchange, id: string, isNew: boolean, answers: Answers, errors: FormErrors) {
  must(mayChangeGroups(x.person()))
  const { words } = x
  return page(
    words.say(isNew ? 'accounts.organisations.add' : 'accounts.organisations.change'),
    <OrganisationFormPage
      words={words}
      at={x.at}
      id={id}
      isNew={isNew}
      answers={answers}
      errors={sentences(words, errors)}
    />,
    { current: 'people' },
  )
}

async function editOrganisation(x: Exchange): Promise<Answer> {
  const person = x.person()
  must(mayChangeGroups(person))
  const organisation = await getOrganisation(x, idOf(x))
  const answers = {
    ...answersOfTexts('name', organisation.name),
    acronym: organisation.acronym ?? '',
    kind: organisation.kind,
  }
  return organisationForm(x, organisation.id, false, answers, {})
}

async function saveNewOrganisation(x: Exchange): Promise<Answer> {
  must(mayChangeGroups(x.person()))
  const form = parsed(OrganisationForm, organisationOf(x.fields, x.fields.text('id')))
  if (form.errors) return refused(organisationForm(x, kept(x), true, x.fields.record(), form.errors))
  await addOrganisation(x, form.value)
  return redirect(x.at(`/organisations/${form.value.id}`), 'accounts.done.added')
}

async function saveOrganisation(x: Exchange): Promise<Answer> {
  must(mayChangeGroups(x.person()))
  const form = parsed(OrganisationForm, organisationOf(x.fields, idOf(x)))
  if (form.errors) return refused(organisationForm(x, idOf(x), false, x.fields.record(), form.errors))
  await changeOrganisation(x, form.value)
  return redirect(x.at(`/organisations/${idOf(x)}`), 'accounts.done.saved')
}

async function showTeams(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words } = x
  const asked = x.query.get('sector')
  const sector = isSector(asked) ? asked : undefined
  const { items, more } = await pageOfTeams(x, { language: words.language, after: cursorOf(x), sector })
  const last = items.at(-1)
  return page(
    words.say('accounts.teams'),
    <Teams
      words={words}
      at={x.at}
      actor={actor}
      teams={items}
      sector={sector}
      next={more && last ? withCursor(x, last.id) : undefined}
    />,
    { current: 'people' },
  )
}

async function showTeam(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const team = await getTeam(x, idOf(x))
  return page(
    x.words.pick(team.name),
    <TeamPage words={x.words} at={x.at} actor={actor} team={team} isMember={isInTeam(actor, team.id)} />,
    { current: 'people' },
  )
}

async function teamForm(x: Exchange, id: string, isNew: boolean, answers: Answers, errors: FormErrors) {
  must(mayChangeGroups(x.person()))
  const { words } = x
  return page(
    words.say(isNew ? 'accounts.teams.add' : 'accounts.teams.change'),
    <TeamFormPage
      words={words}
      at={x.at}
      id={id}
      isNew={isNew}
      organisations={isNew ? await listOrganisations(x) : []}
      answers={answers}
      errors={sentences(words, errors)}
    />,
    { current: 'people' },
  )
}

async function editTeam(x: Exchange): Promise<Answer> {
  const person = x.person()
  must(mayChangeGroups(person))
  const team = await getTeam(x, idOf(x))
  return await teamForm(x, team.id, false, { ...answersOfTexts('name', team.name), sector: team.sector }, {})
}

function teamOf(x: Exchange, id: string, organisationId: string) {
  return parsed(TeamForm, {
    id,
    organisationId,
    sector: x.fields.text('sector'),
    name: textsOf(x.fields, 'name'),
  })
}

async function saveNewTeam(x: Exchange): Promise<Answer> {
  must(mayChangeGroups(x.person()))
  const form = teamOf(x, x.fields.text('id'), x.fields.text('organisationId'))
  if (form.errors) {
    const { organisationId, ...errors } = form.errors
    const all = organisationId ? { organisationId: 'accounts.error.choose', ...errors } : errors
    return refused(await teamForm(x, kept(x), true, x.fields.record(), all))
  }
  await addTeam(x, form.value)
  return redirect(x.at(`/teams/${form.value.id}`), 'accounts.done.added')
}

async function saveTeam(x: Exchange): Promise<Answer> {
  must(mayChangeGroups(x.person()))
  const before = await getTeam(x, idOf(x))
  const form = teamOf(x, before.id, before.organisationId)
  if (form.errors) return refused(await teamForm(x, before.id, false, x.fields.record(), form.errors))
  await changeTeam(x, form.value)
  return redirect(x.at(`/teams/${before.id}`), 'accounts.done.saved')
}
