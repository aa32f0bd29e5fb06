// One's own account. What changes how one signs in asks first for a fresh proof, and gives the session a new id.
import * as v from 'valibot'
import { type Answer, json, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { isLanguage } from '../../../kernel/words.ts'
import {
  changePassword,
  chooseLanguage,
  disableTotp,
  enableTotp,
  endOtherSessions,
  offerTotp,
  ownAccount,
} from '../commands/account.ts'
import { addPasskey, askToMakePasskey, removePasskey, renamePasskey } from '../commands/passkeys.ts'
import { renewSession } from '../commands/sign-in.ts'
import { MadePasskey } from '../passkeys.ts'
import { mayChangeCredentials } from '../policy.ts'
import { OwnAccountPage } from '../views/account.tsx'
import { ChangePassword, Codes, Passkeys } from '../views/credentials.tsx'
import { sentences } from '../views/parts.tsx'
import { countProof, forgetLanguage, keepSession, own, proofFirst } from './browser.ts'

export const routes: Route[] = [
  get('/r/:response/account', showAccount),
  post('/r/:response/account/language', setLanguage),
  get('/r/:response/account/password', async x => await passwordPage(x, {})),
  post('/r/:response/account/password', setPassword, { cost: 5 }),
  get('/r/:response/account/code', showCodes),
  post('/r/:response/account/code', enableCodes),
  post('/r/:response/account/code/removal', removeCodes),
  get('/r/:response/account/passkeys', showPasskeys),
  post('/r/:response/account/passkeys/challenge', challengeForNew, { body: 'json' }),
  post('/r/:response/account/passkeys', keepNew, { body: 'json' }),
  post('/r/:response/account/passkeys/:id/name', rename),
  post('/r/:response/account/passkeys/:id/removal', remove),
  post('/r/:response/account/sessions/ending', endOthers),
]

async function showAccount(x: Exchange): Promise<Answer> {
  const scene = own(x)
  return page(
    x.words.say('accounts.account'),
    <OwnAccountPage
      words={x.words}
      at={x.at}
      now={x.now}
      sessionId={scene.actor.sessionId}
      mayChange={mayChangeCredentials(scene.actor)}
      {...(await ownAccount(scene))}
    />,
  )
}

async function setLanguage(x: Exchange): Promise<Answer> {
  const scene = own(x)
  const language = x.fields.text('language')
  if (!isLanguage(language)) throw new Problem('not-valid')
  await chooseLanguage(scene, language)
  forgetLanguage(x)
  return redirect(x.at('/account'), 'accounts.done.saved')
}

/** Without a password to ask for, a fresh proof is asked instead. */
async function passwordPage(x: Exchange, errors: Record<string, string>) {
  const scene = own(x)
  must(mayChangeCredentials(scene.actor))
  const { account } = await ownAccount(scene)
  const { words } = x
  return page(
    words.say('accounts.password.change'),
    <ChangePassword
      words={words}
      at={x.at}
      login={account.login}
      asksCurrent={account.hasPassword}
      errors={sentences(words, errors)}
    />,
  )
}

async function setPassword(x: Exchange): Promise<Answer> {
  const scene = own(x)
  must(mayChangeCredentials(scene.actor))
  await countProof(x, scene.actor.id)
  const given = { current: x.fields.text('current'), password: x.fields.text('password') }
  if (given.current === '') {
    const proof = proofFirst(x, '/account/password')
    if (proof) return proof
  }
  const errors = await changePassword(scene, given)
  if (errors) return refused(await passwordPage(x, errors))
  keepSession(x, await renewSession(scene))
  return redirect(x.at('/account'), 'accounts.done.password')
}

async function showCodes(x: Exchange): Promise<Answer> {
  must(mayChangeCredentials(x.person()))
  return proofFirst(x, '/account/code') ?? (await codesPage(x, {}))
}

async function codesPage(x: Exchange, errors: Record<string, string>) {
  const scene = own(x)
  const { account } = await ownAccount(scene)
  const { words, installation } = x
  const again = x.fields.text('sealed') || undefined
  const offer = account.hasTotp ? undefined : offerTotp(scene, installation.secret, account.login, again)
  return page(
    words.say('accounts.codes'),
    <Codes words={words} at={x.at} offer={offer} errors={sentences(words, errors)} />,
  )
}

async function enableCodes(x: Exchange): Promise<Answer> {
  const scene = own(x)
  must(mayChangeCredentials(scene.actor))
  const proof = proofFirst(x, '/account/code')
  if (proof) return proof
  await countProof(x, scene.actor.id)
  const given = { sealed: x.fields.text('sealed'), code: x.fields.text('code') }
  if (!(await enableTotp(scene, x.installation.secret, given)))
    return refused(await codesPage(x, { code: 'accounts.error.code' }))
  keepSession(x, await renewSession(scene, 'password+code'))
  return redirect(x.at('/account'), 'accounts.done.codes-on')
}

async function removeCodes(x: Exchange): Promise<Answer> {
  const scene = own(x)
  must(mayChangeCredentials(scene.actor))
  const proof = proofFirst(x, '/account/code')
  if (proof) return proof
  await disableTotp(scene)
  keepSession(x, await renewSession(scene))
  return redirect(x.at('/account'), 'accounts.done.codes-off')
}

async function showPasskeys(x: Exchange): Promise<Answer> {
  must(mayChangeCredentials(x.person()))
  return proofFirst(x, '/account/passkeys') ?? (await passkeysPage(x, {}))
}

async function passkeysPage(x: Exchange, errors: Record<string, string>) {
  const { words } = x
  const { passkeys } = await ownAccount(own(x))
  return page(
    words.say('accounts.passkeys'),
    <Passkeys words={words} at={x.at} now={x.now} passkeys={passkeys} errors={sentences(words, errors)} />,
    { scripts: ['passkey'] },
  )
}

async function challengeForNew(x: Exchange): Promise<Answer> {
  return json(await askToMakePasskey(own(x), x.installation.origin))
}

const Label = v.pipe(v.string(), v.trim(), v.normalize('NFC'), v.maxLength(60))
const Made = v.object({ id: v.pipe(v.string(), v.uuid()), label: Label, made: MadePasskey })

async function keepNew(x: Exchange): Promise<Answer> {
  const scene = own(x)
  must(mayChangeCredentials(scene.actor))
  const result = v.safeParse(Made, x.value)
  if (!result.success) throw new Problem('not-understood')
  if (!(await addPasskey(scene, x.installation.origin, result.output))) throw new Problem('not-valid')
  keepSession(x, await renewSession(scene))
  return json({ to: `${x.at('/account/passkeys')}?done=accounts.done.passkey-added` })
}

async function rename(x: Exchange): Promise<Answer> {
  const scene = own(x)
  // Each form on the page has a field of its own, so that each label finds its input.
  const field = x.fields.names().find(name => name.startsWith('label')) ?? 'label'
  const label = v.safeParse(Label, x.fields.text(field))
  if (!label.success) throw new Problem('not-valid')
  await renamePasskey(scene, x.params.id!, label.output)
  return redirect(x.at('/account/passkeys'), 'accounts.done.saved')
}

async function remove(x: Exchange): Promise<Answer> {
  const scene = own(x)
  must(mayChangeCredentials(scene.actor))
  const proof = proofFirst(x, '/account/passkeys')
  if (proof) return proof
  if (!(await removePasskey(scene, x.params.id!)))
    return refused(await passkeysPage(x, { '': 'accounts.error.last-way' }))
  keepSession(x, await renewSession(scene))
  return redirect(x.at('/account/passkeys'), 'accounts.done.passkey-removed')
}

async function endOthers(x: Exchange): Promise<Answer> {
  await endOtherSessions(own(x))
  return redirect(x.at('/account'), 'accounts.done.sessions-ended')
}
