import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../test/support/scene.ts'
import type { Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import type { EntryRecord } from '../../modules/directory/imports/record.ts'
import { importCounts, openImport, takeOver } from '../../modules/directory/imports.ts'
import type { Entry } from '../../modules/directory/model.ts'
import { entriesOf } from '../../modules/directory/store/entries.ts'
import { readImport } from '../imports/read-import.ts'
import { withFile } from '../reading/hostile.testing.ts'
import { servicesFrom } from './out.ts'
import { packageOf } from './package.ts'
import type { Service } from './shape.ts'
import { organisationsOf } from './store.ts'
import { zipped } from './zipped.ts'

const full: EntryRecord = {
  key: 'a',
  changedAt: null,
  provider: {
    key: 'p',
    name: { en: 'River Aid', ar: 'عون النهر' },
    acronym: 'RA',
    kind: 'ngo',
    description: { en: 'Helps' },
    website: 'https://river.example',
  },
  service: {
    sector: 'education',
    needs: ['school', 'learning-space'],
    name: { en: 'Catch-up classes', ar: 'صفوف تقوية', bn: 'সহায়ক ক্লাস' },
    description: { ar: 'للأطفال خارج المدرسة' },
    status: 'temporarily-closed',
    ageMin: 6,
    ageMax: 17,
    sex: 'female',
    population: ['refugee', 'host'],
    criteria: ['child-at-risk'],
    disability: 'welcome',
    documents: ['identity', 'registration'],
    documentsNote: { en: 'An expired card will do', fr: 'Une carte périmée suffit' },
    eligibilityNote: { en: 'Living in the camp' },
    languages: ['ar', 'en'],
    interpretation: { en: 'Kurdish on Mondays' },
    femaleStaff: 'yes',
    cost: 'free',
    costNote: { es: 'Sin costo' },
    access: ['walk-in', 'referral-only'],
    alert: { en: '=closed for the holidays' },
    website: 'https://river.example/classes',
    phones: [
      {
        number: '+00 1 234 567',
        kind: 'hotline',
        label: { en: 'Nights', ar: 'ليلا' },
        hours: '20-6',
        emergency: true,
      },
    ],
    emails: ['classes@river.example', 'second@river.example'],
    schedules: [
      {
        days: ['MO', 'TU'],
        opens: '08:00',
        closes: '12:30',
        everyWeeks: 2,
        validFrom: '2026-01-01',
        validTo: '2027-01-01',
        note: { fr: 'sauf fêtes' },
      },
    ],
    referralMethods: ['phone', 'form'],
    nextStep: 'visit',
    nextStepNote: { en: 'Within the week' },
    responseDays: 3,
    feedback: ['email', 'on-request'],
    feedbackDays: 14,
    capacity: 'waiting',
    waitingDays: 21,
    capacityDate: '2026-11-01',
    lastCheck: '2026-11-02',
    nextCheck: '2026-12-24',
    checkDays: 60,
    extra: {
      indicators: { label: { en: 'Quantities', ar: 'الكميات' }, value: { ar: 'كتب: 4' } },
      coverage: { label: { en: 'Coverage' }, value: { en: 'The district' } },
    },
  },
  places: [
    {
      key: 'l1',
      name: { en: 'School 4', ar: 'المدرسة ٤' },
      areaPcode: 'TM0201',
      address: { en: 'Mill road 3', fr: '3 rue du Moulin' },
      directions: { en: 'Behind the mill' },
      accessibility: { en: 'A ramp at the side' },
      latitude: 31.5,
      longitude: 35.25,
      site: {
        phones: [{ number: '199' }],
        emails: ['school4@river.example'],
        schedules: [{ days: ['SA'], opens: '09:00', closes: '11:00' }],
        capacity: 'closed',
        waitingDays: null,
        capacityDate: '2026-11-03',
      },
    },
    {
      key: 'l2',
      name: { en: 'Somewhere safe' },
      areaPcode: 'TM0202',
      address: { en: 'Secret lane 9' },
      protected: true,
    },
  ],
  areas: ['TM0201', 'TM02'],
  contacts: [],
  findings: [],
}
const plain: EntryRecord = {
  ...full,
  key: 'b',
  service: { sector: 'health', name: { en: 'Clinic' }, nextCheck: '2026-12-01' },
  places: [],
  areas: [],
}

async function bring(scene: Scene, records: EntryRecord[]): Promise<void> {
  const id = newId()
  await openImport(scene, {
    id,
    kind: 'services',
    format: 'services-advisor',
    state: 'comparing',
    signature: null,
    columns: [],
    mapping: {},
    notes: [],
    rows: records.map((record, number) => ({ number, sheet: '', line: number, record })),
  })
  await takeOver(scene, id, null)
}

async function everything(scene: Scene): Promise<Entry[]> {
  const ids = await scene.tx<{ id: string }[]>`
    select id from service where response_id = ${scene.response.id} order by name ->> 'en'`
  return entriesOf(
    scene.tx,
    scene.response.id,
    ids.map(row => row.id),
  )
}

async function asHsds(scene: Scene): Promise<Service[]> {
  const entries = await everything(scene)
  return servicesFrom(
    await organisationsOf(
      scene.tx,
      scene.response.id,
      entries.map(entry => entry.organisationId),
    ),
    entries,
    true,
  )
}

async function bringFile(
  scene: Scene,
  bytes: Uint8Array | string,
  name: string,
): Promise<Record<string, number>> {
  return withFile(bytes, async path => {
    const id = newId()
    await openImport(scene, await readImport(id, [{ path, name }]))
    await takeOver(scene, id, null)
    return (await importCounts(scene, id)).counts
  })
}

/** The meaning of an entry: all of it but ids, sources and versions of the installation that holds it. */
function meaning(entry: Entry): unknown {
  const {
    id: _,
    organisationId: __,
    version: ___,
    createdAt: ____,
    modifiedAt: _____,
    source: ______,
    ...rest
  } = entry
  const { _import: _______, ...extra } = entry.extra
  return {
    ...rest,
    extra,
    sites: entry.sites
      .filter(site => !site.location.protected)
      .map(({ id: _, locationId: __, source: ___, location, ...site }) => {
        const { id: ____, source: _____, organisationId: ______, ...place } = location
        return { ...site, location: place }
      }),
  }
}

const without = { ...full, key: 'c' }

describe('out of one response and into another', () => {
  const formats: [string, (scene: Scene) => Promise<{ bytes: Uint8Array | string; name: string }>][] = [
    [
      'JSON',
      async scene => ({ bytes: JSON.stringify({ contents: await asHsds(scene) }), name: 'services.json' }),
    ],
    [
      'a package of tables',
      async scene => ({ bytes: await zipped(packageOf(await asHsds(scene))), name: 'package.zip' }),
    ],
  ]
  for (const [format, pack] of formats) {
    it(`as ${format}, nothing of meaning changes, and nothing protected leaves`, async () => {
      await rolledBack(async tx => {
        const here: Country = await makeScene(tx)
        const scene = await here.asSystem()
        await bring(scene, [full, plain])
        const before = await everything(scene)
        expect(before[0]?.sites).toHaveLength(2)
        const { bytes, name } = await pack(scene)
        const said = typeof bytes === 'string' ? bytes : JSON.stringify(packageOf(await asHsds(scene)))
        expect(said).not.toMatch(/Secret lane|Somewhere safe/)

        const there = await makeScene(tx)
        const other = await there.asSystem()
        expect(await bringFile(other, bytes, name)).toMatchObject({ new: 2, invalid: 0 })
        const after = await everything(other)
        expect(after.map(meaning)).toEqual(before.map(meaning))

        expect(await bringFile(other, bytes, name)).toMatchObject({ identical: 2, new: 0, updated: 0 })
      })
    })
  }

  it('brought back to where it came from, nothing changes', async () => {
    await rolledBack(async tx => {
      const scene = await (await makeScene(tx)).asSystem()
      await bring(scene, [full, plain, without])
      const before = await everything(scene)
      const bytes = JSON.stringify(await asHsds(scene))
      expect(await bringFile(scene, bytes, 'services.json')).toMatchObject({
        identical: 3,
        updated: 0,
        new: 0,
      })
      expect(await everything(scene)).toEqual(before)
    })
  })
})
