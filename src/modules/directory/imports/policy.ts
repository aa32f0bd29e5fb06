// Who may bring entries from elsewhere, take them out as a file, and see what an import left to decide.
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { isSector, type Sector } from '../../accounts/sectors.ts'

export function mayImport(actor: Actor): boolean {
  return importableSectors(actor) !== 'none'
}

/** Focal points bring entries of their own sector; those who keep the whole directory bring any. */
export function importableSectors(actor: Actor): 'all' | 'none' | Sector[] {
  if (actor.kind === 'system') return 'all'
  if (actor.kind !== 'person') return 'none'
  if (
    hasRole(actor, 'information-manager') ||
    hasRole(actor, 'coordinator') ||
    hasRole(actor, 'administrator')
  )
    return 'all'
  const own = actor.roles.flatMap(({ role, sector }) =>
    role === 'focal-point' && isSector(sector) ? [sector] : [],
  )
  return own.length > 0 ? own : 'none'
}

export function mayImportSector(actor: Actor, sector: string): boolean {
  const sectors = importableSectors(actor)
  return sectors === 'all' || (sectors !== 'none' && sectors.some(own => own === sector))
}

/** Areas are the ground of every tally and search of the response. */
export function mayImportAreas(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'information-manager') || hasRole(actor, 'administrator')
}

/** Whoever is signed in may take out what they may read; the rows come through the same eye as the pages. */
export function mayExport(actor: Actor): boolean {
  return actor.kind === 'person' || actor.kind === 'system'
}

export function maySettleFindings(actor: Actor, sector: string): boolean {
  return mayImportSector(actor, sector)
}
