import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import type { Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/id.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { makeStage, newMove, noise, note, team } from '../referrals.testing.ts'
import { moveKinds, moves, type State } from '../rules/states.ts'
import { findMoves } from '../store/moves.ts'
import { findReferral } from '../store/referral.ts'
import { isPlainKind, makeMove, type PlainKind } from './move.ts'
import { openReferral } from './open.ts'
import { redirectReferral } from './redirect.ts'

const problem = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: Problem) => `${e.code} ${e.reason ?? ''}`.trim(),
  )

type Stage = Awaited<ReturnType<typeof makeStage>>
const stateOf = async (stage: Stage, tx: Tx, id: string): Promise<State | undefined> => {
  await stage.as('system')
  return (await findReferral(tx, stage.responseId, id))?.state
}

describe('moves', () => {
  it('close the loop: received, accepted, started, given, reviewed', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      await stage.move('nadia', id, 'receipt')
      await stage.move('nadia', id, 'acceptance')
      await stage.move('hana', id, 'start')
      await stage.move('nadia', id, 'completion')
      await stage.move('claire', id, 'closure')
      await stage.as('system')
      expect(
        (await findMoves(tx, stage.responseId, id)).map(m => [
          m.ordinal,
          m.kind,
          m.fromState,
          m.toState,
          m.party,
          m.channel,
        ]),
      ).toEqual([
        [1, 'sending', null, 'sent', 'sender', 'app'],
        [2, 'receipt', 'sent', 'received', 'receiver', 'app'],
        [3, 'acceptance', 'received', 'accepted', 'receiver', 'app'],
        [4, 'start', 'accepted', 'started', 'receiver', 'app'],
        [5, 'completion', 'started', 'service-given', 'receiver', 'app'],
        [6, 'closure', 'service-given', 'closed', 'sender', 'app'],
      ])
      const events = await tx<
        { type: string }[]
      >`select type from event where subject = ${id} order by sequence`
      expect(events.map(e => e.type)).toEqual([
        'referral.sent',
        'referral.received',
        'referral.accepted',
        'referral.started',
        'referral.service-given',
        'referral.closed',
      ])
    }))

  it('are made by the side whose move it is, and are not there for anybody else', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      for (const kind of moveKinds.filter(isPlainKind)) {
        for (const stranger of ['victor', 'leila', 'amina', 'jonas', 'ibrahim', 'farida'] as const)
          expect(await problem(stage.move(stranger, id, kind))).toBe('not-found')
        const bySender = moves[kind].by.includes('sender')
        if (!bySender)
          expect(await problem(stage.move('daniel', id, kind))).toBe('not-now referrals.problem.not-yours')
        if (!moves[kind].by.includes('receiver'))
          expect(await problem(stage.move('nadia', id, kind))).toBe('not-now referrals.problem.not-yours')
      }
      expect(await stateOf(stage, tx, id)).toBe('sent')
    }))

  it('are refused to a former member from the hour of leaving', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      await stage.as('system')
      await tx`update membership set until = ${stage.hour} where response_id = ${stage.responseId}
        and person_id = '00000000-0000-4000-8000-000000000007'`
      expect(await problem(stage.move('hana', id, 'receipt'))).toBe('not-found')
      expect(await problem(openReferral(await stage.as('hana'), id, 'first-look'))).toBe('not-found')
    }))

  it('say so when it is not the moment, or when a reason is missing', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      expect(await problem(stage.move('nadia', id, 'completion'))).toBe(
        'not-now referrals.problem.not-from-here',
      )
      expect(await problem(stage.move('nadia', id, 'refusal', { reason: undefined }))).toBe(
        'not-valid referrals.problem.reason',
      )
      expect(await problem(stage.move('nadia', id, 'refusal', { reason: 'no thanks' }))).toBe(
        'not-valid referrals.problem.reason',
      )
      await stage.move('nadia', id, 'acceptance')
      expect(await problem(stage.move('hana', id, 'acceptance'))).toBe(
        'not-now referrals.problem.not-from-here',
      )
    }))

  it('are harmless to repeat, and nothing else under the same id', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      const move = newMove('acceptance', { counted: { sex: 'male', ageBand: '0-5', disability: 'no' } })
      const scene = await stage.as('nadia')
      expect(await makeMove(scene, id, 'acceptance', move)).toEqual({ id: move.id, outcome: 'stored' })
      for (let again = 0; again < 4; again += 1)
        expect(await makeMove(await stage.as('nadia'), id, 'acceptance', move)).toEqual({
          id: move.id,
          outcome: 'repeated',
        })
      // What is only counted is no part of what is compared.
      const { counted: _, ...bare } = move
      expect((await makeMove(await stage.as('nadia'), id, 'acceptance', bare)).outcome).toBe('repeated')
      expect(await problem(makeMove(await stage.as('nadia'), id, 'waiting', { ...move }))).toContain(
        'already-different',
      )
      expect(
        await problem(makeMove(await stage.as('nadia'), await stage.send(), 'acceptance', move)),
      ).toContain('already-different')
      await stage.as('system')
      const [{ total }] =
        (await tx`select sum(total)::int as total from referral_tally where step = 'accepted'`) as unknown as [
          { total: number },
        ]
      expect(total).toBe(1)
    }))

  it('carry a note sealed to the other team, and to no third one', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      const sealed = note(team.school)
      expect(await problem(stage.move('nadia', id, 'refusal', { note: note(team.horizon) }))).toBe(
        'not-valid',
      )
      await stage.move('nadia', id, 'refusal', { note: sealed, reason: 'unsafe' })
      const opened = await openReferral(await stage.as('daniel'), id, 'follow-up')
      expect(opened.packet).toBeNull()
      expect(opened.notes).toHaveLength(1)
      expect(opened.notes[0]).toMatchObject({
        kind: 'refusal',
        reason: 'unsafe',
        inReplyTo: id,
        body: sealed.body,
        envelope: sealed.envelope,
        from: { organisation: '00000000-0000-4000-8000-000000000102', team: team.caseWork },
        to: { organisation: '00000000-0000-4000-8000-000000000103', team: team.school, epoch: 1 },
      })
    }))

  it('reopen with what is new, while the sealed part is still there', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      await stage.move('nadia', id, 'refusal', { reason: 'no-capacity' })
      await stage.move('daniel', id, 'closure')
      await stage.move('daniel', id, 'reopening', { note: note(team.caseWork) })
      expect(await stateOf(stage, tx, id)).toBe('reopened')
      expect((await openReferral(await stage.as('nadia'), id, 'follow-up')).notes).toHaveLength(1)
      await stage.move('nadia', id, 'acceptance')
      await stage.move('nadia', id, 'completion')
      await stage.as('system')
      await tx`update referral_sealed set envelope = null where referral_id = ${id}`
      expect(await problem(stage.move('daniel', id, 'reopening'))).toBe(
        'not-now referrals.problem.sealed-gone',
      )
    }))
})

describe('opening', () => {
  it('gives the sealed part to the receiving team, after writing down who asked and what for', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      const opened = await openReferral(await stage.as('nadia'), id, 'first-look')
      expect(opened.packet).toMatchObject({
        refId: id,
        to: { team: team.caseWork, epoch: 1 },
        from: { team: team.school },
        receivedOn: '2026-11-23',
      })
      expect(opened.packet!.open).toMatchObject({ id, urgency: 'urgent', toTeam: team.caseWork })
      await stage.as('system')
      const [event] =
        await tx`select person_id, team_id, data from event where subject = ${id} and type = 'referral.opened'`
      expect(event).toMatchObject({
        personId: '00000000-0000-4000-8000-000000000005',
        teamId: team.caseWork,
        data: { purpose: 'first-look', what: 'referral' },
      })
    }))

  it('is not there for anybody else, and gives the sender no way to read it again', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      for (const who of ['victor', 'amina', 'leila', 'jonas', 'ibrahim'] as const)
        expect(await problem(openReferral(await stage.as(who), id, 'supervision'))).toBe('not-found')
      expect((await openReferral(await stage.as('daniel'), id, 'follow-up')).packet).toBeNull()
    }))

  it('ends with the consent, and begins again when it is renewed', () =>
    rolledBack(async tx => {
      const { renewConsent } = await import('./attention.ts')
      const stage = await makeStage(tx)
      const id = await stage.send({ until: '2026-11-25' })
      stage.later(3 * 86_400_000)
      expect(await problem(openReferral(await stage.as('nadia'), id, 'follow-up'))).toBe(
        'not-now referrals.problem.consent-expired',
      )
      expect(await problem(renewConsent(await stage.as('nadia'), id, '2026-12-20'))).toBe('not-found')
      await renewConsent(await stage.as('daniel'), id, '2026-12-20')
      await renewConsent(await stage.as('daniel'), id, '2026-12-20')
      const opened = await openReferral(await stage.as('nadia'), id, 'follow-up')
      // What was sealed stays bound to what was agreed then.
      expect(opened.packet!.open).toMatchObject({ until: '2026-11-25' })
    }))

  it('ends at once when the family withdraws, and the envelope is gone', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      await stage.move('nadia', id, 'acceptance')
      await stage.move('daniel', id, 'withdrawal', { reason: 'child' })
      expect(await problem(openReferral(await stage.as('nadia'), id, 'follow-up'))).toBe(
        'gone referrals.problem.shut-withdrawn',
      )
      await stage.as('system')
      expect(
        await tx`select from referral_sealed where referral_id = ${id} and envelope is null`,
      ).toHaveLength(1)
      expect(await tx`select from job where name = 'referral.clock' and key = ${id}`).toHaveLength(0)
      const [told] =
        await tx`select data from job where name = 'referral.notify' and data ->> 'subject' = ${id} order by key desc limit 1`
      expect(told).toBeDefined()
      const kinds =
        await tx`select data -> 'notices' -> 0 ->> 'kind' as kind from job where name = 'referral.notify' and data ->> 'subject' = ${id}`
      expect(kinds.map(k => k.kind)).toContain('referral.withdrawn')
    }))
})

describe('passing on', () => {
  const redirect = (id: string, stage: Stage, more = {}) => ({
    id: newId(),
    channel: 'app' as const,
    reason: 'wrong-service',
    service: stage.services.clinic,
    toTeam: team.clinic,
    basis: 'allowed' as const,
    envelope: noise(325),
    epoch: 3,
    route: { says: { refId: id, from: team.caseWork, to: team.clinic, epoch: 3, consentBasis: 'allowed' } },
    ...more,
  })

  it('gives it to the next team, body untouched, and takes it from the last one', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      const before = await openReferral(await stage.as('nadia'), id, 'first-look')
      await stage.move('nadia', id, 'receipt')
      const given = redirect(id, stage)
      expect(await redirectReferral(await stage.as('nadia'), id, given)).toEqual({
        id: given.id,
        outcome: 'stored',
      })
      const after = await openReferral(await stage.as('leila'), id, 'first-look')
      expect(after.packet!.body).toBe(before.packet!.body)
      expect(after.packet!.envelope).toBe(given.envelope)
      expect(after.packet!.to).toMatchObject({ team: team.clinic, epoch: 3 })
      expect(after.packet!.open).toMatchObject({ toTeam: team.caseWork })
      expect(after.packet!.route).toEqual([given.route])
      expect(await problem(openReferral(await stage.as('nadia'), id, 'follow-up'))).toBe('not-found')
      // The team that passed it on may still repeat what it sent.
      expect((await redirectReferral(await stage.as('nadia'), id, given)).outcome).toBe('repeated')
      await stage.as('system')
      expect(await findReferral(tx, stage.responseId, id)).toMatchObject({
        state: 'redirected',
        toTeam: team.clinic,
        toSector: 'health',
        holder: null,
      })
      await stage.move('leila', id, 'acceptance')
      expect(await stateOf(stage, tx, id)).toBe('accepted')
    }))

  it('is refused where the family said so, and where the next envelope is missing or somebody else’s', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const attempt = async (onward: 'never' | 'ask' | 'allowed', more = {}) => {
        const id = await stage.send({ onward })
        return problem(redirectReferral(await stage.as('nadia'), id, redirect(id, stage, more)))
      }
      expect(await attempt('never')).toBe('not-now referrals.problem.onward-never')
      expect(await attempt('ask')).toBe('not-now referrals.problem.onward-ask')
      expect(await attempt('allowed', { envelope: undefined })).toBe('not-now referrals.problem.not-sealed')
      expect(await attempt('allowed', { epoch: 4 })).toBe('not-now referrals.problem.not-sealed')
      expect(await attempt('allowed', { toTeam: team.camp })).toBe('not-now referrals.problem.team-changed')
      expect(await attempt('allowed', { toTeam: null, service: stage.services.outside })).toBe(
        'not-now referrals.problem.not-sealed',
      )
      expect(await attempt('allowed')).toBe('done')
    }))

  it('with the family asked again is recorded as that', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ onward: 'ask' })
      const route = {
        says: { refId: id, from: team.caseWork, to: team.clinic, epoch: 3, consentBasis: 'asked-again' },
      }
      await redirectReferral(
        await stage.as('nadia'),
        id,
        redirect(id, stage, { basis: 'asked-again', route }),
      )
      await stage.as('system')
      expect(await tx`select basis from referral_leg where referral_id = ${id}`).toEqual([
        { basis: 'asked-again' },
      ])
    }))
})

describe('what the sender writes down', () => {
  it('is the answer by phone of a service without a team here, and of no other', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const slip = await stage.send({ by: 'slip' })
      for (const kind of ['receipt', 'acceptance', 'completion'] satisfies PlainKind[])
        await stage.move('daniel', slip, kind, { channel: 'phone' })
      expect(await stateOf(stage, tx, slip)).toBe('service-given')
      expect((await findMoves(tx, stage.responseId, slip)).at(-1)).toMatchObject({
        party: 'receiver',
        channel: 'phone',
        teamId: team.school,
      })
      const other = await stage.send()
      expect(await problem(stage.move('daniel', other, 'acceptance', { channel: 'phone' }))).toBe(
        'not-now referrals.problem.not-yours',
      )
    }))
})
