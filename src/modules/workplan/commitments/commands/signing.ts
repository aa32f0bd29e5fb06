// Signing: one by one, or all that somebody has looked at. Each signature is under one commitment and one version.
import type { Person } from '../../../../kernel/actor.ts'
import type { Scene } from '../../../../kernel/event.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { signWork, takeBackSignature } from '../../../framework/commands/work.ts'
import type { Side } from '../../../framework/model.ts'
import { maySign } from '../../../framework/policy.ts'
import { usualReview } from '../../../framework/rules/agreement.ts'
import type { Commitment } from '../model.ts'
import { isAnswered } from '../rules/status.ts'
import { getCommitment, listCommitments } from './read.ts'

type Own = Scene & { actor: Person }

/** What was read: nobody signs another version than that. */
export type Read = { id: string; version: number }

/**
 * Signs one. Throws *already different* when it was changed after it was read, *not now* while it is undecided. With the
 * first signature the day is set on which both look at it again; a day that has passed is set anew.
 */
export async function signCommitment(scene: Own, { id, version }: Read, side: Side): Promise<void> {
  const commitment = await getCommitment(scene, id)
  must(maySign(scene.actor, side, commitment.sector))
  if (!isAnswered(commitment.stance)) throw new Problem('not-now', 'commitments.refused.undecided')
  const today = todayOf(scene)
  const due = commitment.reviewOn === null || commitment.reviewOn <= today
  await signWork(scene, { workId: id, version, side, ...(due ? { reviewOn: usualReview(today) } : {}) })
}

/** @returns how many were signed, and how many were not because they had changed after they were read */
export async function signCommitments(
  scene: Own,
  read: readonly Read[],
  sector: string,
  side: Side,
): Promise<{ signed: number; changed: number }> {
  must(maySign(scene.actor, side, sector))
  let changed = 0
  for (const one of read) {
    try {
      await signCommitment(scene, one, side)
    } catch (error) {
      // Refused before anything was written, so the others can still be signed in this transaction.
      if (!(error instanceof Problem) || error.code === 'not-found') throw error
      changed += 1
    }
  }
  return { signed: read.length - changed, changed }
}

export async function takeBack(scene: Own, id: string): Promise<void> {
  const commitment = await getCommitment(scene, id)
  await takeBackSignature(scene, commitment.id)
}

export type Waiting = {
  /** Waits for this side's signature. */
  mine: Commitment[]
  /** Signed by this side, and waits for the other. */
  theirs: Commitment[]
}

/** What waits in one sector, for one who speaks for that side. */
export async function listWaiting(scene: Own, sector: string, side: Side): Promise<Waiting> {
  must(maySign(scene.actor, side, sector))
  const other: Side = side === 'sector' ? 'child-protection' : 'sector'
  const mine = await listCommitments(scene, { sector, waitsFor: side })
  const theirs = await listCommitments(scene, { sector, waitsFor: other })
  return { mine, theirs: theirs.filter(({ id }) => !mine.some(one => one.id === id)) }
}
