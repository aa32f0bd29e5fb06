// What the tests of accounts share: a country that is rolled back, an invitation, somebody who accepts it, and a
// browser that keeps its cookies.
import { type CastName, cast, organisations, teams } from '../../demo/country.ts'
import type { Tx } from '../../src/kernel/db.ts'
import type { Scene } from '../../src/kernel/event.ts'
import { newId } from '../../src/kernel/id.ts'
import type { InvitationForm, JoinForm } from '../../src/modules/accounts/model.ts'
import { hashPassword } from '../../src/modules/accounts/passwords.ts'
import { makeCountry, type TestCountry } from './app.ts'
import { appDb, rolledBack } from './rolled-back.ts'
import { type Country, makeScene } from './scene.ts'

/** Everybody's in these tests. */
export const password = 'orange kettle seven'

export const secret = new Uint8Array(32).fill(7)
export const place = { origin: 'https://across.example', secret }
export const notFound = { code: 'not-found' }
export const gone = (reason: string) => ({ code: 'gone', reason: `accounts.problem.link-${reason}` })

export const team = (name: string) => teams[name]!.id
export const organisation = (name: string) => organisations[name]!.id

export function intoCaseWork(more: Partial<InvitationForm> = {}): InvitationForm {
  return {
    id: newId(),
    organisationId: organisation('safeSteps'),
    teamId: team('caseWork'),
    lead: false,
    roles: ['worker'],
    sector: '',
    ...more,
  }
}

export function somebody(more: Partial<JoinForm> = {}): JoinForm {
  return {
    id: newId(),
    name: 'Omar Zaki',
    login: 'omar',
    language: 'ar',
    password,
    ...more,
  }
}

/** A country in a transaction that is rolled back. */
export function inCountry(work: (country: Country, tx: Tx) => Promise<void>): Promise<void> {
  return rolledBack(async tx => work(await makeScene(tx), tx))
}

/** The same moment, later. */
export function later<S extends Scene>(scene: S, milliseconds: number): S {
  return { ...scene, now: new Date(scene.now.getTime() + milliseconds) }
}

export async function eventsOf(tx: Tx, subject: string): Promise<string[]> {
  const rows = await tx<
    { type: string }[]
  >`select type from event where subject = ${subject} order by sequence`
  return rows.map(row => row.type)
}

export const origin = 'http://localhost:8080'

export type Jar = ReturnType<typeof jarOf>

/** A browser that keeps its cookies; `~` at the head of a path stands for the response. */
export function jarOf(country: Pick<TestCountry, 'app' | 'slug'>) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await country.app.request(`${origin}${path.replace(/^~/, `/r/${country.slug}`)}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie: [...cookies].map(pair => pair.join('=')).join('; '), origin, ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (line.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    postJson: (path: string, value: unknown) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      }),
  }
}

/** A country, committed, in which everybody has the password. */
export async function countryWithPasswords(): Promise<TestCountry> {
  const country = await makeCountry()
  const hashed = await hashPassword(password)
  await appDb().transact(async tx => {
    await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${country.responseId}, true)`
    await tx`update person set password_hash = ${hashed} where response_id = ${country.responseId}`
  })
  return country
}

/** The browser of somebody who has just signed in with their password. */
export async function signIn(country: TestCountry, name: CastName): Promise<Jar> {
  const browser = jarOf(country)
  const response = await browser.post('~/sign-in', { login: cast[name].login, password })
  if (response.status !== 303) throw new Error(`${name} was not signed in`)
  return browser
}

/** The cookie that holds a session. */
export const session = '__Host-across'

/** Where an answer leads, with `~` for the response. */
export function leadsTo(country: TestCountry, response: Response): string | undefined {
  return response.headers.get('location')?.replace(`/r/${country.slug}`, '~')
}
