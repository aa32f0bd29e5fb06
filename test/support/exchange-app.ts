// A few routes of a test's own, served by the real endpoint, to test the endpoint itself.
import type { Route } from '../../src/kernel/endpoint.ts'
import type { TestCountry } from './app.ts'
import { makeTestApp } from './make-app.ts'
import { appDb } from './rolled-back.ts'

const origin = 'http://localhost:8080'

export type ExchangeApp = {
  logged: Record<string, string | number>[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
}

export async function makeExchangeApp(country: TestCountry, routes: Route[]): Promise<ExchangeApp> {
  const logged: Record<string, string | number>[] = []
  const app = await makeTestApp({
    db: appDb(),
    clock: country.clock,
    origin,
    routes,
    log: line => logged.push(line),
  })
  const place = (path: string) => `${origin}${path.replace(/^~/, `/r/${country.slug}`)}`
  return {
    logged,
    get: async (path, headers = {}) => app.request(place(path), { headers }),
    post: async (path, fields = {}, headers = {}) =>
      app.request(place(path), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}
