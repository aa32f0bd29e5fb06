// The whole product in a test: real routes on the real database, a clock that is held, no build needed.
import type { Hono } from 'hono'
import { type CastName, cast } from '../../demo/country.ts'
import { plantCountry } from '../../demo/plant.ts'
import { heldClock } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/id.ts'
import { openSession, sessionCookie } from '../../src/kernel/session.ts'
import { makeTestApp } from './make-app.ts'
import { appDb } from './rolled-back.ts'
import { monday } from './scene.ts'

const origin = 'http://localhost:8080'

export type TestCountry = {
  app: Hono
  clock: ReturnType<typeof heldClock>
  responseId: string
  slug: string
  /** Browser of a person of the cast, or of nobody. Each call of `get`/`post` is a request of that browser. */
  browser(name?: CastName): Promise<Browser>
}

export type Browser = {
  cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Posts a form; paths beginning with `~` stand for `/r/<slug>`. */
  post(path: string, fields?: Record<string, string | string[]>): Promise<Response>
  postJson(path: string, value: unknown): Promise<Response>
  /** Posts a form with files, as browsers do. */
  upload(
    path: string,
    fields?: Record<string, string>,
    files?: { field: string; name: string; bytes: string | Uint8Array<ArrayBuffer> }[],
  ): Promise<Response>
}

/** A country of its own, committed: every test file lives in its own response and never meets another's. */
export async function makeCountry(): Promise<TestCountry> {
  const clock = heldClock(monday)
  const responseId = newId()
  const slug = `t${responseId.slice(0, 8)}`
  const db = appDb()
  await db.transact(tx => plantCountry(tx, { responseId, slug, now: clock() }))
  const app = await makeTestApp({ db, clock, origin })
  const place = (path: string) => `${origin}${path.replace(/^~/, `/r/${slug}`)}`

  return {
    app,
    clock,
    responseId,
    slug,
    browser: async name => {
      let cookie = ''
      if (name) {
        const token = await db.transact(async tx => {
          await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${responseId}, true)`
          return openSession(
            { tx, actor: { kind: 'system' }, now: clock(), response: { id: responseId } as never },
            cast[name].id,
            'demonstration',
          )
        })
        cookie = `${sessionCookie(origin).name}=${token}`
      }
      const send = (path: string, init: RequestInit) =>
        Promise.resolve(app.request(place(path), { redirect: 'manual', ...init }))
      return {
        cookie,
        get: (path, headers = {}) => send(path, { headers: { cookie, ...headers } }),
        post: (path, fields = {}) =>
          send(path, {
            method: 'POST',
            headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(
              Object.entries(fields).flatMap(([field, value]) =>
                (Array.isArray(value) ? value : [value]).map(one => [field, one]),
              ),
            ).toString(),
          }),
        upload: (path, fields = {}, files = []) => {
          const body = new FormData()
          for (const [field, value] of Object.entries(fields)) body.append(field, value)
          for (const { field, name, bytes } of files) body.append(field, new Blob([bytes]), name)
          return send(path, { method: 'POST', headers: { cookie, origin }, body })
        },
        postJson: (path, value) =>
          send(path, {
            method: 'POST',
            headers: { cookie, origin, 'content-type': 'application/json', accept: 'application/json' },
            body: JSON.stringify(value),
          }),
      }
    },
  }
}
