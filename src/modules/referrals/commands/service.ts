// The service that a referral goes to, as the directory knows it.
import type { Scene } from '../../../kernel/event.ts'
import { Problem } from '../../../kernel/problem.ts'
import { findServiceForReferral, type ServiceForReferral } from '../../directory/commands/entry.ts'

/** Throws *not valid* for a service that is not there any more, or not there for this actor. */
export async function getService(scene: Scene, id: string): Promise<ServiceForReferral> {
  const service = await findServiceForReferral(scene, id)
  if (!service) throw new Problem('not-valid', 'referrals.problem.no-such-service')
  return service
}
