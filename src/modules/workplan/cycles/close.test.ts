// Closing a cycle on the real database: nothing is lost, what continues keeps its signatures, and it is done once.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { givenFields } from '../actions/commands/batch.ts'
import { getAction } from '../actions/commands/read.ts'
import { addMilestone, planAction } from '../actions/commands/write.ts'
import { Fields } from '../actions/model.ts'
import { openCycleOf } from '../commands/cycles.ts'
import { applyChanges } from '../commitments/commands/changes.ts'
import { listCommitments, openCommitment } from '../commitments/commands/read.ts'
import { signCommitments } from '../commitments/commands/signing.ts'
import { actionIds, changeOf, openGround, plannableId } from '../commitments/commitments.testing.ts'
import { closeAndOpen } from './commands/close.ts'
import { getClosedCycle, listAllCycles, prepareClosing } from './commands/read.ts'
import type { ClosingForm } from './model.ts'
import { actionsFor, usuallyContinues } from './rules/continuing.ts'

const next = { id: newId(), name: 'The next years', from: '2027-01-01', to: '2029-12-31' }
const blank = Object.fromEntries(givenFields.map(field => [field, '']))
const changes = [
  changeOf('health', actionIds[0]!, { stance: 'we-lead', progress: 'under-way' }),
  changeOf('health', actionIds[1]!, { stance: 'not-us', reason: 'The ministry does it.' }),
  changeOf('health', '', { title: 'We train the night shift.' }, { giver: 'child-protection' }),
]
const [leads, notUs, gift] = changes.map(({ id }) => id) as [string, string, string]

const inCountry = (work: (country: Country, cycleId: string) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const cycleId = await openGround(await country.asSystem())
    await applyChanges(await country.as('grace'), changes)
    const read = [{ id: leads, version: 1 }]
    await signCommitments(await country.as('grace'), read, 'health', 'sector')
    await signCommitments(await country.as('amina'), read, 'health', 'child-protection')
    await work(country, cycleId)
  })

const form = (continues: string[]): ClosingForm => ({
  summary: 'Referral works; training does not.',
  continues,
  next,
})

describe('closing a cycle', () => {
  it('offers what is promised to continue', () =>
    inCountry(async country => {
      const closing = await prepareClosing(await country.as('amina'), usuallyContinues)
      expect(
        closing?.report.commitments
          .filter(one => one.continues)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([leads, gift].sort())
    }))

  it('keeps a report, opens the next, and takes along what continues with its signatures', () =>
    inCountry(async (country, cycleId) => {
      await closeAndOpen(await country.as('amina'), cycleId, form([leads]))
      const scene = await country.as('daniel')
      expect(await openCycleOf(scene)).toMatchObject({ id: next.id, follows: cycleId, name: next.name })
      const now = await listCommitments(scene)
      expect(now).toMatchObject([{ id: leads, agreed: true, progress: 'under-way', cycleId: next.id }])
      const { report } = await getClosedCycle(scene, cycleId)
      expect(report).toMatchObject({ summary: 'Referral works; training does not.', closedBy: 'Amina Rahal' })
      expect(report.commitments.map(({ id, status, continues }) => ({ id, status, continues }))).toEqual(
        expect.arrayContaining([
          { id: leads, status: 'under-way', continues: true },
          { id: notUs, status: 'not-started', continues: false },
          { id: gift, status: 'not-started', continues: false },
        ]),
      )
      // What ended is still there under its own address, with its history.
      const ended = await openCommitment(scene, notUs, 'en')
      expect(ended.commitment).toMatchObject({ state: 'ended', reason: 'The ministry does it.', cycleId })
      expect(ended.history.length).toBeGreaterThan(0)
      expect((await listAllCycles(scene)).map(({ id }) => id)).toEqual([next.id, cycleId])
    }))

  it('takes along actions that are not done, and leaves the others where they were', () =>
    inCountry(async (country, cycleId) => {
      const [open, done] = [newId(), newId()]
      for (const [id, status] of [
        [open, 'under-way'],
        [done, 'done'],
      ] as const)
        await planAction(await country.as('amina'), {
          id,
          nodeId: plannableId,
          sector: '',
          fields: v.parse(Fields, { ...blank, status }),
        })
      await addMilestone(await country.as('amina'), open, {
        id: newId(),
        title: 'Half of it',
        dueOn: '2026-12-31',
      })
      await closeAndOpen(await country.as('amina'), cycleId, form([leads]))
      const scene = await country.as('daniel')
      expect(await getAction(scene, open)).toMatchObject({ cycleId: next.id, status: 'under-way' })
      expect(await getAction(scene, done)).toMatchObject({ cycleId, status: 'done' })
      const { report } = await getClosedCycle(scene, cycleId)
      const { actions, ...counts } = actionsFor(report, null)
      expect(counts).toEqual({ done: 1, continues: 1, stopped: 0 })
      const reported = (id: string) => actions.find(one => one.id === id)
      expect(reported(open)).toMatchObject({ continues: true, milestones: { reached: 0, of: 1 } })
      expect(reported(done)).toMatchObject({ status: 'done', continues: false })
    }))

  it('asks anew what ended: its place is free in the next cycle', () =>
    inCountry(async (country, cycleId) => {
      await closeAndOpen(await country.as('amina'), cycleId, form([leads]))
      const again = changeOf('health', actionIds[1]!, { stance: 'we-lead' })
      expect(await applyChanges(await country.as('grace'), [again])).toMatchObject([{ outcome: 'new' }])
    }))

  it('is done once, however often it is sent, and only for the cycle that was read', () =>
    inCountry(async (country, cycleId) => {
      const amina = await country.as('amina')
      await closeAndOpen(amina, cycleId, form([leads]))
      await closeAndOpen(amina, cycleId, form([]))
      expect(await listCommitments(amina)).toHaveLength(1)
      await expect(closeAndOpen(amina, newId(), form([]))).rejects.toMatchObject({
        code: 'already-different',
      })
    }))

  it('is for those who keep cycles', () =>
    inCountry(async (country, cycleId) => {
      for (const name of ['grace', 'daniel', 'victor'] as const) {
        const scene = await country.as(name)
        await expect(closeAndOpen(scene, cycleId, form([]))).rejects.toMatchObject({ code: 'not-found' })
        await expect(prepareClosing(scene, () => true)).rejects.toMatchObject({ code: 'not-found' })
      }
      await expect(listAllCyclesOf(await country.asNobody())).rejects.toMatchObject({ code: 'not-found' })
    }))
})

const listAllCyclesOf = async (scene: Parameters<typeof listAllCycles>[0]) => listAllCycles(scene)
