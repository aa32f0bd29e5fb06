import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import type { Person } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import { confirmOverride } from '../commands/second-person.ts'
import { makeStage, team } from '../referrals.testing.ts'
import { countViews, type ListQuery, listReferrals, type View, views } from './lists.ts'

type Stage = Awaited<ReturnType<typeof makeStage>>
const all: ListQuery = { view: 'needs', state: undefined, urgency: undefined, after: undefined, most: 50 }

async function whoseOf(stage: Stage, who: 'nadia' | 'daniel' | 'hana' | 'victor' | 'claire') {
  const { actor } = await stage.as(who)
  const person = actor as Person
  return { person: person.id, teams: person.teams.map(t => t.id) }
}
async function idsOf(tx: Tx, stage: Stage, who: Parameters<typeof whoseOf>[1], query: Partial<ListQuery>) {
  const whose = await whoseOf(stage, who)
  return (await listReferrals(tx, stage.responseId, whose, { ...all, ...query })).map(r => r.id)
}

describe('the lists', () => {
  it('put the most urgent first, and the longest waiting of these', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const normal = await stage.send({ urgency: 'normal' })
      const urgent = await stage.send({ urgency: 'urgent' })
      const emergency = await stage.send({ urgency: 'emergency' })
      const second = await stage.send({ urgency: 'emergency' })
      expect(await idsOf(tx, stage, 'nadia', {})).toEqual([emergency, second, urgent, normal])
      expect(await idsOf(tx, stage, 'daniel', {})).toEqual([])
      expect(await idsOf(tx, stage, 'victor', {})).toEqual([])
    }))

  it('show each thing where it belongs', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const fresh = await stage.send()
      const taken = await stage.send()
      await stage.move('nadia', taken, 'acceptance')
      const given = await stage.send()
      await stage.move('nadia', given, 'acceptance')
      await stage.move('nadia', given, 'completion')
      const closed = await stage.send()
      await stage.move('nadia', closed, 'refusal')
      await stage.move('daniel', closed, 'closure')
      const slip = await stage.send({ by: 'slip' })

      expect(await idsOf(tx, stage, 'nadia', { view: 'needs' })).toEqual([fresh])
      expect(await idsOf(tx, stage, 'daniel', { view: 'needs' })).toEqual([given])
      expect(await idsOf(tx, stage, 'nadia', { view: 'with-me' })).toEqual([given, taken])
      expect(await idsOf(tx, stage, 'hana', { view: 'with-me' })).toEqual([])
      expect(await idsOf(tx, stage, 'daniel', { view: 'with-others' })).toEqual([slip, taken, fresh])
      expect(await idsOf(tx, stage, 'nadia', { view: 'to-team' })).toEqual([given, taken, fresh])
      expect(await idsOf(tx, stage, 'claire', { view: 'from-team' })).toEqual([slip, given, taken, fresh])
      expect(await idsOf(tx, stage, 'claire', { view: 'from-team', state: 'closed' })).toEqual([closed])
      expect(await idsOf(tx, stage, 'nadia', { view: 'to-team', state: 'closed' })).toEqual([closed])
    }))

  it('are read on from where one was, without a gap and without seeing anything twice', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const sent: string[] = []
      for (const urgency of ['normal', 'urgent', 'emergency'] as const)
        for (let each = 0; each < 3; each += 1) sent.push(await stage.send({ urgency }))
      const whose = await whoseOf(stage, 'nadia')
      for (const view of ['needs', 'to-team'] as const) {
        const seen: string[] = []
        let after: ListQuery['after']
        for (;;) {
          const page = await listReferrals(tx, stage.responseId, whose, { ...all, view, after, most: 2 })
          if (page.length === 0) break
          seen.push(...page.map(r => r.id))
          const last = page.at(-1)!
          after = { rank: ['emergency', 'urgent', 'normal'].indexOf(last.urgency), sequence: last.sequence }
        }
        expect(new Set(seen).size).toBe(9)
        expect(seen).toHaveLength(9)
        expect([...seen].sort()).toEqual([...sent].sort())
      }
    }))

  it('have a dot until one has looked, and again after the other side moved', () =>
    rolledBack(async tx => {
      const { seeReferral } = await import('../commands/attention.ts')
      const stage = await makeStage(tx)
      const id = await stage.send()
      const dot = async (who: 'nadia' | 'hana' | 'daniel', view: View) => {
        const whose = await whoseOf(stage, who)
        return (await listReferrals(tx, stage.responseId, whose, { ...all, view }))[0]?.changed
      }
      expect(await dot('daniel', 'from-team')).toBe(false)
      expect(await dot('nadia', 'to-team')).toBe(true)
      await seeReferral(await stage.as('nadia'), id)
      expect([await dot('nadia', 'to-team'), await dot('hana', 'to-team')]).toEqual([false, true])
      await stage.move('nadia', id, 'receipt')
      expect([await dot('nadia', 'to-team'), await dot('daniel', 'from-team')]).toEqual([false, true])
    }))

  it('never show anybody what is not their teams’', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await stage.send()
      await stage.as('victor')
      // Even where a program asked with somebody else's teams, the database shows nothing.
      const borrowed = { person: '00000000-0000-4000-8000-000000000005', teams: [team.caseWork, team.school] }
      for (const view of views)
        expect(await listReferrals(tx, stage.responseId, borrowed, { ...all, view })).toEqual([])
      expect(await countViews(tx, stage.responseId, borrowed)).toEqual([])
    }))
})

describe('the numbers beside the lists', () => {
  it('are always those of the rows, whatever happened', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const check = async () => {
        await stage.as('system')
        const kept = await tx`
          select owner_id, view, state, urgency, total from referral_count where total <> 0
          order by owner_id, view, state, urgency`
        const counted = await tx`
          select (v).owner_id, (v).view, state, urgency, count(*)::int as total
          from (select referral_views(r) as v, r.state, r.urgency from referral r) one
          group by 1, 2, 3, 4 order by 1, 2, 3, 4`
        expect(kept).toEqual(counted)
        const [broken] = await tx`select count(*)::int as n from referral_count where total < 0`
        expect(broken).toEqual({ n: 0 })
      }
      const a = await stage.send({ urgency: 'emergency' })
      const b = await stage.send({ override: 'team' })
      const c = await stage.send({ by: 'slip' })
      await check()
      await confirmOverride(await stage.as('claire'), b, crypto.randomUUID())
      await stage.move('nadia', a, 'receipt')
      await stage.move('hana', a, 'acceptance')
      await check()
      await stage.move('nadia', a, 'start')
      await stage.move('nadia', a, 'completion')
      await stage.move('daniel', c, 'acceptance', { channel: 'phone' })
      await stage.move('daniel', b, 'withdrawal')
      await check()
      await stage.move('daniel', a, 'reopening')
      await stage.as('system')
      await tx`delete from referral where id = ${c}`
      await check()
    }))

  it('agree with the lists that they open', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      for (const urgency of ['emergency', 'urgent', 'normal'] as const) {
        await stage.send({ urgency })
        const id = await stage.send({ urgency })
        await stage.move('nadia', id, urgency === 'normal' ? 'waiting' : 'acceptance')
      }
      await stage.send({ override: 'team' })
      for (const who of ['nadia', 'daniel', 'victor'] as const) {
        const whose = await whoseOf(stage, who)
        const counts = await countViews(tx, stage.responseId, whose)
        for (const { view, state, urgency, total } of counts)
          expect(
            await listReferrals(tx, stage.responseId, whose, { ...all, view, state, urgency }),
          ).toHaveLength(total)
        for (const view of views) {
          const listed = await listReferrals(tx, stage.responseId, whose, { ...all, view })
          const total = counts
            .filter(count => count.view === view)
            .reduce((sum, count) => sum + count.total, 0)
          expect(listed).toHaveLength(total)
        }
      }
    }))
})
