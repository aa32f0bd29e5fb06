// The one place that reads through the spreadsheet library: CSV, XLSX, ODS and the old XLS. Runs in the child only.
import { readFile } from 'node:fs/promises'
import { EncryptedFileError, UnsupportedFormatError } from 'hucre'
import { detectDelimiter, streamCsvRows } from 'hucre/csv'
import { streamOdsRows } from 'hucre/ods'
import { readXls, streamXlsxRows } from 'hucre/xlsx'
import type { Archive } from './archive.ts'
import { decodeText } from './encoding.ts'
import type { Formulas } from './formulas.ts'
import type { Cell, Found, Limits, XmlElement } from './model.ts'
import { Refusal } from './refusal.ts'
import { tableKeeper } from './table.ts'
import { parseXml } from './xml.ts'

export async function* readCsv(
  bytes: Uint8Array,
  name: string,
  limits: Limits,
  sheet = 0,
): AsyncGenerator<Found> {
  const { text: decoded, encoding } = decodeText(bytes)
  // Some programs write which sign separates the cells as a first line of its own.
  const told = /^\ufeff?sep=(.)\r?\n/.exec(decoded)
  const text = told ? decoded.slice(told[0].length) : decoded
  const delimiter = told?.[1] ?? detectDelimiter(text)
  yield { kind: 'sheet', sheet, name, hidden: false, encoding, delimiter }
  const keep = tableKeeper(limits)
  let number = told ? 1 : 0
  let last: Cell[] = []
  for (const values of streamCsvRows(text, { delimiter })) {
    number += 1
    last = keep(values)
    if (last.length > 0) yield { kind: 'row', sheet, number, cells: last }
  }
  // A quote that is never closed swallows the rest of the file into one cell; better to say so than to lose rows.
  if (last.some(cell => typeof cell === 'string' && cell.includes('\n')) && count(text, '"') % 2 === 1)
    throw new Refusal('open-quote', { row: number })
}

/** @param formulas what was seen of formulas while the archive was measured, by the name of the part */
export async function* readWorkbook(
  path: string,
  archive: Archive,
  formulas: Map<string, Formulas>,
  limits: Limits,
): AsyncGenerator<Found> {
  const bytes = new Uint8Array(await readFile(path))
  const keep = tableKeeper(limits)
  for (const [sheet, { name, hidden, part }] of (await sheetsOf(archive, limits)).entries()) {
    yield { kind: 'sheet', sheet, name, hidden }
    const found = formulas.get(part)
    if (found && found.count > 0) yield { kind: 'note', note: { code: 'formulas', sheet: name, ...found } }
    for await (const row of readable(streamXlsxRows(bytes, { sheet }))) {
      const cells = keep(row.values)
      if (cells.length > 0) yield { kind: 'row', sheet, number: row.index + 1, cells }
    }
  }
}

export async function* readOpenDocument(
  path: string,
  archive: Archive,
  formulas: Formulas,
  limits: Limits,
): AsyncGenerator<Found> {
  const bytes = new Uint8Array(await readFile(path))
  const content = (await archive.read('content.xml', limits.unpacked)).toString('utf8')
  const names = [...content.matchAll(/<table:table\s[^>]*?table:name="([^"]{0,200})"/g)].map(match =>
    parseXml(`<n>${match[1]}</n>`, limits).children.join(''),
  )
  const keep = tableKeeper(limits)
  let sheet = -1
  if (formulas.count > 0)
    yield { kind: 'note', note: { code: 'formulas', sheet: names[0] ?? '', ...formulas } }
  for await (const row of readable(streamOdsRows(bytes))) {
    while (sheet < (row.sheetIndex ?? 0)) {
      sheet += 1
      yield { kind: 'sheet', sheet, name: names[sheet] ?? '', hidden: false }
    }
    const cells = keep(row.values)
    if (cells.length > 0) yield { kind: 'row', sheet, number: row.index + 1, cells }
  }
}

export async function* readOldWorkbook(bytes: Uint8Array, limits: Limits): AsyncGenerator<Found> {
  const [book] = await collect(readable(once(() => readXls(bytes))))
  const keep = tableKeeper(limits)
  for (const [index, sheet] of book!.sheets.entries()) {
    yield { kind: 'sheet', sheet: index, name: sheet.name, hidden: false }
    for (const [row, values] of sheet.rows.entries()) {
      // Empty rows are holes in the list, whatever its type says.
      const cells = keep(values ?? [])
      if (cells.length > 0) yield { kind: 'row', sheet: index, number: row + 1, cells }
    }
  }
}

/** The sheets in the order of the workbook, with the part of the archive that holds each. */
async function sheetsOf(
  archive: Archive,
  limits: Limits,
): Promise<{ name: string; hidden: boolean; part: string }[]> {
  const read = async (name: string) =>
    parseXml((await archive.read(name, limits.bytes)).toString('utf8'), limits)
  const book = await read('xl/workbook.xml')
  const links = await read('xl/_rels/workbook.xml.rels')
  const targets = new Map(elements(links).map(link => [link.attributes.Id, link.attributes.Target ?? '']))
  return elements(book)
    .filter(element => localName(element) === 'sheets')
    .flatMap(elements)
    .map(({ attributes }) => {
      const link = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const target = targets.get(link ?? '') ?? ''
      return {
        name: attributes.name ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
        part: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      }
    })
}

async function* readable<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof EncryptedFileError) throw new Refusal('has-password')
    if (error instanceof UnsupportedFormatError) throw new Refusal('unknown-kind')
    throw new Refusal('broken-workbook')
  }
}

async function* once<T>(work: () => Promise<T>): AsyncGenerator<T> {
  yield await work()
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const value of values) list.push(value)
  return list
}

function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter(child => typeof child !== 'string')
}

function localName(element: XmlElement): string {
  return element.name.replace(/^.*:/, '')
}

function count(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found += 1
  return found
}
