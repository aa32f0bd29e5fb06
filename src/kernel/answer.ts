// What a handler answers with. Answers are values: the endpoint sends them only after the transaction is committed.
import type { Child } from 'hono/jsx'

export type Page = {
  kind: 'page'
  status: number
  /** The page's title; never holds anything personal. */
  title: string
  body: Child
  /** Logical names of the page's custom elements, e.g. 'open-referral'. */
  scripts: string[]
  /** Further stylesheets, e.g. 'framework' for `ui/styles/framework.css`. */
  styles: readonly string[]
  width: 'narrow' | 'wide' | 'print'
  /** Which entry of the navigation is this one. */
  current: string | undefined
  /** Served without the frame of the product: slips, cards, one-pagers. */
  bare: boolean
  /**
   * Everything that the body says beyond its address, where it is plain data: a page that says the same once more is not
   * drawn again. Left out, it is drawn each time.
   */
  says: string | undefined
  /** A read that is worth a moment of another's cache, e.g. the public directory. */
  cacheSeconds: number
}

/** What takes its time and asks the database nothing: it holds no connection while it is made. */
export type Later = { kind: 'later'; make: () => Promise<Answer> }

export type Answer =
  | Page
  | { kind: 'redirect'; to: string; status: 303 }
  | { kind: 'json'; status: number; value: unknown; type: string }
  | {
      kind: 'file'
      status: number
      name: string | undefined
      type: string
      body: string | Uint8Array<ArrayBuffer> | ReadableStream
    }
  | { kind: 'live'; who: string; topics: string[] }
  | Later
  | { kind: 'nothing'; status: 204 }

export function page(
  title: string,
  body: Child,
  more: Partial<Omit<Page, 'kind' | 'title' | 'body'>> = {},
): Page {
  return {
    kind: 'page',
    status: 200,
    scripts: [],
    styles: [],
    width: 'narrow',
    current: undefined,
    bare: false,
    says: undefined,
    cacheSeconds: 0,
    ...more,
    title,
    body,
  }
}

/** A form that was refused: the same page with its errors and the answers kept. Nothing of the request stays. */
export function refused(answer: Page): Page {
  return { ...answer, status: 422 }
}

/** @param done key of a text `….done.…` that the next page shows as a notice */
export function redirect(to: string, done?: string): Answer {
  if (!to.startsWith('/') || to.startsWith('//')) throw new Error('redirects stay inside')
  const target = done ? `${to}${to.includes('?') ? '&' : '?'}done=${encodeURIComponent(done)}` : to
  return { kind: 'redirect', to: asAddress(target), status: 303 }
}

/** A part of an address that was decoded on the way in goes out encoded: a header holds no line breaks and no Arabic. */
function asAddress(path: string): string {
  return path.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

export function json(value: unknown, status = 200, type = 'application/json'): Answer {
  return { kind: 'json', status, value, type }
}

/** @param name what a browser saves it as; absent when it is to be shown */
export function file(
  type: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  name?: string,
): Answer {
  return { kind: 'file', status: 200, type, body, name }
}

/** @param make runs when the transaction is committed; whatever it needs has been read by then */
export function later(make: () => Promise<Answer>): Answer {
  return { kind: 'later', make }
}

/**
 * Server-sent events on the given topics, e.g. 'team:<id>'.
 * @param who holds the line, e.g. 'person:<id>': it is closed when they may no longer hear; see `endLines`
 */
export function live(who: string, topics: string[]): Answer {
  return { kind: 'live', who, topics }
}

export const nothing: Answer = { kind: 'nothing', status: 204 }
