// How tests and benches put the product together: as main does, without files that a build has made.
import type { Hono } from 'hono'
import type { Clock } from '../../src/kernel/clock.ts'
import type { Db } from '../../src/kernel/db.ts'
import { type Installation, type Route, serveRoutes } from '../../src/kernel/endpoint.ts'
import { keepPages } from '../../src/kernel/kept-pages.ts'
import { unlimited } from '../../src/main/app.ts'
import { frame, problemPage } from '../../src/main/frame.tsx'
import { makeAllWords, readMessages } from '../../src/main/messages.ts'
import { routes as everyRoute } from '../../src/main/routes.ts'

export const testSecret = new Uint8Array(32).fill(7)

export type TestApp = {
  db: Db
  clock: Clock
  origin: string
  routes?: Route[]
  log?: Installation['log']
}

export async function makeTestApp({ routes = everyRoute, log = () => {}, ...given }: TestApp): Promise<Hono> {
  const messages = await readMessages(new URL('../../content/locales', import.meta.url).pathname)
  return serveRoutes(
    {
      ...given,
      assets: name => ({ path: `/assets/${name}` }),
      hub: {
        subscribe: () => new ReadableStream<Uint8Array>({ start: stream => stream.close() }),
        listeners: () => 0,
        stop: async () => {},
      },
      wordsOf: makeAllWords(messages),
      secret: testSecret,
      demonstration: true,
      addresses: unlimited,
      addressOf: () => 'test',
      log,
      frame,
      problemPage,
      kept: keepPages(),
    },
    routes,
  )
}
