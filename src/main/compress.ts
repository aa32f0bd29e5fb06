// Answers leave compressed. Brotli makes a page a tenth smaller than gzip does, which on a 2G line is the difference
// between one round trip and two. Streams and what is compressed already pass untouched.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const worthIt = 512
const compressible = /^(text\/(?!event-stream)|application\/(json|problem\+json|manifest\+json))/
const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) }
/** Quality 5 takes a millisecond or two for a page; the highest takes a hundred. */
const quality = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

export const compressed: MiddlewareHandler = async (context, next) => {
  await next()
  const { res } = context
  const accepted = context.req.header('accept-encoding') ?? ''
  const way = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  if (!way || !res.body || res.headers.has('content-encoding')) return
  if (!compressible.test(res.headers.get('content-type') ?? '')) return
  const plain = Buffer.from(await res.arrayBuffer())
  const headers = new Headers(res.headers)
  headers.append('vary', 'accept-encoding')
  headers.delete('content-length')
  if (plain.length < worthIt) {
    context.res = undefined
    context.res = new Response(plain, { status: res.status, headers })
    return
  }
  headers.set('content-encoding', way)
  const smaller = way === 'br' ? await pack.br(plain, quality) : await pack.gzip(plain)
  // hono merges the headers of the old answer into a new one, unless the old one is let go first.
  context.res = undefined
  context.res = new Response(smaller, { status: res.status, headers })
}
