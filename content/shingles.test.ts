import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { sharedRuns, shinglesOf } from './shingles.ts'

const sentence = 'the ferry leaves the harbour at noon every second friday'
const document = { document: 'An invented timetable', shingles: [shinglesOf(sentence).join(' ')] }

describe('shinglesOf', () => {
  it('gives one hash of eight hex digits for each run of eight words', () => {
    expect(shinglesOf(sentence)).toHaveLength(3)
    for (const hash of shinglesOf(sentence)) expect(hash).toMatch(/^[0-9a-f]{8}$/)
  })

  it('gives nothing for a text that is shorter than a run', () => {
    expect(shinglesOf('the ferry leaves the harbour at noon')).toEqual([])
    expect(shinglesOf('')).toEqual([])
  })

  it('is not misled by case, punctuation, line ends, markup or apostrophes', () => {
    const dressed = 'The ferry\nleaves the <b>harbour</b> (at noon), every second Friday!'
    expect(shinglesOf(dressed)).toEqual(shinglesOf(sentence))
    expect(shinglesOf('don’t go to the sea on a day like this')).toEqual(
      shinglesOf("don't go to the sea on a day like this"),
    )
  })

  it('names a repeated run once', () => {
    expect(shinglesOf('one two '.repeat(10))).toHaveLength(2)
  })

  it('counts words of every script, with their vowel signs', () => {
    expect(shinglesOf('শিশুটির সঙ্গে থাকুন যতক্ষণ না বিশ্বস্ত কেউ আসে')).toHaveLength(1)
    expect(shinglesOf('ابقوا مع الطفل إلى أن يأتي شخص موثوق')).toHaveLength(1)
  })
})

describe('sharedRuns', () => {
  it('finds a copied run inside a longer text and says where it is from', () => {
    expect(sharedRuns(`Remember that ${sentence.slice(0, 50)} as before.`, [document])).toEqual([
      { document: 'An invented timetable', run: 'the ferry leaves the harbour at noon every' },
      { document: 'An invented timetable', run: 'ferry leaves the harbour at noon every second' },
    ])
  })

  it('leaves seven words in common alone', () => {
    expect(sharedRuns('the ferry leaves the harbour at noon on mondays and tuesdays', [document])).toEqual([])
  })
})

describe('source-shingles.json', () => {
  it('holds five documents whose hashes are complete, sorted and never twice', async () => {
    const documents: unknown = JSON.parse(
      await readFile(new URL('source-shingles.json', import.meta.url), 'utf8'),
    )
    expect(documents).toHaveLength(5)
    // The shape is what the assertions below check.
    for (const { document, shingles } of documents as { document: string; shingles: string[] }[]) {
      const hashes = shingles.flatMap(line => line.split(' '))
      expect(document.length).toBeGreaterThan(10)
      expect(hashes.length).toBeGreaterThan(300)
      expect(hashes.filter(hash => !/^[0-9a-f]{8}$/.test(hash))).toEqual([])
      expect(hashes).toEqual([...new Set(hashes)].sort())
    }
  })
})
