// Every page there is, found as people find them: by following links from the first page, as several of the cast.
import { request } from 'node:http'
import { createBrotliDecompress } from 'node:zlib'
import type { CastName } from '../../../demo/country.ts'
import { routes } from '../../../src/main/routes.ts'
import type { Product } from './product.ts'

/** *newcomer* has just joined; *half in* has given the password and not the code; *participant* has a seat in a session. */
export type Visitor = CastName | 'nobody' | 'newcomer' | 'participant' | 'half in'
export type FoundPage = {
  route: string
  path: string
  who: Visitor
  /** Of whoever is not of the cast; asked for again where it does not hold for long. */
  cookie?: () => Promise<string>
}

/** Those whose pages together are all pages, the least entitled first. */
const visitors: (CastName | 'nobody')[] = ['nobody', 'daniel', 'nadia', 'samir', 'amina', 'jonas', 'ibrahim']

const patterns = routes
  .filter(route => route.method === 'GET')
  .map(({ path }) => ({
    path,
    // `:id{…}` names its own form; a bare `:id` is anything up to the next slash.
    fits: new RegExp(
      `^${path.replace(/:\w+\{((?:[^{}]|\{[^}]*\})*)\}/g, '($1)').replace(/:\w+/g, '[^/]+')}$`,
    ),
    length: path.length,
  }))
  // The more is spelt out, the better it fits.
  .sort((a, b) => a.path.split(':').length - b.path.split(':').length || b.length - a.length)

export const getRoutes = patterns.map(pattern => pattern.path)

/** One address of each route, with the first visitor who came upon it. */
export async function findPages(product: Product): Promise<FoundPage[]> {
  const found = new Map<string, FoundPage>()
  for (const who of visitors) {
    const cookie = who === 'nobody' ? '' : await cookieOf(product, who)
    const seen = new Set<string>()
    const seenRoutes = new Map<string, number>()
    const waiting = ['/', `/r/${product.slug}/`, `/r/${product.slug}/demonstration`, '/_ui', '/sign-in']
    while (waiting.length > 0) {
      const address = waiting.shift()!
      const path = address.split('?')[0]!
      const route = patterns.find(pattern => pattern.fits.test(path))?.path
      if (!route || seen.has(address)) continue
      seen.add(address)
      // A few of a kind are enough to come upon what is behind them.
      const times = seenRoutes.get(route) ?? 0
      if (times >= 4) continue
      seenRoutes.set(route, times + 1)
      const answer = await read(product.origin + address, { cookie })
      if (answer.location?.startsWith('/')) waiting.push(answer.location)
      if (answer.status !== 200 || !answer.type.startsWith('text/html')) continue
      if (!found.has(route)) found.set(route, { route, path: address, who })
      for (const [, href] of answer.text.matchAll(/<a [^>]*?href="([^"]+)"/g)) {
        const link = new URL(href!.replaceAll('&amp;', '&'), product.origin + address)
        link.searchParams.delete('lang')
        if (link.origin === product.origin) waiting.push(link.pathname + link.search)
      }
    }
  }
  return [...found.values()]
}

/** What the visitor's browser holds. */
export async function cookieFor(product: Product, { who, cookie }: FoundPage): Promise<string> {
  return isOfCast(who) ? cookieOf(product, who) : ((await cookie?.()) ?? '')
}

export function isOfCast(who: Visitor): who is CastName {
  return who !== 'nobody' && who !== 'newcomer' && who !== 'half in' && who !== 'participant'
}

/** The session of a person of the cast, as a browser would hold it. */
export async function cookieOf(product: Product, who: CastName): Promise<string> {
  const answer = await fetch(product.at('/demonstration/entry'), {
    method: 'POST',
    headers: { origin: product.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ who }).toString(),
    redirect: 'manual',
  })
  const cookie = answer.headers.getSetCookie().find(set => set.includes('HttpOnly'))
  if (!cookie) throw new Error(`${who} could not be entered: ${answer.status}`)
  return cookie.split(';')[0]!
}

export type Read = { status: number; type: string; text: string; location: string | undefined; bytes: number }

/** Reads an address as a browser does, compressed; `bytes` is what came over the line as its body. */
export function read(address: string, headers: Record<string, string> = {}): Promise<Read> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { ...headers, 'accept-encoding': 'br' } }, answer => {
      let bytes = 0
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length
      })
      const plain =
        answer.headers['content-encoding'] === 'br' ? answer.pipe(createBrotliDecompress()) : answer
      plain.on('data', (piece: Buffer) => pieces.push(piece))
      plain.once('error', reject)
      plain.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          text: Buffer.concat(pieces).toString(),
          location: answer.headers.location,
          bytes,
        }),
      )
    })
    asked.once('error', reject)
    asked.end()
  })
}

/** A first view in the first round trip; a script that a 2G line brings before one has read. In bytes, compressed. */
export const firstView = 14_000
export const scripts = 10_000

/** What a page weighs, in bytes as they come over the line: HTML with its styles, and its scripts. */
export async function weigh(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ view: number; script: number }> {
  const html = await read(`${origin}${path}`, headers)
  const linked = async (pattern: RegExp) => {
    const sizes = [...html.text.matchAll(pattern)].map(
      async ([, named, preloaded]) => (await read(`${origin}${named ?? preloaded}`)).bytes,
    )
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  }
  return {
    view: html.bytes + (await linked(/<link rel="stylesheet" href="([^"]+)"/g)),
    script: await linked(/<script [^>]*src="([^"]+)"|<link rel="modulepreload" href="([^"]+)"/g),
  }
}
