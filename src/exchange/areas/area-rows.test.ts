import { describe, expect, it } from 'vitest'
import { findAreaColumns, readAreaRow } from './area-rows.ts'

describe('a list of areas, one a row', () => {
  const columns = findAreaColumns(['Location', 'Admin Level', 'P-Code', 'Name', 'Parent P-Code'])!
  it('is read with its parent; the country is no parent', () => {
    expect(readAreaRow(columns, ['TAM', '1', 'tm01', 'Northern Hills', 'TAM'], 's', 2)).toEqual({
      sheet: 's',
      line: 2,
      problems: [],
      areas: [{ pcode: 'TM01', parent: null, level: 1, name: { en: 'Northern Hills' }, country: 'TAM' }],
    })
    expect(readAreaRow(columns, ['TAM', 2, 'TM0101', 'Ansari', 'TM01'], 's', 3)?.areas[0]?.parent).toBe(
      'TM01',
    )
  })

  it('says of each row what is wrong and in which column', () => {
    expect(readAreaRow(columns, ['TAM', 'two', 'TM 01', '', ''], 's', 4)?.problems).toEqual([
      { code: 'code-malformed', column: 'P-Code', values: { value: 'TM 01' } },
      { code: 'level-wrong', column: 'Admin Level', values: { value: 'two' } },
      { code: 'name-missing', column: 'Name' },
    ])
  })
})

describe('one row with all levels', () => {
  const columns = findAreaColumns([
    'id',
    'admin2Name_en',
    'admin2Name_ar',
    'admin2Pcode',
    'admin1Name_en',
    'admin1Name_ar',
    'admin1Pcode',
    'admin0Name_en',
    'admin0Pcode',
  ])!

  it('gives every level once, the largest first', () => {
    const row = readAreaRow(
      columns,
      ['1', 'Ansari', 'أنصاري', 'TM0101', 'Hills', 'التلال', 'TM01', 'Tamuria', 'TM'],
      's',
      3,
    )
    expect(row?.areas.map(area => [area.pcode, area.parent, area.level])).toEqual([
      ['TM', null, 0],
      ['TM01', 'TM', 1],
      ['TM0101', 'TM01', 2],
    ])
    expect(row?.areas[2]?.name).toEqual({ en: 'Ansari', ar: 'أنصاري' })
  })

  it('passes over the row of HXL tags and takes nothing below a missing code', () => {
    expect(
      readAreaRow(columns, ['', '#adm2+name', '', '#adm2+code', '#adm1+name', '', '#adm1+code'], 's', 2),
    ).toBeUndefined()
    const row = readAreaRow(
      columns,
      ['1', 'Ansari', '', 'TM0101', 'Hills', '', '<Null>', 'Tamuria', 'TM'],
      's',
      9,
    )
    expect(row?.problems).toEqual([{ code: 'code-missing', column: 'admin1Pcode' }])
    expect(row?.areas.map(area => area.pcode)).toEqual(['TM'])
  })
})

it('is no table of areas', () => {
  expect(findAreaColumns(['Name', 'Phone'])).toBeUndefined()
})
