// Which sector and which needs an activity of the Services Advisor answers. Activities and quantities are free text
// there; what is not known here stays without a need and is listed for a person.
import type { Sector } from '../../modules/accounts/sectors.ts'
import type { Need } from '../../modules/directory/needs.ts'
import { tidy } from './labels.ts'

const activities: Record<string, { sector: Sector; needs: Need[] }> = {
  'Child Protection': { sector: 'child-protection', needs: ['child-case-management'] },
  'Community-focused Protection': { sector: 'protection', needs: [] },
  'Women Safe Spaces': { sector: 'gbv', needs: ['women-girls-space'] },
  'Protection Services': { sector: 'protection', needs: [] },
  'Refugee Right': { sector: 'protection', needs: ['legal-aid'] },
  'Financial assistance': { sector: 'cash', needs: ['cash-assistance'] },
  'Cash For Rent': { sector: 'shelter', needs: ['housing-rent'] },
  'Shelter Rehabilitation': { sector: 'shelter', needs: ['shelter-repair'] },
  'Distribution for Basic needs (NFI)': { sector: 'nfi', needs: ['household-items'] },
  'Water access': { sector: 'wash', needs: ['water'] },
  'Hygiene & hygiene products Delivery': { sector: 'wash', needs: ['toilets-hygiene'] },
  'Sanitation/Protection from the spread of dise': { sector: 'wash', needs: ['toilets-hygiene'] },
  Drainage: { sector: 'wash', needs: ['toilets-hygiene'] },
  'Health Services': { sector: 'health', needs: ['primary-health'] },
  'Nutrition Services': { sector: 'nutrition', needs: ['malnutrition-treatment'] },
  'Nutritional Status Impovement': { sector: 'nutrition', needs: ['malnutrition-treatment'] },
  'Psychosocial & Mental Health': { sector: 'mhpss', needs: ['psychosocial-support'] },
  'Education opportunities': { sector: 'education', needs: ['school'] },
  'Support for learning environment': { sector: 'education', needs: ['learning-space'] },
  'Education for children with disabilities': {
    sector: 'education',
    needs: ['school', 'disability-support'],
  },
  'Food Security': { sector: 'food-security', needs: ['food'] },
}

const categories: Record<string, Sector> = {
  PROTECTION: 'protection',
  الحماية: 'protection',
  CASH: 'cash',
  نقد: 'cash',
  NFI: 'nfi',
  'المواد غير الغذائية': 'nfi',
  WASH: 'wash',
  'المياه والصرف الصحي': 'wash',
  HEALTH: 'health',
  الصحة: 'health',
  EDUCATION: 'education',
  التعليم: 'education',
  SHELTER: 'shelter',
  المأوى: 'shelter',
  FOOD: 'food-security',
  الغذاء: 'food-security',
}

/** Words of a quantity ("Child-friendly spaces": 3) that name a need. */
const quantities: [RegExp, Need][] = [
  [/child.friendly spaces/i, 'child-friendly-space'],
  [/family tracing/i, 'family-tracing'],
  [/alternative care/i, 'alternative-care'],
  [/child labour/i, 'child-labour-support'],
  [/best interest/i, 'child-case-management'],
  [/parenting/i, 'parenting-support'],
  [/early childhood/i, 'early-childhood'],
  [/legal services/i, 'legal-aid'],
  [/(services|case management) for surviv[eo]rs of gender|multisectoral services/i, 'gbv-support'],
  [/shelter for surviv[eo]rs/i, 'safe-shelter'],
  [/clinical management of rape/i, 'clinical-care-survivors'],
  [/women safe spaces/i, 'women-girls-space'],
  [/primary healthcare/i, 'primary-health'],
  [/immuni[sz]ation/i, 'vaccination'],
  [/reproductive health/i, 'maternal-health'],
  [/physical therapy/i, 'rehabilitation'],
  [/mental health care/i, 'mental-health-care'],
  [/^psychosocial support/i, 'psychosocial-support'],
  [/malnutrition/i, 'malnutrition-treatment'],
  [/infant and young child feeding/i, 'infant-feeding'],
  [/food parcels|food vouchers/i, 'food'],
  [/livelihoods/i, 'jobs-livelihoods'],
  [/cash.for.rent/i, 'housing-rent'],
  [/cash assistance/i, 'cash-assistance'],
  [/shelter rehabilitation/i, 'shelter-repair'],
]

export function sectorAndNeeds(
  activity: string,
  category: string,
  indicators: Record<string, unknown>,
): { sector: Sector; needs: Need[]; isKnown: boolean } {
  const known = activities[tidy(activity)]
  const offered = Object.entries(indicators).filter(
    ([, count]) => count !== 0 && count !== '0' && count !== false,
  )
  const counted = offered.flatMap(([name]) =>
    quantities.filter(([words]) => words.test(name)).map(([, need]) => need),
  )
  return {
    sector: known?.sector ?? categories[tidy(category)] ?? 'other',
    needs: [...new Set([...(known?.needs ?? []), ...counted])],
    isKnown: known !== undefined,
  }
}
