// The prioritised actions out, edited as a spreadsheet program edits, and in again: only the edited cells change.
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { cast } from '../../../demo/country.ts'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../test/support/scene.ts'
import type { Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import type { FrameworkNode } from '../../modules/framework/model.ts'
import { applyActionChanges, givenFields } from '../../modules/workplan/actions/commands/batch.ts'
import { choicesOf, findPlan, getAction } from '../../modules/workplan/actions/commands/read.ts'
import { changeAction, marker, planAction } from '../../modules/workplan/actions/commands/write.ts'
import { Fields } from '../../modules/workplan/actions/model.ts'
import { openGround } from '../../modules/workplan/commitments/commitments.testing.ts'
import { withFile } from '../reading/hostile.testing.ts'
import { readFileOf } from '../reading/read-file.ts'
import { actionsBook, type Beside, readActions } from './book.ts'
import { columns } from './columns.ts'

// Every file costs a process of its own.
vi.setConfig({ testTimeout: 90_000 })

const wordsOf = makeAllWords(
  await readMessages(new URL('../../../content/locales', import.meta.url).pathname),
)
const words = wordsOf('en')

const part = (id: string, sectors: string[]): FrameworkNode => ({
  id,
  kind: 'action',
  number: null,
  parent: null,
  title: { en: `Part ${id}` },
  text: { en: `Text of ${id}` },
  source: { document: 'local', section: 'Test', number: null },
  years: null,
  who: 'together',
  sectors,
  steps: [],
})

const blank = Object.fromEntries(givenFields.map(field => [field, '']))
const fields = (more: Record<string, string>) => v.parse(Fields, { ...blank, status: 'not-started', ...more })
const id = newId()

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem(), [
      part('a.one', ['health']),
      part('a.two', []),
      part('a.three', ['wash']),
    ])
    await planAction(await country.as('grace'), {
      id,
      nodeId: 'a.one',
      sector: 'health',
      fields: fields({
        title: '=1+1',
        leadId: cast.grace.id,
        dueOn: '2027-01-31',
        needed: '12500',
        currency: 'USD',
      }),
    })
    await work(country)
  })

async function besideOf(scene: Scene): Promise<Beside> {
  const { people, organisations } = await choicesOf(scene)
  const named = organisations.map(one => ({ id: one.id, name: words.pick(one.name) }))
  return { planned: (await findPlan(scene))!.planned, people, organisations: named }
}

type Cells = (string | number | boolean | Date | null)[][]

/** Taken out, opened, changed and saved by another program, and read again. */
async function around(scene: Scene, change: (rows: Cells) => void, language: 'en' | 'ar' = 'en') {
  const beside = await besideOf(scene)
  const book = await readXlsx(await actionsBook(wordsOf(language), beside))
  change(book.sheets[0]!.rows as Cells)
  const bytes = await writeXlsx({
    sheets: book.sheets.map(({ name, rows, hidden }) => ({ name, rows, hidden: hidden ?? false })),
  })
  return (later: Scene) =>
    withFile(new Uint8Array(bytes), async path =>
      readActions(readFileOf(path, 'actions.xlsx'), wordsOf, await besideOf(later)),
    )
}

const at = (column: (typeof columns)[number]) => columns.indexOf(column)
const rowOf = (rows: Cells, key: string) => rows.find(row => row[at('key')] === key)!

describe('a workbook of actions', () => {
  it('that comes back as it went changes nothing', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const read = await (await around(grace, () => {}))(grace)
      expect(read).toMatchObject({ changes: [], remarks: [] })
    }))

  it('changes the edited cells and no others, and plans what nobody had', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const back = await around(grace, rows => {
        const row = rowOf(rows, id)
        row[at('status')] = 'Under way'
        row[at('dueOn')] = new Date('2027-03-15T00:00:00Z')
        const fresh = rowOf(rows, 'part/a.two')
        fresh[at('leadId')] = 'Amina Rahal'
        fresh[at('dueOn')] = '2027-06-30'
      })
      const amina = await country.as('amina')
      await changeAction(amina, id, marker(await getAction(amina, id)), {
        ...fields({
          title: '=1+1',
          leadId: cast.grace.id,
          dueOn: '2027-01-31',
          needed: '12500',
          currency: 'USD',
        }),
        notes: 'Written meanwhile.',
      })
      const read = await back(amina)
      expect(read.changes.map(({ change }) => change.set)).toEqual([
        { status: 'under-way', dueOn: '2027-03-15' },
        { leadId: cast.amina.id, dueOn: '2027-06-30' },
      ])
      const outcomes = await applyActionChanges(
        amina,
        read.changes.map(({ change }) => change),
      )
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['updated', 'new'])
      expect(await getAction(amina, id)).toMatchObject({
        title: '=1+1',
        status: 'under-way',
        dueOn: '2027-03-15',
        notes: 'Written meanwhile.',
        needed: 12500,
      })
      const again = await applyActionChanges(
        amina,
        read.changes.map(({ change }) => change),
      )
      expect(again.map(({ outcome }) => outcome)).toEqual(['identical', 'identical'])
    }))

  it('does not overwrite what was changed here meanwhile, and takes only what is theirs and right', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const back = await around(grace, rows => {
        rowOf(rows, id)[at('dueOn')] = '2027-03-15'
        rowOf(rows, 'part/a.three')[at('title')] = 'Not ours'
        rowOf(rows, 'part/a.two')[at('leadId')] = 'Nobody Known'
      })
      const amina = await country.as('amina')
      await changeAction(
        amina,
        id,
        marker(await getAction(amina, id)),
        fields({ title: '=1+1', leadId: cast.grace.id, dueOn: '2027-02-28' }),
      )
      const again = await country.as('grace')
      const read = await back(again)
      expect(read.remarks).toMatchObject([{ key: 'workbook.remark.not-read.ownerId' }])
      const outcomes = await applyActionChanges(
        again,
        read.changes.map(({ change }) => change),
        { preview: true },
      )
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['old', 'invalid'])
      expect(await getAction(again, id)).toMatchObject({ dueOn: '2027-02-28' })
    }))

  it('is read by the names of its columns in Arabic, wherever they stand, and says which sums are none', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const back = await around(
        grace,
        rows => {
          rowOf(rows, id)[at('needed')] = 'much'
          for (const row of rows) {
            const [key, ...rest] = row
            row.splice(0, row.length, ...rest, key!)
          }
        },
        'ar',
      )
      const read = await back(grace)
      expect(new Set(read.remarks.map(({ key }) => key))).toEqual(new Set(['workbook.remark.moved']))
      const [outcome] = await applyActionChanges(
        grace,
        read.changes.map(({ change }) => change),
        { preview: true },
      )
      expect(outcome).toMatchObject({ outcome: 'invalid', errors: { needed: 'actions.error.sum' } })
    }))
})
