// The needs people come with: a closed list, so that a search, an import, a tally and a printed card mean the same.
// Names are in the locale files: `directory.need.<code>`. Each belongs to the sector that usually answers it; a service
// of another sector may answer it too.
import type { Sector } from '../accounts/sectors.ts'

export const needSectors = {
  'child-case-management': 'child-protection',
  'family-tracing': 'child-protection',
  'alternative-care': 'child-protection',
  'child-friendly-space': 'child-protection',
  'child-labour-support': 'child-protection',
  'armed-group-release': 'child-protection',
  'birth-registration': 'child-protection',
  'parenting-support': 'child-protection',
  'legal-aid': 'protection',
  'refugee-registration': 'protection',
  'identity-documents': 'protection',
  'disability-support': 'protection',
  'explosive-hazards': 'protection',
  'gbv-support': 'gbv',
  'women-girls-space': 'gbv',
  'safe-shelter': 'gbv',
  'primary-health': 'health',
  'emergency-care': 'health',
  vaccination: 'health',
  'maternal-health': 'health',
  'clinical-care-survivors': 'health',
  rehabilitation: 'health',
  'psychosocial-support': 'mhpss',
  'mental-health-care': 'mhpss',
  'malnutrition-treatment': 'nutrition',
  'infant-feeding': 'nutrition',
  school: 'education',
  'learning-space': 'education',
  'early-childhood': 'education',
  'vocational-training': 'education',
  food: 'food-security',
  'school-meals': 'food-security',
  'jobs-livelihoods': 'livelihoods',
  'cash-assistance': 'cash',
  water: 'wash',
  'toilets-hygiene': 'wash',
  'menstrual-hygiene': 'wash',
  'shelter-repair': 'shelter',
  'housing-rent': 'shelter',
  'site-problem': 'camp-management',
  'household-items': 'nfi',
  'information-complaints': 'other',
} as const satisfies Record<string, Sector>

export type Need = keyof typeof needSectors

export const needs = Object.keys(needSectors).filter(isNeed)

export function isNeed(value: unknown): value is Need {
  return typeof value === 'string' && Object.hasOwn(needSectors, value)
}

export function sectorOfNeed(need: Need): Sector {
  return needSectors[need]
}

export function needsOfSector(sector: string): Need[] {
  return needs.filter(need => needSectors[need] === sector)
}
