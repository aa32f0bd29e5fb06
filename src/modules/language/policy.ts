// Who may read and write wordings. Signing is the framework's: each side for itself alone.
import type { Actor } from '../../kernel/actor.ts'
import { mayPropose, mayReadWork } from '../framework/policy.ts'
import { isWordingSector } from './rules/wording.ts'

/** Everybody in the response: whoever works beside a sector should know its words. */
export function mayReadWordings(actor: Actor): boolean {
  return mayReadWork(actor)
}

/** Either side may begin, change, renew and withdraw: both are asked for their signature anyway. */
export function mayKeepWording(actor: Actor, { sector }: { sector: string }): boolean {
  return isWordingSector(sector) && mayPropose(actor, sector)
}
