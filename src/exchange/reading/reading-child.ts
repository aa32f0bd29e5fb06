// The process that looks into files of strangers. It is told one file on its standard input, writes what it finds as
// lines of JSON, and ends. It holds nothing worth stealing, may read nothing but that file and its own code, and may
// be killed at any moment.
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { readAny } from './kinds.ts'
import type { Found, ReadingRequest } from './model.ts'
import { Refusal } from './refusal.ts'

export type Line =
  | Found
  | { kind: 'refused'; code: string; values: Record<string, string | number> }
  | { kind: 'end' }

const batch = 64_000
let waiting = ''

async function write(line: Line, now = false): Promise<void> {
  waiting += `${JSON.stringify(line)}\n`
  if (!now && waiting.length < batch) return
  const lines = waiting
  waiting = ''
  // Whoever reads slowly is waited for, so that no more than a batch is held here.
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain')
}

try {
  // What the parent writes has the form of its own type; nobody else can write there.
  const request = JSON.parse(await text(process.stdin)) as ReadingRequest
  for await (const found of readAny(request)) await write(found)
  await write({ kind: 'end' }, true)
} catch (error) {
  const refusal = error instanceof Refusal ? error : new Refusal('broken-workbook')
  await write({ kind: 'refused', code: refusal.refusal, values: refusal.values }, true)
}
process.stdout.end()
