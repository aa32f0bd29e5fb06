// Organisations.
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { must } from '../../../kernel/problem.ts'
import {
  addOrganisation,
  changeOrganisation,
  closeOrganisation,
  getOrganisation,
  pageOfOrganisations,
  reopenOrganisation,
} from '../commands/groups.ts'
import { listTeams } from '../commands.ts'
import { type FormErrors, OrganisationForm, parsed } from '../model.ts'
import { mayChangeGroups } from '../policy.ts'
import { OrganisationFormPage, OrganisationPage, Organisations } from '../views/organisations.tsx'
import { type Answers, answersOfTexts, sentences } from '../views/parts.tsx'
import { organisationOf } from './forms.ts'

import { act, cursorOf, idOf, kept, withCursor } from './parts.ts'

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
]

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
