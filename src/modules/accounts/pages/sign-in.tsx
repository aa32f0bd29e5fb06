// Signing in and out, and proving again who one is.
import * as v from 'valibot'
import { type Answer, json, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { Problem } from '../../../kernel/problem.ts'
import { isProof, ownAccount, signOut } from '../commands/account.ts'
import { askToProve, askToSignIn, isProofByPasskey, signInWithPasskey } from '../commands/passkeys.ts'
import {
  expectedPerson,
  openFor,
  renewSession,
  type Strength,
  tryCode,
  tryPassword,
} from '../commands/sign-in.ts'
import { UsedPasskey } from '../passkeys.ts'
import { pathInside } from '../rules/then.ts'
import { sentences } from '../views/parts.tsx'
import { EnterCode, Proof, SignIn, SignOut } from '../views/sign-in.tsx'
import {
  countProof,
  countSignIn,
  countStranger,
  forgetSession,
  forgetStep,
  heldStep,
  heldToken,
  keepSession,
  keepStep,
  own,
} from './browser.ts'

export const routes: Route[] = [
  get('/r/:response/sign-in', async x =>
    x.actor.kind === 'person' ? redirect(thenOf(x)) : signInPage(x, {}),
  ),
  post('/r/:response/sign-in', signIn, { cost: 5 }),
  get('/r/:response/sign-in/code', showCode),
  post('/r/:response/sign-in/code', giveCode, { cost: 5 }),
  post('/r/:response/sign-in/passkey/challenge', challengeToSignIn, { body: 'json', cost: 3 }),
  post('/r/:response/sign-in/passkey', passkeySignIn, { body: 'json', cost: 5 }),
  get('/r/:response/sign-out', showSignOut),
  post('/r/:response/sign-out', leave),
  get('/r/:response/proof', async x => await proofPage(x, {})),
  post('/r/:response/proof', prove, { cost: 5 }),
  post('/r/:response/proof/passkey/challenge', challengeToProve, { body: 'json' }),
  post('/r/:response/proof/passkey', proveWithPasskey, { body: 'json' }),
]

/** Where to go afterwards: a page of this response, else its first. */
function thenOf(x: Exchange, asked: string | null = x.query.get('then')): string {
  return pathInside(asked, x.response.slug) ?? x.at('/')
}

function signInPage(x: Exchange, errors: Record<string, string>) {
  const { words } = x
  const then = pathInside(x.fields.text('next') || x.query.get('then'), x.response.slug)
  return page(
    words.say('accounts.sign-in'),
    <SignIn
      words={words}
      response={x.response}
      at={x.at}
      login={x.fields.text('login')}
      {...(then ? { then } : {})}
      errors={sentences(words, errors)}
    />,
    { current: 'sign-in', scripts: ['passkey'] },
  )
}

async function signIn(x: Exchange): Promise<Answer> {
  const login = x.fields.text('login')
  const password = x.fields.text('password')
  if (login === '' || password === '') return refused(signInPage(x, { '': 'accounts.error.sign-in' }))
  await countSignIn(x, login, password)
  const tried = await tryPassword(x, { login, password })
  if (tried.kind === 'refused') return refused(signInPage(x, { '': 'accounts.error.sign-in' }))
  if (tried.kind === 'needs-code') {
    keepStep(x, tried.stepToken)
    const then = pathInside(x.fields.text('next'), x.response.slug)
    return redirect(x.at(`/sign-in/code${then ? `?then=${encodeURIComponent(then)}` : ''}`))
  }
  return await enter(x, tried.personId, 'password', x.fields.text('next'))
}

async function enter(x: Exchange, personId: string, strength: Strength, then: string): Promise<Answer> {
  keepSession(x, await openFor(x, personId, strength, heldToken(x)))
  return redirect(thenOf(x, then))
}

async function showCode(x: Exchange): Promise<Answer> {
  const step = heldStep(x)
  if (!step || !(await expectedPerson(x, step))) return startAgain(x)
  return codePage(x, {})
}

/** Nobody is expected to give a code: the five minutes are over, or there was no password before. */
function startAgain(x: Exchange): Answer {
  return redirect(x.actor.kind === 'person' ? x.at('/') : x.at('/sign-in'))
}

function codePage(x: Exchange, errors: Record<string, string>) {
  const { words } = x
  const then = pathInside(x.fields.text('next') || x.query.get('then'), x.response.slug)
  return page(
    words.say('accounts.code.enter'),
    <EnterCode words={words} at={x.at} {...(then ? { then } : {})} errors={sentences(words, errors)} />,
  )
}

async function giveCode(x: Exchange): Promise<Answer> {
  const step = heldStep(x)
  const expected = step && (await expectedPerson(x, step))
  if (!step || !expected) return startAgain(x)
  await countProof(x, expected)
  const personId = await tryCode(x, x.installation.secret, step, x.fields.text('code'))
  if (!personId) return refused(codePage(x, { code: 'accounts.error.code' }))
  forgetStep(x)
  return await enter(x, personId, 'password+code', x.fields.text('next'))
}

const Answered = v.object({
  id: v.pipe(v.string(), v.uuid()),
  used: UsedPasskey,
  next: v.optional(v.string(), ''),
})

/** What the browser's part posted; whatever is not of that shape was not made by it. */
function answered(x: Exchange): v.InferOutput<typeof Answered> {
  const result = v.safeParse(Answered, x.value)
  if (!result.success) throw new Problem('not-understood')
  return result.output
}

async function challengeToSignIn(x: Exchange): Promise<Answer> {
  await countStranger(x, 'passkey', 120)
  return json(await askToSignIn(x, x.installation.origin))
}

async function passkeySignIn(x: Exchange): Promise<Answer> {
  const answer = answered(x)
  await countStranger(x, 'passkey', 120)
  await x.attempt({ kind: 'passkey answer', key: answer.id, most: 1, windowSeconds: 900 })
  const personId = await signInWithPasskey(x, x.installation.origin, answer)
  if (!personId) throw new Problem('not-valid', 'accounts.error.sign-in')
  keepSession(x, await openFor(x, personId, 'passkey', heldToken(x)))
  return json({ to: thenOf(x, answer.next) })
}

async function showSignOut(x: Exchange): Promise<Answer> {
  x.person()
  return page(x.words.say('accounts.sign-out'), <SignOut words={x.words} at={x.at} />)
}

/** What is cached goes; what waits to be sent stays, so storage is not cleared. */
async function leave(x: Exchange): Promise<Answer> {
  await signOut(own(x))
  forgetSession(x)
  x.setHeader('clear-site-data', '"cache"')
  return redirect(x.at('/'), 'accounts.done.signed-out')
}

async function proofPage(x: Exchange, errors: Record<string, string>) {
  const { words } = x
  const { account, passkeys } = await ownAccount(own(x))
  return page(
    words.say('accounts.proof'),
    <Proof
      words={words}
      at={x.at}
      then={pathInside(x.fields.text('next') || x.query.get('then'), x.response.slug) ?? x.at('/account')}
      hasPassword={account.hasPassword}
      hasTotp={account.hasTotp}
      hasPasskey={passkeys.length > 0}
      errors={sentences(words, errors)}
    />,
    { scripts: ['passkey'] },
  )
}

async function prove(x: Exchange): Promise<Answer> {
  const scene = own(x)
  await countProof(x, scene.actor.id)
  const given = { password: x.fields.text('password'), code: x.fields.text('code') }
  if (!(await isProof(scene, x.installation.secret, given)))
    return refused(await proofPage(x, { '': 'accounts.error.proof' }))
  keepSession(x, await renewSession(scene))
  return redirect(pathInside(x.fields.text('next'), x.response.slug) ?? x.at('/account'))
}

async function challengeToProve(x: Exchange): Promise<Answer> {
  return json(await askToProve(own(x), x.installation.origin))
}

async function proveWithPasskey(x: Exchange): Promise<Answer> {
  const scene = own(x)
  const answer = answered(x)
  await countProof(x, scene.actor.id)
  await x.attempt({ kind: 'passkey answer', key: answer.id, most: 1, windowSeconds: 900 })
  if (!(await isProofByPasskey(scene, x.installation.origin, answer)))
    throw new Problem('not-valid', 'accounts.error.proof')
  keepSession(x, await renewSession(scene, 'passkey'))
  return json({ to: pathInside(answer.next, x.response.slug) ?? x.at('/account') })
}
