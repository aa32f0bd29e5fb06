import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { day } from '../../../kernel/clock.ts'
import type { Tx } from '../../../kernel/db.ts'
import { makeStage, note, team } from '../referrals.testing.ts'
import { runRetention } from './retention.ts'

const kept = async (tx: Tx) => {
  const [row] = await tx`
    select (select count(*) from referral) as rows, (select count(*) from referral_sealed where body is not null) as bodies,
      (select count(*) from referral_sealed where envelope is not null) as envelopes,
      (select count(*) from referral_move where note is not null or note_envelope is not null) as notes,
      (select count(*) from referral_override where reason is not null) as reasons`
  return row
}

describe('retention', () => {
  it('destroys what is sealed a set time after closing, the row later, and never the numbers', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const closed = await stage.send({ override: 'team' })
      const { confirmOverride } = await import('./second-person.ts')
      await confirmOverride(await stage.as('claire'), closed, crypto.randomUUID())
      await stage.move('nadia', closed, 'acceptance', { note: note(team.school) })
      await stage.move('nadia', closed, 'completion')
      await stage.move('daniel', closed, 'closure')
      const open = await stage.send()
      await stage.move('nadia', open, 'acceptance')

      stage.later(89 * day)
      expect(await runRetention(await stage.as('system'))).toMatchObject({ envelopes: 0, bodies: 0, rows: 0 })
      expect(await kept(tx)).toEqual({ rows: 2, bodies: 2, envelopes: 2, notes: 1, reasons: 1 })

      stage.later(2 * day)
      expect(await runRetention(await stage.as('system'))).toMatchObject({
        envelopes: 1,
        bodies: 1,
        rows: 0,
        more: false,
      })
      expect(await kept(tx)).toEqual({ rows: 2, bodies: 1, envelopes: 1, notes: 0, reasons: 0 })

      stage.later(90 * day)
      expect(await runRetention(await stage.as('system'))).toMatchObject({ rows: 1 })
      expect(await kept(tx)).toMatchObject({ rows: 1 })
      expect(await tx`select from referral_move where referral_id = ${closed}`).toHaveLength(0)

      // Nobody ever ended the other one; it is not kept for ever either.
      stage.later(200 * day)
      expect(await runRetention(await stage.as('system'))).toMatchObject({ envelopes: 1, bodies: 1 })
      stage.later(180 * day)
      expect(await runRetention(await stage.as('system'))).toMatchObject({ rows: 1 })
      expect(await kept(tx)).toMatchObject({ rows: 0 })
      const [numbers] = await tx`select sum(total)::int as steps from referral_tally`
      expect(numbers).toEqual({ steps: 7 })
      expect(await tx`select from referral_count where total <> 0`).toHaveLength(0)
    }))

  it('takes its times from the response', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await stage.settings({ sealedDays: 0, routingDays: 1 })
      const id = await stage.send()
      await stage.move('daniel', id, 'recall')
      stage.later(day / 12)
      expect(await runRetention(await stage.as('system'))).toMatchObject({ envelopes: 0, bodies: 1, rows: 0 })
      stage.later(2 * day)
      expect(await runRetention(await stage.as('system'))).toMatchObject({ rows: 1 })
    }))

  it('is nobody’s but the system’s', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      for (const who of ['ibrahim', 'amina', 'nadia', 'nobody'] as const)
        await expect(runRetention(await stage.as(who))).rejects.toMatchObject({ code: 'not-found' })
      const id = await stage.send()
      await stage.as('daniel')
      expect(await tx`delete from referral where id = ${id} returning id`).toHaveLength(0)
    }))
})
