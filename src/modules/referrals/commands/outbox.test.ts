import { describe, expect, it } from 'vitest'
import { appDb, rolledBack } from '../../../../test/support/rolled-back.ts'
import { RolledBack, type Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/id.ts'
import type { OutboxItem } from '../model.ts'
import {
  actIn,
  girlOfTwelve,
  hashCode,
  makeStage,
  newMove,
  newReferral,
  note,
  team,
} from '../referrals.testing.ts'
import { deliver } from './outbox.ts'

type Stage = Awaited<ReturnType<typeof makeStage>>

/** A day's work of the case workers' phone: answers to three referrals, a flag, services that were shown. */
async function dayOfWork(stage: Stage, ids: string[]): Promise<OutboxItem[]> {
  const items: OutboxItem[] = []
  const put = (kind: string, about: string | undefined, body: { id: string }) =>
    items.push({ id: body.id, kind, order: items.length, body, ...(about ? { about } : {}) })
  for (const id of ids) put('receipt', id, newMove('receipt'))
  put('acceptance', ids[0], newMove('acceptance', { counted: girlOfTwelve, note: note(team.school) }))
  put('start', ids[0], newMove('start'))
  put('completion', ids[0], newMove('completion', { counted: girlOfTwelve }))
  put('refusal', ids[1], newMove('refusal', { reason: 'no-capacity' }))
  put('flag', ids[2], { id: newId(), reason: 'no-contact' } as { id: string })
  put('informed', undefined, { id: newId(), fromSector: 'child-protection', toSector: 'health' } as {
    id: string
  })
  const onward = await newReferral(stage.services, {
    fromTeam: team.caseWork,
    toTeam: team.clinic,
    service: stage.services.clinic,
  })
  items.push({ id: onward.open.id, kind: 'referral', order: items.length, body: onward })
  put('recall', onward.open.id, newMove('recall', { reason: 'sent-by-mistake' }))
  return items
}

/** All that a delivery may leave behind, but for what the database numbers by itself. */
async function trace(tx: Tx, stage: Stage, ids: string[]): Promise<unknown> {
  await stage.as('system')
  return {
    referrals: await tx`select id, state, moves, flagged, next_actor from referral order by id`,
    moves:
      await tx`select id, referral_id, ordinal, kind, to_state from referral_move where id <> all(${ids}::uuid[]) order by referral_id, ordinal`,
    tally:
      await tx`select step, to_sector, sex, age_band, disability, total from referral_tally order by 1, 2, 3, 4`,
    answers: await tx`select * from referral_answer_tally order by bucket`,
    silence: await tx`select service_id, asked, silent from referral_silence order by service_id`,
    counts:
      await tx`select owner_id, view, state, total from referral_count where total <> 0 order by 1, 2, 3`,
    flags: await tx`select id, reason from referral_flag`,
    events: await tx`select type, subject from event where type <> 'referral.opened' order by type, subject`,
  }
}

const batches = (items: OutboxItem[], size: number) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, at * size + size))

// Shuffled the same way in every run.
function shuffled<T>(list: T[], seed: number): T[] {
  let state = seed
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
  return list
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

describe('an outbox', () => {
  it('leaves the same behind however often, in whatever pieces and in whatever order it arrives', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const ids = [await stage.send(), await stage.send(), await stage.send()]
      const items = await dayOfWork(stage, ids)
      const attempt = async (sends: OutboxItem[][]) => {
        try {
          await tx.savepoint(async inner => {
            for (const sent of sends) await deliver(await stage.as('nadia'), sent, hashCode)
            throw new RolledBack(await trace(inner as unknown as Tx, stage, ids))
          })
        } catch (error) {
          if (error instanceof RolledBack) return error.value
          throw error
        }
        throw new Error('unreachable')
      }
      const once = await attempt([items])
      for (const seed of [1, 2, 3]) expect(await attempt([shuffled(items, seed)])).toEqual(once)
      expect(await attempt(batches(items, 1))).toEqual(once)
      // The line is cut after each piece, so the device sends what it has sent before once more.
      expect(await attempt(batches(items, 4).flatMap(piece => [piece, piece]))).toEqual(once)
      expect(await attempt([items, items, shuffled(items, 4), items, items])).toEqual(once)
      expect(await attempt(items.map((_, at) => items.slice(0, at + 1)))).toEqual(once)
    }))

  it('gives each item an outcome of its own, in the order in which they came', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send()
      const good = await newReferral(stage.services, {
        fromTeam: team.caseWork,
        toTeam: team.clinic,
        service: stage.services.clinic,
      })
      const theirs = await newReferral(stage.services)
      const receipt = newMove('receipt')
      const item = (kind: string, body: unknown, about?: string, of = newId()): OutboxItem => ({
        id: of,
        kind,
        order: 0,
        body,
        ...(about ? { about } : {}),
      })
      const outcomes = await deliver(
        await stage.as('nadia'),
        [
          item('completion', newMove('completion'), id),
          item('referral', good, undefined, good.open.id),
          item('referral', theirs, undefined, theirs.open.id),
          item('receipt', receipt, id, receipt.id),
          item('receipt', receipt, newId(), receipt.id),
          item('referral', { open: 'nothing' }),
        ],
        hashCode,
      )
      expect(outcomes.map(o => [o.outcome, o.problem ?? null])).toEqual([
        ['refused', 'not-valid'],
        ['stored', null],
        ['refused', 'not-found'],
        ['stored', null],
        ['refused', 'already-different'],
        ['refused', 'not-valid'],
      ])
      expect(outcomes[1]!.hash).toBe(good.sealed!.bodyHash)
      await stage.as('system')
      expect(await tx`select from referral where id = ${good.open.id}`).toHaveLength(1)
    }))

  it('meets itself: the same item in two requests at the same moment is stored once', async () => {
    const committed = await appDb().transact(async tx => {
      const stage = await makeStage(tx)
      return { responseId: stage.responseId, given: await newReferral(stage.services) }
    })
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        appDb().transact(async tx => {
          const scene = await actIn(tx, committed.responseId, 'daniel')
          const [one] = await deliver(
            scene,
            [{ id: committed.given.open.id, kind: 'referral', order: 0, body: committed.given }],
            hashCode,
          )
          return one!.outcome
        }),
      ),
    )
    expect(outcomes.sort()).toEqual(['repeated', 'repeated', 'repeated', 'repeated', 'stored'])
  })
})
