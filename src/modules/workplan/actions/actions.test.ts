// Planned actions on the real database: who may, what asks for signatures again, milestones and what waits for what.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { cast } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { actionIds, openGround, plannableId } from '../commitments/commitments.testing.ts'
import { objectiveNodes } from '../objectives/objectives.testing.ts'
import { findPlan, getAction, narrowed, openAction } from './commands/read.ts'
import {
  addMilestone,
  addNeed,
  changeAction,
  dropMilestone,
  dropNeed,
  marker,
  planAction,
  reachMilestone,
  reportOn,
  signAction,
} from './commands/write.ts'
import { Fields } from './model.ts'

const nodeId = plannableId
const hidden = { code: 'not-found' }

const blank = {
  title: '',
  status: 'not-started',
  leadId: '',
  leadOrganisationId: '',
  coLeadId: '',
  coLeadOrganisationId: '',
  partners: '',
  startOn: '',
  dueOn: '',
  needed: '',
  secured: '',
  currency: '',
  resources: '',
  evidence: '',
  notes: '',
}
const fields = (more: Partial<Record<keyof typeof blank, string>> = {}) =>
  v.parse(Fields, { ...blank, ...more })

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem(), objectiveNodes)
    await work(country)
  })

async function plan(country: Country, sector = 'health', more = {}, name: 'amina' | 'grace' = 'amina') {
  const id = newId()
  await planAction(await country.as(name), { id, nodeId, sector, fields: fields(more) })
  return id
}

describe('the form of an action', () => {
  const errorsOf = (more: Partial<Record<keyof typeof blank, string>>) =>
    v.safeParse(Fields, { ...blank, ...more }).issues?.map(({ message }) => message)

  it('is planned only for a part that somebody can act on', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      await openGround(await country.asSystem())
      const plan = async (part: string) =>
        planAction(await country.as('grace'), {
          id: newId(),
          nodeId: part,
          sector: 'health',
          fields: fields({}),
        })
      await expect(plan(actionIds[0]!)).rejects.toMatchObject({
        code: 'not-valid',
        reason: 'actions.refused.part',
      })
      await expect(plan(nodeId)).resolves.toBeUndefined()
    }))

  it('reads what was left out as nobody, no day and no sum', () => {
    expect(fields()).toMatchObject({ leadId: null, dueOn: null, needed: null, currency: null })
    expect(fields({ needed: '12500.50', currency: 'usd' })).toMatchObject({
      needed: 12500.5,
      currency: 'USD',
    })
  })

  it('says what is wrong', () => {
    expect(errorsOf({ startOn: '2027-02-01', dueOn: '2027-01-01' })).toEqual(['actions.error.order'])
    expect(errorsOf({ needed: '100' })).toEqual(['actions.error.currency'])
    expect(errorsOf({ needed: 'much', currency: 'USD' })).toEqual(['actions.error.sum'])
    expect(errorsOf({ dueOn: 'soon' })).toEqual(['actions.error.day'])
  })
})

describe('an action', () => {
  it('is planned once, read by everybody, and found by what it needs', () =>
    inCountry(async country => {
      const late = await plan(country, 'health', { dueOn: '2026-11-01', leadId: cast.grace.id })
      const unowned = await plan(country)
      const fine = await plan(country, 'health', { dueOn: '2027-11-01', leadId: cast.grace.id })
      const daniel = await country.as('daniel')
      const { actions } = (await findPlan(daniel))!
      expect(actions.map(({ id }) => id).sort()).toEqual([late, unowned, fine].sort())
      expect(narrowed(daniel, actions, { view: 'needs' }).map(({ id }) => id)).toEqual([late, unowned])
      expect(narrowed(daniel, actions, { due: 'overdue' }).map(({ id }) => id)).toEqual([late])
      expect(
        narrowed(daniel, actions, { leadId: cast.grace.id })
          .map(({ id }) => id)
          .sort(),
      ).toEqual([late, fine].sort())
    }))

  it('asks both to sign again when its words or its lead change, and not for a day', () =>
    inCountry(async country => {
      const id = await plan(country)
      await signAction(await country.as('grace'), { id, version: 1, side: 'sector' })
      await signAction(await country.as('amina'), { id, version: 1, side: 'child-protection' })
      const amina = await country.as('amina')
      const before = await getAction(amina, id)
      expect(before.agreed).toBe(true)
      await changeAction(amina, id, marker(before), fields({ dueOn: '2027-05-01' }))
      expect(await getAction(amina, id)).toMatchObject({ version: 1, agreed: true, dueOn: '2027-05-01' })
      const again = await getAction(amina, id)
      await changeAction(amina, id, marker(again), fields({ dueOn: '2027-05-01', leadId: cast.grace.id }))
      expect(await getAction(amina, id)).toMatchObject({
        version: 2,
        agreed: false,
        leadName: 'Grace Wanjiru',
      })
      await expect(changeAction(amina, id, marker(before), fields())).rejects.toMatchObject({
        code: 'already-different',
      })
    }))

  it('of child protection alone asks nobody else’s signature', () =>
    inCountry(async country => {
      const id = await plan(country, '')
      await expect(
        signAction(await country.as('amina'), { id, version: 1, side: 'child-protection' }),
      ).rejects.toMatchObject(hidden)
      await expect(plan(country, '', {}, 'grace')).rejects.toMatchObject(hidden)
    }))

  it('is reported on by those who lead it', () =>
    inCountry(async country => {
      const id = await plan(country, 'health', { leadId: cast.daniel.id })
      const report = { status: 'under-way' as const, evidence: 'Cards in four wards.', notes: '' }
      await reportOn(await country.as('daniel'), id, report)
      expect(await getAction(await country.as('daniel'), id)).toMatchObject(report)
      for (const name of ['rafiq', 'victor', 'nadia'] as const)
        await expect(reportOn(await country.as(name), id, report)).rejects.toMatchObject(hidden)
      const daniel = await country.as('daniel')
      await expect(
        changeAction(daniel, id, marker(await getAction(daniel, id)), fields()),
      ).rejects.toMatchObject(hidden)
    }))

  it('has milestones that are set once, reached and dropped', () =>
    inCountry(async country => {
      const id = await plan(country)
      const grace = await country.as('grace')
      const milestone = { id: newId(), title: 'Cards printed', dueOn: '2027-01-15' }
      await addMilestone(grace, id, milestone)
      await addMilestone(grace, id, milestone)
      await reachMilestone(grace, id, milestone.id, true)
      expect((await openAction(grace, id)).milestones).toMatchObject([
        { title: 'Cards printed', doneOn: '2026-11-23' },
      ])
      await expect(
        addMilestone(await country.as('rafiq'), id, { ...milestone, id: newId() }),
      ).rejects.toMatchObject(hidden)
      await dropMilestone(grace, id, milestone.id)
      expect((await openAction(grace, id)).milestones).toEqual([])
    }))

  it('waits for others, and never in a circle', () =>
    inCountry(async country => {
      const [first, second] = [await plan(country), await plan(country)]
      const amina = await country.as('amina')
      await addNeed(amina, second, first)
      expect((await openAction(amina, second)).needs.map(({ id }) => id)).toEqual([first])
      expect((await openAction(amina, first)).neededBy.map(({ id }) => id)).toEqual([second])
      await expect(addNeed(amina, first, second)).rejects.toMatchObject({ reason: 'actions.refused.circle' })
      await dropNeed(amina, second, first)
      await addNeed(amina, first, second)
    }))

  it('is read by nobody without an account', () =>
    inCountry(async country => {
      const id = await plan(country)
      await expect(getAction(await country.asNobody(), id)).rejects.toMatchObject(hidden)
    }))
})
