// Every text in five languages, none missing, none unused, the same arguments everywhere, plurals in the language's own categories.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages, type Messages } from '../src/kernel/words.ts'
import { readMessages } from '../src/main/messages.ts'

const root = new URL('..', import.meta.url).pathname
let messages: Record<Language, Messages>
let source: string

beforeAll(async () => {
  messages = await readMessages(join(root, 'content/locales'))
  const files = (await readdir(join(root, 'src'), { recursive: true })).filter(
    name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  )
  source = (await Promise.all(files.map(name => readFile(join(root, 'src', name), 'utf8')))).join('\n')
})

describe('texts', () => {
  it('are complete in every language', () => {
    const english = Object.keys(messages.en).sort()
    const missing = languages.flatMap(language =>
      english.filter(key => !messages[language][key]).map(key => `${language}: ${key}`),
    )
    const extra = languages.flatMap(language =>
      Object.keys(messages[language])
        .filter(key => messages.en[key] === undefined)
        .map(key => `${language}: ${key}`),
    )
    expect({ missing, extra }).toEqual({ missing: [], extra: [] })
  })

  it('can be read as messages and take the same arguments in every language', () => {
    const wrong: string[] = []
    for (const [key, english] of Object.entries(messages.en)) {
      const wanted = argumentsOf(parse(english)).join()
      for (const language of languages) {
        const text = messages[language][key]
        if (text === undefined) continue
        const found = argumentsOf(parse(text)).join()
        if (found !== wanted) wrong.push(`${language} ${key}: {${found}} instead of {${wanted}}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('use the plural categories of their language', () => {
    const wrong: string[] = []
    for (const language of languages) {
      const known = new Set<string>(new Intl.PluralRules(language).resolvedOptions().pluralCategories)
      for (const [key, text] of Object.entries(messages[language]))
        for (const category of pluralsOf(parse(text)))
          if (!category.startsWith('=') && !known.has(category)) wrong.push(`${language} ${key}: ${category}`)
    }
    expect(wrong).toEqual([])
  })

  it('are all used', () => {
    // A key is used where it stands in the source, or where a template begins with a part of it up to a dot.
    const prefixes = [...source.matchAll(/[`'"]([a-z][\w-]*(?:\.[\w-]+)*\.)(?:\$\{|['"`])/g)].map(
      match => match[1]!,
    )
    const unused = Object.keys(messages.en).filter(
      key =>
        !source.includes(`'${key}'`) &&
        !source.includes(`"${key}"`) &&
        !prefixes.some(prefix => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })

  it('are all there where the source names one', () => {
    const rooms = new Set(Object.keys(messages.en).map(key => key.split('.')[0]!))
    const named = [...source.matchAll(/say\(\s*'([a-z][\w-]*\.[\w.-]+)'/g)].map(match => match[1]!)
    const missing = named.filter(key => rooms.has(key.split('.')[0]!) && messages.en[key] === undefined)
    expect([...new Set(missing)]).toEqual([])
  })
})

function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = new Set<string>()
  const visit = (list: MessageFormatElement[]) => {
    for (const element of list) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      found.add(element.value)
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) visit(option.value)
      if (element.type === TYPE.tag) visit(element.children)
    }
  }
  visit(elements)
  return [...found].sort()
}

function pluralsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap(element =>
    element.type === TYPE.plural
      ? [
          ...Object.keys(element.options),
          ...Object.values(element.options).flatMap(option => pluralsOf(option.value)),
        ]
      : element.type === TYPE.select
        ? Object.values(element.options).flatMap(option => pluralsOf(option.value))
        : [],
  )
}
