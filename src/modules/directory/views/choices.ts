// Lists of codes as options of a form, in the words of the page.
import type { Texts, Words } from '../../../kernel/words.ts'
import type { Option } from '../../../ui/choices.tsx'

/** @param key the locale key before the code, e.g. 'directory.cost' */
export function optionsOf(words: Words, key: string, codes: readonly string[]): Option[] {
  return codes.map(value => ({ value, label: words.say(`${key}.${value}`) }))
}

export function namedOptions(words: Words, things: readonly { id: string; name: Texts }[]): Option[] {
  return things.map(({ id, name }) => ({ value: id, label: words.pick(name) }))
}
