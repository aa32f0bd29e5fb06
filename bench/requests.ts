// Promised: creating a referral and reading an inbox run at 0.7 or more of the throughput of a bare handler, which sends
// the same statements to the same database and does nothing else, at 8 and at 32 clients. The two take turns, so that
// a machine that wavers wavers for both.
// A list that has not changed is found among the pages that were drawn lately. What a list costs that is drawn anew is
// told beside it, and not promised.
//
//   npm run bench -- requests [seconds per turn]
import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { type Connection, connect } from '../src/kernel/db.ts'
import { root } from '../src/main/root.ts'
import { newReferral } from '../src/modules/referrals/referrals.testing.ts'
import { makeTestApp } from '../test/support/make-app.ts'
import type { Replayed } from './bare.support.ts'
import { finish, median, type Product, promised, slug, startProduct } from './product.support.ts'

const seconds = Number(process.argv[2] ?? 3)
const turns = 5

const product = await startProduct()
const today = new Date().toISOString().slice(0, 10)
const daniel = await product.cookieOf('daniel')
const nadia = await product.cookieOf('nadia')
const inbox = `/r/${slug}/referrals?view=needs`

/** What a phone sends. Made beforehand: making noise must not be measured. */
const bodies = await Promise.all(
  Array.from({ length: turns * 2 * seconds * 700 + 2000 }, () => freshBody(product)),
)
// The bare handler gives every request an id of its own, so one body serves it for all.
const sample = bodies.pop()!.body
for (const { body } of bodies.splice(0, 60))
  await send(product.origin, 'POST', `/r/${slug}/referrals`, daniel, body)

const recorded: Record<'create' | 'inbox', Replayed> = {
  create: await record(product, 'POST', `/r/${slug}/referrals`, daniel),
  inbox: await record(product, 'GET', inbox, nadia),
}
for (const [name, { statements }] of Object.entries(recorded))
  console.log(`${name}: ${statements.length} statements a request`)
const bare = await startBare(product.connection, recorded)

let drawnAnew = 0
/** Every address another, so that no page is one that was drawn before. */
function anotherInbox(): string {
  drawnAnew += 1
  return `${inbox}&n=${drawnAnew}`
}
const cases = [
  ['create', 'create', 'POST', () => `/r/${slug}/referrals`, daniel],
  ['inbox', 'inbox', 'GET', () => inbox, nadia],
  ['inbox drawn anew', 'inbox', 'GET', anotherInbox, nadia],
] as const
for (const clients of [8, 32]) {
  for (const [what, replayed, method, pathOf, cookie] of cases) {
    const ratios: number[] = []
    const rates = { product: [] as number[], bare: [] as number[] }
    const ourTurn = (length: number) =>
      throughput(product.origin, method, pathOf, cookie, clients, length, nextBody)
    const theirTurn = (length: number) =>
      throughput(
        bare.origin,
        method,
        () => `/${replayed}`,
        '',
        clients,
        length,
        () => sample,
      )
    await ourTurn(1)
    await theirTurn(1)
    for (let turn = 0; turn < turns; turn += 1) {
      const ours = await ourTurn(seconds)
      const theirs = await theirTurn(seconds)
      rates.product.push(ours)
      rates.bare.push(theirs)
      ratios.push(ours / theirs)
    }
    const ratio = median(ratios)
    const figure = `${ratio.toFixed(2)} of the bare handler (${Math.round(median(rates.product))} against ${Math.round(median(rates.bare))} a second)`
    if (what === 'inbox drawn anew') console.log(`told     ${what} at ${clients} clients: ${figure}`)
    else promised(`${what} at ${clients} clients`, figure, '0.7 or more', ratio >= 0.7)
  }
}
bare.stop()
await product.stop()
finish()

async function freshBody(target: Product): Promise<{ id: string; body: string }> {
  const referral = await newReferral(target.services, { day: today })
  return { id: referral.open.id, body: JSON.stringify(referral) }
}

/** The statements of one request, as the product's own code sends them. */
async function record(target: Product, method: string, path: string, cookie: string): Promise<Replayed> {
  const statements: Replayed['statements'] = []
  let on = false
  const db = connect(
    {
      ...target.connection,
      debug: (_connection: number, query: string, parameters: unknown[]) => {
        // Only the driver's own look at types is left out; the bare handler's driver does that once by itself.
        if (on && !query.includes('pg_catalog.pg_type'))
          statements.push({ query, parameters: parameters.map(plainOf) })
      },
    } as Connection,
    1,
  )
  const app = await makeTestApp({ db, clock: () => new Date(), origin: target.origin })
  const { id, body } = await freshBody(target)
  const ask = (text?: string) =>
    app.request(`${target.origin}${path}`, {
      method,
      headers: { cookie, origin: target.origin, 'content-type': 'application/json' },
      ...(text ? { body: text } : {}),
    })
  await ask(method === 'POST' ? (await freshBody(target)).body : undefined)
  on = true
  const answer = await ask(method === 'POST' ? body : undefined)
  on = false
  const { byteLength: length } = await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`)
  await db.end()
  return { statements, id: method === 'POST' ? id : undefined, length }
}

/** Bytes and dates survive the way to another process only in a written form. */
function plainOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  if (value instanceof Date) return { date: value.toISOString() }
  // What the driver wraps to name its type.
  if (typeof value === 'object' && value !== null && 'value' in value && 'type' in value)
    return plainOf((value as { value: unknown }).value)
  return { plain: value }
}

async function startBare(
  connection: Connection,
  replayed: Record<string, Replayed>,
): Promise<{ origin: string; stop(): void }> {
  const child = spawn(process.execPath, [join(root, 'dist', 'bench', 'bare-handler.js')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send({ connection, replayed })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', message => resolve(message as number))
    child.once('exit', () => reject(new Error('the bare handler ended')))
  })
  return { origin: `http://localhost:${port}`, stop: () => child.kill() }
}

/** Requests a second, each client sending its next when it has its answer. */
async function throughput(
  origin: string,
  method: string,
  pathOf: () => string,
  cookie: string,
  clients: number,
  forSeconds: number,
  bodyOf: () => string,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const began = performance.now()
  const until = began + forSeconds * 1000
  let answered = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        await send(origin, method, pathOf(), cookie, method === 'POST' ? bodyOf() : undefined, agent)
        answered += 1
      }
    }),
  )
  agent.destroy()
  return answered / ((performance.now() - began) / 1000)
}

/** Each referral has an id of its own, so a body serves once. */
function nextBody(): string {
  const next = bodies.pop()
  if (next) return next.body
  throw new Error('not enough bodies were made')
}

function send(
  origin: string,
  method: string,
  path: string,
  cookie: string,
  body?: string,
  agent?: Agent,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${origin}${path}`,
      {
        method,
        ...(agent ? { agent } : {}),
        headers: {
          cookie,
          origin,
          ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
        },
      },
      answer => {
        answer.resume()
        answer.once('end', () => {
          if ((answer.statusCode ?? 500) < 300) resolve()
          else reject(new Error(`${method} ${path} answered ${answer.statusCode}`))
        })
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}
