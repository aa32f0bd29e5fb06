// The sectors of a humanitarian response, by our codes, with the codes that OCHA gives their coordination groups
// (global coordination groups list). Names are in the locale files: `accounts.sector.<code>`.

export const sectors = [
  'child-protection',
  'protection',
  'gbv',
  'health',
  'mhpss',
  'nutrition',
  'education',
  'food-security',
  'livelihoods',
  'cash',
  'wash',
  'shelter',
  'camp-management',
  'nfi',
  'other',
] as const

export type Sector = (typeof sectors)[number]

export function isSector(value: unknown): value is Sector {
  return sectors.some(sector => sector === value)
}

export const ochaCodes: Partial<Record<Sector, string>> = {
  'child-protection': 'PRO-CPN',
  protection: 'PRO',
  gbv: 'PRO-GBV',
  health: 'HEA',
  nutrition: 'NUT',
  education: 'EDU',
  'food-security': 'FSC',
  livelihoods: 'ERY',
  cash: 'MPC',
  wash: 'WSH',
  shelter: 'SHL',
  'camp-management': 'CCM',
}
