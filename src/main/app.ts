// The whole product as one function from requests to answers. Processes, tests and benches are given the same one.
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import { type Installation, serveRoutes } from '../kernel/endpoint.ts'
import { keepPages } from '../kernel/kept-pages.ts'
import { type AddressLimit, networkOf } from '../kernel/limits.ts'
import { compressed } from './compress.ts'
import { frame, problemPage } from './frame.tsx'
import { routes } from './routes.ts'
import { serveStatic } from './static.ts'

export type Given = Omit<Installation, 'frame' | 'problemPage' | 'kept' | 'addressOf'> & {
  /** How many proxies of ours stand before us; their word about the address is taken, nobody else's. */
  trustedProxies: number
  assetsFolder: string
}

export async function makeApp({ trustedProxies, assetsFolder, ...given }: Given): Promise<Hono> {
  const installation: Installation = {
    ...given,
    frame,
    problemPage,
    kept: keepPages(),
    addressOf: context => networkOf(addressOf(context, trustedProxies)),
  }
  return await serveRoutes(installation, routes, async app => {
    await serveStatic(app, assetsFolder, given.origin)
    app.use(compressed)
  })
}

function addressOf(context: Context, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const chain = (context.req.header('x-forwarded-for') ?? '').split(',').map(part => part.trim())
    const told = chain[chain.length - trustedProxies]
    if (told) return told
  }
  try {
    return getConnInfo(context).remote.address ?? 'unknown'
  } catch {
    // A request made in a test has no connection.
    return 'unknown'
  }
}

/** Without a limit: for tests and benches, where everything comes from one address. */
export const unlimited: AddressLimit = { take: () => true }
