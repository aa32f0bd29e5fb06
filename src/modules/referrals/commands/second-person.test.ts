import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { newId } from '../../../kernel/id.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { makeStage } from '../referrals.testing.ts'
import { findReferral } from '../store/referral.ts'
import { openReferral } from './open.ts'
import { confirmOverride } from './second-person.ts'

const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: Problem) => `${e.code} ${e.reason ?? ''}`.trim(),
  )

describe('acting in the child’s best interest without consent', () => {
  it('reaches the receiver only after a second person of the sender’s team agreed', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ override: 'team' })
      await stage.as('nadia')
      expect(await findReferral(tx, stage.responseId, id)).toBeUndefined()
      expect(await problem(openReferral(await stage.as('nadia'), id, 'first-look'))).toBe('not-found')
      // Never the one who asked, nobody of the other side, no stranger, no coordinator who was not asked.
      for (const who of ['daniel', 'samir', 'victor', 'amina', 'ibrahim'] as const)
        expect(await problem(confirmOverride(await stage.as(who), id, newId()))).toBe('not-found')
      const reason = await openReferral(await stage.as('claire'), id, 'supervision')
      expect(reason.overrideReason).toMatchObject({ inReplyTo: id, to: { epoch: 1 } })
      const move = newId()
      expect(await confirmOverride(await stage.as('claire'), id, move)).toEqual({
        id: move,
        outcome: 'stored',
      })
      expect((await confirmOverride(await stage.as('claire'), id, move)).outcome).toBe('repeated')
      await stage.as('nadia')
      expect((await findReferral(tx, stage.responseId, id))?.state).toBe('sent')
      expect((await openReferral(await stage.as('nadia'), id, 'first-look')).packet).not.toBeNull()
    }))

  it('is confirmed by a lead, not by the lead who asked', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const { createReferral } = await import('./create.ts')
      const { hashCode, newReferral } = await import('../referrals.testing.ts')
      const given = await newReferral(stage.services, { override: 'team' })
      await createReferral(await stage.as('claire'), given, hashCode)
      expect(await problem(confirmOverride(await stage.as('claire'), given.open.id, newId()))).toBe(
        'not-found',
      )
      expect(await problem(confirmOverride(await stage.as('daniel'), given.open.id, newId()))).toBe(
        'not-found',
      )
    }))

  it('shows the open part of this one referral to the coordinator who is asked, and hides it again afterwards', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const other = await stage.send()
      const id = await stage.send({ override: 'coordinator' })
      await stage.as('amina')
      expect(await findReferral(tx, stage.responseId, id)).toMatchObject({ state: 'needs-second-person' })
      expect(await findReferral(tx, stage.responseId, other)).toBeUndefined()
      expect(await problem(openReferral(await stage.as('amina'), id, 'supervision'))).toBe('not-found')
      const move = newId()
      await confirmOverride(await stage.as('amina'), id, move)
      expect((await confirmOverride(await stage.as('amina'), id, move)).outcome).toBe('repeated')
      await stage.as('amina')
      expect(await findReferral(tx, stage.responseId, id)).toBeUndefined()
    }))

  it('can be taken back by the sender before anybody saw it', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ override: 'team' })
      await stage.move('daniel', id, 'recall', { reason: 'no-longer-needed' })
      expect(await problem(confirmOverride(await stage.as('claire'), id, newId()))).toContain('not-now')
    }))
})
