// Routes of signing: before the keeper's eyes, the link that the keeper makes, and what its holder opens.
import { type Answer, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../../kernel/endpoint.ts'
import { newToken } from '../../../../kernel/id.ts'
import { notFound, Problem } from '../../../../kernel/problem.ts'
import { hashToken } from '../../../../kernel/session.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { toPerson, toSign } from '../addresses.ts'
import { getPerson } from '../commands/staff.ts'
import { idOf, looks } from '../pages/parts.ts'
import { personPage } from '../pages/staff.tsx'
import { endLink, makeLink, openLink, signByLink, signDocument } from './commands.ts'
import type { Given } from './model.ts'
import { LinkPage, SigningPage } from './views.tsx'

const person = '/r/:response/learning/induction/staff/:id'
const own = '/r/:response/sign/:token'

export const routes: Route[] = [
  post(`${person}/signatures`, postSignature),
  post(`${person}/signing-link`, postLink),
  post(`${person}/signing-link/ending`, postEnding),
  get(own, showOwn, { cost: 2 }),
  post(own, postOwn, { cost: 2 }),
]

async function postSignature(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  const given = givenIn(x)
  await getPerson(x, id)
  if (x.fields.text(`witnessed:${given.requirementId}`) !== 'yes')
    return refused(await personPage(x, errorsOf(x, given, 'induction.error.witnessed')))
  try {
    await signDocument(x, id, given)
  } catch (error) {
    return refused(await personPage(x, errorsOf(x, given, reasonOf(error))))
  }
  return redirect(toPerson(x.at, id), 'induction.done.signed')
}

/** The link is shown once and kept nowhere. */
async function postLink(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  const token = newToken()
  const { expiresAt } = await makeLink(x, id, hashToken(token))
  const { staff } = await getPerson(x, id)
  const props = { link: x.installation.origin + toSign(x.at, token), back: toPerson(x.at, id), expiresAt }
  return page(x.words.say('signing.link.title'), <LinkPage words={x.words} name={staff.name} {...props} />, {
    ...looks,
    scripts: ['copy-link'],
  })
}

async function postEnding(x: Exchange): Promise<Answer> {
  x.person()
  await endLink(x, idOf(x))
  return redirect(toPerson(x.at, idOf(x)), 'signing.done.ended')
}

async function showOwn(x: Exchange): Promise<Answer> {
  return ownPage(x, {})
}

async function ownPage(x: Exchange, errors: FieldErrors): Promise<Page> {
  const token = tokenOf(x)
  const opened = await openLink(x, hashToken(token))
  return page(
    x.words.say('signing.own.title'),
    <SigningPage words={x.words} action={toSign(x.at, token)} {...opened} errors={errors} />,
    { styles: ['signing'], scripts: ['mark'] },
  )
}

async function postOwn(x: Exchange): Promise<Answer> {
  const token = tokenOf(x)
  const given = givenIn(x)
  try {
    await signByLink(x, hashToken(token), given)
  } catch (error) {
    return refused(await ownPage(x, errorsOf(x, given, reasonOf(error))))
  }
  return redirect(toSign(x.at, token), 'induction.done.signed')
}

function givenIn({ fields }: Exchange): Given {
  const requirementId = fields.text('requirement')
  return {
    requirementId,
    version: Number(fields.text('version')),
    typedName: fields.text(`typed:${requirementId}`).trim(),
    mark: fields.text(`mark:${requirementId}`),
  }
}

const mended = ['induction.error.typed-name', 'signing.error.mark', 'signing.error.small']

/** Another name than theirs, or a mark that is none, is the form's to mend. */
function reasonOf(error: unknown): string {
  if (error instanceof Problem && error.reason !== undefined && mended.includes(error.reason))
    return error.reason
  throw error
}

const errorsOf = (x: Exchange, { requirementId }: Given, reason: string): FieldErrors => ({
  [`typed:${requirementId}`]: x.words.say(reason),
})

function tokenOf(x: Exchange): string {
  const { token = '' } = x.params
  if (!/^[\w-]{43}$/.test(token)) throw notFound()
  return token
}
