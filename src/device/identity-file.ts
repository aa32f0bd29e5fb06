// A private key with what it belongs to, written as the identity file that the stock `age -i` reads: two lines of
// comment (a title, and the facts as JSON), then the key. So each sealed key opens the next with no tool of ours.
import { canonical, type JsonObject, parseJson } from './canonical.ts'
import { Refusal } from './refusal.ts'

export type IdentityFile = { readonly facts: unknown; readonly identity: string }

export function writeIdentityFile(title: string, facts: JsonObject, identity: string): string {
  return `# ${title}\n# ${canonical(facts)}\n${identity}\n`
}

/** Refuses `malformed` unless the text is exactly what `writeIdentityFile` writes under this title. */
export function readIdentityFile(title: string, text: string): IdentityFile {
  const [first, second = '', identity, last, ...more] = text.split('\n')
  const whole = first === `# ${title}` && second.startsWith('# ') && last === '' && more.length === 0
  if (!whole || !identity || !/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/.test(identity)) throw new Refusal('malformed')
  return { facts: parseJson(second.slice(2)), identity }
}
