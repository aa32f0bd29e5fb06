// An answer as bytes and headers: what goes onto the wire once the transaction is committed.
import type { Child } from 'hono/jsx'
import type { Answer, Later, Page } from './answer.ts'
import type { Exchange, Installation } from './endpoint.ts'

/** An answer that is made; it waits for nothing more. */
export type Made = Exclude<Answer, Later>

export async function send(
  installation: Installation,
  answer: Made,
  x: Exchange | undefined,
  headers: Headers,
  request: Request,
): Promise<Response> {
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  switch (answer.kind) {
    case 'page': {
      headers.set('content-type', 'text/html; charset=utf-8')
      if (answer.cacheSeconds > 0 && x?.actor.kind === 'nobody') {
        headers.set('cache-control', `private, max-age=${answer.cacheSeconds}`)
        headers.set('vary', 'cookie, accept-language')
      }
      return new Response(await bytesOf(installation, answer, x), { status: answer.status, headers })
    }
    case 'redirect':
      headers.set('location', answer.to)
      return new Response(null, { status: answer.status, headers })
    case 'json':
      headers.set('content-type', answer.type)
      return new Response(JSON.stringify(answer.value), { status: answer.status, headers })
    case 'file':
      headers.set('content-type', answer.type)
      if (answer.name)
        headers.set('content-disposition', `attachment; filename="${answer.name.replace(/[^\w.-]/g, '_')}"`)
      return new Response(answer.body, { status: answer.status, headers })
    case 'live': {
      headers.set('content-type', 'text/event-stream')
      headers.set('x-accel-buffering', 'no')
      const resumed = request.headers.has('last-event-id')
      const { who, topics } = answer
      const hearing = { responseId: x!.response.id, who, topics, resumed }
      return new Response(installation.hub.subscribe(hearing), { headers })
    }
    case 'nothing':
      return new Response(null, { status: 204, headers })
  }
}

/** In bytes, because a text would be walked twice: to be counted, and to be written. */
async function bytesOf(
  { frame, kept }: Installation,
  page: Page,
  x: Exchange | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!x || page.bare) return await drawn(page.body)
  const { says, draw } = frame(x, page)
  if (page.says === undefined) return await drawn(draw())
  const key = `${says}\n${page.says}`
  const known = kept.get(key)
  if (known) return known
  const fresh = await drawn(draw())
  kept.put(key, fresh)
  return fresh
}

async function drawn(child: Child): Promise<Uint8Array<ArrayBuffer>> {
  return Buffer.from(await (child as { toString(): string | Promise<string> }).toString())
}
