// What a service worker is to itself. The compiler's library for pages does not know it, and the one for workers
// excludes pages; these are the few parts that are used.

export type WorkerEvent = Event & { waitUntil(work: Promise<unknown>): void }
export type WorkerFetch = WorkerEvent & {
  request: Request
  clientId: string
  respondWith(answer: Promise<Response> | Response): void
}
export type WorkerMessage = WorkerEvent & {
  data: unknown
  source: { postMessage(value: unknown): void } | null
}

type Events = {
  install: WorkerEvent
  activate: WorkerEvent
  fetch: WorkerFetch
  message: WorkerMessage
  sync: WorkerEvent & { tag: string }
}

type Scope = {
  addEventListener<K extends keyof Events>(type: K, hear: (event: Events[K]) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: { origin: string }
}

// In a service worker `self` is exactly this.
export const worker = self as unknown as Scope
