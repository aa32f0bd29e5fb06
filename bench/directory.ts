// What is promised of finding a service: 95 of 100 searches within 25 ms of server time, over 100,000 services, with
// words (also misspelt, also in Arabic), an area, an age and "open now". Everything goes through the product's own
// command as the application role, under row security, as a worker and as nobody.
//
//   node bench/directory.ts [services]
//
// Absolute times on a shared machine waver: the promise has to hold with room to spare.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cast, country, organisations } from '../demo/country.ts'
import { plantCountry } from '../demo/plant.ts'
import { connect, type Db, type Tx } from '../src/kernel/db.ts'
import type { Scene } from '../src/kernel/event.ts'
import { newId } from '../src/kernel/id.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { hashToken, openSession } from '../src/kernel/session.ts'
import { startPostgres } from '../src/main/postgres/embedded.ts'
import { migrationsFolder } from '../src/main/root.ts'
import { searchServices } from '../src/modules/directory/commands/search.ts'
import type { Search } from '../src/modules/directory/model.ts'
import { needs, sectorOfNeed } from '../src/modules/directory/needs.ts'
import { emptySearch } from '../src/modules/directory/rules/search.ts'
import { indexServices } from '../src/modules/directory/store/search.ts'

const promise = 25
const now = new Date('2026-11-23T07:00:00Z')
const responseId = '00000000-0000-4000-8000-00000000be9c'

/** The same numbers every time. */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

const kinds = [
  { en: 'clinic', fr: 'clinique', ar: 'عيادة', bn: 'ক্লিনিক' },
  { en: 'vaccination point', fr: 'point de vaccination', ar: 'نقطة تطعيم', bn: 'টিকাদান কেন্দ্র' },
  { en: 'primary school', fr: 'école primaire', ar: 'مدرسة ابتدائية', bn: 'প্রাথমিক বিদ্যালয়' },
  { en: 'child friendly space', fr: 'espace ami des enfants', ar: 'مساحة صديقة للطفل', bn: 'শিশুবান্ধব কেন্দ্র' },
  { en: 'hospital', fr: 'hôpital', ar: 'مستشفى', bn: 'হাসপাতাল' },
  { en: 'legal counselling', fr: 'conseil juridique', ar: 'استشارة قانونية', bn: 'আইনি পরামর্শ' },
  { en: 'food distribution', fr: 'distribution de vivres', ar: 'توزيع الغذاء', bn: 'খাদ্য বিতরণ' },
  { en: 'cash assistance', fr: 'aide en espèces', ar: 'مساعدة نقدية', bn: 'নগদ সহায়তা' },
  { en: 'safe shelter', fr: 'hébergement sûr', ar: 'مأوى آمن', bn: 'নিরাপদ আশ্রয়' },
  {
    en: 'psychosocial support group',
    fr: 'groupe de soutien psychosocial',
    ar: 'مجموعة دعم نفسي',
    bn: 'মনোসামাজিক সহায়তা',
  },
  { en: 'case management', fr: 'gestion de cas', ar: 'إدارة الحالات', bn: 'কেস ব্যবস্থাপনা' },
  { en: 'water point', fr: 'point d’eau', ar: 'نقطة مياه', bn: 'পানির উৎস' },
]

const syllables =
  'ba da ra ma ka ta sa na li ri mi ki ti si ni lu ru mu ku tu su nu han bar dor kel mar san tor vel'.split(
    ' ',
  )
const arabicLetters = [...'ابتثجحدرزسشصطعفقكلمنهوي']

type Random = () => number
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const name = (random: Random) =>
  Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, syllables)).join('')
const arabicName = (random: Random) =>
  Array.from({ length: 4 + Math.floor(random() * 3) }, () => pick(random, arabicLetters)).join('')

/** Words as they come in descriptions: a few everywhere, most seldom. */
const usual = ['children', 'support', ...Array.from({ length: 400 }, (_, n) => `usual${n.toString(36)}`)]

function wordOf(random: Random): string {
  const die = random()
  if (die < 0.4) return name(random)
  return die < 0.5 ? pick(random, kinds).en : usual[Math.floor(random() ** 3 * usual.length)]!
}

/** 8 governorates, 80 districts, 800 villages. */
async function plantAreas(tx: Tx, random: Random): Promise<string[]> {
  const rows: Record<string, unknown>[] = []
  const villages: string[] = []
  const two = (n: number) => String(n).padStart(2, '0')
  const add = (pcode: string, parent: string, level: number) =>
    rows.push({
      response_id: responseId,
      pcode,
      parent_pcode: parent,
      level,
      name: { en: name(random), ar: arabicName(random) },
    })
  for (let a = 0; a < 8; a += 1) {
    add(`TMX${two(a)}`, 'TM', 1)
    for (let b = 0; b < 10; b += 1) {
      add(`TMX${two(a)}${two(b)}`, `TMX${two(a)}`, 2)
      for (let c = 0; c < 10; c += 1) {
        const pcode = `TMX${two(a)}${two(b)}${two(c)}`
        add(pcode, pcode.slice(0, -2), 3)
        villages.push(pcode)
      }
    }
  }
  await tx`insert into area (response_id, pcode, parent_pcode, level, name)
    select response_id, pcode, parent_pcode, level, name
    from jsonb_to_recordset(${tx.json(rows as never)}) as r(response_id uuid, pcode text, parent_pcode text, level int, name jsonb)`
  return villages
}

async function plantServices(tx: Tx, random: Random, villages: string[], count: number): Promise<string[]> {
  const services: Record<string, unknown>[] = []
  const locations: Record<string, unknown>[] = []
  const sites: Record<string, unknown>[] = []
  const areas: Record<string, unknown>[] = []
  const organisationIds = Object.values(organisations).map(o => o.id)
  for (let index = 0; index < count; index += 1) {
    const id = newId()
    const kind = pick(random, kinds)
    const village = pick(random, villages)
    const need = pick(random, needs)
    const place = name(random)
    const shift = random()
    services.push({
      response_id: responseId,
      id,
      organisation_id: pick(random, organisationIds),
      sector: sectorOfNeed(need),
      needs: [need],
      name: {
        en: `${place} ${kind.en}`,
        ar: `${kind.ar} ${arabicName(random)}`,
        fr: `${kind.fr} ${place}`,
        bn: kind.bn,
      },
      description: {
        en: Array.from({ length: 20 }, () => wordOf(random)).join(' '),
      },
      visibility: random() < 0.7 ? 'public' : random() < 0.9 ? 'response' : 'referral-staff',
      age_min: random() < 0.5 ? null : Math.floor(random() * 12),
      age_max: random() < 0.5 ? null : 12 + Math.floor(random() * 8),
      capacity: pick(random, ['open', 'open', 'unknown', 'waiting', 'closed']),
      last_check: `2026-${String(1 + Math.floor(random() * 11)).padStart(2, '0')}-${String(1 + Math.floor(random() * 20)).padStart(2, '0')}`,
      next_check: random() < 0.75 ? '2027-01-15' : '2026-05-01',
      schedules:
        shift < 0.1
          ? []
          : [
              {
                days:
                  shift < 0.6
                    ? ['SU', 'MO', 'TU', 'WE', 'TH']
                    : shift < 0.8
                      ? ['SA', 'TU']
                      : ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
                opens: shift < 0.7 ? '08:00' : '14:00',
                closes: shift < 0.7 ? '15:30' : '22:00',
                validFrom: null,
                validTo: null,
                everyWeeks: 1,
                note: {},
              },
            ],
    })
    const locationId = newId()
    locations.push({ response_id: responseId, id: locationId, area_pcode: village, name: { en: place } })
    sites.push({ response_id: responseId, id: newId(), service_id: id, location_id: locationId })
    if (random() < 0.3)
      areas.push({ response_id: responseId, service_id: id, pcode: village.slice(0, random() < 0.5 ? 7 : 5) })
  }
  const json = (rows: unknown[]) => tx.json(rows as never)
  await tx`insert into location (response_id, id, area_pcode, name, created_at, modified_at)
    select response_id, id, area_pcode, name, ${now}, ${now}
    from jsonb_to_recordset(${json(locations)}) as r(response_id uuid, id uuid, area_pcode text, name jsonb)`
  await tx`insert into service (response_id, id, organisation_id, sector, needs, name, description, visibility, age_min,
      age_max, capacity, last_check, next_check, schedules, created_at, modified_at)
    select response_id, id, organisation_id, sector, array(select jsonb_array_elements_text(needs)), name, description,
      visibility, age_min, age_max, capacity, last_check, next_check, schedules, ${now}, ${now}
    from jsonb_to_recordset(${json(services)}) as r(response_id uuid, id uuid, organisation_id uuid, sector text,
      needs jsonb, name jsonb, description jsonb, visibility text, age_min int, age_max int, capacity text,
      last_check date, next_check date, schedules jsonb)`
  await tx`insert into service_site (response_id, id, service_id, location_id)
    select response_id, id, service_id, location_id
    from jsonb_to_recordset(${json(sites)}) as r(response_id uuid, id uuid, service_id uuid, location_id uuid)`
  await tx`insert into service_area (response_id, service_id, pcode)
    select response_id, service_id, pcode
    from jsonb_to_recordset(${json(areas)}) as r(response_id uuid, service_id uuid, pcode text)`
  return services.map(service => String(service.id))
}

async function plant(db: Db, count: number): Promise<void> {
  const random = makeRandom(1)
  const villages = await db.transact(async tx => {
    await plantCountry(tx, { responseId, slug: country.slug, now })
    return plantAreas(tx, random)
  })
  for (let done = 0; done < count; done += 1000)
    await db.transact(async tx => {
      await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${responseId}, true)`
      const ids = await plantServices(tx, random, villages, Math.min(1000, count - done))
      await indexServices(tx, responseId, ids, '2026-11-23')
    })
}

type Case = { name: string; search: (random: Random) => Partial<Search> }

const village = (random: Random) =>
  `TMX${String(Math.floor(random() * 8)).padStart(2, '0')}${String(Math.floor(random() * 10)).padStart(2, '0')}`
const full = (words: string) => (random: Random) => ({
  words,
  area: village(random),
  age: Math.floor(random() * 18),
  openNow: true,
})

const cases: Case[] = [
  { name: 'words, district, age, open now', search: random => full(pick(random, kinds).en)(random) },
  {
    name: 'the same, misspelt',
    search: random =>
      full(pick(random, ['vacination', 'hopsital', 'scool', 'leagal counseling', 'sheltr']))(random),
  },
  {
    name: 'the same, Arabic',
    search: random => full(pick(random, ['عياده', 'المدرسة', 'مستشفي', 'الغذاء', 'تطعيم']))(random),
  },
  {
    name: 'the same, Arabic misspelt',
    search: random => full(pick(random, ['مستشفا', 'مدرصة', 'تطعييم']))(random),
  },
  { name: 'the same, Bangla', search: random => full(pick(random, ['হাসপাতাল', 'টিকা', 'বিদ্যালয়']))(random) },
  {
    name: 'a common word alone',
    search: random => ({ words: pick(random, ['clinic', 'école', 'food', 'support']) }),
  },
  { name: 'a rare word alone', search: random => ({ words: name(random) }) },
  { name: 'governorate, open now', search: random => ({ area: village(random).slice(0, 5), openNow: true }) },
  { name: 'need, village', search: random => ({ need: pick(random, needs), area: `${village(random)}05` }) },
  { name: 'need, age', search: random => ({ need: pick(random, needs), age: 7 }) },
  { name: 'nothing asked', search: () => ({}) },
  { name: 'open now', search: () => ({ openNow: true }) },
  { name: 'female staff, free', search: () => ({ femaleStaff: true, free: true }) },
  { name: 'nothing there', search: () => ({ words: 'zzzqqq hospital' }) },
]

async function enter(db: Db): Promise<{
  worker: string
  run: <T>(token: string | null, work: (scene: Scene) => Promise<T>) => Promise<T>
}> {
  const worker = await db.transact(async tx => {
    await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${responseId}, true)`
    return openSession(
      { tx, actor: { kind: 'system' }, now, response: { id: responseId } as never },
      cast.nadia.id,
      'demonstration',
    )
  })
  return {
    worker,
    run: (token, work) =>
      db.transact(
        async tx => {
          const [row] = await tx<{ entered: { response: Scene['response'] } }[]>`
            select enter(${country.slug}, ${token ? hashToken(token) : null}, ${now}) as entered`
          return work({ tx, actor: { kind: 'nobody' }, response: row!.entered.response, now })
        },
        { readOnly: true },
      ),
  }
}

async function measure(db: Db, rounds: number): Promise<boolean> {
  const { worker, run } = await enter(db)
  let kept = true
  for (const { name: title, search } of cases)
    for (const [who, token] of [
      ['worker', worker],
      ['nobody', null],
    ] as const) {
      const random = makeRandom(7)
      const took: number[] = []
      let found = 0
      for (let round = -10; round < rounds; round += 1) {
        const asked = { ...emptySearch, ...search(random) }
        const start = performance.now()
        const result = await run(token, scene => searchServices(scene, asked))
        if (round >= 0) took.push(performance.now() - start)
        found += result.entries.length
      }
      took.sort((a, b) => a - b)
      const at = (share: number) => took[Math.floor(took.length * share)]!
      if (at(0.95) > promise) kept = false
      console.log(
        `${at(0.95) > promise ? '✗' : '✓'} ${title.padEnd(34)} ${who.padEnd(7)} middle ${at(0.5).toFixed(1).padStart(6)} ms  p95 ${at(0.95).toFixed(1).padStart(6)} ms  found ${(found / (rounds + 10)).toFixed(1)}`,
      )
    }
  return kept
}

const count = Number(process.argv[2] ?? 100_000)
const folder = await mkdtemp(join(tmpdir(), 'across-bench-'))
const server = await startPostgres({ dataFolder: folder, log: () => {} })
const owner = connect(server.owner, 1)
const db = connect(server.app, 4)
try {
  await migrate(server.owner, migrationsFolder, () => {})
  console.log(`planting ${count} services`)
  // An index that is made at the end is made sooner.
  await owner.transact(tx => tx`drop index service_search_terms, service_word_shape`)
  await plant(db, count)
  await owner.transact(async tx => {
    await tx`create index service_search_terms on service_search using gin (terms) with (fastupdate = off)`
    await tx`create index service_word_shape on service_word using gin (shape gin_trgm_ops)`
    await tx`analyze`
  })
  console.log(`promised: p95 within ${promise} ms`)
  if (!(await measure(db, 100))) process.exitCode = 1
} finally {
  await db.end()
  await owner.end()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
