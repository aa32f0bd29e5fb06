// The one request that delivers. Where a profile of the owner left its ticket on this phone, that goes along instead
// of the cookie, so that their work leaves while a colleague is signed in. Otherwise the cookie goes, with the name of
// whose work it is: the server takes it from nobody else.
import type { Post, Reply, Sent } from './outbox-delivery.ts'
import type { Said } from './outbox-rules.ts'

/** @param ticketOf the ticket of an owner, where this phone has one */
export function poster(ticketOf: (owner: string) => Promise<string | undefined>): Post {
  return async (owner, items) => {
    const ticket = await ticketOf(owner)
    const reply = await send(owner, items, ticket)
    // A ticket that was withdrawn, or of a phone long unused: the person may be signed in all the same.
    return reply.kind === 'not-them' && ticket ? await send(owner, items, undefined) : reply
  }
}

async function send(owner: string, items: Sent[], ticket: string | undefined): Promise<Reply> {
  const [response = '', person = ''] = owner.split('/')
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), 90_000)
  try {
    const answer = await fetch(`/r/${encodeURIComponent(response)}/outbox`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'across-person': person,
        ...(ticket ? { authorization: `Outbox ${ticket}` } : {}),
      },
      credentials: ticket ? 'omit' : 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      body: JSON.stringify({ items: items.map(({ hash: _hash, ...item }) => item) }),
      signal: stop.signal,
    })
    return replyOf(answer.status, await answer.json())
  } catch {
    // No line, a line that broke, or a page of somebody's hotspot instead of an answer.
    return { kind: 'unreachable' }
  } finally {
    clearTimeout(patience)
  }
}

export function replyOf(status: number, value: unknown): Reply {
  const { items, problem } = (typeof value === 'object' && value !== null ? value : {}) as {
    items?: unknown
    problem?: unknown
  }
  if (status === 200 && Array.isArray(items)) return { kind: 'said', items: items.filter(isSaid) }
  if (typeof problem !== 'string') return { kind: 'unreachable' }
  if (status === 401) return { kind: 'not-them' }
  if (status === 400 || status === 413 || status === 422) return { kind: 'refused', problem }
  return { kind: 'busy' }
}

function isSaid(value: unknown): value is Said {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'outcome' in value &&
    typeof value.outcome === 'string'
  )
}
