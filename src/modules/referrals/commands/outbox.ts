// A device's outbox in one request: one transaction, and in it a savepoint for each item, so that each has an outcome
// of its own and one that is refused holds up none of the others.
import * as v from 'valibot'
import { isPerson } from '../../../kernel/actor.ts'
import type { Scene } from '../../../kernel/event.ts'
import { must, Problem, problemOf } from '../../../kernel/problem.ts'
import {
  type Acknowledgement,
  Informed,
  NewFlag,
  NewMove,
  NewRedirect,
  NewReferral,
  type OutboxItem,
  RefusedConsent,
} from '../model.ts'
import { raiseFlag } from './attention.ts'
import { createReferral, type HashCode } from './create.ts'
import { countRefusedConsent, inform } from './inform.ts'
import { isPlainKind, makeMove } from './move.ts'
import { redirectReferral } from './redirect.ts'
import { confirmOverride } from './second-person.ts'

/** @returns an outcome for each item, in the order in which they came */
export async function deliver(
  scene: Scene,
  items: OutboxItem[],
  hashCode: HashCode,
): Promise<Acknowledgement[]> {
  must(isPerson(scene.actor))
  const outcomes = new Map<OutboxItem, Acknowledgement>()
  // The device counted them when they were made; a batch that arrives shuffled is put right again.
  const inOrder = [...items].sort(
    (a, b) => a.order - b.order || Number(a.kind !== 'referral') - Number(b.kind !== 'referral'),
  )
  for (const item of inOrder) outcomes.set(item, await deliverOne(scene, item, hashCode))
  return items.map(item => outcomes.get(item)!)
}

async function deliverOne(scene: Scene, item: OutboxItem, hashCode: HashCode): Promise<Acknowledgement> {
  try {
    return await scene.tx.savepoint(async tx => {
      // The driver types a savepoint apart from its transaction; they take the same statements.
      return await handle({ ...scene, tx: tx as unknown as Scene['tx'] }, item, hashCode)
    })
  } catch (error) {
    // Caught here, because the other items must not be lost with this one. What is no intended failure ends the whole
    // request, and the device tries again.
    const problem = problemOf(error)
    if (problem.code === 'went-wrong' || problem.code === 'not-ready') throw error
    return {
      id: item.id,
      outcome: 'refused',
      problem: problem.code,
      ...(problem.reason ? { reason: problem.reason } : {}),
    }
  }
}

async function handle(scene: Scene, item: OutboxItem, hashCode: HashCode): Promise<Acknowledgement> {
  const { kind, id, about, body } = item
  if (kind === 'referral')
    return await createReferral(
      scene,
      sameId(id, parse(NewReferral, body), r => r.open.id),
      hashCode,
    )
  if (kind === 'informed')
    return await inform(
      scene,
      sameId(id, parse(Informed, body), i => i.id),
    )
  if (kind === 'refused-consent')
    return await countRefusedConsent(
      scene,
      sameId(id, parse(RefusedConsent, body), r => r.id),
    )
  if (about === undefined) throw new Problem('not-valid')
  if (kind === 'flag')
    return await raiseFlag(
      scene,
      about,
      sameId(id, parse(NewFlag, body), f => f.id),
    )
  if (kind === 'redirect')
    return await redirectReferral(
      scene,
      about,
      sameId(id, parse(NewRedirect, body), r => r.id),
    )
  if (kind === 'override-confirmation') return await confirmOverride(scene, about, id)
  if (!isPlainKind(kind)) throw new Problem('not-valid')
  return await makeMove(
    scene,
    about,
    kind,
    sameId(id, parse(NewMove, body), m => m.id),
  )
}

/** Parses at the edge. Throws *not valid*, without the value. */
export function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (!result.success) throw new Problem('not-valid', 'referrals.problem.malformed')
  return result.output
}

function sameId<T>(id: string, body: T, idOf: (body: T) => string): T {
  if (idOf(body) !== id) throw new Problem('not-valid', 'referrals.problem.malformed')
  return body
}
