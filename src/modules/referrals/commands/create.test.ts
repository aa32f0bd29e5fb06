import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { newId } from '../../../kernel/id.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { hashCode, makeStage, newReferral, noise, note, team } from '../referrals.testing.ts'
import { findReferral } from '../store/referral.ts'
import { createReferral } from './create.ts'

const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: Problem) => `${e.code} ${e.reason ?? ''}`.trim(),
  )

describe('a new referral', () => {
  it('is stored for its two teams, with the hour and no minute', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const given = await newReferral(stage.services)
      const ack = await createReferral(await stage.as('daniel'), given, hashCode)
      expect(ack).toEqual({ id: given.open.id, outcome: 'stored', hash: given.sealed!.bodyHash })
      const { tx: _, response } = await stage.as('nadia')
      const referral = await findReferral(tx, response.id, given.open.id)
      expect(referral).toMatchObject({
        state: 'sent',
        fromSector: 'education',
        toSector: 'child-protection',
        stateHour: new Date('2026-11-23T07:00:00Z'),
        dueAt: new Date('2026-11-26T08:00:00Z'),
      })
      for (const stranger of ['victor', 'amina', 'jonas', 'ibrahim', 'leila'] as const) {
        await stage.as(stranger)
        expect(await findReferral(tx, response.id, given.open.id)).toBeUndefined()
      }
    }))

  it('sent again is acknowledged again and stored once', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const given = await newReferral(stage.services)
      const scene = await stage.as('daniel')
      await createReferral(scene, given, hashCode)
      for (let again = 0; again < 4; again += 1)
        expect(await createReferral(scene, given, hashCode)).toEqual({
          id: given.open.id,
          outcome: 'repeated',
          hash: given.sealed!.bodyHash,
        })
      await stage.as('system')
      const [counts] = await tx`
        select (select count(*) from referral) as referrals, (select sum(total) from referral_tally) as tallied,
          (select count(*) from referral_move) as moves, (select sum(asked) from referral_silence) as asked`
      expect(counts).toEqual({ referrals: 1, tallied: 1, moves: 1, asked: 1 })
    }))

  it('is not another one under the same id', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const given = await newReferral(stage.services)
      const scene = await stage.as('daniel')
      await createReferral(scene, given, hashCode)
      const { id } = given.open
      expect(
        await problem(
          createReferral(scene, await newReferral(stage.services, { id, urgency: 'normal' }), hashCode),
        ),
      ).toContain('already-different')
      const otherBody = await newReferral(stage.services, given.open)
      expect(await problem(createReferral(scene, otherBody, hashCode))).toContain('already-different')
      // A stranger who takes an id that is taken learns no more than that.
      const theirs = await newReferral(stage.services, { id, fromTeam: team.horizon })
      expect(await problem(createReferral(await stage.as('victor'), theirs, hashCode))).toContain(
        'already-different',
      )
    }))

  it('comes from a team of one’s own', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const given = await newReferral(stage.services)
      for (const who of ['nadia', 'victor', 'amina', 'ibrahim', 'nobody', 'system'] as const)
        expect(await problem(createReferral(await stage.as(who), given, hashCode))).toBe('not-found')
    }))

  it('must hold together', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const scene = await stage.as('daniel')
      const good = await newReferral(stage.services)
      const short = noise(500)
      const cases: [string, unknown][] = [
        ['open-differs', { ...good, openHash: '0'.repeat(64) }],
        ['body-differs', { ...good, sealed: { ...good.sealed!, body: noise() } }],
        ['not-sealed', { ...good, sealed: null }],
        [
          'sealed-for-nobody',
          { ...(await newReferral(stage.services, { by: 'phone' })), sealed: good.sealed },
        ],
        ['slip-code', { ...good, slipCode: 'ABCDEFGH2345' }],
        ['override', { ...good, override: { id: newId(), reason: note(team.school), ask: 'team' } }],
        ['override', { ...(await newReferral(stage.services, { override: 'team' })), override: undefined }],
        ['own-team', await newReferral(stage.services, { toTeam: team.school })],
        ['too-old', await newReferral(stage.services, { day: '2026-08-01', until: '2026-11-30' })],
        ['clock-wrong', await newReferral(stage.services, { day: '2026-11-25' })],
        ['consent-until', await newReferral(stage.services, { until: '2026-11-22' })],
        ['consent-until', await newReferral(stage.services, { until: '2028-01-01' })],
        ['area-too-fine', await newReferral(stage.services, { area: 'TM9999' })],
        ['team-changed', await newReferral(stage.services, { toTeam: team.clinic })],
        ['no-such-service', await newReferral(stage.services, { service: newId() })],
        ['body-differs', { ...good, sealed: { ...good.sealed!, body: short } }],
      ]
      for (const [reason, given] of cases)
        expect(await problem(createReferral(scene, given as never, hashCode))).toBe(
          `not-valid referrals.problem.${reason}`,
        )
    }))

  it('carries no area finer than the response allows', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await stage.settings({ areaLevel: 1 })
      const scene = await stage.as('daniel')
      expect(await problem(createReferral(scene, await newReferral(stage.services), hashCode))).toContain(
        'area-too-fine',
      )
      expect(
        await problem(createReferral(scene, await newReferral(stage.services, { area: 'TM02' }), hashCode)),
      ).toBe('done')
    }))

  it('told by phone holds nothing sealed and runs the same clocks', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ by: 'phone' })
      await stage.as('nadia')
      expect((await findReferral(tx, stage.responseId, id))?.channel).toBe('phone')
      await stage.as('system')
      expect(await tx`select from referral_sealed`).toHaveLength(0)
      expect(await tx`select from job where name = 'referral.clock' and key = ${id}`).toHaveLength(1)
      expect((await stage.move('nadia', id, 'acceptance')).outcome).toBe('stored')
    }))
})
