// Who may propose, bring definitions and record what was counted. Signing is the framework's: each side for itself alone.
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { sectors } from '../../accounts/sectors.ts'
import { mayPropose } from '../../framework/policy.ts'
import { isIndicatorSector } from './rules/indicator.ts'

/** Either side may begin, change, renew and withdraw: both are asked for their signature anyway. */
export function mayKeepIndicator(actor: Actor, { sector }: { sector: string }): boolean {
  return isIndicatorSector(sector) && mayPropose(actor, sector)
}

/** What was counted is written down by either side, and by whoever keeps the numbers of the response. */
export function mayRecordValue(actor: Actor, { sector }: { sector: string }): boolean {
  return mayKeepIndicator(actor, { sector }) || hasRole(actor, 'information-manager')
}

/** Definitions to choose from: of one's own sector, or of all. */
export function mayBringDefinition(actor: Actor, { sector }: { sector: string }): boolean {
  return mayRecordValue(actor, { sector }) || (isIndicatorSector(sector) && hasRole(actor, 'administrator'))
}

/** A file may hold definitions of several sectors: of one at least. */
export function mayBringDefinitions(actor: Actor): boolean {
  return sectors.some(sector => mayBringDefinition(actor, { sector }))
}
