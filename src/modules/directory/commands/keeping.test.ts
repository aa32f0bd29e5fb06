// Checks, room, places, contacts and what was looked for in vain.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { clinic, farHorizon, plantService, safeSteps } from '../entry.testing.ts'
import { blankLocation, blankSite } from '../rules/blank.ts'
import { saveSite } from '../store/write.ts'
import { askOwner } from './asking.ts'
import { confirmMany, confirmService, findChecks, findMine, tellRoom } from './checks.ts'
import { decideContact, findContacts } from './contacts.ts'
import { getEntry } from './entry.ts'
import { keepSite, removeSite } from './sites.ts'
import { findUnmetNeeds, recordUnmetNeed } from './unmet.ts'

const hidden = { code: 'not-found' }
const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => work(await makeScene(tx)))

describe('a check', () => {
  it('is made by who keeps the entry, and by the team that receives its referrals', () =>
    inCountry(async country => {
      const id = await plantService(await country.asSystem(), { ownerTeamId: null, teamId: clinic })
      await confirmService(await country.as('leila'), id, '2027-05-01')
      expect((await getEntry(await country.as('leila'), id)).nextCheck).toBe('2027-05-01')
      for (const name of ['nadia', 'victor'] as const)
        await expect(confirmService(await country.as(name), id)).rejects.toMatchObject(hidden)
    }))

  it('of many takes those that one may check', () =>
    inCountry(async country => {
      const system = await country.asSystem()
      const mine = await plantService(system)
      const foreign = await plantService(system, { organisationId: farHorizon, ownerTeamId: null })
      expect(await confirmMany(await country.as('nadia'), [mine, foreign], null)).toBe(1)
      await expect(confirmMany(await country.as('nadia'), [foreign], null)).rejects.toMatchObject(hidden)
    }))

  it('is asked for: a keeper sees what is past, due and soon, a focal point of the own sector', () =>
    inCountry(async country => {
      const system = await country.asSystem()
      await plantService(system, { lastCheck: '2026-01-01', nextCheck: '2026-10-01' })
      await plantService(system, { lastCheck: '2026-01-01', nextCheck: '2026-11-20', sector: 'health' })
      await plantService(system)
      const which = { which: 'soon' as const }
      const all = await findChecks(await country.as('jonas'), which, undefined)
      expect(all.counts).toMatchObject({ past: 1, due: 2, soon: 2, all: 3 })
      expect((await findChecks(await country.as('grace'), which, undefined)).rows).toHaveLength(1)
      await expect(findChecks(await country.as('nadia'), which, undefined)).rejects.toMatchObject(hidden)
      expect(await findMine(await country.as('nadia'))).toHaveLength(3)
      expect(await findMine(await country.as('victor'))).toEqual([])
    }))

  it('is asked of the owner with one link for all that is due, and not twice', () =>
    inCountry(async country => {
      const system = await country.asSystem()
      const due = { lastCheck: '2026-08-01', nextCheck: '2026-11-25' }
      const [first] = [await plantService(system, due), await plantService(system, due)]
      await plantService(system)
      await askOwner(system, first!)
      await askOwner(system, first!)
      const links = await country.tx`
        select cardinality(service_ids) as n from confirmation_link where response_id = ${country.responseId}`
      expect(links.map(({ n }) => Number(n))).toEqual([2])
    }))
})

it('room is told by who works there; the days of waiting only where there is a list', () =>
  inCountry(async country => {
    const id = await plantService(await country.asSystem(), { ownerTeamId: null, teamId: clinic })
    const leila = await country.as('leila')
    await tellRoom(leila, id, 'waiting', 20)
    expect(await getEntry(leila, id)).toMatchObject({ capacity: 'waiting', waitingDays: 20 })
    await tellRoom(leila, id, 'closed', 20)
    expect(await getEntry(leila, id)).toMatchObject({ capacity: 'closed', waitingDays: null })
    await expect(tellRoom(await country.as('victor'), id, 'open', null)).rejects.toMatchObject(hidden)
  }))

describe('a place', () => {
  const placeOf = (organisationId: string, more = {}) => {
    const location = { ...blankLocation(newId(), organisationId), name: { en: 'Blue gate' }, ...more }
    return { location, site: blankSite(newId(), location.id) }
  }

  it('is added, changed and taken away by who keeps the entry', () =>
    inCountry(async country => {
      const id = await plantService(await country.asSystem())
      const nadia = await country.as('nadia')
      const { site, location } = placeOf(safeSteps)
      await keepSite(nadia, id, site, location)
      await keepSite(nadia, id, site, { ...location, name: { en: 'Green gate' } })
      expect((await getEntry(nadia, id)).sites.map(one => one.location.name.en)).toEqual(['Green gate'])
      await expect(keepSite(await country.as('victor'), id, site, location)).rejects.toMatchObject(hidden)
      await removeSite(await country.as('nadia'), id, site.id)
      await removeSite(await country.as('nadia'), id, site.id)
      expect((await getEntry(await country.as('nadia'), id)).sites).toEqual([])
    }))

  it('that is protected is made only by who may see it again', () =>
    inCountry(async country => {
      const id = await plantService(await country.asSystem())
      const { site, location } = placeOf(safeSteps, { protected: true })
      // An information manager keeps the whole directory, and is no referral staff.
      await expect(keepSite(await country.as('jonas'), id, site, location)).rejects.toMatchObject(hidden)
      await keepSite(await country.as('nadia'), id, site, location)
      expect((await getEntry(await country.as('daniel'), id)).sites).toHaveLength(1)
      expect((await getEntry(await country.as('jonas'), id)).sites).toEqual([])
    }))

  it('where another service is too is moved only by who keeps both', () =>
    inCountry(async country => {
      const system = await country.asSystem()
      const location = { ...blankLocation(newId(), safeSteps), name: { en: 'Shared house' } }
      const site = blankSite(newId(), location.id)
      const id = await plantService(system, { at: [{ ...site, location }] })
      const other = await plantService(system, { sector: 'health', ownerTeamId: null })
      await saveSite(country.tx, country.responseId, other, blankSite(newId(), location.id))
      const moved = { ...location, name: { en: 'Elsewhere' } }
      await expect(keepSite(await country.as('nadia'), id, site, moved)).rejects.toMatchObject({
        code: 'not-now',
      })
      await keepSite(await country.as('jonas'), id, site, moved)
    }))
})

describe('a contact that stood in a text', () => {
  async function found(country: Country, kind: 'email' | 'address', text: string) {
    const service = await plantService(await country.asSystem())
    const id = newId()
    await country.tx`
      insert into contact_finding (response_id, id, service_id, field, kind, text, found_at)
      values (${country.responseId}, ${id}, ${service}, 'description', ${kind}, ${text}, ${country.now})`
    return { id, service }
  }

  it('is moved to where contacts belong, once, or dropped', () =>
    inCountry(async country => {
      const { id, service } = await found(country, 'email', 'help@example.org')
      const nadia = await country.as('nadia')
      expect((await findContacts(nadia, service, undefined)).contacts).toHaveLength(1)
      expect(await decideContact(nadia, id, 'moved')).toBe(service)
      await decideContact(nadia, id, 'moved')
      expect((await getEntry(nadia, service)).emails).toEqual(['help@example.org'])
      await expect(decideContact(nadia, id, 'dropped')).rejects.toMatchObject({ code: 'already-different' })
    }))

  it('that is an address is put in by hand, and none is a stranger’s', () =>
    inCountry(async country => {
      const { id, service } = await found(country, 'address', 'Third street')
      await expect(decideContact(await country.as('nadia'), id, 'moved')).rejects.toMatchObject({
        reason: 'directory.problem.address-by-hand',
      })
      await expect(decideContact(await country.as('victor'), id, 'dropped')).rejects.toMatchObject(hidden)
      await expect(findContacts(await country.as('victor'), service, undefined)).rejects.toMatchObject(hidden)
      await expect(findContacts(await country.as('victor'), undefined, undefined)).rejects.toMatchObject(
        hidden,
      )
    }))
})

it('what was looked for in vain is counted once, no finer than reported, with nobody behind it', () =>
  inCountry(async country => {
    const unmet = { id: newId(), sector: 'cash', need: undefined, area: 'TM0202', ageBand: '12-17' } as const
    await recordUnmetNeed(await country.asNobody(), unmet)
    await recordUnmetNeed(await country.as('daniel'), unmet)
    const { rows } = await findUnmetNeeds(await country.as('grace'), { months: 1 })
    expect(rows).toHaveLength(1)
    await country.asSystem()
    const events = await country.tx`select person_id, data from event where type = 'need.unmet'`
    expect(events).toMatchObject([{ personId: null, data: {} }])
    await expect(findUnmetNeeds(await country.as('daniel'), { months: 1 })).rejects.toMatchObject(hidden)
  }))
