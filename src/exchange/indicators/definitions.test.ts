// Definitions from a workbook and from a CSV file: columns by their names, in any language; each cell that is not understood
// with its row, its column and a sentence; the same file again changes nothing.
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../test/support/scene.ts'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import { bringDefinitions, listBrought } from '../../modules/workplan/indicators/commands/definitions.ts'
import { withFile } from '../reading/hostile.testing.ts'
import { readFileOf } from '../reading/read-file.ts'
import { definitionsBook } from './book.ts'
import { type ReadDefinitions, readDefinitions } from './read.ts'

// Every file costs a process of its own.
vi.setConfig({ testTimeout: 90_000 })

const wordsOf = makeAllWords(
  await readMessages(new URL('../../../content/locales', import.meta.url).pathname),
)

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => work(await makeScene(tx)))

const read = (bytes: Uint8Array, name: string, language: 'en' | 'ar' | 'fr' = 'en') =>
  withFile(bytes, path => readDefinitions(readFileOf(path, name), { wordsOf, words: wordsOf(language) }))

const csv = (text: string) => new TextEncoder().encode(text)
const broughtOf = ({ rows }: ReadDefinitions) => rows.flatMap(({ brought }) => (brought ? [brought] : []))
const said = ({ rows }: ReadDefinitions) =>
  rows.map(({ row, errors }) => [row, ...errors.map(({ key, values }) => wordsOf('en').say(key, values))])

describe('definitions from a file', () => {
  it('are found under the names that lists in the field use, with the sector of their standard', async () => {
    const found = await read(
      csv(
        [
          'Made-up list of a country,,,,,',
          'Indicator code,Indicator (English),Indicateur (français),Numerator,Denominator,Disaggregation',
          '24.1,Clinics with a private room,Cliniques avec une salle,Clinics with a room,All clinics,Sex; age',
          '26.3,Water points a child can reach,,Water points with a step,All water points,',
        ].join('\n'),
      ),
      'list.csv',
    )
    expect(said(found)).toEqual([[3], [4]])
    expect(broughtOf(found)).toMatchObject([
      {
        sector: 'health',
        code: '24.1',
        title: { en: 'Clinics with a private room', fr: 'Cliniques avec une salle' },
        breakdowns: ['sex', 'age'],
      },
      { sector: 'wash', code: '26.3' },
    ])
  })

  it('say row and column of what was not understood, and the other rows are taken', async () => {
    const found = await read(
      csv(
        [
          'Code,Sector,Indicator,Kind of number,Counted how often,Colour',
          'A1,Health,One,Share in percent,Every month,red',
          'A2,Healht,Two,Count,Every month,',
          'A3,Health,Three,Handful,Every month,',
          'B1,,Four,Count,,',
          ',Health,Five,Count,,',
          `A6,Health,${'long '.repeat(60)},Count,,`,
        ].join('\n'),
      ),
      'list.csv',
    )
    expect(found.remarks).toEqual([{ key: 'workbook.remark.unknown', values: { column: 'Colour' } }])
    expect(said(found)).toEqual([
      [2],
      [3, 'Column “Sector”: “Healht” was not understood.'],
      [4, 'Column “Kind of number”: “Handful” was not understood.'],
      [5, 'It does not say which sector. Write the sector, or the number of its standard, 21 to 28.'],
      [6, 'The row has no code. Without one, a later file could not find it again.'],
      [7, 'Column “Indicator”: the text is too long.'],
    ])
    expect(broughtOf(found).map(({ code }) => code)).toEqual(['A1'])
  })

  it('go out and come back, in Arabic too, and change nothing', () =>
    inCountry(async country => {
      const jonas = await country.as('jonas')
      const bytes = await writeXlsx({
        sheets: [
          {
            name: 'Liste',
            rows: [
              ['Code', 'Secteur', 'Indicateur', 'Compté', 'Sens', 'Source'],
              ['=24', 'Santé', 'Structures prêtes', 'Structures visitées', null, '=1+1'],
              ['27.2', null, 'Abris éclairés', 'Abris', null, 'Pays'],
            ],
          },
        ],
      })
      const first = await read(new Uint8Array(bytes), 'liste.xlsx', 'fr')
      expect(said(first)).toEqual([[2], [3]])
      const outcomes = await bringDefinitions(jonas, broughtOf(first))
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['new', 'new'])
      const here = await listBrought(jonas)
      for (const language of ['fr', 'ar'] as const) {
        const again = await read(await definitionsBook(wordsOf(language), here), 'out.xlsx', language)
        expect(again.remarks).toEqual([])
        const back = await bringDefinitions(jonas, broughtOf(again))
        expect(back.map(({ outcome }) => outcome)).toEqual(['identical', 'identical'])
      }
      expect(await listBrought(jonas)).toEqual(here)
    }))

  it('are at most five hundred, in a file and in a response', () =>
    inCountry(async country => {
      const rows = Array.from({ length: 501 }, (_, at) => ({
        ...{ sector: 'health', code: `A${at}`, title: { en: `Indicator ${at}` } },
      }))
      const lines = rows.map(({ code, title }) => `${code},Health,${title.en}`)
      await expect(
        read(csv(['Code,Sector,Indicator', ...lines].join('\n')), 'list.csv'),
      ).rejects.toMatchObject({ reason: 'indicators.book.many', values: { most: 500 } })
      const jonas = await country.as('jonas')
      await expect(bringDefinitions(jonas, rows)).rejects.toMatchObject({ reason: 'indicators.book.many' })
      await bringDefinitions(jonas, rows.slice(0, 499))
      const [last, beyond, again] = await bringDefinitions(jonas, [rows[499]!, rows[500]!, rows[0]!])
      expect([last?.outcome, beyond?.errors, again?.outcome]).toEqual([
        'new',
        ['indicators.error.full'],
        'identical',
      ])
    }))

  it('are brought by nobody who may keep none', () =>
    inCountry(async country => {
      await expect(bringDefinitions(await country.as('leila'), [])).rejects.toMatchObject({
        code: 'not-found',
      })
    }))

  it('are not read from what is no table of them', async () => {
    await expect(read(csv('Name,Place\nA,B'), 'list.csv')).rejects.toMatchObject({
      reason: 'indicators.book.no-sheet',
    })
    await expect(read(csv('{"a": 1}'), 'list.json')).rejects.toMatchObject({ code: 'wrong-kind-of-file' })
  })
})
