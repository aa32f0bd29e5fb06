// Adding, changing and ending entries: by whom, once, and never over another's change.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { caseWork, clinic, plantService, safeSteps } from '../entry.testing.ts'
import { Provider, type Service } from '../model.ts'
import { blankService } from '../rules/blank.ts'
import {
  addProvider,
  addService,
  changeService,
  findServiceForReferral,
  getEntry,
  setStatus,
} from './entry.ts'

const hidden = { code: 'not-found' }
const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => work(await makeScene(tx)))

const service = (more: Partial<Service> = {}): Service => ({
  ...blankService(newId(), safeSteps, '2026-11-23'),
  name: { en: 'A safe afternoon' },
  ownerTeamId: caseWork,
  ...more,
})

describe('an entry is added', () => {
  it('by its team, a focal point of its sector, a keeper; by nobody else', () =>
    inCountry(async country => {
      for (const name of ['nadia', 'amina', 'jonas', 'ibrahim'] as const)
        await addService(await country.as(name), service(), ['TM0201'])
      for (const name of ['daniel', 'grace', 'victor', 'farida'] as const)
        await expect(addService(await country.as(name), service(), [])).rejects.toMatchObject(hidden)
    }))

  it('once, however often it is sent; another under the same id is refused', () =>
    inCountry(async country => {
      const scene = await country.as('nadia')
      const sent = service()
      await addService(scene, sent, ['TM0201'])
      await addService(scene, sent, ['TM0201'])
      const events = await country.tx`select from event where type = 'service.added' and subject = ${sent.id}`
      expect(events).toHaveLength(1)
      const amina = await country.as('amina')
      await expect(addService(amina, { ...sent, sector: 'health' }, [])).rejects.toMatchObject({
        code: 'already-different',
      })
    }))

  it('with a job that asks its owner in time', () =>
    inCountry(async country => {
      const sent = service({ nextCheck: '2027-02-21' })
      await addService(await country.as('nadia'), sent, [])
      await country.asSystem()
      const [job] = await country.tx`select run_at from job where name = 'directory.ask' and key = ${sent.id}`
      expect(job!.runAt).toEqual(new Date('2027-02-07T05:00:00Z'))
    }))
})

describe('an entry is changed', () => {
  it('by who keeps it, from the version that was opened', () =>
    inCountry(async country => {
      const id = await plantService(await country.asSystem())
      const nadia = await country.as('nadia')
      const { version, ...before } = await getEntry(nadia, id)
      const change = { ...before, alert: { en: 'Closed on Friday.' } }
      await changeService(nadia, change, version, ['TM0202'])
      // Sent again by a phone that did not hear the answer.
      await changeService(nadia, change, version, ['TM0202'])
      expect((await getEntry(nadia, id)).alert.en).toBe('Closed on Friday.')
      const now = await getEntry(nadia, id)
      await changeService(nadia, { ...change, alert: {} }, now.version, [])
      await expect(changeService(nadia, change, version, [])).rejects.toMatchObject({
        code: 'already-different',
      })
    }))

  it('by nobody else, and is not taken over by giving it another sector', () =>
    inCountry(async country => {
      const id = await plantService(await country.asSystem(), { ownerTeamId: null })
      const grace = await country.as('grace')
      const { version, ...before } = await getEntry(grace, id)
      await expect(changeService(grace, before, version, [])).rejects.toMatchObject(hidden)
      await expect(changeService(grace, { ...before, sector: 'health' }, version, [])).rejects.toMatchObject(
        hidden,
      )
      const amina = await country.as('amina')
      await changeService(amina, { ...before, sector: 'health' }, version, [])
      expect((await getEntry(grace, id)).sector).toBe('health')
    }))
})

it('an entry is ended and opened again by who keeps it; ended, no referral goes there', () =>
  inCountry(async country => {
    const id = await plantService(await country.asSystem())
    await expect(setStatus(await country.as('victor'), id, 'inactive')).rejects.toMatchObject(hidden)
    const samir = await country.as('samir')
    await setStatus(samir, id, 'inactive')
    await setStatus(samir, id, 'inactive')
    expect(await findServiceForReferral(samir, id)).toBeUndefined()
    await setStatus(samir, id, 'active')
    expect(await findServiceForReferral(samir, id)).toMatchObject({ organisationId: safeSteps })
  }))

it('an entry for referral staff is not there for others', () =>
  inCountry(async country => {
    const system = await country.asSystem()
    const id = await plantService(system, { visibility: 'referral-staff', ownerTeamId: clinic })
    expect((await getEntry(await country.as('daniel'), id)).id).toBe(id)
    for (const name of ['farida', 'rosa'] as const) {
      const scene = await country.as(name)
      await expect(getEntry(scene, id)).rejects.toMatchObject(hidden)
      expect(await findServiceForReferral(scene, id)).toBeUndefined()
    }
    await expect(getEntry(await country.asNobody(), id)).rejects.toMatchObject(hidden)
  }))

it('a provider without an account is made by keepers', () =>
  inCountry(async country => {
    const provider = v.parse(Provider, { id: newId(), name: { en: 'River clinic' }, kind: 'community' })
    await addProvider(await country.as('grace'), provider)
    await addProvider(await country.as('grace'), provider)
    for (const name of ['nadia', 'victor'] as const)
      await expect(addProvider(await country.as(name), { ...provider, id: newId() })).rejects.toMatchObject(
        hidden,
      )
  }))
