// Every sheet is one A4 page, whatever the length of its words, and holds what it promises.
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../test/support/scene.ts'
import { newId } from '../../kernel/id.ts'
import { languages } from '../../kernel/words.ts'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import { workingTogether2022 } from '../framework/content.ts'
import { proposeWording, signWording } from '../language/commands/write.ts'
import { applyChanges } from '../workplan/commitments/commands/changes.ts'
import { actionIds, changeOf, openGround } from '../workplan/commitments/commitments.testing.ts'
import { proposeIndicator, signIndicator } from '../workplan/indicators/commands/write.ts'
import { draft as indicator } from '../workplan/indicators/indicators.testing.ts'
import { glanceSheet } from './commands/glance.ts'
import { findSheet } from './commands/read.ts'
import { type Sheet, type SheetPart, sheetKinds } from './model.ts'
import { docxOf } from './out/docx.ts'
import { pagesOf, pdfOf } from './out/pdf.ts'
import { fitted } from './rules/density.ts'

const wordsIn = makeAllWords(
  await readMessages(new URL('../../../content/locales', import.meta.url).pathname),
)

const sectors = [
  'health',
  'education',
  'food-security',
  'livelihoods',
  'nutrition',
  'wash',
  'shelter',
  'camp-management',
  'mhpss',
]

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem())
    await work(country)
  })

/** Every action answered for, as long as the database lets it be said, and eight things given in return. */
function stretched(sheet: Sheet): Sheet {
  const said = sheet.parts.flatMap(part => part.lines).map(({ text }) => text)
  const long = (at: number) => {
    const words = said.slice(at % said.length).join(' ')
    return `${words} ${said.join(' ')}`.slice(0, 199)
  }
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      text: long(at),
      note: `${long(at + 3).slice(0, 60)} · 31 Dec 2027`,
    }))
  const parts = sheet.parts.map((part, index) => {
    if (sheet.kind === 'checklist')
      return part.look === 'boxes' ? { ...part, lines: lines(part.lines.length) } : part
    return index === 0 ? { ...part, lines: lines(16) } : index === 1 ? { ...part, lines: lines(8) } : part
  })
  return { ...sheet, parts }
}

describe('a sheet', () => {
  it('is one page in every language, for nine sectors, with the shortest and the longest words', () =>
    inCountry(async country => {
      const scene = await country.as('amina')
      const wrong: string[] = []
      for (const language of languages)
        for (const sector of sectors)
          for (const kind of sheetKinds) {
            const words = wordsIn(language)
            const found = await findSheet(scene, { kind, sector, words })
            for (const [length, sheet] of [
              ['shortest', found!],
              ['longest', stretched(found!)],
            ] as const) {
              const { sheet: shown, size } = fitted(sheet, words)
              const pages = await pagesOf(shown, size)
              if (pages !== 1)
                wrong.push(`${language} ${sector} ${kind} ${length}: ${pages} pages at ${size}`)
            }
          }
      expect(wrong).toEqual([])
    }))

  it('is one page for the framework itself, in every language', async () => {
    const { edition, nodes } = workingTogether2022
    const progress = { text: 'Part of the way, 3 of 12 in place', href: '', isDone: false }
    for (const language of languages)
      for (const progressOf of [() => undefined, () => progress]) {
        const words = wordsIn(language)
        const { sheet, size } = fitted(
          glanceSheet({ words, edition, nodes, over: 'Tamuria', progressOf }),
          words,
        )
        expect(await pagesOf(sheet, size), language).toBe(1)
        expect(sheet.parts.flatMap(({ lines }) => lines).length).toBeGreaterThan(50)
      }
  })

  it('is a tagged PDF that says its language', () =>
    inCountry(async country => {
      const words = wordsIn('ar')
      const sheet = await findSheet(await country.as('grace'), { kind: 'one-pager', sector: 'health', words })
      const pdf = Buffer.from(await pdfOf(sheet!, 10)).toString('latin1')
      expect(pdf).toMatch(/^%PDF-1\.7/)
      for (const sign of ['/StructTreeRoot', '/Marked true', '/Lang (ar)', '/Title'])
        expect(pdf).toContain(sign)
    }))

  it('is a text document from right to left in Arabic', () =>
    inCountry(async country => {
      const words = wordsIn('ar')
      const sheet = await findSheet(await country.as('grace'), { kind: 'checklist', sector: 'health', words })
      const xml = await documentXml(await docxOf(sheet!, 8))
      expect(xml).toContain('<w:bidiVisual/>')
      expect(xml).toContain('<w:rtl/>')
      expect(xml).toContain(sheet!.parts[0]!.lines[0]!.text)
    }))

  it('says what the sector has promised, in its agreed words, and what it gets in return', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      await applyChanges(grace, [
        changeOf('health', actionIds[0]!, { stance: 'we-lead' }),
        changeOf('health', '', { title: 'We train the night shift.' }, { giver: 'child-protection' }),
      ])
      const id = newId()
      const draft = {
        title: 'Every ward knows whom to call',
        body: 'The card is on the wall.',
        note: '',
        reviewOn: '2027-11-23',
      }
      const place = { nodeId: actionIds[0]!, sector: 'health', language: 'en' } as const
      await proposeWording(grace, { id, place, draft })
      const linesOf = async () => {
        const scene = await country.as('grace')
        const sheet = await findSheet(scene, { kind: 'one-pager', sector: 'health', words: wordsIn('en') })
        return sheet!.parts.flatMap(part => part.lines.map(({ text }) => text))
      }
      expect(await linesOf()).toContain('We train the night shift.')
      expect(await linesOf()).not.toContain(draft.title)
      await signWording(await country.as('grace'), { id, version: 1, side: 'sector' })
      await signWording(await country.as('amina'), { id, version: 1, side: 'child-protection' })
      expect(await linesOf()).toContain(draft.title)
    }))

  it('shows the one indicator with its aim once both have signed it, and the local one before', () =>
    inCountry(async country => {
      const id = newId()
      await proposeIndicator(await country.as('grace'), { id, sector: 'health', draft: indicator })
      const indicatorOf = async () => {
        const scene = await country.as('grace')
        const sheet = await findSheet(scene, { kind: 'one-pager', sector: 'health', words: wordsIn('en') })
        return sheet!.parts.find(({ heading }) => heading === 'The one indicator')!.lines
      }
      await signIndicator(await country.as('grace'), { id, version: 1, side: 'sector' })
      expect(await indicatorOf()).toMatchObject([{ note: 'A local indicator, to be agreed.' }])
      await signIndicator(await country.as('amina'), { id, version: 1, side: 'child-protection' })
      expect(await indicatorOf()).toEqual([
        { text: 'Wards that know whom to call', note: 'from 40% to 80% by 30 Jun 2027' },
      ])
    }))

  it('is not there for a sector that is none, nor for whoever has no account', () =>
    inCountry(async country => {
      const ask = { kind: 'one-pager', words: wordsIn('en') } as const
      const hidden = { code: 'not-found' }
      await expect(findSheet(await country.as('grace'), { ...ask, sector: 'poetry' })).rejects.toMatchObject(
        hidden,
      )
      await expect(findSheet(await country.asNobody(), { ...ask, sector: 'health' })).rejects.toMatchObject(
        hidden,
      )
    }))
})

describe('what would not fit', () => {
  it('is left out at the end of the longest part, and counted', () => {
    const words = wordsIn('en')
    const line = { text: 'A long sentence that is said again and again. '.repeat(5) }
    const part: SheetPart = {
      heading: 'Many',
      look: 'list',
      place: 'main',
      lines: Array.from({ length: 90 }, () => line),
    }
    const sheet: Sheet = {
      kind: 'one-pager',
      language: 'en',
      direction: 'ltr',
      over: '',
      title: 'T',
      lead: '',
      parts: [part],
      foot: '',
    }
    const { sheet: shown } = fitted(sheet, words)
    const { lines } = shown.parts[0]!
    expect(lines.length).toBeLessThan(90)
    expect(lines.at(-1)!.text).toBe(`and ${90 - (lines.length - 1)} more`)
  })
})

async function documentXml(bytes: Uint8Array): Promise<string> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(Buffer.from(bytes), {
    lazyEntries: true,
  })
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName !== 'word/document.xml') return zip.readEntry()
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const pieces: Buffer[] = []
        stream.on('data', piece => pieces.push(piece))
        stream.on('end', () => resolve(Buffer.concat(pieces).toString()))
      })
    })
    zip.on('error', reject)
    zip.readEntry()
  })
}
