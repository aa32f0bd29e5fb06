import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import type { Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import { decide, importCounts, openImport, takeOver } from '../imports.ts'
import { rowsOf } from './draft.ts'
import { importableSectors, mayExport, mayImport, mayImportAreas } from './policy.ts'
import type { EntryRecord } from './record.ts'

function record(
  key: string,
  service: Partial<EntryRecord['service']> = {},
  changedAt: string | null = null,
): EntryRecord {
  return {
    key,
    changedAt,
    provider: { key: 'safe', name: { en: 'Safe Steps' }, kind: 'ngo' },
    service: { sector: 'education', name: { en: `Service ${key}` }, nextCheck: null, ...service },
    places: [{ key: 'hidden', name: { en: 'Quiet house' }, protected: true }],
    areas: ['TM02'],
    contacts: [{ field: 'description', language: 'en', kind: 'email', text: 'somebody@example.org' }],
    findings: [],
  }
}

/** Brings a record and gives what became of it. */
async function bring(
  scene: Scene,
  one: EntryRecord,
  choice?: string,
): Promise<{ outcome: string; problems: string[]; duplicates: string[] }> {
  const id = newId()
  await openImport(scene, {
    id,
    kind: 'services',
    format: 'hsds',
    state: 'comparing',
    signature: null,
    columns: [],
    mapping: {},
    notes: [],
    rows: [{ number: 0, sheet: '', line: 1, record: one }],
  })
  const [before] = await rowsOf(scene, id, { most: 1 })
  if (choice) await decide(scene, id, [{ number: 0, choice }])
  await takeOver(scene, id, null)
  const [after] = await rowsOf(scene, id, { most: 1 })
  return {
    outcome: after!.outcome!,
    problems: before!.problems.map(problem => problem.code),
    duplicates: before!.duplicates.map(other => other.id),
  }
}

type Row = {
  id: string
  name: Record<string, string>
  visibility: string
  version: number
  nextCheck: string
  lastCheck: string | null
}

async function theService(scene: Scene): Promise<Row> {
  const [row] = await scene.tx<Row[]>`
    select id, name, visibility, version, next_check, last_check from service where response_id = ${scene.response.id}`
  return row!
}

const inside = <T>(work: (country: Country) => Promise<T>) =>
  rolledBack(async tx => work(await makeScene(tx)))

describe('what becomes of an entry', () => {
  it('new, identical, updated, old: by what the source says and when', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      expect((await bring(scene, record('a', {}, '2026-02-01'))).outcome).toBe('new')
      expect((await bring(scene, record('a', {}, '2026-02-01'))).outcome).toBe('identical')
      expect((await bring(scene, record('a', { ageMin: 5 }, '2026-01-01'))).outcome).toBe('old')
      expect((await bring(scene, record('a', { ageMin: 5 }, '2026-03-01'))).outcome).toBe('updated')
      expect(await theService(scene)).toMatchObject({ version: 2, visibility: 'response', lastCheck: null })
    }))

  it('is not offered until somebody has checked it', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      await bring(scene, record('a'))
      expect((await theService(scene)).nextCheck < '2026-11-09').toBe(true)
    }))

  it('discarded when people have worked on it here since, unless a person says otherwise', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      await bring(scene, record('a'))
      const { id } = await theService(scene)
      await scene.tx`update service set name = '{"en": "Named here"}' where response_id = ${scene.response.id}`
      const kept = await bring(scene, record('a', { ageMin: 5 }))
      expect(kept).toEqual({ outcome: 'discarded', problems: ['changed-here'], duplicates: [id] })
      expect((await theService(scene)).name).toEqual({ en: 'Named here' })
      expect((await bring(scene, record('a', { ageMin: 5 }), id)).outcome).toBe('updated')
      expect((await theService(scene)).name).toEqual({ en: 'Service a' })
    }))

  it('checking and publishing it here is no such work', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      await bring(scene, record('a'))
      await scene.tx`
        update service set visibility = 'public', last_check = '2026-11-20', next_check = '2027-02-20', capacity = 'open'
        where response_id = ${scene.response.id}`
      expect((await bring(scene, record('a', { ageMin: 5 }))).outcome).toBe('updated')
      expect(await theService(scene)).toMatchObject({
        visibility: 'public',
        lastCheck: '2026-11-20',
        nextCheck: '2027-02-20',
      })
    }))

  it('one language at a time takes nothing of the other back', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      await bring(scene, record('a', { name: { en: 'Club' } }))
      await bring(scene, record('a', { name: { ar: 'نادي' } }))
      expect((await theService(scene)).name).toEqual({ en: 'Club', ar: 'نادي' })
    }))

  it('a contact that was dropped stays dropped', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      await bring(scene, record('a'))
      await scene.tx`update contact_finding set state = 'dropped', text = '' where response_id = ${scene.response.id}`
      await bring(scene, record('a', { ageMin: 5 }))
      const [open] = await scene.tx`
        select count(*)::int as count from contact_finding where response_id = ${scene.response.id} and state = 'open'`
      expect(open).toEqual({ count: 0 })
    }))

  it('a protected place is brought, and brought again, by somebody who may not see it', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      await bring(scene, record('a'))
      expect((await bring(scene, record('a', { ageMin: 5 }))).outcome).toBe('updated')
      expect(await scene.tx`select id from location where response_id = ${scene.response.id}`).toHaveLength(0)
      const asSystem = await country.asSystem()
      expect(
        await asSystem.tx`select id from service_site where response_id = ${scene.response.id}`,
      ).toHaveLength(1)
    }))

  it('what does not fit is refused with its field, and nothing of the row arrives', () =>
    inside(async country => {
      const scene = await country.as('jonas')
      const refused = await bring(scene, { ...record('a', { ageMin: 30, ageMax: 3 }), areas: ['TM99'] })
      expect(refused).toMatchObject({ outcome: 'invalid', problems: ['not-together', 'area-not-known'] })
      expect(await theService(scene)).toBeUndefined()
    }))
})

describe('who may', () => {
  it('a focal point brings entries of the own sector, and changes none of another', () =>
    inside(async country => {
      const jonas = await country.as('jonas')
      await bring(jonas, record('a', { sector: 'health' }))
      const { id } = await theService(jonas)
      const claire = await country.as('claire')
      expect((await bring(claire, record('b', { sector: 'health' }))).problems).toEqual(['other-sector'])
      expect((await bring(claire, record('a', { sector: 'education' }))).problems).toEqual(['other-sector'])
      expect((await bring(claire, record(id, { sector: 'education' }))).problems).toEqual(['other-sector'])
      expect((await bring(claire, record('c'))).outcome).toBe('new')
    }))

  it('coordinators, information managers and administrators bring any; workers, strangers and nobody none', () =>
    inside(async country => {
      for (const name of ['amina', 'jonas', 'ibrahim'] as const)
        expect(importableSectors((await country.as(name)).actor)).toBe('all')
      expect(importableSectors((await country.as('claire')).actor)).toEqual(['education'])
      for (const name of ['daniel', 'nadia', 'farida', 'rosa', 'victor'] as const)
        expect(mayImport((await country.as(name)).actor)).toBe(false)
      const { actor } = await country.asNobody()
      expect([mayImport(actor), mayImportAreas(actor), mayExport(actor)]).toEqual([false, false, false])
    }))

  it('areas are brought by information managers and administrators only', () =>
    inside(async country => {
      const may = async (name: 'jonas' | 'ibrahim' | 'amina' | 'claire') =>
        mayImportAreas((await country.as(name)).actor)
      expect([await may('jonas'), await may('ibrahim'), await may('amina'), await may('claire')]).toEqual([
        true,
        true,
        false,
        false,
      ])
    }))

  it('a draft is counted by nobody but whoever brought it', () =>
    inside(async country => {
      const jonas = await country.as('jonas')
      const id = newId()
      await openImport(jonas, {
        id,
        kind: 'services',
        format: 'hsds',
        state: 'comparing',
        signature: null,
        columns: [],
        mapping: {},
        notes: [],
        rows: [],
      })
      await expect(importCounts(await country.as('amina'), id)).rejects.toMatchObject({ code: 'not-found' })
    }))
})
