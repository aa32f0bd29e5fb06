// Makes a backup while the product runs: one snapshot of everything, one encrypted file.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import { type ForWhom, sealStream } from '../../device/age-stream.ts'
import type { Connection } from '../../kernel/db.ts'
import { dataFrame, frameOf } from './frames.ts'
import { copyOut, readTables, requireWholeSight } from './tables.ts'

export type Summary = Record<string, { rows: number; sha256: string }>

export type Backup = {
  owner: Connection
  secret: Uint8Array
  file: string
  forWhom: ForWhom
  madeAt: Date
  progress: (line: string) => void
}

/** Writes beside the file first and renames at the end: a file of that name is always whole. */
export async function writeBackup(backup: Backup): Promise<Summary> {
  const sql = postgres({ ...backup.owner, max: 1, onnotice: () => {} })
  const draft = `${backup.file}.part`
  const summary: Summary = {}
  try {
    await sql.begin('isolation level repeatable read read only', async tx => {
      await requireWholeSight(tx)
      const frames = Readable.from(framesOf(tx, backup, summary)).pipe(createGzip({ level: 6 }))
      const sealed = await sealStream(Readable.toWeb(frames) as ReadableStream<Uint8Array>, backup.forWhom)
      await pipeline(
        Readable.fromWeb(sealed as WebStream<Uint8Array>),
        createWriteStream(draft, { mode: 0o600, flush: true }),
      )
    })
    await rename(draft, backup.file)
    return summary
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function* framesOf(
  tx: postgres.TransactionSql,
  { secret, madeAt, progress }: Backup,
  summary: Summary,
): AsyncGenerator<Uint8Array> {
  const migrations = await tx<
    { name: string; hash: string }[]
  >`select name, hash from migration order by name`
  const tables = await readTables(tx)
  yield frameOf({
    across: 'backup',
    version: 1,
    madeAt: madeAt.toISOString(),
    secret: Buffer.from(secret).toString('base64url'),
    migrations: [...migrations],
  })
  for (const [at, table] of tables.entries()) {
    progress(`${at + 1} of ${tables.length}: ${table.name}`)
    yield frameOf({ table: table.name, columns: table.columns })
    const hash = createHash('sha256')
    let rows = 0
    for await (const bytes of copyOut(tx, table)) {
      hash.update(bytes)
      for (const byte of bytes) if (byte === 10) rows += 1
      yield dataFrame(bytes)
    }
    summary[table.name] = { rows, sha256: hash.digest('hex') }
  }
  yield frameOf({ end: true, summary })
}
