// Teams.
import { isInTeam } from '../../../kernel/actor.ts'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { must } from '../../../kernel/problem.ts'
import { addTeam, changeTeam, closeTeam, getTeam, pageOfTeams, reopenTeam } from '../commands/groups.ts'
import { listOrganisations } from '../commands.ts'
import { type FormErrors, parsed, TeamForm } from '../model.ts'
import { mayChangeGroups } from '../policy.ts'
import { isSector } from '../sectors.ts'
import { type Answers, answersOfTexts, sentences } from '../views/parts.tsx'
import { TeamFormPage, TeamPage, Teams } from '../views/teams.tsx'
import { textsOf } from './forms.ts'

import { act, cursorOf, idOf, kept, withCursor } from './parts.ts'

export const routes: Route[] = [
  get('/r/:response/teams', showTeams),
  get('/r/:response/teams/new', async x => await teamForm(x, kept(x), true, answersOf(x), {})),
  post('/r/:response/teams', saveNewTeam),
  get('/r/:response/teams/:id', showTeam),
  get('/r/:response/teams/:id/edit', editTeam),
  post('/r/:response/teams/:id', saveTeam),
  post('/r/:response/teams/:id/closing', act(closeTeam, '/teams', 'accounts.done.closed')),
  post('/r/:response/teams/:id/reopening', act(reopenTeam, '/teams', 'accounts.done.reopened')),
]

function answersOf(x: Exchange): Answers {
  return {
    ...x.fields.record(),
    ...(x.query.get('organisation') ? { organisationId: x.query.get('organisation') ?? '' } : {}),
  }
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
