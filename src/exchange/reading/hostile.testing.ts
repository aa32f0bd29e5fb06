// Files as somebody would make them who wishes us ill, for the tests of whatever reads files.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** Gives the work a file with these bytes, and takes it away again. */
export async function withFile<T>(
  bytes: Uint8Array | string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'across-test-'))
  try {
    const path = join(folder, '0')
    await writeFile(path, bytes)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export type Part = string | { piece: string; times: number }

export async function zipOf(parts: Record<string, Part>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') zip.addBuffer(Buffer.from(part), name)
    else zip.addReadStreamLazy(name, give => give(null, Readable.from(repeated(part.piece, part.times))))
  }
  zip.end()
  return buffer(zip.outputStream)
}

function* repeated(piece: string, times: number): Generator<Buffer> {
  const block = 1000
  const bytes = Buffer.from(piece.repeat(block))
  for (let made = 0; made < times; made += block) yield bytes
}

/** A workbook of one sheet, its rows given as XML. */
export function workbookOf(sheetData: Part, more: Record<string, Part> = {}): Promise<Buffer> {
  const head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  const foot = '</sheetData></worksheet>'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relations}"><sheets><sheet name="Services" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>${
      more['xl/sharedStrings.xml']
        ? `<Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/>`
        : ''
    }</Relationships>`,
    ...more,
    'xl/worksheets/sheet1.xml': typeof sheetData === 'string' ? head + sheetData + foot : sheetData,
  })
}

/** A workbook as spreadsheet programs wrote it before 2007: one sheet, texts and numbers by row and column. */
export function oldWorkbookOf(name: string, cells: [number, number, string | number][]): Buffer {
  const record = (type: number, body: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(type, 0)
    head.writeUInt16LE(body.length, 2)
    return Buffer.concat([head, body])
  }
  const begin = (kind: number) =>
    record(0x0809, Buffer.from([0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]))
  const end = record(0x000a, Buffer.alloc(0))
  const sheet = [begin(0x10)]
  for (const [row, column, value] of cells) {
    const place = Buffer.alloc(6)
    place.writeUInt16LE(row, 0)
    place.writeUInt16LE(column, 2)
    if (typeof value === 'number') {
      const number = Buffer.alloc(8)
      number.writeDoubleLE(value)
      sheet.push(record(0x0203, Buffer.concat([place, number])))
    } else {
      const length = Buffer.from([value.length & 0xff, value.length >> 8, 1])
      sheet.push(record(0x0204, Buffer.concat([place, length, Buffer.from(value, 'utf16le')])))
    }
  }
  sheet.push(end)
  const title = Buffer.from(name, 'utf16le')
  const listed = (offset: number) => {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(offset, 0)
    head[6] = name.length
    head[7] = 1
    return record(0x0085, Buffer.concat([head, title]))
  }
  const before = begin(0x05).length + listed(0).length + end.length
  const stream = Buffer.alloc(4096)
  Buffer.concat([begin(0x05), listed(before), end, ...sheet]).copy(stream)
  return compound('Workbook', stream)
}

/** The container of those files: a small file system with one stream of eight sectors in it. */
function compound(name: string, stream: Buffer): Buffer {
  const none = 0xffffffff
  const last = 0xfffffffe
  const head = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    head.writeUInt16LE(value, at)
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, last],
    [68, last],
    [76, 0],
  ] as const)
    head.writeUInt32LE(value, at)
  for (let at = 80; at < 512; at += 4) head.writeUInt32LE(none, at)
  const table = Buffer.alloc(512, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  table.writeUInt32LE(last, 4)
  for (let sector = 2; sector < 10; sector += 1)
    table.writeUInt32LE(sector === 9 ? last : sector + 1, sector * 4)
  const folder = Buffer.alloc(512)
  const entry = (at: number, called: string, type: number, child: number, start: number, size: number) => {
    folder.write(called, at, 'utf16le')
    folder.writeUInt16LE((called.length + 1) * 2, at + 64)
    folder[at + 66] = type
    folder[at + 67] = 1
    for (const [offset, value] of [
      [68, none],
      [72, none],
      [76, child],
      [116, start],
      [120, size],
    ] as const)
      folder.writeUInt32LE(value, at + offset)
  }
  entry(0, 'Root Entry', 5, 1, last, 0)
  entry(128, name, 2, none, 2, stream.length)
  return Buffer.concat([head, table, folder, stream])
}
