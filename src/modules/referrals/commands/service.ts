// The service that a referral goes to, as the directory knows it.
import type { Scene } from '../../../kernel/event.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Texts } from '../../../kernel/words.ts'
import { findService } from '../store/names.ts'

export type ServiceForReferral = { id: string; sector: string; teamId: string | null; name: Texts }

/** Throws *not valid* for a service that is not there, or not there for this actor. */
export async function getService({ tx, response }: Scene, id: string): Promise<ServiceForReferral> {
  const service = await findService(tx, response.id, id)
  if (!service) throw new Problem('not-valid', 'referrals.problem.no-such-service')
  return service
}
