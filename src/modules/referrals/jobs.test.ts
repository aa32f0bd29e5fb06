import { describe, expect, it } from 'vitest'
import { cast } from '../../../demo/country.ts'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { day, hour, minute } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { jobs } from './jobs.ts'
import { makeStage, team } from './referrals.testing.ts'
import { findReferral } from './store/referral.ts'

type Stage = Awaited<ReturnType<typeof makeStage>>

/** Does what is due until nothing is, as the runner would. */
async function work(tx: Tx, stage: Stage): Promise<string[]> {
  const done: string[] = []
  for (;;) {
    const scene = await stage.as('system')
    const [job] = await tx<{ id: string; name: string; data: Record<string, unknown> }[]>`
      delete from job where id = (select id from job where response_id = ${stage.responseId} and run_at <= ${scene.now}
        and name <> 'referral.retention' order by run_at, id limit 1) returning id, name, data`
    if (!job) return done
    await jobs[job.name]!(scene, job.data)
    done.push(job.name)
  }
}

const noticesOf = async (tx: Tx, stage: Stage) => {
  await stage.as('system')
  const rows = await tx<{ whom: string; kind: string }[]>`
    select coalesce(team_id, person_id) as whom, kind from notice where read_hour is null order by sequence`
  return rows.map(row => [row.whom, row.kind])
}
const stateOf = async (tx: Tx, stage: Stage, id: string) => {
  await stage.as('system')
  return (await findReferral(tx, stage.responseId, id))!
}

describe('the clock of the answer', () => {
  it('reminds at half time, calls the leads when it is due, says that nobody answered, and turns to the sector', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ urgency: 'emergency' })
      await work(tx, stage)
      expect(await noticesOf(tx, stage)).toEqual([[team.caseWork, 'referral.new']])
      stage.later(12 * hour)
      expect(await work(tx, stage)).toEqual([])
      stage.later(1 * hour)
      await work(tx, stage)
      expect(await noticesOf(tx, stage)).toEqual([[team.caseWork, 'referral.reminder']])
      stage.later(12 * hour)
      await work(tx, stage)
      expect(await stateOf(tx, stage, id)).toMatchObject({ state: 'no-answer', overdue: true })
      expect(await noticesOf(tx, stage)).toEqual([
        [team.caseWork, 'referral.reminder'],
        [cast.samir.id, 'referral.due'],
        [team.school, 'referral.no-answer'],
      ])
      stage.later(12 * hour)
      await work(tx, stage)
      expect((await noticesOf(tx, stage)).at(-1)).toEqual([cast.amina.id, 'service.silent'])
      const [silence] = await tx`select service_id, to_sector, asked, silent from referral_silence`
      expect(silence).toEqual({
        serviceId: stage.services.caseWork,
        toSector: 'child-protection',
        asked: 1,
        silent: 1,
      })
      stage.later(30 * day)
      expect(await work(tx, stage)).toEqual([])
    }))

  it('goes on after a receipt, because delivery is no answer', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ urgency: 'emergency' })
      await stage.move('nadia', id, 'receipt')
      stage.later(26 * hour)
      await work(tx, stage)
      expect((await stateOf(tx, stage, id)).state).toBe('no-answer')
    }))

  it('stops with the answer, and says in what time it came', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ urgency: 'emergency' })
      stage.later(5 * hour + 20 * minute)
      await stage.move('nadia', id, 'acceptance')
      stage.later(3 * day)
      await work(tx, stage)
      expect((await stateOf(tx, stage, id)).state).toBe('accepted')
      expect(await tx`select to_sector, urgency, bucket, in_time, total from referral_answer_tally`).toEqual([
        { toSector: 'child-protection', urgency: 'emergency', bucket: '24-hours', inTime: true, total: 1 },
      ])
      expect(await tx`select silent from referral_silence`).toEqual([{ silent: 0 }])
    }))

  it('does not forgive silence for a late receipt, and counts it once', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ urgency: 'emergency' })
      stage.later(26 * hour)
      await work(tx, stage)
      await stage.move('nadia', id, 'receipt')
      expect(await stateOf(tx, stage, id)).toMatchObject({ state: 'received', overdue: true })
      stage.later(14 * hour)
      await work(tx, stage)
      expect((await stateOf(tx, stage, id)).state).toBe('no-answer')
      await stage.move('nadia', id, 'acceptance')
      await stage.as('system')
      expect(await tx`select silent from referral_silence`).toEqual([{ silent: 1 }])
      expect(await tx`select in_time, bucket from referral_answer_tally`).toEqual([
        { inTime: false, bucket: '72-hours' },
      ])
    }))

  it('is deaf to a job that comes after the answer', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ urgency: 'emergency' })
      await stage.as('system')
      const [job] = await tx<
        { data: Record<string, unknown> }[]
      >`select data from job where name = 'referral.clock'`
      await stage.move('nadia', id, 'acceptance')
      await jobs['referral.clock']!(await stage.as('system'), { ...job!.data, stage: 'due' })
      expect((await stateOf(tx, stage, id)).state).toBe('accepted')
    }))

  it('counts working days with the weekend and the holidays of the response', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await stage.settings({ clocks: { urgent: { workingDays: 5 } } })
      const id = await stage.send({ urgency: 'urgent' })
      // From Monday: Friday and Saturday are the weekend, Tuesday the first of December is a holiday.
      expect((await stateOf(tx, stage, id)).dueAt).toEqual(new Date('2026-11-30T08:00:00Z'))
      stage.later(7 * day)
      const later = await stage.send({ urgency: 'urgent' })
      expect((await stateOf(tx, stage, later)).dueAt).toEqual(new Date('2026-12-08T08:00:00Z'))
    }))
})

describe('the other clocks', () => {
  it('remind the receiver of a result and the sender of a review', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      await stage.move('nadia', id, 'acceptance')
      await work(tx, stage)
      stage.later(15 * day)
      await work(tx, stage)
      expect((await noticesOf(tx, stage)).at(-1)).toEqual([team.caseWork, 'referral.follow-up'])
      expect((await stateOf(tx, stage, id)).overdue).toBe(true)
      await stage.move('nadia', id, 'completion')
      expect((await stateOf(tx, stage, id)).overdue).toBe(false)
      stage.later(15 * day)
      await work(tx, stage)
      expect((await noticesOf(tx, stage)).at(-1)).toEqual([team.school, 'referral.follow-up'])
    }))

  it('ask the second person at once and again', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ override: 'team', urgency: 'emergency' })
      await work(tx, stage)
      expect(await noticesOf(tx, stage)).toEqual([[cast.claire.id, 'referral.second-person']])
      stage.later(13 * hour)
      await work(tx, stage)
      expect(await noticesOf(tx, stage)).toEqual([[cast.claire.id, 'referral.second-person']])
      expect((await stateOf(tx, stage, id)).overdue).toBe(true)
      const other = await stage.send({ override: 'coordinator' })
      await work(tx, stage)
      await stage.as('system')
      const [notice] = await tx`select person_id from notice where subject = ${other}`
      expect(notice).toEqual({ personId: cast.amina.id })
    }))

  it('ask the sender where the service has no team here', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await stage.send({ by: 'slip', urgency: 'emergency' })
      stage.later(26 * hour)
      await work(tx, stage)
      expect(await noticesOf(tx, stage)).toEqual([
        [cast.claire.id, 'referral.due'],
        [team.school, 'referral.no-answer'],
      ])
    }))
})

describe('notices', () => {
  it('are seen by those whom they are for, and go when one has looked', () =>
    rolledBack(async tx => {
      const { seeReferral } = await import('./commands/attention.ts')
      const { findNotices } = await import('./store/notices.ts')
      const stage = await makeStage(tx)
      const id = await stage.send()
      await work(tx, stage)
      const mine = async (name: 'nadia' | 'victor' | 'daniel') => {
        const { actor } = await stage.as(name)
        const person = actor as { id: string; teams: { id: string }[] }
        return findNotices(
          tx,
          stage.responseId,
          { person: person.id, teams: [team.caseWork, team.school] },
          20,
        )
      }
      expect(await mine('nadia')).toMatchObject([{ kind: 'referral.new', subject: id }])
      expect(await mine('victor')).toEqual([])
      expect(await mine('daniel')).toEqual([])
      await seeReferral(await stage.as('nadia'), id)
      expect(await mine('nadia')).toEqual([])
    }))
})
