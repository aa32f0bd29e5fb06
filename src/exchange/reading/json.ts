// JSON of strangers: its depth and the number of its values are counted before anything is built from it.
import type { Limits } from './model.ts'
import { Refusal } from './refusal.ts'

const quote = 34
const backslash = 92

export function parseJson(text: string, limits: Pick<Limits, 'depth' | 'values'>): unknown {
  measure(text, limits)
  try {
    return JSON.parse(text)
  } catch (error) {
    const place = error instanceof Error ? /line (\d+) column (\d+)/.exec(error.message) : null
    const position = error instanceof Error ? /position (\d+)/.exec(error.message) : null
    const line = place ? Number(place[1]) : lineAt(text, position ? Number(position[1]) : text.length)
    throw new Refusal('broken-json', { line })
  }
}

function measure(text: string, { depth: deepest, values: most }: Pick<Limits, 'depth' | 'values'>): void {
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at += 1
      while (at < text.length && text.charCodeAt(at) !== quote)
        at += text.charCodeAt(at) === backslash ? 2 : 1
    } else if (code === 91 || code === 123) {
      depth += 1
      if (depth > deepest) throw new Refusal('too-deep', { most: deepest })
    } else if (code === 93 || code === 125) depth -= 1
    else if (code === 44) {
      values += 1
      if (values > most) throw new Refusal('too-many-values', { most })
    }
  }
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) line += 1
  return line
}
