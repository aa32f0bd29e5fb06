import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { plantDemonstration } from '../../../demo/demonstration.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import { monday } from '../../../test/support/scene.ts'
import { newId } from '../../kernel/id.ts'
import { type EmbeddedPostgres, startPostgres } from '../postgres/embedded.ts'
import { migrationsFolder } from '../root.ts'
import { readHeader, restoreBackup } from './restore.ts'
import { pieces } from './tables.ts'
import { writeBackup } from './write.ts'

const quiet = () => {}
const byWhom = { passphrase: 'five words that belong together' }
const secret = new Uint8Array(32).fill(9)
let folder: string
let file: string
let summary: Awaited<ReturnType<typeof writeBackup>>

const machines: EmbeddedPostgres[] = []

/** An empty machine: a database server of its own. */
async function emptyMachine(name: string) {
  const machine = await startPostgres({ dataFolder: join(folder, name), log: quiet, extra: { fsync: 'off' } })
  machines.push(machine)
  return machine.owner
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'across-backup-'))
  file = join(folder, 'one.backup')
  const slug = `t${newId().slice(0, 8)}`
  await appDb().transact(tx => plantDemonstration(tx, { responseId: newId(), slug, now: monday, secret }))
  summary = await writeBackup({
    owner: inject('database').owner,
    secret,
    file,
    forWhom: byWhom,
    madeAt: monday,
    progress: quiet,
  })
})
afterAll(async () => {
  await Promise.all(machines.map(machine => machine.stop()))
  await rm(folder, { recursive: true, force: true })
})

describe('backup', () => {
  it('holds every person and says so', () => {
    expect(summary.person!.rows).toBeGreaterThanOrEqual(13)
    expect(Object.keys(summary)).not.toContain('session')
  })

  it('goes on after every table, however slowly it is written', async () => {
    const sql = postgres({ ...inject('database').owner, max: 1 })
    const sizes = [100, 140, 180, 220, 260, 300, 340, 380]
    try {
      const read = await sql.begin(async tx => {
        const found: number[] = []
        for (const rows of sizes) {
          let bytes = 0
          const copy = tx`copy (select repeat('x', 999) from generate_series(1, ${tx.unsafe(String(rows))})) to stdout`
          for await (const piece of pieces(copy)) {
            bytes += piece.length
            for (let turns = 0; turns < 200; turns += 1) await turn()
          }
          found.push(bytes)
        }
        return found
      })
      expect(read).toEqual(sizes.map(rows => rows * 1000))
    } finally {
      await sql.end({ timeout: 1 })
    }
  })

  it('comes back on an empty machine with the same counts and hashes', async () => {
    const owner = await emptyMachine('whole')
    const back = await restoreBackup({ owner, file, byWhom, migrationsFolder, progress: quiet })
    expect(back).toEqual(summary)
    const sql = postgres({ ...owner, max: 1, onnotice: quiet })
    const off = await sql`
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and ((c.relrowsecurity and not c.relforcerowsecurity)
        or exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled = 'D'))`
    await sql.end()
    expect([...off]).toEqual([])
  })

  it('says of itself when it was made, and carries the secret', async () => {
    const header = await readHeader(file, byWhom)
    expect(header.madeAt).toBe(monday.toISOString())
    expect(Buffer.from(header.secret, 'base64url')).toEqual(Buffer.from(secret))
  })

  it('shows no word of what it holds', async () => {
    const bytes = await readFile(file)
    for (const word of ['Nadia', 'nadia', 'Tamuria', 'person']) expect(bytes.includes(word)).toBe(false)
  })

  it('is recognised when it was cut off, and brings nothing back', async () => {
    const bytes = await readFile(file)
    const owner = await emptyMachine('cut')
    for (const share of [0.3, 0.9, 0.999]) {
      const cut = join(folder, 'cut.backup')
      await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length * share)))
      await expect(
        restoreBackup({ owner, file: cut, byWhom, migrationsFolder, progress: quiet }),
      ).rejects.toThrow(/incomplete/)
    }
    const sql = postgres({ ...owner, max: 1, onnotice: quiet })
    const tables = await sql`select 1 from pg_class where relname = 'response'`
    const rows = tables.length > 0 ? await sql`select 1 from response` : []
    await sql.end()
    expect(rows.length).toBe(0)
  })

  it('does not open with another passphrase', async () => {
    await expect(readHeader(file, { passphrase: 'five words of somebody else' })).rejects.toThrow(
      /does not open/,
    )
  })

  it('is not brought back over what is there', async () => {
    await expect(
      restoreBackup({ owner: inject('database').owner, file, byWhom, migrationsFolder, progress: quiet }),
    ).rejects.toThrow(/already holds a response/)
  })
})
