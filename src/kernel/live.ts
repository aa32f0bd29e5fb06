// Live pages: events heard from the database go out to the browsers that may hear of them, as bare signals.
// A browser that lost its connection is told to look again; it never needs a history.
import { minute } from './clock.ts'
import type { Db, Tx } from './db.ts'
import { channel } from './event.ts'

type Signal = { response: string; type: string; sequence: number; subject: string; topics: string[] }
/** Somebody may no longer hear what they heard. */
type Ending = { response: string; ends: string }
type Listener = { who: string; until: number; topics: Set<string>; send(text: string): void; close(): void }

/** Whose line it is, and what is heard on it. */
export type Hearing = { responseId: string; who: string; topics: string[]; resumed: boolean }

/** Lines that one person or one seat may hold: the tabs in front of them. */
const mostOfOne = 12
/** A line is opened anew after that time and up to half as much again, so that who hears is looked at again. */
const life = 30 * minute

export type Hub = {
  /** A stream of server-sent events on these topics of this response. */
  subscribe(hearing: Hearing): ReadableStream<Uint8Array>
  listeners(): number
  stop(): Promise<void>
}

/** Closes their lines once this transaction is committed; a browser that still may opens a new one by itself. */
export async function endLines(tx: Tx, responseId: string, who: string): Promise<void> {
  const ending: Ending = { response: responseId, ends: who }
  await tx`select pg_notify(${channel}, ${JSON.stringify(ending)})`
}

export async function startHub(db: Db, mostListeners = 20_000): Promise<Hub> {
  const byResponse = new Map<string, Set<Listener>>()
  const lines = new Map<string, number>()
  let count = 0
  const listening = await db.listen(channel, payload => {
    const signal = JSON.parse(payload) as Signal | Ending
    const listeners = byResponse.get(signal.response)
    if (!listeners) return
    if ('ends' in signal) {
      for (const listener of [...listeners]) if (listener.who === signal.ends) listener.close()
      return
    }
    if (!signal.topics) return
    const text = `id: ${signal.sequence}\nevent: changed\ndata: ${JSON.stringify({ type: signal.type, subject: signal.subject })}\n\n`
    for (const listener of listeners)
      if (signal.topics.some(topic => listener.topics.has(topic))) listener.send(text)
  })
  // A comment now and then keeps proxies from closing the line.
  const beat = setInterval(() => {
    const now = performance.now()
    for (const listeners of byResponse.values())
      for (const listener of [...listeners])
        if (listener.until < now) listener.close()
        else listener.send(': \n\n')
  }, 25_000)
  beat.unref()

  return {
    listeners: () => count,
    subscribe: ({ responseId, who, topics, resumed }) => {
      const encoder = new TextEncoder()
      const key = `${responseId} ${who}`
      let listener: Listener
      const listeners = byResponse.get(responseId) ?? new Set()
      byResponse.set(responseId, listeners)
      const leave = () => {
        if (listeners.delete(listener)) {
          count -= 1
          const left = (lines.get(key) ?? 1) - 1
          if (left === 0) lines.delete(key)
          else lines.set(key, left)
        }
        if (listeners.size === 0) byResponse.delete(responseId)
      }
      return new ReadableStream<Uint8Array>({
        start: controller => {
          listener = {
            who,
            until: performance.now() + life * (1 + Math.random() / 2),
            topics: new Set(topics),
            send: text => {
              try {
                // A reader that does not keep up is let go; it comes back and looks again.
                if ((controller.desiredSize ?? 0) < -64) throw new Error('slow')
                controller.enqueue(encoder.encode(text))
              } catch {
                leave()
              }
            },
            close: () => {
              leave()
              try {
                controller.close()
              } catch {
                // The reader has gone already.
              }
            },
          }
          listeners.add(listener)
          count += 1
          lines.set(key, (lines.get(key) ?? 0) + 1)
          const full = count > mostListeners || lines.get(key)! > mostOfOne
          listener.send(
            full
              ? 'retry: 60000\n\n'
              : resumed
                ? 'retry: 3000\nevent: changed\ndata: {}\n\n'
                : 'retry: 3000\n\n',
          )
          if (full) listener.close()
        },
        cancel: leave,
      })
    },
    stop: async () => {
      clearInterval(beat)
      for (const listeners of byResponse.values()) for (const listener of [...listeners]) listener.close()
      byResponse.clear()
      await listening.unlisten()
    },
  }
}
