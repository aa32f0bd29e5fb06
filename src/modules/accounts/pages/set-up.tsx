// The first response of an installation, and further ones from the global response.
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must } from '../../../kernel/problem.ts'
import { foundFirst, foundFurther, isUnfounded } from '../commands/response.ts'
import { openFor } from '../commands/sign-in.ts'
import { type FormErrors, FoundingForm, JoinForm, parsed, roles } from '../model.ts'
import { mayFoundResponse } from '../policy.ts'
import { LinkMade } from '../views/invitations.tsx'
import { sentences } from '../views/parts.tsx'
import { SetUp } from '../views/set-up.tsx'
import { countStranger, heldToken, keepSession, proofFirst } from './browser.ts'
import { organisationOf, personOf, responseOf, under } from './forms.ts'

export const routes: Route[] = [
  get('/set-up', showSetUp),
  post('/set-up', setUp, { cost: 10 }),
  post('/responses', foundAnother),
]

async function showSetUp(x: Exchange): Promise<Answer> {
  const isFirst = await isUnfounded(x.tx)
  must(isFirst || mayFoundResponse(x.actor, x.maybeResponse))
  if (!isFirst) {
    const proof = proofFirst(x, '/account')
    if (proof) return proof
  }
  return setUpPage(x, isFirst, {})
}

async function setUp(x: Exchange): Promise<Answer> {
  must(await isUnfounded(x.tx))
  await countStranger(x, 'set-up', 40)
  const founding = foundingOf(x)
  const given = { ...personOf(x.fields, 'person.'), language: x.words.language }
  const administrator = parsed(JoinForm, given)
  if (founding.errors || administrator.errors)
    return refused(setUpPage(x, true, { ...founding.errors, ...personErrors(administrator.errors) }))
  const founded = await foundFirst(
    { tx: x.tx, now: x.now, secret: x.installation.secret },
    {
      code: x.fields.text('code'),
      founding: founding.value,
      administrator: administrator.value,
      roles: roles.filter(role => role !== 'focal-point' && x.fields.all('roles').includes(role)),
    },
  )
  if ('errors' in founded) return refused(setUpPage(x, true, founded.errors))
  keepSession(x, await openFor(founded.scene, founded.personId, 'password', heldToken(x)))
  return redirect(`/r/${founding.value.slug}/`, 'accounts.done.set-up')
}

async function foundAnother(x: Exchange): Promise<Answer> {
  x.person()
  must(mayFoundResponse(x.actor, x.maybeResponse))
  const proof = proofFirst(x, '/account')
  if (proof) return proof
  const founding = foundingOf(x)
  if (founding.errors) return refused(setUpPage(x, false, founding.errors))
  const founded = await foundFurther(x, x.installation.secret, founding.value)
  if ('errors' in founded) return refused(setUpPage(x, false, founded.errors))
  const link = `${x.installation.origin}/join/${founded.token}`
  const back = { href: `/r/${founded.response.slug}/`, label: x.words.pick(founded.response.name) }
  return page(
    x.words.say('accounts.link.join'),
    <LinkMade words={x.words} link={link} purpose="join" back={back} />,
    { scripts: ['copy-link'] },
  )
}

function foundingOf(x: Exchange) {
  const { fields } = x
  const organisation = organisationOf(fields, fields.text('organisation.id'), 'organisation.')
  const given = {
    id: fields.text('id'),
    slug: fields.text('slug'),
    kind: fields.text('kind'),
    ...responseOf(fields),
    organisation,
  }
  const result = parsed(FoundingForm, given)
  if (!result.errors?.organisation) return result
  // The organisation is a form within the form: its problems belong to its own fields.
  const { organisation: _, ...errors } = result.errors
  const inner = parsed(FoundingForm.entries.organisation, organisation)
  return { errors: { ...errors, ...under('organisation.', inner.errors ?? {}) } }
}

function personErrors(errors: FormErrors | undefined): FormErrors {
  const { name, ...rest } = errors ?? {}
  return name ? { ...rest, 'person.name': name } : rest
}

function setUpPage(x: Exchange, isFirst: boolean, errors: FormErrors) {
  const { fields, words } = x
  const kept = (name: string) => (isId(fields.text(name)) ? fields.text(name) : newId())
  const { password: _, ...answers } = fields.record()
  // The link that is printed where the program starts brings its code along.
  const code = answers.code ?? x.query.get('code') ?? ''
  return page(
    words.say('accounts.set-up'),
    <SetUp
      words={words}
      isFirst={isFirst}
      ids={{ response: kept('id'), organisation: kept('organisation.id'), person: kept('person.id') }}
      answers={{ ...answers, code }}
      weekend={fields.has('id') ? fields.all('weekend') : ['6', '7']}
      chosenRoles={fields.all('roles')}
      errors={sentences(words, errors, ['name', 'organisation.name'])}
    />,
  )
}
