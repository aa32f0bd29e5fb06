// Two signatures, on the real database: no way in the application leads to "agreed" with one.
import { describe, expect, it } from 'vitest'
import { type CastName, cast } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import type { Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/id.ts'
import { insertEdition, putNodes } from '../store/editions.ts'
import { listSignatures } from '../store/work.ts'
import { changeWork, getWork, recordWork, signWork, takeBackSignature } from './work.ts'

const edition = 'invented-edition'
const node = 'common.referral-ready'

const inCountry = (work: (country: Country, tx: Tx) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await insertEdition(
      tx,
      country.responseId,
      {
        id: edition,
        follows: null,
        state: 'published',
        title: { en: 'Invented' },
        from: 2022,
        to: 2025,
        shipped: false,
        document: { title: '', publisher: '', version: '', address: '' },
        publishedAt: null,
      },
      null,
      country.now,
    )
    await putNodes(tx, country.responseId, edition, [
      {
        id: node,
        kind: 'common-action',
        number: null,
        parent: null,
        title: { en: 'Referral is ready' },
        text: { en: 'Everybody knows how to refer a child.' },
        source: { document: 'local', section: 'Test', number: null },
        years: null,
        who: 'together',
        sectors: [],
        steps: [],
      },
    ])
    await work(country, tx)
  })

const record = async (country: Country, name: CastName, sector = 'health') => {
  const scene = await country.as(name)
  const id = newId()
  await recordWork(scene, {
    id,
    what: 'commitment',
    scope: sector,
    sector,
    editionId: edition,
    nodeId: node,
    reviewOn: null,
  })
  return id
}

const sign = async (
  country: Country,
  name: CastName,
  workId: string,
  side: 'child-protection' | 'sector',
  version = 1,
) => signWork(await country.as(name), { workId, version, side })

describe('signing', () => {
  it('agrees only when both sides have signed', () =>
    inCountry(async country => {
      const id = await record(country, 'grace')
      await sign(country, 'grace', id, 'sector')
      expect(await getWork(country, id)).toMatchObject({ agreed: false, agreedAt: null, sectorSigned: 1 })
      await sign(country, 'amina', id, 'child-protection')
      expect(await getWork(country, id)).toMatchObject({ agreed: true, agreedAt: country.now })
    }))

  it('done twice is done once', () =>
    inCountry(async country => {
      const id = await record(country, 'grace')
      await sign(country, 'grace', id, 'sector')
      await sign(country, 'grace', id, 'sector')
      expect(await listSignatures(country.tx, country.responseId, id)).toHaveLength(1)
    }))

  it('is refused to everybody who does not speak for that side', () =>
    inCountry(async country => {
      const id = await record(country, 'grace')
      for (const name of Object.keys(cast) as CastName[]) {
        const scene = await country.as(name)
        if (name !== 'amina')
          await expect(
            signWork(scene, { workId: id, version: 1, side: 'child-protection' }),
          ).rejects.toMatchObject({ code: 'not-found' })
        if (name !== 'grace')
          await expect(signWork(scene, { workId: id, version: 1, side: 'sector' })).rejects.toMatchObject({
            code: 'not-found',
          })
      }
      expect(await getWork(country, id)).toMatchObject({ childProtectionSigned: 0, sectorSigned: 0 })
    }))

  it('cannot be done by one person for both sides', () =>
    inCountry(async (country, tx) => {
      // Amina coordinates and speaks for child protection; here she is made the sector's focal point as well.
      const id = await record(country, 'amina')
      await country.asSystem()
      await tx`insert into role_grant (response_id, person_id, role, sector, granted_at)
        values (${country.responseId}, ${cast.amina.id}, 'focal-point', 'health', ${country.now})`
      await sign(country, 'amina', id, 'child-protection')
      await sign(country, 'amina', id, 'sector')
      expect(await getWork(country, id)).toMatchObject({ agreed: false, sectorSigned: 0 })
    }))

  it('is of the words that were read: after a change it is refused, and both are asked again', () =>
    inCountry(async country => {
      const id = await record(country, 'grace')
      await sign(country, 'grace', id, 'sector')
      await sign(country, 'amina', id, 'child-protection')
      expect(await changeWork(await country.as('grace'), id)).toBe(2)
      expect(await getWork(country, id)).toMatchObject({ agreed: false, wasAgreed: true, version: 2 })
      await expect(sign(country, 'amina', id, 'child-protection', 1)).rejects.toMatchObject({
        code: 'already-different',
      })
      await sign(country, 'amina', id, 'child-protection', 2)
      expect((await getWork(country, id)).agreed).toBe(false)
      await sign(country, 'grace', id, 'sector', 2)
      expect((await getWork(country, id)).agreed).toBe(true)
    }))

  it('can be taken back by whoever gave it, and then nothing is agreed', () =>
    inCountry(async country => {
      const id = await record(country, 'grace')
      await sign(country, 'grace', id, 'sector')
      await sign(country, 'amina', id, 'child-protection')
      await takeBackSignature(await country.as('daniel'), id)
      expect((await getWork(country, id)).agreed).toBe(true)
      await takeBackSignature(await country.as('grace'), id)
      expect(await getWork(country, id)).toMatchObject({ agreed: false, agreedAt: null, sectorSigned: 0 })
    }))
})

describe('the database, when the code forgets', () => {
  const refused = (tx: Tx, statement: () => Promise<unknown>) =>
    expect(tx.savepoint(() => statement() as Promise<unknown[]>)).rejects.toMatchObject({ code: '42501' })

  it('lets nobody sign in another’s name, or for a side they do not speak for', () =>
    inCountry(async (country, tx) => {
      const id = await record(country, 'grace')
      const { responseId, now } = country
      const row = (person: CastName, side: string) => tx`
        insert into signature (response_id, work_id, version, side, person_id, organisation_id, signed_at)
        values (${responseId}, ${id}, 1, ${side}, ${cast[person].id}, ${newId()}, ${now})`
      await country.as('amina')
      await refused(tx, () => row('grace', 'sector'))
      await refused(tx, () => row('amina', 'sector'))
      await country.as('daniel')
      await refused(tx, () => row('daniel', 'sector'))
      await country.asSystem()
      await refused(tx, () => row('grace', 'sector'))
    }))

  it('lets no statement of the application say that something is signed', () =>
    inCountry(async (country, tx) => {
      const id = await record(country, 'grace')
      await country.as('amina')
      await refused(
        tx,
        () => tx`update work set sector_signed = 1, child_protection_signed = 1 where id = ${id}`,
      )
      await refused(tx, () => tx`update work set agreed_at = now() where id = ${id}`)
    }))
})

describe('recording', () => {
  it('the same once, and another on the same place not at all', () =>
    inCountry(async country => {
      const scene = await country.as('grace')
      const work = {
        id: newId(),
        what: 'commitment',
        scope: 'health',
        sector: 'health',
        editionId: edition,
        nodeId: node,
        reviewOn: null,
      } as const
      expect((await recordWork(scene, work)).isNew).toBe(true)
      expect((await recordWork(scene, work)).isNew).toBe(false)
      await expect(recordWork(scene, { ...work, id: newId() })).rejects.toMatchObject({
        code: 'already-different',
      })
      await expect(recordWork(scene, { ...work, id: newId(), nodeId: 'vision' })).rejects.toMatchObject({
        code: 'not-found',
      })
    }))
})
