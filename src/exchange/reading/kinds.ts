// What a file is, by its first bytes; its name decides nothing. Everything it holds comes out piece by piece.
import { open, readFile, stat } from 'node:fs/promises'
import { type Archive, openArchive } from './archive.ts'
import { decodeText } from './encoding.ts'
import { type Formulas, watchOpenDocument, watchWorksheet } from './formulas.ts'
import { readImage } from './image.ts'
import { parseJson } from './json.ts'
import type { Found, ReadingRequest } from './model.ts'
import { Refusal } from './refusal.ts'
import { readCsv, readOldWorkbook, readOpenDocument, readWorkbook } from './spreadsheet.ts'
import { parseXml } from './xml.ts'

export async function* readAny(request: ReadingRequest): AsyncGenerator<Found> {
  const { path, limits } = request
  const { size } = await stat(path)
  if (size === 0) throw new Refusal('empty')
  if (size > limits.bytes) throw new Refusal('too-large', { most: limits.bytes / 1_000_000 })
  const head = await headOf(path)
  const starts = (signature: string) => head.toString('latin1', 0, signature.length) === signature
  if (starts('PK\u0003\u0004') || starts('PK\u0005\u0006')) yield* readArchive(request)
  else if (starts('PK')) throw new Refusal('broken-archive')
  else if (starts('\u00d0\u00cf\u0011\u00e0'))
    yield* readOldWorkbook(new Uint8Array(await readFile(path)), limits)
  else if (starts('%PDF') || starts('{\\rtf')) throw new Refusal('unknown-kind')
  else {
    const bytes = await readFile(path)
    const image = readImage(bytes, limits)
    if (image) yield image
    else yield* readText(bytes, request.name, request, 0)
  }
}

async function* readText(
  bytes: Uint8Array,
  name: string,
  { limits }: ReadingRequest,
  sheet: number,
): AsyncGenerator<Found> {
  const { text } = decodeText(bytes)
  const first = /^\ufeff?\s*(\S)/u.exec(text.slice(0, 1000))?.[1]
  if (first === undefined) throw new Refusal('empty')
  if (first === '{' || (first === '[' && !/\.(csv|tsv|txt)$/i.test(name))) yield* readJson(text, name, limits)
  else if (first === '<') yield { kind: 'xml', root: parseXml(text, limits) }
  else yield* readCsv(bytes, name, limits, sheet)
}

async function* readJson(
  text: string,
  name: string,
  limits: ReadingRequest['limits'],
): AsyncGenerator<Found> {
  const value = parseJson(text.replace(/^\ufeff/, ''), limits)
  const items: unknown[] = Array.isArray(value) ? value : [value]
  for (const [index, item] of items.entries()) yield { kind: 'item', name, index, value: item }
}

async function* readArchive(request: ReadingRequest): AsyncGenerator<Found> {
  const { path, limits } = request
  const formulas = new Map<string, Formulas>()
  const archive = await openArchive(path, limits, name => {
    if (!/^xl\/worksheets\/|^content\.xml$/.test(name)) return withoutDoctype(name)
    const watch = name === 'content.xml' ? watchOpenDocument() : watchWorksheet()
    const check = withoutDoctype(name)
    formulas.set(name, watch.found)
    return piece => {
      check?.(piece)
      watch.see(piece)
    }
  })
  try {
    if (archive.entries.size === 0) throw new Refusal('empty')
    if (archive.entries.has('xl/workbook.xml')) yield* readWorkbook(path, archive, formulas, limits)
    else if (archive.entries.has('content.xml') && archive.entries.has('mimetype'))
      yield* readOpenDocument(path, archive, formulas.get('content.xml') ?? { count: 0, cells: [] }, limits)
    else yield* readPackage(archive, request)
  } finally {
    archive.close()
  }
}

/** A package: CSV and JSON files side by side. Others in it, a readme say, are passed over. */
async function* readPackage(archive: Archive, request: ReadingRequest): AsyncGenerator<Found> {
  const names = [...archive.entries.keys()].filter(name => /\.(csv|tsv|json)$/i.test(name)).sort()
  if (names.length === 0) throw new Refusal('unknown-kind')
  for (const [sheet, name] of names.entries()) {
    const bytes = await archive.read(name, request.limits.bytes)
    // An empty table of a package is no table, and no reason to refuse the others.
    if (bytes.length > 0) yield* readText(bytes, name, request, sheet)
  }
}

/** The parts of office files are XML as well, and their reader would pass a DOCTYPE over in silence. */
function withoutDoctype(name: string): ((piece: Buffer) => void) | undefined {
  if (!/\.(xml|rels)$/i.test(name)) return undefined
  let seen = ''
  return piece => {
    if (seen.length > 4096) return
    seen += piece.toString('latin1', 0, 4096).replaceAll('\u0000', '')
    if (/<!(DOCTYPE|ENTITY)/i.test(seen)) throw new Refusal('has-doctype')
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
