// Words of a sector on the real database: who may, what is in use when, and that nothing is in use with one signature.
import { describe, expect, it } from 'vitest'
import type { CastName } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import type { Side } from '../../framework/model.ts'
import { actionIds, editionId, openGround } from '../../workplan/commitments/commitments.testing.ts'
import { wordingsOf } from '../commands.ts'
import { findLines, getWording } from './read.ts'
import {
  changeWording,
  proposeWording,
  renewWording,
  signWording,
  takeBackWordingSignature,
  withdrawWording,
} from './write.ts'

const nodeId = actionIds[0]!
const place = { nodeId, sector: 'health', language: 'en' } as const
const draft = {
  title: 'Nurses know whom to call',
  body: 'Each ward has the card on its wall.',
  note: 'Short, for a ward.',
  reviewOn: '2027-11-23',
}

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem())
    await work(country)
  })

async function propose(country: Country, name: CastName = 'grace', id = newId()): Promise<string> {
  await proposeWording(await country.as(name), { id, place, draft })
  return id
}

const sign = async (country: Country, name: CastName, id: string, side: Side, version = 1) =>
  signWording(await country.as(name), { id, version, side })

const inUse = async (country: Country) =>
  (await wordingsOf(await country.as('daniel'), editionId, { sector: 'health', language: 'en' })).get(nodeId)

const words = ({ title, body }: { title: string; body: string }) => ({ title, body })

describe('a wording', () => {
  it('is in use when both sides have signed it, and not before', () =>
    inCountry(async country => {
      const id = await propose(country)
      expect(await inUse(country)).toBeUndefined()
      await sign(country, 'grace', id, 'sector')
      expect(await inUse(country)).toBeUndefined()
      await sign(country, 'amina', id, 'child-protection')
      expect(await inUse(country)).toEqual(words(draft))
      const other = await wordingsOf(await country.as('daniel'), editionId, {
        sector: 'health',
        language: 'fr',
      })
      expect(other.size).toBe(0)
    }))

  it('that is changed asks both again, and the words before stay in use until then', () =>
    inCountry(async country => {
      const id = await propose(country)
      await sign(country, 'grace', id, 'sector')
      await sign(country, 'amina', id, 'child-protection')
      const changed = { ...draft, title: 'Every ward knows whom to call' }
      await changeWording(await country.as('grace'), id, 1, changed)
      expect((await getWording(await country.as('daniel'), id)).wording).toMatchObject({
        version: 2,
        inUse: 1,
        agreed: false,
        wasAgreed: true,
      })
      expect(await inUse(country)).toEqual(words(draft))
      await expect(sign(country, 'amina', id, 'child-protection', 1)).rejects.toMatchObject({
        code: 'already-different',
      })
      await sign(country, 'amina', id, 'child-protection', 2)
      expect(await inUse(country)).toEqual(words(draft))
      await sign(country, 'grace', id, 'sector', 2)
      expect(await inUse(country)).toEqual(words(changed))
      const { versions } = await getWording(await country.as('daniel'), id)
      expect(versions.map(one => one.title)).toEqual([changed.title, draft.title])
    }))

  it('goes back to the words before when a signature is taken back', () =>
    inCountry(async country => {
      const id = await propose(country)
      await sign(country, 'grace', id, 'sector')
      await sign(country, 'amina', id, 'child-protection')
      await takeBackWordingSignature(await country.as('grace'), id)
      expect(await inUse(country)).toBeUndefined()
    }))

  it('keeps its signatures when only the note changes', () =>
    inCountry(async country => {
      const id = await propose(country)
      await sign(country, 'grace', id, 'sector')
      await changeWording(await country.as('grace'), id, 1, { ...draft, note: 'Other.' })
      expect((await getWording(await country.as('amina'), id)).wording).toMatchObject({
        version: 1,
        sectorSigned: 1,
        note: 'Other.',
      })
    }))

  it('is changed only by one who has read what stands there, and within its days', () =>
    inCountry(async country => {
      const id = await propose(country)
      await changeWording(await country.as('amina'), id, 1, { ...draft, title: 'Other' })
      await expect(
        changeWording(await country.as('grace'), id, 1, { ...draft, title: 'Third' }),
      ).rejects.toMatchObject({ code: 'already-different' })
      await expect(
        changeWording(await country.as('grace'), id, 2, { ...draft, reviewOn: '2026-11-23' }),
      ).rejects.toMatchObject({ code: 'not-valid' })
    }))

  it('asks both again when its day is renewed', () =>
    inCountry(async country => {
      const id = await propose(country)
      await sign(country, 'grace', id, 'sector')
      await sign(country, 'amina', id, 'child-protection')
      await renewWording(await country.as('amina'), id, '2028-11-23')
      const { wording } = await getWording(await country.as('grace'), id)
      expect(wording).toMatchObject({ version: 2, reviewOn: '2028-11-23', agreed: false, inUse: 1 })
    }))

  it('is withdrawn while both have not agreed, and its place is free again', () =>
    inCountry(async country => {
      const id = await propose(country)
      await withdrawWording(await country.as('amina'), id)
      const again = await propose(country)
      await sign(country, 'grace', again, 'sector')
      await sign(country, 'amina', again, 'child-protection')
      await expect(withdrawWording(await country.as('grace'), again)).rejects.toMatchObject({
        code: 'not-now',
      })
    }))

  it('is proposed once, however often it is posted, and there is one for a sector and language', () =>
    inCountry(async country => {
      const id = await propose(country)
      await propose(country, 'grace', id)
      await expect(propose(country, 'amina')).rejects.toMatchObject({ code: 'already-different' })
      const found = await findLines(await country.as('daniel'), {
        sector: 'health',
        language: 'en',
        kind: 'common-action',
      })
      expect(found?.lines).toHaveLength(actionIds.length)
      expect(found?.lines.filter(({ wording }) => wording).map(({ wording }) => wording?.id)).toEqual([id])
    }))

  it('is kept by both sides of its sector and by nobody else', () =>
    inCountry(async country => {
      const mine = await propose(country)
      for (const name of ['daniel', 'rafiq', 'claire', 'victor'] as const) {
        const scene = await country.as(name)
        const refusal = { code: 'not-found' }
        await expect(proposeWording(scene, { id: newId(), place, draft })).rejects.toMatchObject(refusal)
        await expect(changeWording(scene, mine, 1, draft)).rejects.toMatchObject(refusal)
        await expect(renewWording(scene, mine, '2028-01-01')).rejects.toMatchObject(refusal)
        await expect(withdrawWording(scene, mine)).rejects.toMatchObject(refusal)
        for (const side of ['sector', 'child-protection'] as const)
          await expect(signWording(scene, { id: mine, version: 1, side })).rejects.toMatchObject(refusal)
      }
      // Each side signs for itself alone.
      await expect(sign(country, 'grace', mine, 'child-protection')).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(sign(country, 'amina', mine, 'sector')).rejects.toMatchObject({ code: 'not-found' })
    }))

  it('is read by nobody without an account', () =>
    inCountry(async country => {
      const id = await propose(country)
      await expect(getWording(await country.asNobody(), id)).rejects.toMatchObject({ code: 'not-found' })
    }))
})
