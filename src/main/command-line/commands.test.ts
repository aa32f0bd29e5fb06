// The commands as somebody types them, on an installation of their own that holds the demonstration of some time ago.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { plantDemonstration } from '../../../demo/demonstration.ts'
import { services } from '../../../demo/services.ts'
import { day, wallClock } from '../../kernel/clock.ts'
import { connect, type Db } from '../../kernel/db.ts'
import { newId } from '../../kernel/id.ts'
import { migrate } from '../../kernel/migrate.ts'
import { openLink } from '../../modules/accounts/commands/links.ts'
import { CannotStart } from '../cannot-start.ts'
import { type EmbeddedPostgres, startPostgres } from '../postgres/embedded.ts'
import { migrationsFolder } from '../root.ts'
import { installationSecret } from '../secret.ts'
import { exportCommand } from './export.ts'
import { importServicesCommand } from './import.ts'
import { retentionRunCommand } from './retention.ts'
import { userInviteCommand, userResetCommand } from './user.ts'

const quiet = () => {}
let folder: string
let server: EmbeddedPostgres
let db: Db
let said: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'across-commands-'))
  server = await startPostgres({ dataFolder: folder, log: quiet, extra: { fsync: 'off' } })
  await migrate(server.owner, migrationsFolder, quiet)
  const secret = await installationSecret(undefined, folder)
  db = connect(server.app, 2)
  const now = new Date(wallClock().getTime() - 30 * day)
  await db.transact(tx => plantDemonstration(tx, { responseId: newId(), slug: 'tamuria', now, secret }))
})
afterAll(async () => {
  await db.end()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => {
  said = []
  vi.stubEnv('ACROSS_DATA', folder)
  vi.stubEnv('ACROSS_ORIGIN', 'https://across.example.org')
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    said.push(String(text).trimEnd())
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const mistake = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CannotStart ? error.message : `not a sentence: ${String(error)}`),
  )

const run = (command: { run(args: string[]): Promise<number> }, ...args: string[]) => command.run(args)

describe('across user invite', () => {
  it('prints a link that makes the account it was asked for', async () => {
    const team = 'Case workers, River Plain'
    await run(userInviteCommand, '--response', 'tamuria', '--team', team, '--role', 'receiver', '--lead')
    const token = /^https:\/\/across\.example\.org\/join\/(.+)$/.exec(said[0]!)![1]!
    const arrived = await db.transact(tx => openLink(tx, token, wallClock()))
    expect(arrived.invitation).toMatchObject({ roles: ['receiver'], lead: true, purpose: 'join' })
    expect(arrived.organisation).toMatchObject({ en: 'Safe Steps' })
  })

  it('knows names in every language, and acronyms', async () => {
    for (const organisation of ['خطوات آمنة', 'sst', 'Pas sûrs'])
      await run(userInviteCommand, '--organisation', organisation, '--role', 'custodian')
    expect(said).toHaveLength(3)
  })

  it.each([
    [['--organisation', 'SST'], 'Say what the person does with --role.'],
    [['--role', 'receiver'], 'Name the organisation with --organisation'],
    [['--organisation', 'SST', '--role', 'boss'], '"boss" is not a role.'],
    [['--organisation', 'SST', '--role', 'focal-point'], 'name it with --sector'],
    [
      ['--organisation', 'Elsewhere', '--role', 'worker'],
      'There is no organisation "Elsewhere". There is CFA; SST',
    ],
    [
      ['--organisation', 'SST', '--team', 'Dorun clinic', '--role', 'worker'],
      'There is no team "Dorun clinic".',
    ],
    [['--organisation', 'SST', '--role', 'worker', '--lead'], '--lead is the lead of a team'],
    [
      ['--response', 'other', '--organisation', 'SST', '--role', 'worker'],
      'There is no response "other" here.',
    ],
  ])('says what is wrong with %j', async (args, sentence) => {
    expect(await mistake(userInviteCommand.run(args))).toContain(sentence)
    expect(said).toEqual([])
  })
})

describe('across user reset', () => {
  it('prints a link for a new password, and says when nobody signs in so', async () => {
    await run(userResetCommand, '--login', 'Amina')
    expect(said[0]).toMatch(/^https:\/\/across\.example\.org\/join\//)
    expect(await mistake(run(userResetCommand, '--login', 'nobody'))).toBe(
      'Nobody signs in as "nobody" in tamuria.',
    )
  })
})

describe('across export', () => {
  const public_ = () => join(folder, 'public.csv')

  it('writes what is public, and more only when asked', async () => {
    await run(exportCommand, public_(), '--format', 'csv')
    await run(exportCommand, join(folder, 'internal.csv'), '--format', 'csv', '--internal')
    const [open, internal] = [
      await readFile(public_(), 'utf8'),
      await readFile(join(folder, 'internal.csv'), 'utf8'),
    ]
    expect(open).toContain(services.caseWork.name.en)
    expect(open).not.toContain(services.shelter.name.en)
    expect(open).not.toContain(services.shelterRepair.name.en)
    // Past its check: nobody is sent there by a file either.
    expect(open).not.toContain(services.cash.name.en)
    expect(internal).toContain(services.shelter.name.en)
    expect(internal).not.toContain('Staff of the shelter')
  })

  it('overwrites nothing', async () => {
    expect(await mistake(run(exportCommand, public_(), '--format', 'csv'))).toContain('is there already')
  })

  it.each([
    [['out.pdf', '--format', 'pdf'], 'Say which kind of file with --format: hsds, csv, xlsx.'],
    [[], 'Name the file to write'],
    [['/nowhere/at/all.csv', '--format', 'csv'], 'cannot be written'],
    [['x.csv', '--format', 'csv', '--language', 'xx'], '"xx" is not a language of Across.'],
  ])('says what is wrong with %j', async (args, sentence) => {
    expect(await mistake(exportCommand.run(args))).toContain(sentence)
  })
})

describe('across import services', () => {
  const file = () => join(folder, 'changed.json')

  it('shows first what would change and changes nothing, then takes it over, then finds it the same', async () => {
    await run(exportCommand, join(folder, 'all.json'), '--format', 'hsds')
    const list: { id: string }[] = JSON.parse(await readFile(join(folder, 'all.json'), 'utf8'))
    const one = list.find(service => service.id === services.food.id)!
    await writeFile(file(), JSON.stringify([{ ...one, id: 'brought-anew' }, ...list]))
    const there = () =>
      db.transact(async tx => {
        await tx`select set_config('across.scope', 'system', true),
          set_config('across.response', (select id::text from response), true)`
        const [row] = await tx<{ n: number }[]>`
          select count(*)::int as n from service where source_id = 'brought-anew'`
        const [drafts] = await tx<{ n: number }[]>`select count(*)::int as n from import_draft`
        return [row!.n, drafts!.n]
      })
    said = []
    await run(importServicesCommand, file())
    expect(said.join('\n')).toMatch(/^ +1 {2}new$/m)
    expect(said.at(-1)).toContain('Nothing was changed yet.')
    expect(await there()).toEqual([0, 0])
    await run(importServicesCommand, file(), '--apply')
    expect(said.at(-1)).toBe('Taken over.')
    expect((await there())[0]).toBe(1)
    await run(importServicesCommand, file())
    expect(said.at(-1)).toBe('Nothing would change.')
  })

  it.each([
    [[], 'Name the files to bring'],
    [['/nowhere.json'], 'The file /nowhere.json cannot be read.'],
    [['/nowhere.json', '--checked-on', 'today'], '--checked-on expects a day such as'],
  ])('says what is wrong with %j', async (args, sentence) => {
    expect(await mistake(importServicesCommand.run(args))).toContain(sentence)
  })
})

describe('across retention run', () => {
  it('destroys what is old enough and says how much', async () => {
    await run(retentionRunCommand)
    expect(said).toEqual([expect.stringMatching(/^tamuria: destroyed the keys of \d+ sealed parts/)])
    await run(retentionRunCommand, '--response', 'tamuria')
    expect(said[1]).toContain('destroyed the keys of 0 sealed parts and the bodies of 0')
    expect(await mistake(run(retentionRunCommand, '--response', 'other'))).toContain('There is tamuria.')
  })
})
