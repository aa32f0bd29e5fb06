// A hundred referrals, each with words that stand nowhere else. Sealed, sent, answered, passed on, withdrawn, closed and
// forgotten; then the whole database, the logs, the notices, the pages and a backup are searched for those words. They
// are to be found in the browser of the team that receives, and nowhere else.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type CastName, cast, teams } from '../../demo/country.ts'
import { plantDirectory } from '../../demo/directory.ts'
import { type KeyedTeam, type Keys, keyedTeamOf, plantKeys } from '../../demo/keys.ts'
import { plantCountry } from '../../demo/plant.ts'
import { playStories } from '../../demo/referrals.ts'
import { openStage } from '../../demo/stage.ts'
import type { Story, StoryEvent } from '../../demo/stories/story.ts'
import { stories } from '../../demo/stories.ts'
import { openSealed } from '../../src/device/open.ts'
import { heldClock } from '../../src/kernel/clock.ts'
import { type Connection, connect } from '../../src/kernel/db.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { openSession, sessionCookie } from '../../src/kernel/session.ts'
import { restoreBackup } from '../../src/main/backup/restore.ts'
import { writeBackup } from '../../src/main/backup/write.ts'
import { type EmbeddedPostgres, startPostgres } from '../../src/main/postgres/embedded.ts'
import { migrationsFolder } from '../../src/main/root.ts'
import { fromBase64 } from '../../src/modules/accounts/keys/wire.ts'
import { openReferral } from '../../src/modules/referrals/commands/open.ts'
import { makeTestApp, testSecret } from '../support/make-app.ts'
import { appDb } from '../support/rolled-back.ts'
import { monday } from '../support/scene.ts'
import { formsOf, foundIn } from './search.ts'

const many = 100
const byWhom = { passphrase: 'five words that belong together' }
const origin = 'http://localhost:8080'
const responseId = newId()
const slug = `t${responseId.slice(0, 8)}`

/** One word for a place in one referral: letters alone, so that no escaping changes it. */
const marker = (referral: number, place: string) => `Quz${place}${letters(referral)}vox`
const letters = (n: number) =>
  [...String(n).padStart(3, '0')].map(digit => 'abcdefghij'[Number(digit)]).join('')
const places = [
  'name',
  'phone',
  'address',
  'carer',
  'relation',
  'reason',
  'given',
  'needs',
  'safe',
  'not',
  'note',
  'why',
] as const

/** The stories of Tamuria, told again and again with other words in every place where somebody writes freely. */
function marked(story: Story, n: number): Story {
  const word = (place: (typeof places)[number]) => marker(n, place)
  return {
    ...story,
    ...(story.visit ? { visit: `${story.visit} ${n}` } : {}),
    ...(story.reach ? { reach: { ...story.reach, how: word('phone'), where: word('address') } } : {}),
    ...(story.override ? { override: { ...story.override, reason: word('why') } } : {}),
    ...(story.child
      ? {
          child: {
            ...story.child,
            name: word('name'),
            phone: word('phone'),
            address: word('address'),
            caregiver: word('carer'),
            relation: word('relation'),
            reason: word('reason'),
            given: word('given'),
            needs: word('needs'),
            safe: word('safe'),
            doNot: word('not'),
          },
        }
      : {}),
    after: story.after.map(
      (event: StoryEvent): StoryEvent =>
        'note' in event && event.note ? { ...event, note: word('note') } : event,
    ),
  }
}

const told = Array.from({ length: many }, (_, n) => {
  const all: Story[] = Object.values(stories)
  return marked(all[n % all.length]!, n)
})
const words = told.flatMap((_, n) => places.map(place => marker(n, place)))

let folder: string
let machine: EmbeddedPostgres
let keys: Keys
let ids: string[]
const log: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'across-markers-'))
  await appDb().transact(async tx => {
    const founded = new Date(monday.getTime() - 150 * 86_400_000)
    const country = await plantCountry(tx, { responseId, slug, now: founded })
    const stage = await openStage(tx, country.response, monday)
    await plantDirectory(stage, monday)
    keys = await plantKeys(stage, founded, monday)
    ids = await playStories(stage, keys, { now: monday, secret: testSecret }, told)
    await stage.close()
  })
}, 120_000)

afterAll(async () => {
  await machine?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Everything that a database holds, table by table: text as it stands, bytes in hexadecimal. */
async function dumpOf(owner: Connection): Promise<Map<string, string>> {
  const sql = postgres({ ...owner, max: 1, onnotice: () => {} })
  try {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      order by relname`
    const dump = new Map<string, string>()
    for (const { name } of tables) {
      const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`
      dump.set(name, rows.map(({ row }) => row).join('\n'))
    }
    return dump
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const tablesWith = (dump: Map<string, string>, sought: readonly string[]) =>
  [...dump].flatMap(([table, held]) => foundIn(held, sought).map(word => `${table}: ${word}`))

describe('the search itself', () => {
  const word = marker(7, 'name')
  it.each([
    ['as it stands', `before ${word} after`],
    ['in hexadecimal', Buffer.from(`before ${word} after`).toString('hex')],
    ['in base64', Buffer.from(`before ${word} after`).toString('base64')],
    ['in base64, shifted by one', Buffer.from(`xbefore ${word} after`).toString('base64')],
    ['in base64, shifted by two', Buffer.from(`xxbefore ${word} after`).toString('base64')],
    ['in base64 for addresses', Buffer.from(`xxbefore ${word} after`).toString('base64url')],
    ['as UTF-16', Buffer.from(`before ${word} after`, 'utf16le')],
  ])('finds a word %s', (_how, held) => {
    expect(foundIn(held, [word, marker(8, 'name')])).toEqual([word])
  })

  it('looks for forms that are long enough to be nobody else’s', () => {
    for (const form of formsOf(word)) expect(form.length).toBeGreaterThan(10)
  })
})

describe('the words of a hundred referrals', () => {
  it('are read by the team that receives, from what was sealed to it', async () => {
    let opened = 0
    await appDb().transact(async tx => {
      const stage = await openStage(tx, await becomeSystem({ tx, responseId }), monday)
      for (const [n, story] of told.entries()) {
        const [row] = await tx<{ team: string | null; readable: boolean }[]>`
          select r.to_team_id as team,
            coalesce(r.open and s.envelope is not null and r.consent_until >= '2026-11-23', false) as readable
          from referral r left join referral_sealed s on s.response_id = r.response_id and s.referral_id = r.id
          where r.response_id = ${responseId} and r.id = ${ids[n]!}`
        const team = keyedTeamOf(Object.keys(teams).find(name => teams[name]!.id === row?.team))
        if (!row?.readable || !team || !story.child) continue
        const readers: Record<KeyedTeam, CastName> = {
          caseWork: 'nadia',
          school: 'daniel',
          camp: 'tomas',
          clinic: 'leila',
        }
        const scene = await stage.as(readers[team], monday)
        const found = await openReferral(scene, ids[n]!, 'first-look').catch(() => undefined)
        if (!found?.packet) continue
        const { details } = await openSealed(
          {
            ...found.packet,
            // JSON on its way, checked by the opening itself.
            open: found.packet.open as Parameters<typeof openSealed>[0]['open'],
            route: found.packet.route as unknown as Parameters<typeof openSealed>[0]['route'],
            body: fromBase64(found.packet.body),
            envelope: fromBase64(found.packet.envelope),
          },
          { keys: keys.keysOf(team), rootOf: keys.rootOf },
        )
        expect(JSON.stringify(details)).toContain(marker(n, 'name'))
        expect(JSON.stringify(details)).toContain(marker(n, 'reason'))
        opened += 1
      }
      await stage.close()
    })
    expect(opened).toBeGreaterThan(30)
  }, 60_000)

  it('stand in no table, whatever was done with the referrals', async () => {
    const dump = await dumpOf(inject('database').owner)
    const rows = (table: string) =>
      dump
        .get(table)
        ?.split('\n')
        .filter(row => row.includes(responseId)).length ?? 0
    expect(rows('referral')).toBe(many)
    expect(rows('referral_sealed')).toBeGreaterThan(many / 2)
    expect(rows('notice')).toBeGreaterThan(20)
    expect(rows('event')).toBeGreaterThan(many * 2)
    expect(tablesWith(dump, words)).toEqual([])
  }, 60_000)

  it('are found where one was put on purpose', async () => {
    const word = marker(999, 'name')
    const owner = postgres({ ...inject('database').owner, max: 1 })
    try {
      await owner`update organisation set acronym = ${word.slice(0, 20)} where response_id = ${responseId} and acronym = 'SST'`
      await owner`update team set name = ${owner.json({ en: word })} where response_id = ${responseId}
        and id = '00000000-0000-4000-8000-000000000206'`
      expect(tablesWith(await dumpOf(inject('database').owner), [word])).toContain(`team: ${word}`)
    } finally {
      await owner`update organisation set acronym = 'SST' where response_id = ${responseId} and acronym = ${word.slice(0, 20)}`
      await owner`update team set name = '{"en": "Livelihoods"}' where response_id = ${responseId}
        and id = '00000000-0000-4000-8000-000000000206'`
      await owner.end({ timeout: 5 })
    }
  })

  it('stand in no page, address or title that anybody is shown, and in no line of the log', async () => {
    const app = await makeTestApp({
      db: connect(inject('database').app, 2),
      clock: heldClock(monday),
      origin,
      log: line => log.push(JSON.stringify(line)),
    })
    const shown: string[] = []
    for (const name of ['daniel', 'nadia', 'samir', 'amina', 'claire', 'tomas', 'victor'] as const) {
      const cookie = await cookieOf(name)
      const paths = [
        '',
        '/referrals',
        '/referrals?view=to-team',
        '/referrals?view=from-team',
        '/referrals/counts',
        '/mine',
        '/outbox',
      ]
      for (const path of [...paths, ...ids.slice(0, 30).map(id => `/referrals/${id}`)]) {
        const answer = await app.request(`${origin}/r/${slug}${path}`, { headers: { cookie } })
        shown.push(await answer.text(), answer.headers.get('location') ?? '')
      }
    }
    expect(shown.filter(text => text.includes('<h1')).length).toBeGreaterThan(100)
    expect(log.length).toBeGreaterThan(200)
    expect(foundIn(shown.join('\n'), words)).toEqual([])
    expect(foundIn(log.join('\n'), words)).toEqual([])
  }, 60_000)

  it('stand in no backup, sealed or opened', async () => {
    const file = join(folder, 'one.backup')
    const owner = inject('database').owner
    await writeBackup({
      owner,
      secret: testSecret,
      file,
      forWhom: byWhom,
      madeAt: monday,
      progress: () => {},
    })
    expect(foundIn(await readFile(file), words)).toEqual([])
    machine = await startPostgres({
      dataFolder: join(folder, 'empty'),
      log: () => {},
      extra: { fsync: 'off' },
    })
    await restoreBackup({ owner: machine.owner, file, byWhom, migrationsFolder, progress: () => {} })
    const dump = await dumpOf(machine.owner)
    expect(dump.get('referral')).toContain(ids[0])
    expect(tablesWith(dump, words)).toEqual([])
  }, 120_000)
})

async function cookieOf(name: CastName): Promise<string> {
  const token = await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId })
    return openSession(
      { tx, actor: { kind: 'system' }, now: monday, response },
      cast[name].id,
      'demonstration',
    )
  })
  return `${sessionCookie(origin).name}=${token}`
}
