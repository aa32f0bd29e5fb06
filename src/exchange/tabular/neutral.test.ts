import { expect, it } from 'vitest'
import { withFile } from '../reading/hostile.testing.ts'
import type { Found } from '../reading/model.ts'
import { readFileOf } from '../reading/read-file.ts'
import { fromNeutral, neutral } from './neutral.ts'
import { csvOf, workbookOf } from './workbook.ts'

const live = ['=1+1', '+962 6 000', '-cmd', '@SUM(A1)', '\t=1', ' =1', '|x', '＝1+1', '\r=1', '\n-1+1']

it('disarms every beginning of a formula, and gives the text back as it was', () => {
  for (const text of live) {
    expect(neutral(text)).toBe(`'${text}`)
    expect(fromNeutral(neutral(text))).toBe(text)
  }
  for (const text of ['Clinic', "l'école", "'quoted'", '-12.5', '12', '', 'a=b']) {
    expect(neutral(text)).toBe(text)
    expect(fromNeutral(text)).toBe(text)
  }
})

async function read(bytes: Uint8Array | string): Promise<Found[]> {
  return withFile(bytes, async path => {
    const all: Found[] = []
    for await (const found of readFileOf(path, 'x.csv')) all.push(found)
    return all
  })
}

it('leaves no live cell in CSV or in a workbook, and turns an Arabic sheet around', async () => {
  const table = { name: 'خدمات [1]', head: ['Name', 'Count'], rows: live.map(text => [text, 1]) }
  for (const bytes of [csvOf(table), await workbookOf([table], 'rtl')]) {
    const found = await read(bytes)
    const cells = found.flatMap(one => (one.kind === 'row' ? [String(one.cells[0])] : []))
    expect(cells).toHaveLength(live.length + 1)
    expect(cells.filter(cell => /^\s*[=+\-@|＝]/.test(cell))).toEqual([])
    expect(found.some(one => one.kind === 'note')).toBe(false)
  }
  const { readXlsx } = await import('hucre/xlsx')
  const book = await readXlsx(await workbookOf([table], 'rtl'))
  expect(book.sheets[0]?.view?.rightToLeft).toBe(true)
  expect(book.sheets[0]?.name).toBe('خدمات  1')
})
