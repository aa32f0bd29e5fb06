// A slip of paper: whoever holds its code sees where this one referral stands and answers for the service.
import { nobody, type ResponseInfo } from '../../../kernel/actor.ts'
import type { Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { NewMove, Referral } from '../model.ts'
import { movesFrom } from '../rules/states.ts'
import { findMove, findMoves, type MoveRow } from '../store/moves.ts'
import { findReferral, leaveReferral, lockReferral } from '../store/referral.ts'
import { type Entered, enterSlip } from '../store/slips.ts'
import { repeated } from './content.ts'
import type { PlainKind } from './move.ts'
import { checkMove, moveContent } from './move.ts'
import { takeStep } from './step.ts'

/** What a service without a team here may say with the code of a slip. */
export const slipKinds = [
  'receipt',
  'acceptance',
  'waiting',
  'refusal',
  'start',
  'completion',
  'failure',
] as const
export type SlipKind = (typeof slipKinds)[number]

export type Slip = {
  response: ResponseInfo
  referral: Referral
  service: Texts
  moves: MoveRow[]
  may: SlipKind[]
}

type SlipScene = Pick<Scene, 'tx' | 'now'>

/** What stands behind a code; throws *gone* for a code that is not known or too old, without saying which. */
export async function readSlip(scene: SlipScene, codeHash: Uint8Array): Promise<Slip> {
  const entered = await enter(scene, codeHash)
  const slip = await slipOf(scene, entered)
  await leaveReferral(scene.tx)
  return slip
}

/** The service answers. Pressing a button twice is harmless. */
export async function answerSlip(
  scene: SlipScene,
  codeHash: Uint8Array,
  kind: SlipKind,
  given: Pick<NewMove, 'id' | 'reason'>,
): Promise<Slip> {
  const entered = await enter(scene, codeHash)
  const { referralId, response } = entered
  // Named one by one: whoever asks has no response of their own to spread.
  const inside: Scene = { tx: scene.tx, now: scene.now, response, actor: nobody }
  const referral = await lockReferral(scene.tx, response.id, referralId)
  must(referral !== undefined && referral.toTeam === null)
  const move: NewMove = { ...given, channel: 'app' }
  const content = moveContent(referralId, kind satisfies PlainKind, move)
  const before = await findMove(scene.tx, response.id, given.id)
  if (before) repeated(given.id, before.contentHash, content)
  else {
    checkMove(kind, referral, 'receiver', given.reason)
    await takeStep(inside, {
      ...given,
      referral,
      kind,
      party: 'receiver',
      channel: 'slip',
      contentHash: content,
    })
  }
  const slip = await slipOf(scene, entered)
  await leaveReferral(scene.tx)
  return slip
}

async function enter({ tx, now }: SlipScene, codeHash: Uint8Array): Promise<Entered> {
  const entered = await enterSlip(tx, codeHash, now.toISOString().slice(0, 10))
  if (!entered) throw new Problem('gone', 'referrals.problem.slip-unknown')
  return entered
}

async function slipOf({ tx }: SlipScene, { response, service, referralId }: Entered): Promise<Slip> {
  const referral = await findReferral(tx, response.id, referralId)
  must(referral !== undefined)
  const offered = movesFrom(referral.state, 'receiver').map(move => move.kind)
  return {
    response,
    referral,
    service,
    moves: await findMoves(tx, response.id, referralId),
    may: slipKinds.filter(kind => offered.includes(kind)),
  }
}
