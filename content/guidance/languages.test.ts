// Every text is a translation that keeps to its own script and signs, and is said in our own words.
import { beforeAll, describe, expect, it } from 'vitest'
import { type SourceDocument, sharedRuns } from '../shingles.ts'
import { type Item, itemsIn, type Language, languages, readGuidance, readJson } from './reading.ts'

let items: Item[]
let documents: SourceDocument[]

beforeAll(async () => {
  items = [...(await readGuidance())].flatMap(([file, value]) => itemsIn(value, file)).map(({ item }) => item)
  // Written by us, and its shape is tested beside shingles.ts.
  documents = (await readJson('../source-shingles.json')) as SourceDocument[]
})

describe('languages', () => {
  it('are translations: no two languages have the same text', () => {
    const same = items.filter(({ text }) => new Set(Object.values(text)).size !== languages.length)
    expect(same.map(({ id }) => id)).toEqual([])
  })

  it.each<[string, Language, RegExp]>([
    ['Arabic letters and Arabic punctuation only', 'ar', /^[\p{Script=Arabic}\p{M}\s.:!،؛؟]+$/u],
    ['Bangla letters and the danda only', 'bn', /^[\p{Script=Bengali}\p{M}\s,;:?!।-]+$/u],
    ['Latin letters in French, with hard spaces before high punctuation', 'fr', /^(?!.* [?!:;])[^\d—–'"]+$/u],
    ['Latin letters in Spanish, questions opened as well as closed', 'es', /^(?=[^?]*$|.*¿.*\?)[^\d—–'"]+$/u],
    ['plain English without digits, dashes or straight quotes', 'en', /^[\p{Script=Latin}\s.,:;?!’-]+$/u],
  ])('keep to their own writing: %s', (_what, language, form) => {
    const wrong = items.map(({ text }) => text[language]).filter(text => !form.test(text))
    expect(wrong).toEqual([])
  })

  it('end each sentence as the language does', () => {
    const end: Record<Language, RegExp> = { en: /[.?]$/, fr: /[.?]$/, ar: /[.؟]$/, es: /[.?]$/, bn: /[।?]$/ }
    const wrong = items.flatMap(({ id, text }) =>
      languages.filter(language => !end[language].test(text[language])).map(language => `${language} ${id}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('own words', () => {
  it('share no run of eight words with the source documents', () => {
    expect(documents.length).toBe(5)
    const shared = items.flatMap(({ id, text }) =>
      sharedRuns(text.en, documents).map(({ document, run }) => `${id}: "${run}" (${document})`),
    )
    expect(shared).toEqual([])
  })
})
