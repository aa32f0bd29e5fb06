// One request, one promise, one transaction. The body is read first, then the transaction begins, then the handler
// runs; only after the commit does anything go onto the wire. Every failure is caught here and nowhere else.
import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type Actor, nobody, type Person, type ResponseInfo, type Role } from './actor.ts'
import type { Answer, Page } from './answer.ts'
import type { Assets } from './assets.ts'
import { type Body, Fields, readForm, readJson, readUpload, type Upload } from './body.ts'
import type { Clock } from './clock.ts'
import { type Db, RolledBack, type Tx } from './db.ts'
import type { Scene } from './event.ts'
import { isFromHere, securityHeaders } from './headers.ts'
import type { KeptPages } from './kept-pages.ts'
import { type AddressLimit, countAttempt } from './limits.ts'
import type { Hub } from './live.ts'
import { isCollision, notFound, Problem, problemOf } from './problem.ts'
import { type Made, send } from './send.ts'
import { hashToken, sessionCookie, touchSession } from './session.ts'
import { makeTurns } from './turns.ts'
import { isLanguage, type Language, type Words } from './words.ts'

export type Route = {
  method: 'GET' | 'POST'
  /** Addresses of a response's things begin with `/r/:response`. */
  path: string
  handle: (x: Exchange) => Promise<Answer>
  body?: 'form' | 'json' | 'upload'
  /** Bytes of body that are read at most. */
  limit?: number
  /** What it takes from an address's allowance; a search costs more than a page. */
  cost?: number
  /** May be posted by programs without a page of ours, e.g. an API with its own proof. */
  fromAnywhere?: boolean
  /** Delivers what a phone has kept: also by the ticket that its owner left there, and for that person only. */
  ticket?: boolean
}

export function get(path: string, handle: Route['handle'], more: Partial<Route> = {}): Route {
  return { method: 'GET', path, handle, ...more }
}

export function post(path: string, handle: Route['handle'], more: Partial<Route> = {}): Route {
  return { method: 'POST', path, handle, body: 'form', ...more }
}

export type Installation = {
  db: Db
  clock: Clock
  hub: Hub
  assets: Assets
  /** @param zone time zone of the response, for hours on the page */
  wordsOf: (language: Language, zone?: string) => Words
  /** Where people reach us, e.g. https://across.example.org */
  origin: string
  /** Keys everything that is hashed or sealed by the installation itself. */
  secret: Uint8Array
  demonstration: boolean
  addresses: AddressLimit
  addressOf: (context: Context) => string
  log: (line: Record<string, string | number>) => void
  /** Puts a page's body into the frame of the product. */
  frame: (x: Exchange, page: Page) => Framed
  problemPage: (x: Exchange, problem: Problem) => Page
  /** Pages that were drawn lately. */
  kept: KeptPages
}

export type Framed = {
  /** Everything that the frame says around the body. */
  says: string
  draw: () => Child
}

/** What a handler gets. It is also the scene of its commands. */
export type Exchange = Scene & {
  request: Request
  url: URL
  params: Record<string, string>
  query: URLSearchParams
  fields: Fields
  /** What was posted as JSON, unchecked. */
  value: unknown
  uploads: Upload[]
  words: Words
  installation: Installation
  /** The response of this address or session, where there is one; `response` throws *not found* without. */
  maybeResponse: ResponseInfo | undefined
  /** The signed-in person; asks to sign in when there is none. */
  person(): Person
  /** `/r/<slug>` + path. */
  at(path: string): string
  setCookie(name: string, value: string, attributes: string): void
  setHeader(name: string, value: string): void
  /** Counts a try, and refuses when there were too many. */
  attempt(what: { kind: string; key: string; most: number; windowSeconds: number }): Promise<void>
  /** The address that asks, for limits only; it is never stored. */
  address: string
}

type Entered = {
  response: ResponseInfo
  person:
    | (Omit<Person, 'kind' | 'provedAt' | 'seenAt' | 'roles'> & {
        provedAt: string
        seenAt: string
        roles: { role: Role; sector: string }[]
      })
    | null
} | null

/** A file takes long to be read, and holds a connection meanwhile: the others of the pool are for everybody else. */
const inTurn = makeTurns(3, 20, () => new Problem('not-ready', 'ui.files.busy'))

const unsafe = new Set(['POST'])

/** @param before what is answered without a transaction: files, compression */
export async function serveRoutes(
  installation: Installation,
  routes: Route[],
  before: (app: Hono) => Promise<void> = async () => {},
): Promise<Hono> {
  const app = new Hono()
  await before(app)
  for (const route of routes) app.on(route.method, route.path, context => serve(installation, route, context))
  app.notFound(context =>
    serve(installation, { method: 'GET', path: '*', handle: () => Promise.reject(notFound()) }, context),
  )
  return app
}

async function serve(installation: Installation, route: Route, context: Context): Promise<Response> {
  const started = performance.now()
  const { origin, clock, db } = installation
  const now = clock()
  const request = context.req.raw
  const url = new URL(request.url)
  const address = installation.addressOf(context)
  const headers = new Headers(securityHeaders(origin.startsWith('https:')))
  const cookies = readCookies(request.headers.get('cookie') ?? '')
  const language = languageOf(url, cookies)
  let body: Body = { fields: new Fields(), value: undefined, uploads: [], forget: async () => {} }
  let x: Exchange | undefined
  let answer: Made

  const exchangeOf = (tx: Tx, entered: Entered): Exchange => {
    const actor: Actor = entered?.person
      ? {
          ...entered.person,
          kind: 'person',
          provedAt: new Date(entered.person.provedAt),
          seenAt: new Date(entered.person.seenAt),
        }
      : nobody
    const chosen =
      language ?? (actor.kind === 'person' && isLanguage(actor.language) ? actor.language : undefined)
    const maybeResponse = entered?.response
    return {
      tx,
      actor,
      now,
      request,
      url,
      address,
      installation,
      maybeResponse,
      get response(): ResponseInfo {
        if (!maybeResponse) throw notFound()
        return maybeResponse
      },
      params: context.req.param() as Record<string, string>,
      query: url.searchParams,
      fields: body.fields,
      value: body.value,
      uploads: body.uploads,
      words: installation.wordsOf(
        chosen ?? acceptedLanguage(request.headers.get('accept-language') ?? ''),
        maybeResponse?.timeZone,
      ),
      person: () => {
        if (actor.kind !== 'person') throw new Problem('not-signed-in')
        return actor
      },
      at: path => {
        if (!maybeResponse) throw notFound()
        return `/r/${maybeResponse.slug}${path}`
      },
      setCookie: (name, value, attributes) => headers.append('set-cookie', `${name}=${value}; ${attributes}`),
      setHeader: (name, value) => headers.set(name, value),
      attempt: what => countAttempt(db, installation.secret, what, now),
    }
  }

  const slug = context.req.param('response') ?? null
  const token = cookies.get(sessionCookie(origin).name)
  const ticket = route.ticket ? ticketOf(request) : undefined
  const inTransaction = (handle: Route['handle'], readOnly: boolean) =>
    db.transact(
      async tx => {
        const [row] = ticket
          ? await tx<{ entered: Entered }[]>`
              select enter_with_ticket(${slug}, ${hashToken(ticket)}, ${now}) as entered`
          : await tx<{ entered: Entered }[]>`
              select enter(${slug}, ${token ? hashToken(token) : null}, ${now}) as entered`
        x = exchangeOf(tx, row?.entered ?? null)
        if (slug && !x.maybeResponse) throw notFound()
        if (route.ticket) checkWhose(x.actor, request)
        const result = await handle(x)
        if ('status' in result && result.status >= 400) throw new RolledBack(result)
        return result
      },
      { readOnly },
    )

  try {
    if (!installation.addresses.take(address, route.cost ?? 1, now)) throw new Problem('too-many')
    if (unsafe.has(route.method)) {
      if (!route.fromAnywhere && !isFromHere(request.headers, origin)) throw new Problem('foreign-origin')
      if (route.body === 'json') body = await readJson(request, route.limit ?? 262_144)
      else if (route.body === 'upload') body = await readUpload(request, route.limit ?? 25_000_000)
      else body = await readForm(request, route.limit ?? 131_072)
    }
    const answered = () => retried(() => inTransaction(route.handle, route.method === 'GET'))
    answer = await made(await (route.body === 'upload' ? inTurn(answered) : answered()))
  } catch (error) {
    if (error instanceof RolledBack) answer = error.value as Made
    else {
      const problem = problemOf(error)
      if (problem.code === 'went-wrong') logFailure(installation, route, error)
      answer = await problemAnswer(problem)
    }
  } finally {
    await body.forget()
  }

  async function problemAnswer(problem: Problem): Promise<Made> {
    if (wantsJson(request, route)) {
      const value = {
        problem: problem.code,
        ...(problem.reason ? { reason: problem.reason, values: problem.values } : {}),
      }
      return { kind: 'json', status: problem.status, value, type: 'application/problem+json' }
    }
    if (problem.code === 'not-signed-in' && request.method === 'GET') {
      const to = `/sign-in?then=${encodeURIComponent(url.pathname + url.search)}`
      return { kind: 'redirect', to: slug ? `/r/${slug}${to}` : to, status: 303 }
    }
    try {
      // The frame of the page asks who is signed in, so a problem has its own short transaction.
      x ??= await db.transact(async tx => exchangeOf(tx, null))
      return installation.problemPage(x, problem)
    } catch {
      return plainAnswer(problem)
    }
  }

  if (x && x.actor.kind === 'person' && now.getTime() - x.actor.seenAt.getTime() > 600_000) await touch(x)
  if (isLanguage(url.searchParams.get('lang')))
    headers.append(
      'set-cookie',
      `across-language=${url.searchParams.get('lang')}; Path=/; SameSite=Lax; Max-Age=31536000`,
    )
  const response = await drawn(answer)
  installation.log({
    route: `${route.method} ${route.path}`,
    status: response.status,
    ms: Math.round(performance.now() - started),
  })
  return response

  /** What cannot be drawn is a failure like any other: logged without a value, answered with our headers. */
  async function drawn(wanted: Made): Promise<Response> {
    try {
      return await send(installation, wanted, x, headers, request)
    } catch (error) {
      logFailure(installation, route, error)
      for (const name of ['location', 'content-disposition', 'content-type']) headers.delete(name)
      const problem = problemOf(error)
      try {
        return await send(installation, await problemAnswer(problem), x, headers, request)
      } catch {
        return await send(installation, plainAnswer(problem), x, headers, request)
      }
    }
  }

  async function touch(scene: Exchange): Promise<void> {
    if (scene.actor.kind !== 'person') return
    const { sessionId } = scene.actor
    await db.transact(async tx => {
      await tx`select enter(${slug}, ${token ? hashToken(token) : null}, ${now})`
      await touchSession({ ...scene, tx, response: scene.response }, sessionId)
    })
  }
}

/** Where not even a page can be drawn. */
function plainAnswer({ code, status }: Problem): Made {
  return { kind: 'file', status, type: 'text/plain; charset=utf-8', body: code, name: undefined }
}

function ticketOf(request: Request): string | undefined {
  return /^Outbox ([\w-]{43})$/.exec(request.headers.get('authorization') ?? '')?.[1]
}

/** What one person left on a phone is never taken as the work of another who is signed in there now. */
function checkWhose(actor: Actor, request: Request): void {
  const whose = request.headers.get('across-person')
  if (whose !== null && (actor.kind !== 'person' || actor.id !== whose)) throw new Problem('not-signed-in')
}

async function made(answer: Answer): Promise<Made> {
  let now = answer
  while (now.kind === 'later') now = await now.make()
  return now
}

/** Two transactions that met are tried again; every command may be repeated. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 4 || !isCollision(error)) throw error
    }
  }
}

/** The route's pattern and where in our own code it failed. Never the address, the message or a value. */
function logFailure(installation: Installation, route: Route, error: unknown): void {
  const name = error instanceof Error ? error.name : 'unknown'
  const where =
    error instanceof Error
      ? (error.stack?.match(/\((?:file:\/\/)?[^()]*?([\w.-]+:\d+:\d+)\)/)?.[1] ?? '')
      : ''
  installation.log({ route: `${route.method} ${route.path}`, failure: name, where })
}

function wantsJson(request: Request, route: Route): boolean {
  return route.body === 'json' || (request.headers.get('accept') ?? '').startsWith('application/json')
}

function readCookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').flatMap(part => {
      const at = part.indexOf('=')
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
    }),
  )
}

function languageOf(url: URL, cookies: Map<string, string>): Language | undefined {
  const asked = url.searchParams.get('lang')
  if (isLanguage(asked)) return asked
  const kept = cookies.get('across-language')
  return isLanguage(kept) ? kept : undefined
}

function acceptedLanguage(header: string): Language {
  for (const part of header.split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (isLanguage(tag)) return tag
  }
  return 'en'
}
