// The one indicator of a sector on the real database: nothing is agreed with one signature, a change asks both again,
// each side moves for itself alone; numbers come after; definitions come in twice and change once.
import { describe, expect, it } from 'vitest'
import type { CastName } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import type { Person } from '../../../../kernel/actor.ts'
import type { Scene } from '../../../../kernel/event.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Side } from '../../../framework/model.ts'
import { openGround } from '../../commitments/commitments.testing.ts'
import { draft } from '../indicators.testing.ts'
import type { Brought, ValueForm } from '../model.ts'
import { indicatorNode } from '../rules/indicator.ts'
import { bringDefinitions, definitionsFor, removeDefinition } from './definitions.ts'
import { agreedIndicatorOf, findLines, getIndicator, openIndicator } from './read.ts'
import { recordValue, removeValue } from './values.ts'
import {
  changeIndicator,
  proposeIndicator,
  renewIndicator,
  signIndicator,
  takeBackIndicatorSignature,
  withdrawIndicator,
} from './write.ts'

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem())
    await work(country)
  })

async function propose(country: Country, name: CastName = 'grace', id = newId()): Promise<string> {
  await proposeIndicator(await country.as(name), { id, sector: 'health', draft })
  return id
}

const sign = async (country: Country, name: CastName, id: string, side: Side, version = 1) =>
  signIndicator(await country.as(name), { id, version, side })

async function agree(country: Country): Promise<string> {
  const id = await propose(country)
  await sign(country, 'grace', id, 'sector')
  await sign(country, 'amina', id, 'child-protection')
  return id
}

const agreed = async (country: Country) => agreedIndicatorOf(await country.as('daniel'), 'health')

describe('the one indicator of a sector', () => {
  it('is agreed when both sides have signed it, and not before', () =>
    inCountry(async country => {
      const id = await propose(country)
      expect(await agreed(country)).toBeUndefined()
      await sign(country, 'grace', id, 'sector')
      expect(await agreed(country)).toBeUndefined()
      expect(await getIndicator(await country.as('daniel'), id)).toMatchObject({ agreed: false, inUse: null })
      await sign(country, 'amina', id, 'child-protection')
      expect(await agreed(country)).toMatchObject({ title: draft.title, target: 80, reviewOn: '2027-11-23' })
      expect(await getIndicator(await country.as('daniel'), id)).toMatchObject({
        nodeId: indicatorNode,
        agreed: true,
        inUse: 1,
      })
    }))

  it('that is changed asks both again, and what was agreed holds until then', () =>
    inCountry(async country => {
      const id = await agree(country)
      await changeIndicator(await country.as('grace'), id, 1, { ...draft, target: 90 })
      expect(await getIndicator(await country.as('daniel'), id)).toMatchObject({
        version: 2,
        inUse: 1,
        agreed: false,
        wasAgreed: true,
        target: 90,
      })
      expect(await agreed(country)).toMatchObject({ target: 80 })
      await expect(sign(country, 'amina', id, 'child-protection', 1)).rejects.toMatchObject({
        code: 'already-different',
      })
      await sign(country, 'amina', id, 'child-protection', 2)
      expect(await agreed(country)).toMatchObject({ target: 80 })
      await sign(country, 'grace', id, 'sector', 2)
      expect(await agreed(country)).toMatchObject({ target: 90 })
      const { versions } = await openIndicator(await country.as('daniel'), id)
      expect(versions.map(({ kept }) => kept.target)).toEqual([90, 80])
    }))

  it('is not agreed any more when a signature is taken back', () =>
    inCountry(async country => {
      const id = await agree(country)
      await takeBackIndicatorSignature(await country.as('amina'), id)
      expect(await agreed(country)).toBeUndefined()
    }))

  it('keeps its signatures when only the reason changes, and loses them when its day is renewed', () =>
    inCountry(async country => {
      const id = await agree(country)
      await changeIndicator(await country.as('grace'), id, 1, { ...draft, note: 'Other.' })
      expect(await getIndicator(await country.as('amina'), id)).toMatchObject({ version: 1, agreed: true })
      await renewIndicator(await country.as('amina'), id, '2028-11-23')
      expect(await getIndicator(await country.as('amina'), id)).toMatchObject({
        version: 2,
        agreed: false,
        inUse: 1,
        reviewOn: '2028-11-23',
        note: 'Other.',
      })
    }))

  it('is one: proposed once, however often it is posted, and no second beside it', () =>
    inCountry(async country => {
      const id = await propose(country)
      await propose(country, 'grace', id)
      await expect(propose(country, 'amina')).rejects.toMatchObject({ code: 'already-different' })
      const lines = await findLines(await country.as('daniel'))
      expect(lines?.filter(({ indicator }) => indicator).map(({ sector }) => sector)).toEqual(['health'])
    }))

  it('is withdrawn while both have not agreed, and its place is free again', () =>
    inCountry(async country => {
      const id = await propose(country)
      await withdrawIndicator(await country.as('amina'), id)
      await agree(country)
      const [line] = (await findLines(await country.as('daniel')))!.filter(
        ({ sector }) => sector === 'health',
      )
      await expect(withdrawIndicator(await country.as('grace'), line!.indicator!.id)).rejects.toMatchObject({
        code: 'not-now',
      })
    }))

  it('contradicts itself nowhere, and is looked at again on a day to come', () =>
    inCountry(async country => {
      const scene = await country.as('grace')
      const wrong = (more: Partial<typeof draft>) =>
        expect(
          proposeIndicator(scene, { id: newId(), sector: 'health', draft: { ...draft, ...more } }),
        ).rejects.toMatchObject({ code: 'not-valid' })
      await wrong({ target: 120 })
      await wrong({ denominator: {} })
      await wrong({ reviewOn: '2026-11-23' })
    }))

  it('lets each person do what is of their side, and no more', () =>
    inCountry(async country => {
      type Move = (scene: Scene & { actor: Person }, id: string) => Promise<unknown>
      const change = { ...draft, target: 70 }
      const moves: Record<string, Move> = {
        propose: scene => proposeIndicator(scene, { id: newId(), sector: 'health', draft }),
        change: (scene, id) => changeIndicator(scene, id, 1, change),
        renew: (scene, id) => renewIndicator(scene, id, '2028-01-01'),
        withdraw: (scene, id) => withdrawIndicator(scene, id),
        'sign for child protection': (scene, id) =>
          signIndicator(scene, { id, version: 1, side: 'child-protection' }),
        'sign for the sector': (scene, id) => signIndicator(scene, { id, version: 1, side: 'sector' }),
      }
      const own = ['propose', 'change', 'renew', 'withdraw']
      const may: Partial<Record<CastName, string[]>> = {
        amina: [...own, 'sign for child protection'],
        grace: [...own, 'sign for the sector'],
      }
      const people = ['amina', 'grace', 'rafiq', 'claire', 'jonas', 'ibrahim', 'daniel', 'victor'] as const
      for (const name of people)
        for (const [move, act] of Object.entries(moves)) {
          const outcome = await country.tx
            .savepoint(async () => {
              const id = move === 'propose' ? '' : await propose(country)
              const done = await act(await country.as(name), id).then(
                () => 'done',
                (problem: { code?: string }) => problem.code,
              )
              // Each move begins from the same ground.
              throw new Found(done)
            })
            .catch((found: unknown) => {
              if (!(found instanceof Found)) throw found
              return found.outcome
            })
          expect([name, move, outcome]).toEqual([
            name,
            move,
            may[name]?.includes(move) ? 'done' : 'not-found',
          ])
        }
    }))

  it('is read by nobody without an account', () =>
    inCountry(async country => {
      const id = await propose(country)
      await expect(getIndicator(await country.asNobody(), id)).rejects.toMatchObject({ code: 'not-found' })
    }))
})

class Found extends Error {
  readonly outcome: string | undefined
  constructor(outcome: string | undefined) {
    super('found')
    this.outcome = outcome
  }
}

const counted: ValueForm = {
  period: '2026-07-01/2026-09-30',
  numerator: 9,
  denominator: 12,
  groups: {},
  note: 'Visits of September.',
}

describe('a number', () => {
  it('is written down once both have agreed, corrected when it is said again, and taken away', () =>
    inCountry(async country => {
      const proposed = await propose(country)
      await expect(recordValue(await country.as('grace'), proposed, counted)).rejects.toMatchObject({
        code: 'not-now',
      })
      await withdrawIndicator(await country.as('grace'), proposed)
      const id = await agree(country)
      for (const numerator of [8, 9])
        expect(await recordValue(await country.as('jonas'), id, { ...counted, numerator })).toEqual({})
      const { values, indicator } = await openIndicator(await country.as('daniel'), id)
      expect(values).toMatchObject([
        {
          from: '2026-07-01',
          to: '2026-09-30',
          numerator: 9,
          denominator: 12,
          recordedByName: 'Jonas Weber',
        },
      ])
      expect(indicator.latest).toMatchObject({ to: '2026-09-30', numerator: 9 })
      await removeValue(await country.as('grace'), id, values[0]!)
      expect((await openIndicator(await country.as('daniel'), id)).values).toEqual([])
    }))

  it('is what it can be, and comes from those whose it is', () =>
    inCountry(async country => {
      const id = await agree(country)
      const grace = await country.as('grace')
      expect(await recordValue(grace, id, { ...counted, denominator: 8 })).toEqual({
        denominator: 'indicators.error.more-than-all',
      })
      expect(await recordValue(grace, id, { ...counted, denominator: null })).toEqual({
        denominator: 'indicators.error.of-how-many',
      })
      expect(await recordValue(grace, id, { ...counted, period: '2026-07-01/2026-07-31' })).toEqual({
        period: 'indicators.error.period',
      })
      for (const name of ['rafiq', 'daniel', 'victor'] as const)
        await expect(recordValue(await country.as(name), id, counted)).rejects.toMatchObject({
          code: 'not-found',
        })
    }))

  it('is told by groups only where both agreed on them', () =>
    inCountry(async country => {
      const id = newId()
      const grace = await country.as('grace')
      await proposeIndicator(grace, {
        id,
        sector: 'health',
        draft: { ...draft, unit: 'count', denominator: {}, breakdowns: ['sex'] },
      })
      await sign(country, 'grace', id, 'sector')
      await sign(country, 'amina', id, 'child-protection')
      const form = { ...counted, numerator: 30, groups: { girls: 20, boys: 10, '0-4': 5 } }
      expect(await recordValue(await country.as('grace'), id, form)).toEqual({})
      const { values } = await openIndicator(await country.as('daniel'), id)
      expect(values).toMatchObject([{ denominator: null, groups: { girls: 20, boys: 10 } }])
      expect(Object.keys(values[0]!.groups)).toHaveLength(2)
      expect(
        await recordValue(await country.as('grace'), id, { ...form, groups: { girls: 25, boys: 10 } }),
      ).toEqual({ girls: 'indicators.error.groups' })
    }))
})

const brought: Brought = {
  sector: 'health',
  code: '24.9',
  title: { en: 'Facilities with a private room' },
  denominator: { en: 'All facilities' },
  source: 'A ministry',
}

describe('definitions', () => {
  const say = (outcomes: { outcome: string; errors: string[] }[]) =>
    outcomes.map(({ outcome, errors }) => errors[0] ?? outcome)

  it('come in once; what a later file changes is changed and nothing else', () =>
    inCountry(async country => {
      const jonas = await country.as('jonas')
      expect(say(await bringDefinitions(jonas, [brought], { preview: true }))).toEqual(['new'])
      expect(say(await bringDefinitions(jonas, [brought]))).toEqual(['new'])
      expect(say(await bringDefinitions(jonas, [brought]))).toEqual(['identical'])
      const later: Brought = { sector: 'health', code: '24.9', title: { fr: 'Structures avec une salle' } }
      const [outcome] = await bringDefinitions(jonas, [later])
      expect(outcome).toMatchObject({
        outcome: 'updated',
        fields: [{ field: 'title:fr', from: '', to: 'Structures avec une salle' }],
      })
      const [first, local] = await definitionsFor(jonas, 'health')
      expect(first).toMatchObject({
        origin: 'brought',
        unit: 'percent',
        source: 'A ministry',
        title: { en: 'Facilities with a private room', fr: 'Structures avec une salle' },
      })
      expect(local).toMatchObject({ origin: 'local', id: 'sector.health.indicator' })
    }))

  it('are refused row by row, with what is wrong', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const rows: Brought[] = [
        brought,
        brought,
        { ...brought, sector: 'wash' },
        { sector: 'health', code: 'x' },
      ]
      expect(say(await bringDefinitions(grace, rows))).toEqual([
        'new',
        'indicators.error.twice',
        'indicators.error.not-yours',
        'indicators.error.title',
      ])
      await expect(bringDefinitions(await country.as('victor'), rows)).rejects.toMatchObject({
        code: 'not-found',
      })
    }))

  it('are removed by those who may bring them', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      await bringDefinitions(grace, [brought])
      const [{ id } = { id: '' }] = await definitionsFor(grace, 'health')
      await expect(removeDefinition(await country.as('rafiq'), id)).rejects.toMatchObject({
        code: 'not-found',
      })
      await removeDefinition(await country.as('grace'), id)
      expect(await definitionsFor(await country.as('grace'), 'health')).toHaveLength(1)
    }))
})
