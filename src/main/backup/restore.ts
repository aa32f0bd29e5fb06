// Brings a backup back into an empty database, and proves that it is the same: counts and hashes of every table.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import postgres from 'postgres'
import { type ByWhom, openStream } from '../../device/age-stream.ts'
import type { Connection } from '../../kernel/db.ts'
import { migrate } from '../../kernel/migrate.ts'
import { CannotStart } from '../cannot-start.ts'
import { CutOff, type Frame, readFrames } from './frames.ts'
import { copyOut, readTables, type Table } from './tables.ts'
import type { Summary } from './write.ts'

export type Restore = {
  owner: Connection
  file: string
  byWhom: ByWhom
  migrationsFolder: string
  progress: (line: string) => void
}

export type Header = { madeAt: string; secret: string; migrations: { name: string; hash: string }[] }

const cut =
  'The backup is incomplete: it was cut off or changed on its way. Nothing was brought back. Use another copy of it, or an earlier backup.'

/** What a backup says of itself, without touching any database. */
export async function readHeader(file: string, byWhom: ByWhom): Promise<Header> {
  const frames = framesOf(file, byWhom)
  try {
    return await headerOf(frames)
  } finally {
    await frames.return(undefined)
  }
}

/** All or nothing. Throws `CannotStart` with a sentence when the file is cut off or the database is not empty. */
export async function restoreBackup({
  owner,
  file,
  byWhom,
  migrationsFolder,
  progress,
}: Restore): Promise<Summary> {
  const frames = framesOf(file, byWhom)
  const header = await headerOf(frames)
  await migrate(owner, migrationsFolder, progress, { until: header.migrations.at(-1)?.name ?? '' })
  const sql = postgres({ ...owner, max: 1, onnotice: () => {} })
  try {
    const summary = await sql.begin(async tx => {
      await requireSameForm(tx, header)
      await requireEmpty(tx)
      const tables = new Map((await readTables(tx)).map(table => [table.name, table]))
      const expected = await load(tx, frames, tables, progress)
      for (const table of tables.values()) await continueSequences(tx, table)
      return await compare(tx, tables, expected)
    })
    await migrate(owner, migrationsFolder, progress)
    return summary
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function* framesOf(file: string, byWhom: ByWhom): AsyncGenerator<Frame> {
  try {
    const opened = await openStream(
      Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
      byWhom,
    )
    const plain = Readable.fromWeb(opened as WebStream<Uint8Array>)
    const unzipped = plain.pipe(createGunzip())
    plain.once('error', error => unzipped.destroy(error))
    yield* readFrames(unzipped)
  } catch (error) {
    if (error instanceof CannotStart) throw error
    const message = error instanceof Error ? error.message : ''
    if (/no identity matched|passphrase/.test(message))
      throw new CannotStart('This passphrase or key does not open the backup. Check it and try again.')
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CannotStart(`There is no file ${file}.`)
    throw new CannotStart(cut)
  }
}

async function headerOf(frames: AsyncGenerator<Frame>): Promise<Header> {
  const first = await frames.next()
  if (first.done || first.value.kind !== 'J' || first.value.value.across !== 'backup')
    throw new CannotStart('This file is not a backup of Across.')
  if (first.value.value.version !== 1)
    throw new CannotStart(
      'This backup was made by a newer Across. Bring it back with that version or a later one.',
    )
  // The frame is from inside an authenticated file that we wrote ourselves.
  return first.value.value as unknown as Header
}

async function load(
  tx: postgres.TransactionSql,
  frames: AsyncGenerator<Frame>,
  tables: Map<string, Table>,
  progress: (line: string) => void,
): Promise<Summary> {
  let into: { name: string; writable: Writable } | undefined
  const close = async () => {
    if (!into) return
    into.writable.end()
    await finished(into.writable)
    await tx`alter table ${tx(into.name)} force row level security, enable trigger user`
    into = undefined
  }
  try {
    for await (const frame of frames) {
      if (frame.kind === 'D') {
        if (!into) throw new CutOff()
        if (!into.writable.write(Buffer.from(frame.bytes)))
          await new Promise(go => into!.writable.once('drain', go))
        continue
      }
      await close()
      if (frame.value.end === true) return frame.value.summary as Summary
      const name = String(frame.value.table)
      const table = tables.get(name)
      if (!table) throw new CannotStart(`The backup holds a table ${name} that this version does not know.`)
      progress(name)
      // Put aside for the loading of one table, in this same transaction, by its owner: row security, and what the
      // database does by itself when a row is written. What it did is in the backup too, and would be done twice.
      await tx`alter table ${tx(name)} no force row level security, disable trigger user`
      const columns = frame.value.columns as string[]
      into = { name, writable: await tx`copy ${tx(name)} (${tx(columns)}) from stdin`.writable() }
    }
  } catch (error) {
    // The server is told that no more will come, because a transaction cannot be rolled back in the middle of a copy.
    into?.writable.once('error', () => {}).destroy(error instanceof Error ? error : undefined)
    throw error
  }
  throw new CannotStart(cut)
}

async function requireSameForm(tx: postgres.TransactionSql, header: Header): Promise<void> {
  const here = await tx<{ name: string; hash: string }[]>`select name, hash from migration order by name`
  const same = JSON.stringify([...here]) === JSON.stringify(header.migrations)
  if (!same)
    throw new CannotStart(
      'The backup was made by a version with other migrations. Bring it back with the version that made it, then update.',
    )
}

async function requireEmpty(tx: postgres.TransactionSql): Promise<void> {
  const [row] = await tx<{ n: number }[]>`select count(*)::int as n from response`
  if (row!.n > 0)
    throw new CannotStart(
      'This database already holds a response. Restore into an empty one: name a new folder in ACROSS_DATA.',
    )
}

async function continueSequences(tx: postgres.TransactionSql, table: Table): Promise<void> {
  for (const { column, sequence } of table.sequences)
    await tx`select setval(${sequence}, coalesce((select max(${tx(column)}) from ${tx(table.name)}), 0) + 1, false)`
}

async function compare(
  tx: postgres.TransactionSql,
  tables: Map<string, Table>,
  expected: Summary,
): Promise<Summary> {
  const found: Summary = {}
  for (const table of tables.values()) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const piece of copyOut(tx, table)) {
      hash.update(piece)
      for (const byte of piece) if (byte === 10) rows += 1
    }
    found[table.name] = { rows, sha256: hash.digest('hex') }
  }
  const different = Object.keys(expected).filter(name => found[name]?.sha256 !== expected[name]?.sha256)
  if (different.length > 0)
    throw new CannotStart(`What came back differs in ${different.join(', ')}. Nothing was kept.`)
  return found
}
