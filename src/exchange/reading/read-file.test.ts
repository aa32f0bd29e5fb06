import { writeOds } from 'hucre/ods'
import { describe, expect, it, vi } from 'vitest'
import { oldWorkbookOf, withFile, workbookOf, zipOf } from './hostile.testing.ts'
import type { Found, Limits } from './model.ts'
import { readFileOf } from './read-file.ts'
import { Refusal } from './refusal.ts'

// Bombs take their time to be made, on a machine that does other things as well.
vi.setConfig({ testTimeout: 90_000 })

async function read(
  bytes: Uint8Array | string,
  name = 'file.csv',
  limits: Partial<Limits> = {},
): Promise<Found[]> {
  return withFile(bytes, async path => {
    const all: Found[] = []
    for await (const found of readFileOf(path, name, limits)) all.push(found)
    return all
  })
}

const rowsOf = (found: Found[]) => found.flatMap(one => (one.kind === 'row' ? [one.cells] : []))

/** The refusal, with the time it took; afterwards no child is left. */
async function refusalOf(
  bytes: Uint8Array | string,
  name?: string,
  limits?: Partial<Limits>,
): Promise<string> {
  const began = performance.now()
  try {
    await read(bytes, name, limits)
  } catch (error) {
    expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap')
    expect(performance.now() - began).toBeLessThan(60_000)
    if (error instanceof Refusal) return error.refusal
    throw error
  }
  return 'read'
}

describe('tables', () => {
  it('reads CSV with commas, semicolons, tabs and bars, with a mark at its head and a named separator', async () => {
    const table = [
      ['Name', 'Place'],
      ['Clinic, east', 'Amira'],
      ['School', 'Basra "new"'],
    ]
    for (const separator of [',', ';', '\t', '|', '^']) {
      const lines = table
        .map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(separator))
        .join('\r\n')
      const told = separator === '^' ? 'sep=^\r\n' : ''
      expect(rowsOf(await read(`\ufeff${told}${lines}`))).toEqual(table)
    }
  })

  it('reads the encodings that desks write', async () => {
    const utf16 = Buffer.from('\ufeffNom;Lieu\nÉcole;Béni\n', 'utf16le')
    expect(rowsOf(await read(utf16))[1]).toEqual(['École', 'Béni'])
    expect(rowsOf(await read(Buffer.from(utf16.subarray(2))))[1]).toEqual(['École', 'Béni'])
    expect(rowsOf(await read(Buffer.from(utf16).swap16()))[1]).toEqual(['École', 'Béni'])
    expect(rowsOf(await read(Buffer.from('Nom;Lieu\nÉcole à côté;Béni\n', 'latin1')))[1]).toEqual([
      'École à côté',
      'Béni',
    ])
    // "عيادة" and "مدرسة" in windows-1256.
    const arabic = Buffer.from([0xda, 0xed, 0xc7, 0xcf, 0xc9, 0x3b, 0xe3, 0xcf, 0xd1, 0xd3, 0xc9, 0x0a])
    expect(rowsOf(await read(arabic))).toEqual([['عيادة', 'مدرسة']])
  })

  it('numbers rows as a spreadsheet shows them and passes over empty ones', async () => {
    const found = await read('a,b\n\n,\nc,d\n')
    expect(found.filter(one => one.kind === 'row').map(one => one.number)).toEqual([1, 4])
  })

  it('reads a workbook: shown values of formulas, days and hours, hidden sheets told', async () => {
    const found = await read(
      await workbookOf(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>' +
          '<row r="3"><c r="A3" t="str"><f>HYPERLINK("http://x","y")</f><v>=1+1</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3"><v>7.5</v></c></row>',
      ),
      'services.xlsx',
    )
    expect(found).toEqual([
      { kind: 'sheet', sheet: 0, name: 'Services', hidden: false },
      { kind: 'note', note: { code: 'formulas', sheet: 'Services', count: 2, cells: ['A3', 'B3'] } },
      { kind: 'row', sheet: 0, number: 1, cells: ['Name'] },
      { kind: 'row', sheet: 0, number: 3, cells: ['=1+1', 2, 7.5] },
    ])
  })

  it('reads an OpenDocument sheet with its names and formulas told', async () => {
    const sheets = [
      {
        name: 'Services & places',
        rows: [
          ['Name', 'Since'],
          ['Clinic', new Date('2026-03-01T00:00:00Z')],
        ],
      },
      { name: 'Other', rows: [[1, true, 3]], cells: new Map([['0,2', { value: 3, formula: '1+2' }]]) },
    ]
    const found = await read(await writeOds({ sheets }), 'list.ods')
    expect(rowsOf(found)).toEqual([
      ['Name', 'Since'],
      ['Clinic', '2026-03-01'],
      [1, true, 3],
    ])
    expect(found.filter(one => one.kind === 'sheet').map(one => one.name)).toEqual([
      'Services & places',
      'Other',
    ])
    expect(found.find(one => one.kind === 'note')).toMatchObject({ note: { code: 'formulas', count: 1 } })
  })

  it('reads a workbook of the kind before 2007', async () => {
    const found = await read(
      oldWorkbookOf('خدمات', [
        [0, 0, 'Name'],
        [0, 1, 'Count'],
        [2, 0, 'عيادة'],
        [2, 1, 7.5],
      ]),
      'list.xls',
    )
    expect(found).toEqual([
      { kind: 'sheet', sheet: 0, name: 'خدمات', hidden: false },
      { kind: 'row', sheet: 0, number: 1, cells: ['Name', 'Count'] },
      { kind: 'row', sheet: 0, number: 3, cells: ['عيادة', 7.5] },
    ])
  })

  it('reads a package of CSV files, and passes over what is no table', async () => {
    const zip = await zipOf({
      'b.csv': 'id\n1\n',
      'a.csv': 'id,name\n7,x\n',
      'readme.md': 'hello',
      'empty.csv': '',
    })
    const found = await read(zip, 'package.zip')
    expect(found.filter(one => one.kind === 'sheet').map(one => one.name)).toEqual(['a.csv', 'b.csv'])
    expect(rowsOf(found)).toEqual([['id', 'name'], ['7', 'x'], ['id'], ['1']])
  })

  it('ends the child when the listener stops early', async () => {
    const seen = await withFile('a,b\n'.repeat(50_000), async path => {
      for await (const found of readFileOf(path, 'x.csv')) if (found.kind === 'row') return found.number
      return 0
    })
    expect(seen).toBe(1)
    expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap')
  })

  it('ends also when the last that the child has said is never heard', async () => {
    const large = JSON.stringify(Array.from({ length: 400 }, () => 'x'.repeat(500)))
    for (let files = 0; files < 5; files += 1) {
      const seen = await withFile(`[${large},${large}]`, async path => {
        for await (const found of readFileOf(path, 'x.json'))
          if (found.kind === 'item' && found.index === 1) return found.index
        return -1
      })
      expect(seen).toBe(1)
    }
  })
})

describe('what is refused', () => {
  it('a workbook that unpacks to far more than it says', async () => {
    const row = '<row><c><v>1</v></c></row>'
    const bomb = await workbookOf({ piece: row, times: 12_000_000 })
    expect(bomb.length).toBeLessThan(3_000_000)
    expect(await refusalOf(bomb, 'bomb.xlsx')).toBe('too-large-inside')
  })

  it('a workbook that fits but would fill the memory', async () => {
    const bomb = await workbookOf('', {
      'xl/sharedStrings.xml': { piece: '<si><t>ab</t></si>', times: 4_000_000 },
    })
    expect(await refusalOf(bomb, 'strings.xlsx', { heap: 96, memory: 400 })).toBe('too-much-memory')
  })

  it('a workbook with endless rows or far too wide ones', async () => {
    const rows = await workbookOf('<row><c><v>1</v></c></row>'.repeat(2001))
    expect(await refusalOf(rows, 'rows.xlsx', { rows: 2000 })).toBe('too-many-rows')
    const wide = await workbookOf('<row r="1"><c r="XFD1"><v>1</v></c></row>')
    expect(await refusalOf(wide, 'wide.xlsx')).toBe('too-many-columns')
  })

  it('a line of a million columns', async () => {
    expect(await refusalOf(`${'x,'.repeat(1_000_000)}x\n`)).toBe('too-many-columns')
  })

  it('a cell that never ends, and a quote that is never closed', async () => {
    expect(await refusalOf(`name\n"${'x'.repeat(200_000)}"\n`)).toBe('text-too-long')
    expect(await refusalOf('name,place\n"Clinic,east\nSchool,west\n')).toBe('open-quote')
  })

  it('XML with a DOCTYPE, wherever it is', async () => {
    const laughs =
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>'
    expect(await refusalOf(laughs, 'laughs.xml')).toBe('has-doctype')
    expect(await refusalOf('<!DOCTYPE html><html></html>', 'page.html')).toBe('has-doctype')
    const inside = await workbookOf('<row/>', {
      'docProps/core.xml': `<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`,
    })
    expect(await refusalOf(inside, 'inside.xlsx')).toBe('has-doctype')
  })

  it('XML that is nested without end, or no XML', async () => {
    expect(await refusalOf('<a>'.repeat(100_000), 'deep.xml')).toBe('too-deep')
    expect(await refusalOf('<a>&nbsp;</a>', 'entity.xml')).toBe('broken-xml')
    expect(await refusalOf('<a><b></a></b>', 'crossed.xml')).toBe('broken-xml')
  })

  it('JSON of ten megabytes that is deep, wide or cut off', async () => {
    expect(await refusalOf('['.repeat(5_000_000) + ']'.repeat(5_000_000), 'deep.json')).toBe('too-deep')
    expect(await refusalOf(`{"a":[${'0,'.repeat(5_000_000)}0]}`, 'wide.json')).toBe('too-many-values')
    expect(await refusalOf(`[{"a":"${'x'.repeat(10_000_000)}`, 'cut.json')).toBe('broken-json')
  })

  it('archives that are cut off, damaged, locked or of too many parts', async () => {
    const whole = await workbookOf('<row><c><v>1</v></c></row>')
    expect(await refusalOf(whole.subarray(0, whole.length - 30), 'cut.xlsx')).toBe('broken-archive')
    const damaged = Buffer.from(whole)
    damaged.fill(0xff, 60, 90)
    expect(await refusalOf(damaged, 'damaged.xlsx')).toBe('broken-archive')
    const many = await zipOf(Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`${i}.csv`, 'a'])))
    expect(await refusalOf(many, 'many.zip')).toBe('too-many-entries')
    expect(await refusalOf(await zipOf({ 'photo.txt': 'x' }), 'other.zip')).toBe('unknown-kind')
  })

  it('files of another kind, of no known encoding, empty or too large', async () => {
    expect(await refusalOf('%PDF-1.7 …', 'list.csv')).toBe('unknown-kind')
    expect(await refusalOf(Buffer.from([1, 2, 0, 0, 0, 5, 0, 9, 0, 0]), 'list.csv')).toBe('unknown-kind')
    expect(await refusalOf(Buffer.from([0x41, 0x2c, 0x81, 0x8d, 0x90, 0x9d, 0x0a]), 'list.csv')).toBe(
      'unknown-encoding',
    )
    expect(await refusalOf('', 'list.csv')).toBe('empty')
    expect(await refusalOf(' \n ', 'list.csv')).toBe('empty')
    expect(await refusalOf('a'.repeat(1000), 'list.csv', { bytes: 500 })).toBe('too-large')
  })

  it('an old workbook that is none', async () => {
    const bytes = Buffer.alloc(4096, 7)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await refusalOf(bytes, 'old.xls')).toBe('broken-workbook')
  })

  it('a picture with more points than a screen of cinemas', async () => {
    const png = Buffer.alloc(64)
    png.writeUInt32BE(0x89504e47, 0)
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    expect(await refusalOf(png, 'photo.png')).toBe('too-many-pixels')
  })

  it('what takes too long', async () => {
    expect(await refusalOf('a,b\n'.repeat(900_000), 'slow.csv', { milliseconds: 40, rows: 1e7 })).toBe(
      'too-slow',
    )
  })
})
