// Row security of the directory, on the real database, seen by nobody, by somebody of the response and by referral
// staff. The search goes round row security on purpose; it must see no more than that.
import { describe, expect, test } from 'vitest'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { makeScene } from '../../../test/support/scene.ts'
import type { Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { searchServices } from './commands/search.ts'
import { caseWork, plantService, safeSteps } from './entry.testing.ts'
import { emptySearch } from './rules/search.ts'
import { entriesOf } from './store/entries.ts'
import { enterByLink, insertLink } from './store/links.ts'
import { meantWords } from './store/search.ts'

async function names(scene: Scene, ids: string[]): Promise<string[]> {
  const entries = await entriesOf(scene.tx, scene.response.id, ids)
  const found = await searchServices(scene, emptySearch)
  const seen = entries.map(entry => entry.name.en!).sort()
  // What the search gives is exactly what row security shows.
  expect(found.entries.map(entry => entry.name.en!).sort()).toEqual(seen)
  expect(found.count).toBe(seen.length)
  return seen
}

describe('who sees which entries', () => {
  test('nobody the public ones, people also those of the response, referral staff and keepers all', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const system = await country.asSystem()
      const ids = [
        await plantService(system, { name: { en: 'public' }, visibility: 'public' }),
        await plantService(system, { name: { en: 'response' }, visibility: 'response' }),
        await plantService(system, { name: { en: 'staff' }, visibility: 'referral-staff' }),
      ]
      const all = ['public', 'response', 'staff']
      expect(await names(await country.asNobody(), ids)).toEqual(['public'])
      // A custodian and a facilitator are people of the response, and not of its referrals.
      expect(await names(await country.as('farida'), ids)).toEqual(['public', 'response'])
      expect(await names(await country.as('rosa'), ids)).toEqual(['public', 'response'])
      for (const who of ['daniel', 'nadia', 'amina', 'tomas', 'jonas', 'ibrahim', 'victor'] as const)
        expect(await names(await country.as(who), ids)).toEqual(all)
    }))

  test('another response is another world', () =>
    rolledBack(async tx => {
      const there = await makeScene(tx)
      const id = await plantService(await there.asSystem(), { visibility: 'public' })
      const here = await makeScene(tx)
      for (const scene of [await here.asSystem(), await here.as('amina'), await here.asNobody()]) {
        expect(await entriesOf(tx, scene.response.id, [id])).toEqual([])
        expect(await entriesOf(tx, there.response.id, [id])).toEqual([])
        expect((await searchServices(scene, emptySearch)).entries).toEqual([])
        expect((await meantWords(tx, ['case'])).size).toBe(0)
      }
    }))

  test('a link shows its own entries, also such as are not public', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const system = await country.asSystem()
      const named = await plantService(system, { visibility: 'referral-staff' })
      const other = await plantService(system, { visibility: 'response' })
      const id = newId()
      const link = {
        id,
        serviceIds: [named],
        organisationId: safeSteps,
        createdAt: country.now,
        expiresAt: country.now,
        madeBy: null,
      }
      await insertLink(tx, country.response.id, link)
      const nobody = await country.asNobody()
      const seen = async () =>
        (await entriesOf(tx, nobody.response.id, [named, other])).map(entry => entry.id)
      expect(await seen()).toEqual([])
      await enterByLink(tx, newId())
      expect(await seen()).toEqual([])
      await enterByLink(tx, id)
      expect(await seen()).toEqual([named])
    }))
})

describe('who sees a protected place', () => {
  test('referral staff alone; nobody else learns that it is there', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const id = await plantService(await country.asSystem(), {
        visibility: 'public',
        at: [{ location: { name: { en: 'Blue door' }, areaPcode: 'TM0201', protected: true } }],
      })
      const places = async (scene: Scene) =>
        (await entriesOf(scene.tx, scene.response.id, [id]))[0]!.sites.map(site => site.location.name.en)
      for (const who of ['nadia', 'daniel', 'tomas', 'amina'] as const)
        expect(await places(await country.as(who))).toEqual(['Blue door'])
      // Those who keep the directory keep the entry, and need not know where the house is.
      for (const who of ['jonas', 'ibrahim', 'farida', 'rosa'] as const)
        expect(await places(await country.as(who))).toEqual([])
      const nobody = await country.asNobody()
      expect(await places(nobody)).toEqual([])
      const [counted] = await tx<{ count: number }[]>`
        select (select count(*) from service_site) + (select count(*) from location) as count`
      expect(counted!.count).toBe(0)
    }))

  test('no search leads to it: not by its area, its name or its hours', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const always = [
        {
          days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const,
          opens: '00:00',
          closes: '24:00',
          validFrom: null,
          validTo: null,
          everyWeeks: 1 as const,
          note: {},
        },
      ].map(schedule => ({ ...schedule, days: [...schedule.days] }))
      const protectedPlace = {
        schedules: always,
        location: { name: { en: 'Zebra door' }, areaPcode: 'TM0201', protected: true },
      }
      await plantService(await country.asSystem(), {
        visibility: 'public',
        at: [protectedPlace],
        covers: ['TM01'],
      })
      const scene = await country.as('nadia')
      const count = async (search: object) =>
        (await searchServices(scene, { ...emptySearch, ...search })).entries.length
      expect(await count({ area: 'TM0201' })).toBe(0)
      expect(await count({ words: 'zebra' })).toBe(0)
      expect(await count({ openNow: true })).toBe(0)
      expect(await count({ area: 'TM01' })).toBe(1)
    }))
})

describe('who writes', () => {
  test('without an account nothing is written, even past the policies', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const id = await plantService(await country.asSystem(), { visibility: 'public', at: [{}] })
      const nobody = await country.asNobody()
      const changed = await tx`update service set name = '{"en":"mine"}' where id = ${id} returning id`
      expect(changed).toHaveLength(0)
      expect(await tx`update location set protected = false returning id`).toHaveLength(0)
      await expect(tx.savepoint(() => plantService(nobody, { visibility: 'public' }))).rejects.toThrow(
        /row-level security/,
      )
    }))

  test('contacts in free text are read by their keepers only', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const id = await plantService(await country.asSystem(), { visibility: 'public', ownerTeamId: caseWork })
      await tx`insert into contact_finding (response_id, id, service_id, field, kind, text, found_at)
        values (${country.responseId}, ${newId()}, ${id}, 'description', 'phone', '0790 000 000', ${country.now})`
      const read = async () => (await tx`select text from contact_finding`).length
      const seen: Record<string, number> = {}
      await country.asNobody()
      seen.nobody = await read()
      for (const who of ['nadia', 'jonas', 'amina', 'daniel', 'victor', 'farida'] as const) {
        await country.as(who)
        seen[who] = await read()
      }
      expect(seen).toEqual({ nobody: 0, nadia: 1, jonas: 1, amina: 1, daniel: 0, victor: 0, farida: 0 })
    }))
})
