// What looks the same wherever it stands is drawn once and then given as the finished piece of page: a list shows a
// hundred marks and tags, and each kind is the same. Both ways escape what is put into them.
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'

export type Drawn = ReturnType<typeof html>

/** @param draw from the name to the picture, by the template of `hono/html` */
export function drawnOnce<Name extends string>(draw: (name: Name) => Drawn): (name: Name) => Drawn {
  const made = new Map<Name, Drawn>()
  return name => {
    const known = made.get(name)
    if (known !== undefined) return known
    const fresh = draw(name)
    made.set(name, fresh)
    return fresh
  }
}

const most = 1000
const inLanguage = new WeakMap<Words, Map<string, Drawn>>()

/**
 * A piece of page that depends on the language and on the key alone. The last thousand are kept; full, it begins anew.
 * @param key everything that the piece says, e.g. 'urgency urgent'; what is personal must never be part of it
 */
export function drawnIn(words: Words, key: string, draw: () => Child): Drawn {
  let made = inLanguage.get(words)
  if (!made) {
    made = new Map()
    inLanguage.set(words, made)
  }
  const known = made.get(key)
  if (known !== undefined) return known
  // An element turned into text has escaped itself.
  const fresh = raw(inOnePiece(String(draw())))
  if (made.size >= most) made.clear()
  made.set(key, fresh)
  return fresh
}

/** A plain text, escaped once for the many pages it stands in, as content or as an attribute. */
export function drawnText(text: string): Drawn {
  return raw(inOnePiece(String(html`${text}`)))
}

/** The engine keeps a text that was put together as its hundred parts, and walks them again for every page. */
function inOnePiece(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text))
}
