// What the pages of accounts keep in a browser, and how tries are counted.
import { createHash } from 'node:crypto'
import type { Person } from '../../../kernel/actor.ts'
import { type Answer, redirect } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import type { Scene } from '../../../kernel/event.ts'
import { sessionCookie, wholeLimit } from '../../../kernel/session.ts'
import { isProved } from '../policy.ts'

/** The scene of whoever is signed in; asks to sign in when nobody is. */
export function own(x: Exchange): Scene & { actor: Person } {
  return { tx: x.tx, actor: x.person(), response: x.response, now: x.now }
}

/** What this browser's session cookie holds, of whichever response that session is. */
export function heldToken(x: Exchange): string | undefined {
  return cookie(x, sessionCookie(x.installation.origin).name)
}

/** Keeps the session, and forgets what the person before chose: the language of the account holds again. */
export function keepSession(x: Exchange, token: string): void {
  const { name, attributes } = sessionCookie(x.installation.origin)
  x.setCookie(name, token, `${attributes}; Max-Age=${wholeLimit / 1000}`)
  forgetLanguage(x)
}

export function forgetSession(x: Exchange): void {
  const { name, attributes } = sessionCookie(x.installation.origin)
  x.setCookie(name, '', `${attributes}; Max-Age=0`)
  forgetLanguage(x)
}

export function forgetLanguage(x: Exchange): void {
  x.setCookie('across-language', '', 'Path=/; SameSite=Lax; Max-Age=0')
}

/** Between the password and the code. */
export function keepStep(x: Exchange, token: string): void {
  const { name, attributes } = sessionCookie(x.installation.origin)
  x.setCookie(`${name}-step`, token, `${attributes}; Max-Age=300`)
}

export function heldStep(x: Exchange): string | undefined {
  return cookie(x, `${sessionCookie(x.installation.origin).name}-step`)
}

export function forgetStep(x: Exchange): void {
  const { name, attributes } = sessionCookie(x.installation.origin)
  x.setCookie(`${name}-step`, '', `${attributes}; Max-Age=0`)
}

function cookie(x: Exchange, name: string): string | undefined {
  for (const part of (x.request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value) return value
  }
  return undefined
}

/**
 * Tries at signing in, counted before anything is looked up: by address, by account, and by password, because who
 * knows one common password tries it on everybody. Only twenty bits of the password's hash are counted under, too few
 * to find it by.
 */
export async function countSignIn(x: Exchange, login: string, password: string): Promise<void> {
  const { slug } = x.response
  const [a = 0, b = 0, c = 0] = createHash('sha256').update(password).digest()
  const quarter = 900
  await x.attempt({ kind: 'sign-in address', key: `${slug} ${x.address}`, most: 100, windowSeconds: quarter })
  await x.attempt({
    kind: 'sign-in account',
    key: `${slug} ${login.toLowerCase()}`,
    most: 12,
    windowSeconds: quarter,
  })
  await x.attempt({
    kind: 'sign-in password',
    key: `${slug} ${(a << 12) | (b << 4) | (c >> 4)}`,
    most: 60,
    windowSeconds: quarter,
  })
}

/** Tries of somebody who is known by now at something that proves it: a code, a password again. */
export async function countProof(x: Exchange, personId: string): Promise<void> {
  await x.attempt({ kind: 'proof', key: `${x.response.id} ${personId}`, most: 8, windowSeconds: 900 })
}

/** Tries at links and codes by somebody who is not known at all. */
export async function countStranger(x: Exchange, kind: string, most: number): Promise<void> {
  await x.attempt({ kind: `${kind} address`, key: x.address, most, windowSeconds: 900 })
}

/**
 * Where the last proof is too old, asks for a new one and then leads to the page where the act is begun again.
 * @param back the page, within the response
 */
export function proofFirst(x: Exchange, back: string): Answer | undefined {
  if (isProved(x.person(), x.now)) return undefined
  return redirect(x.at(`/proof?then=${encodeURIComponent(x.at(back))}`))
}
