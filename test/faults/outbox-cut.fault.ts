// A thousand referrals over a bad line: each is sent one to five times, in shuffled batches, and one answer in five is
// cut off after the server has committed. Each is on the server exactly once, and the phone has forgotten none early.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast } from '../../demo/country.ts'
import { plantCountry } from '../../demo/plant.ts'
import type { Letter } from '../../src/device/outbox.ts'
import { deliverAll, type Queue, type Reply, type Sent } from '../../src/device/outbox-delivery.ts'
import { replyOf } from '../../src/device/outbox-post.ts'
import { heldClock } from '../../src/kernel/clock.ts'
import { connect, type Db } from '../../src/kernel/db.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import { openSession, sessionCookie } from '../../src/kernel/session.ts'
import { type EmbeddedPostgres, startPostgres } from '../../src/main/postgres/embedded.ts'
import { newReferral, plantServices, type Services } from '../../src/modules/referrals/referrals.testing.ts'
import { makeTestApp } from '../support/make-app.ts'
import { monday } from '../support/scene.ts'

const count = 1000
const slug = 'tamuria'
const responseId = newId()
const clock = heldClock(monday)

let folder: string
let postgres: EmbeddedPostgres
let db: Db
let services: Services
let cookie: string
let proxy: { origin: string; stop(): Promise<void> }
let server: Server

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'across-cut-'))
  postgres = await startPostgres({ dataFolder: folder, log: () => {}, extra: { fsync: 'off' } })
  await migrate(postgres.owner, fileURLToPath(new URL('../../db/migrations', import.meta.url)), () => {})
  db = connect(postgres.app, 6)
  const planted = await db.transact(async tx => {
    const scene = await plantCountry(tx, { responseId, slug, now: clock() })
    return {
      services: await plantServices(tx, responseId),
      token: await openSession({ ...scene, now: clock() }, cast.daniel.id, 'demonstration'),
    }
  })
  services = planted.services
  const [port, origin] = await listenOnAnyPort()
  const app = await makeTestApp({ db, clock, origin })
  cookie = `${sessionCookie(origin).name}=${planted.token}`
  // The server of node's http; the adapter types it together with the one of http2.
  server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }) as Server
  proxy = await cuttingProxy(port)
})

afterAll(async () => {
  await proxy.stop()
  server.closeAllConnections()
  await new Promise(closed => server.close(closed))
  await db.end()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a thousand referrals over a line that is cut', () => {
  it('are on the server exactly once each', async () => {
    const letters = new Map<string, Letter>()
    for (let made = 0; made < count; made += 1) {
      const body = await newReferral(services)
      letters.set(body.open.id, {
        id: body.open.id,
        kind: 'referral',
        body,
        ...(body.sealed ? { hash: body.sealed.bodyHash } : {}),
      })
    }
    const orders = new Map([...letters.keys()].map((id, at) => [id, at + 1]))
    const random = seeded(7)

    // First as a phone in trouble: anything, several times, in any order, without looking at what comes back.
    const copies = [...letters.values()].flatMap(letter =>
      Array.from({ length: 1 + Math.floor(random() * 5) }, () => ({
        ...letter,
        order: orders.get(letter.id)!,
      })),
    )
    shuffle(copies, random)
    let unanswered = 0
    for (let at = 0; at < copies.length; at += 80) {
      const replies = await Promise.all(
        [copies.slice(at, at + 40), copies.slice(at + 40, at + 80)].map(batch => post(batch)),
      )
      unanswered += replies.filter(reply => reply.kind === 'unreachable').length
    }
    expect(unanswered).toBeGreaterThan(5)

    // Then as the phone's own rounds, until nothing waits any more.
    const forgotten = new Set<string>()
    const queue: Queue = {
      waiting: async () =>
        [...orders]
          .filter(([id]) => !forgotten.has(id))
          .map(([id, order]) => ({ id, owner: 'x', order, tries: 0, notBefore: 0, bytes: 16_000 })),
      letter: async id => letters.get(id),
      settle: async (id, verdict) => {
        expect(verdict.to).not.toBe('needs-you')
        if (verdict.to === 'sent') forgotten.add(id)
      },
    }
    for (let round = 0; forgotten.size < count && round < 200; round += 1)
      await deliverAll({ queue, post: (_, items) => post(items), now: Date.now, chance: random }, true)

    expect(forgotten.size).toBe(count)
    const found = await db.transact(async tx => {
      await becomeSystem({ tx, responseId })
      const [row] = await tx<Record<string, number>[]>`
        select (select count(*) from referral)::int as referrals,
          (select count(*) from referral_move)::int as moves,
          (select count(*) from referral_sealed)::int as bodies,
          (select coalesce(sum(total), 0) from referral_tally)::int as tallied,
          (select count(*) from event where type = 'referral.sent')::int as events`
      return row
    })
    expect(found).toEqual({ referrals: count, moves: count, bodies: count, tallied: count, events: count })
  })
})

async function post(items: Sent[]): Promise<Reply> {
  try {
    const answer = await fetch(`${proxy.origin}/r/${slug}/outbox`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'across-person': cast.daniel.id,
      },
      body: JSON.stringify({ items: items.map(({ hash: _hash, ...item }) => item) }),
    })
    return replyOf(answer.status, await answer.json())
  } catch {
    return { kind: 'unreachable' }
  }
}

/** Passes on what is asked; of each five answers it swallows one, when all of it has been received. */
async function cuttingProxy(port: number): Promise<{ origin: string; stop(): Promise<void> }> {
  let asked = 0
  const through = createServer((from, to) => {
    const onward = request(
      { port, host: '127.0.0.1', path: from.url, method: from.method, headers: from.headers },
      answer => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          asked += 1
          if (asked % 5 === 0) {
            to.destroy()
            return
          }
          to.writeHead(answer.statusCode ?? 500, answer.headers)
          to.end(Buffer.concat(parts))
        })
      },
    )
    onward.on('error', () => to.destroy())
    from.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(through, 'listening')
  return {
    origin: `http://127.0.0.1:${portOf(through)}`,
    stop: () =>
      new Promise(closed => {
        through.closeAllConnections()
        through.close(() => closed())
      }),
  }
}

async function listenOnAnyPort(): Promise<[number, string]> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const port = portOf(probe)
  await new Promise(closed => probe.close(closed))
  return [port, `http://127.0.0.1:${port}`]
}

function portOf(listening: Server): number {
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The same numbers at every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
}
