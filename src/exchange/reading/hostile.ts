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
