// Forward migrations in plain SQL, in order, each once, all in one go under a lock.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Connection } from './db.ts'

export type Migrated = { applied: string[]; already: number }

/**
 * Brings a database to the newest form.
 * @param owner connection of the owning role
 * @param folder holds `0001_name.sql`, `0002_…`
 * @param options.until the last one to apply, for a backup that was made before the newer ones
 * Throws when a migration that ran before has been changed since, or fails; then nothing of it stays.
 */
export async function migrate(
  owner: Connection,
  folder: string,
  log: (line: string) => void,
  options: { until?: string } = {},
): Promise<Migrated> {
  const files = (await readdir(folder)).filter(name => /^\d{4}_[\w-]+\.sql$/.test(name)).sort()
  if (files.length === 0) throw new Error(`no migrations in ${folder}`)
  const sql = postgres({ ...owner, max: 1, onnotice: () => {} })
  try {
    return await sql.begin(async tx => {
      await tx`select pg_advisory_xact_lock(4072026)`
      await tx`create table if not exists migration (
        name text primary key, hash text not null, applied_at timestamptz not null default now())`
      const done = new Map((await tx`select name, hash from migration`).map(row => [row.name, row.hash]))
      const applied: string[] = []
      for (const name of files) {
        const text = await readFile(join(folder, name), 'utf8')
        const hash = createHash('sha256').update(text).digest('hex')
        const before = done.get(name)
        if (before === hash || (before === undefined && options.until !== undefined && name > options.until))
          continue
        if (before !== undefined)
          throw new Error(`${name} has changed since it was applied; write a new migration instead`)
        log(`migrating: ${name}`)
        await tx.unsafe(text)
        await tx`insert into migration (name, hash) values (${name}, ${hash})`
        applied.push(name)
      }
      return { applied, already: done.size }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
