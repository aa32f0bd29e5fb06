import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { day } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/id.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { hashCode, makeStage, newReferral } from '../referrals.testing.ts'
import { findReferral } from '../store/referral.ts'
import { createReferral } from './create.ts'
import { answerSlip, readSlip } from './slip.ts'

const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: Problem) => `${e.code} ${e.reason ?? ''}`.trim(),
  )

async function stageWithSlip(tx: Parameters<typeof makeStage>[0]) {
  const stage = await makeStage(tx)
  const given = await newReferral(stage.services, { by: 'slip' })
  await createReferral(await stage.as('daniel'), given, hashCode)
  return { stage, id: given.open.id, code: hashCode(given.slipCode!) }
}

describe('a slip', () => {
  it('shows its holder the service, the urgency, the day and where it stands, and lets the service answer', () =>
    rolledBack(async tx => {
      const { stage, id, code } = await stageWithSlip(tx)
      const seen = await readSlip(await stage.as('nobody'), code)
      expect(seen).toMatchObject({
        service: { en: 'Carpentry course' },
        referral: { urgency: 'urgent', day: '2026-11-23', state: 'sent' },
        may: ['receipt', 'acceptance', 'waiting', 'refusal'],
      })
      const accepted = { id: newId() }
      const after = await answerSlip(await stage.as('nobody'), code, 'acceptance', accepted)
      expect(after.referral.state).toBe('accepted')
      expect(after.moves.map(move => [move.kind, move.channel])).toEqual([
        ['sending', 'slip'],
        ['acceptance', 'slip'],
      ])
      // The button pressed twice, the page loaded again.
      const again = await answerSlip(await stage.as('nobody'), code, 'acceptance', accepted)
      expect(again.moves).toHaveLength(2)
      await answerSlip(await stage.as('nobody'), code, 'completion', { id: newId() })
      await stage.as('daniel')
      expect((await findReferral(tx, stage.responseId, id))?.state).toBe('service-given')
      await stage.move('daniel', id, 'closure')
    }))

  it('gives whoever is signed in no more than the paper does', () =>
    rolledBack(async tx => {
      const { stage, code } = await stageWithSlip(tx)
      const other = await stage.send()
      await readSlip(await stage.as('daniel'), code)
      expect(await findReferral(tx, stage.responseId, other)).toBeUndefined()
    }))

  it('leaves the transaction outside again, and stores no code', () =>
    rolledBack(async tx => {
      const { stage, id, code } = await stageWithSlip(tx)
      await readSlip(await stage.as('nobody'), code)
      expect(await findReferral(tx, stage.responseId, id)).toBeUndefined()
      await stage.as('daniel')
      await expect(tx.savepoint(inner => inner`select code_hash from referral_slip`)).rejects.toMatchObject({
        code: '42501',
      })
    }))

  it('opens nothing without its code, or after its time', () =>
    rolledBack(async tx => {
      const { stage, code } = await stageWithSlip(tx)
      expect(await problem(readSlip(await stage.as('nobody'), hashCode('ABCDEFGH2345')))).toBe(
        'gone referrals.problem.slip-unknown',
      )
      stage.later(100 * day)
      expect(await problem(readSlip(await stage.as('nobody'), code))).toBe(
        'gone referrals.problem.slip-unknown',
      )
    }))

  it('asks for a reason and refuses what is not a receiver’s move now', () =>
    rolledBack(async tx => {
      const { stage, code } = await stageWithSlip(tx)
      expect(await problem(answerSlip(await stage.as('nobody'), code, 'refusal', { id: newId() }))).toBe(
        'not-valid referrals.problem.reason',
      )
      expect(await problem(answerSlip(await stage.as('nobody'), code, 'completion', { id: newId() }))).toBe(
        'not-now referrals.problem.not-from-here',
      )
    }))
})
