// Live pages: events heard from the database go out to the browsers that may hear of them, as bare signals.
// A browser that lost its connection is told to look again; it never needs a history.
import type { Db } from './db.ts'
import { channel } from './event.ts'

type Signal = { response: string; type: string; sequence: number; subject: string; topics: string[] }
type Listener = { topics: Set<string>; send(text: string): void; close(): void }

export type Hub = {
  /** A stream of server-sent events on these topics of this response. */
  subscribe(responseId: string, topics: string[], resumed: boolean): ReadableStream<Uint8Array>
  listeners(): number
  stop(): Promise<void>
}

export async function startHub(db: Db, mostListeners = 20_000): Promise<Hub> {
  const byResponse = new Map<string, Set<Listener>>()
  let count = 0
  const listening = await db.listen(channel, payload => {
    const signal = JSON.parse(payload) as Signal
    const listeners = byResponse.get(signal.response)
    if (!listeners || !signal.topics) return
    const text = `id: ${signal.sequence}\nevent: changed\ndata: ${JSON.stringify({ type: signal.type, subject: signal.subject })}\n\n`
    for (const listener of listeners)
      if (signal.topics.some(topic => listener.topics.has(topic))) listener.send(text)
  })
  // A comment now and then keeps proxies from closing the line.
  const beat = setInterval(() => {
    for (const listeners of byResponse.values()) for (const listener of listeners) listener.send(': \n\n')
  }, 25_000)
  beat.unref()

  return {
    listeners: () => count,
    subscribe: (responseId, topics, resumed) => {
      const encoder = new TextEncoder()
      let listener: Listener
      const listeners = byResponse.get(responseId) ?? new Set()
      byResponse.set(responseId, listeners)
      const leave = () => {
        if (listeners.delete(listener)) count -= 1
        if (listeners.size === 0) byResponse.delete(responseId)
      }
      return new ReadableStream<Uint8Array>({
        start: controller => {
          listener = {
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
            close: () => controller.close(),
          }
          listeners.add(listener)
          count += 1
          const full = count > mostListeners
          listener.send(
            full
              ? 'retry: 60000\n\n'
              : resumed
                ? 'retry: 3000\nevent: changed\ndata: {}\n\n'
                : 'retry: 3000\n\n',
          )
          if (full) {
            leave()
            controller.close()
          }
        },
        cancel: leave,
      })
    },
    stop: async () => {
      clearInterval(beat)
      for (const listeners of byResponse.values()) for (const listener of listeners) listener.close()
      byResponse.clear()
      await listening.unlisten()
    },
  }
}
