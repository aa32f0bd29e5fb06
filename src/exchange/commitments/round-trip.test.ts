// Out, edited as a spreadsheet program edits, and in again: only the edited cells change.
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { cast } from '../../../demo/country.ts'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../test/support/scene.ts'
import type { Scene } from '../../kernel/event.ts'
import type { Language } from '../../kernel/words.ts'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import { applyChanges } from '../../modules/workplan/commitments/commands/changes.ts'
import { actionsOf, getGround, otherSectors } from '../../modules/workplan/commitments/commands/ground.ts'
import { listCommitments } from '../../modules/workplan/commitments/commands/read.ts'
import { candidatesOf } from '../../modules/workplan/commitments/commands/sector.ts'
import { actionIds, changeOf, openGround } from '../../modules/workplan/commitments/commitments.testing.ts'
import { withFile } from '../reading/hostile.testing.ts'
import { readFileOf } from '../reading/read-file.ts'
import { columns } from './columns.ts'
import { type ReadBook, readBook } from './read.ts'
import { commitmentsBook } from './write.ts'

// Every file costs a process of its own.
vi.setConfig({ testTimeout: 90_000 })

const wordsOf = makeAllWords(
  await readMessages(new URL('../../../content/locales', import.meta.url).pathname),
)

type Cells = (string | number | boolean | Date | null)[][]
type Sheets = Record<string, Cells>

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem())
    await applyChanges(await country.as('grace'), [
      changeOf('health', actionIds[0]!, {
        stance: 'we-lead',
        ownerId: cast.grace.id,
        dueOn: '2027-01-31',
        notes: '=1+1',
      }),
      changeOf('health', actionIds[1]!, { stance: 'not-us', reason: 'The ministry does it.' }),
      changeOf('health', '', { title: 'We train the night shift.' }, { giver: 'child-protection' }),
    ])
    await work(country)
  })

async function takeOut(scene: Scene, language: Language = 'en'): Promise<Uint8Array> {
  const { edition } = await getGround(scene)
  const commitments = await listCommitments(scene)
  const sectors = []
  for (const sector of ['health', 'wash'])
    sectors.push({ sector, groups: await actionsOf(scene, edition.id, { sector, language }) })
  return commitmentsBook({ words: wordsOf(language), sectors, commitments, today: '2026-11-23' })
}

async function bringBack(scene: Scene, bytes: Uint8Array): Promise<ReadBook> {
  const commitments = new Map((await listCommitments(scene)).map(one => [one.id, one]))
  return withFile(bytes, path =>
    readBook(readFileOf(path, 'commitments.xlsx'), {
      wordsOf,
      commitments,
      peopleOf: sector => candidatesOf(scene, sector),
      sectors: otherSectors,
    }),
  )
}

/** Opens it, changes it and saves it, as another program would. */
async function edited(bytes: Uint8Array, change: (sheets: Sheets) => Sheets): Promise<Uint8Array> {
  const book = await readXlsx(bytes)
  const sheets: Sheets = Object.fromEntries(book.sheets.map(sheet => [sheet.name, sheet.rows as Cells]))
  const after = change(sheets)
  const written = await writeXlsx({
    sheets: Object.entries(after).map(([name, rows]) => ({
      name,
      rows,
      hidden: book.sheets.find(sheet => sheet.name === name)?.hidden ?? false,
    })),
  })
  return new Uint8Array(written)
}

const at = (column: (typeof columns)[number]) => columns.indexOf(column)
const name = 'Commitments'
/** The row of an action of a sector, by what stands in its key or in its action. */
const rowOf = (sheets: Sheets, has: string) => sheets[name]!.find(row => row.includes(has))!

const fieldsOf = (read: ReadBook) => read.changes.map(({ change }) => change.set)

describe('a workbook of commitments', () => {
  it('that comes back as it went changes nothing', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const read = await bringBack(grace, await takeOut(grace))
      expect(read).toMatchObject({ changes: [], remarks: [], rows: 16 * 2 + 1 })
    }))

  it('changes the edited cells and no others, also where others were changed here meanwhile', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const out = await takeOut(grace)
      const [first] = await listCommitments(grace, { sector: 'health', nodeId: actionIds[0]! })
      const edit = await edited(out, sheets => {
        const row = sheets[name]!.find(cells => cells[at('key')] === first!.id)!
        row[at('progress')] = 'Under way'
        row[at('dueOn')] = new Date('2027-03-15T00:00:00Z')
        const fresh = rowOf(sheets, `wash/${actionIds[3]}`)
        fresh[at('stance')] = 'We lead'
        return sheets
      })
      await applyChanges(await country.as('amina'), [
        changeOf('health', actionIds[0]!, { notes: 'Looked at on Monday.' }),
      ])
      const amina = await country.as('amina')
      const read = await bringBack(amina, edit)
      expect(fieldsOf(read)).toEqual([{ progress: 'under-way', dueOn: '2027-03-15' }, { stance: 'we-lead' }])
      const outcomes = await applyChanges(
        amina,
        read.changes.map(({ change }) => change),
      )
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['updated', 'new'])
      const [now] = await listCommitments(amina, { sector: 'health', nodeId: actionIds[0]! })
      expect(now).toMatchObject({
        stance: 'we-lead',
        progress: 'under-way',
        dueOn: '2027-03-15',
        notes: 'Looked at on Monday.',
        ownerId: cast.grace.id,
      })
    }))

  it('does not overwrite a cell that somebody changed here meanwhile', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const out = await takeOut(grace)
      const edit = await edited(out, sheets => {
        rowOf(sheets, 'We train the night shift.')[at('notes')] = 'From the file.'
        return sheets
      })
      const [gift] = await listCommitments(grace, { giver: 'child-protection' })
      await applyChanges(await country.as('amina'), [
        { id: gift!.id, place: gift!, set: { notes: 'From here.' } },
      ])
      const amina = await country.as('amina')
      const read = await bringBack(amina, edit)
      const [outcome] = await applyChanges(
        amina,
        read.changes.map(({ change }) => change),
        { preview: true },
      )
      expect(outcome).toMatchObject({ outcome: 'old' })
    }))

  it('is read by the names of its columns, in any language, and says which have moved', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const arabic = wordsOf('ar')
      const edit = await edited(await takeOut(grace, 'ar'), sheets => {
        const sheet = sheets[arabic.say('commitments.title')]!
        for (const row of sheet) {
          const [key, ...rest] = row
          row.splice(0, row.length, ...rest, key!)
        }
        const row = sheet.find(cells => cells.includes(`wash/${actionIds[0]}`))!
        row[at('stance') - 1] = arabic.say('commitments.stance.with-child-protection')
        return sheets
      })
      const read = await bringBack(grace, edit)
      expect(fieldsOf(read)).toEqual([{ stance: 'with-child-protection' }])
      expect(new Set(read.remarks.map(({ key }) => key))).toEqual(new Set(['workbook.remark.moved']))
    }))

  it('says what it cannot read, row by row, and reads the rest', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const edit = await edited(await takeOut(grace), sheets => {
        const row = rowOf(sheets, `wash/${actionIds[0]}`)
        row[at('stance')] = 'Perhaps'
        row[at('dueOn')] = 'soon'
        row[at('ownerId')] = 'Nobody Known'
        row[at('notes')] = 'Kept.'
        sheets[name]!.push([null, 'Health', null, 'A row of my own'])
        sheets[name]!.push([...rowOf(sheets, `wash/${actionIds[1]}`)])
        sheets[name]!.push(['wash/', 'Nowhere'])
        return sheets
      })
      const read = await bringBack(grace, edit)
      expect(fieldsOf(read)).toEqual([{ notes: 'Kept.' }])
      expect(read.remarks.map(({ key }) => key.replace('workbook.remark.', ''))).toEqual([
        'not-read.stance',
        'not-read.ownerId',
        'not-read.dueOn',
        'no-key',
        'twice',
        'gone',
      ])
    }))

  it('says which cells hold formulas, and takes the value that was last shown', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const book = await readXlsx(await takeOut(grace))
      const [sheet, kept] = book.sheets
      const row = sheet!.rows.findIndex(cells => cells[at('key')] === `wash/${actionIds[0]}`)
      const bytes = await writeXlsx({
        sheets: [
          {
            name: sheet!.name,
            rows: sheet!.rows,
            cells: new Map([
              [
                `${row},${at('notes')}`,
                { formula: 'CONCATENATE("a","b")', formulaResult: 'ab', type: 'formula', value: 'ab' },
              ],
            ]) as never,
          },
          { name: kept!.name, rows: kept!.rows, hidden: true },
        ],
      })
      const read = await bringBack(grace, new Uint8Array(bytes))
      expect(read.remarks).toMatchObject([{ key: 'workbook.remark.formulas', values: { count: 1 } }])
      expect(fieldsOf(read)).toEqual([{ notes: 'ab' }])
    }))

  it('whose column is gone leaves what stands here, and names the column in the reader’s language', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const edit = await edited(await takeOut(grace), sheets => {
        for (const row of sheets[name]!) row.splice(at('notes'), 1)
        return sheets
      })
      expect(await bringBack(grace, edit)).toMatchObject({
        changes: [],
        remarks: [{ key: 'workbook.remark.missing', values: { column: 'workbook.column.notes' } }],
      })
    }))

  it('without its hidden sheet counts what differs from here, and says so', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const edit = await edited(await takeOut(grace), sheets => {
        rowOf(sheets, `wash/${actionIds[0]}`)[at('stance')] = 'We lead'
        return { [name]: sheets[name]! }
      })
      const read = await bringBack(await country.as('amina'), edit)
      const outcomes = await applyChanges(
        await country.as('amina'),
        read.changes.map(({ change }) => change),
        {
          preview: true,
        },
      )
      expect(read.remarks.map(({ key }) => key)).toEqual(['workbook.remark.no-kept'])
      expect(outcomes.filter(({ outcome }) => outcome !== 'identical')).toMatchObject([{ outcome: 'new' }])
    }))

  it('is judged by who brings it: what is not theirs is not taken', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const edit = await edited(await takeOut(grace), sheets => {
        rowOf(sheets, `wash/${actionIds[0]}`)[at('stance')] = 'We lead'
        return sheets
      })
      const read = await bringBack(grace, edit)
      const outcomes = await applyChanges(
        grace,
        read.changes.map(({ change }) => change),
        { preview: true },
      )
      expect(outcomes).toMatchObject([
        { outcome: 'invalid', errors: { '': 'commitments.refused.not-yours' } },
      ])
    }))

  it('no cell of it is alive in the program that opens it', () =>
    inCountry(async country => {
      const { sheets } = await readXlsx(await takeOut(await country.as('grace')))
      expect(sheets.flatMap(sheet => sheet.rows.flat()).filter(cell => cell === "'=1+1")).toHaveLength(2)
    }))

  it('that is no workbook of commitments gets a sentence', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const other = new Uint8Array(
        await writeXlsx({
          sheets: [
            {
              name: 'x',
              rows: [
                ['a', 'b'],
                [1, 2],
              ],
            },
          ],
        }),
      )
      await expect(bringBack(grace, other)).rejects.toMatchObject({ reason: 'workbook.problem.no-sheet' })
    }))
})
