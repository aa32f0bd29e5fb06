// One text for one value, so that the same thing signed on a phone and checked on a laptop is the same bytes:
// keys in the order of their code units, no spaces, numbers and strings as JSON writes them everywhere.
import { utf8 } from './bytes.ts'
import { Refusal } from './refusal.ts'

/** What can be sealed or signed. A property that is undefined counts as absent. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json | undefined }

// Far deeper than any form; it keeps a hostile text from exhausting the stack.
const DEEPEST = 40

/** Refuses `malformed` for what JSON cannot carry faithfully (NaN, Infinity, holes) or nests too deeply. */
export function canonical(value: Json, depth = 0): string {
  if (depth > DEEPEST) throw new Refusal('malformed')
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Refusal('malformed')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${Array.from(value, item => canonical(present(item), depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new Refusal('malformed')
  const pairs: string[] = []
  for (const key of Object.keys(value).sort()) {
    const item = value[key]
    if (item !== undefined) pairs.push(`${JSON.stringify(key)}:${canonical(item, depth + 1)}`)
  }
  return `{${pairs.join(',')}}`
}

export function canonicalBytes(value: Json): Uint8Array {
  return utf8(canonical(value))
}

/** Parses JSON of unknown origin; refuses `malformed` where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refusal('malformed', { cause })
  }
}

// `Array.isArray` does not narrow a readonly array by itself.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function present(item: Json | undefined): Json {
  if (item === undefined) throw new Refusal('malformed')
  return item
}
