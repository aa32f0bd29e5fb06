// The editions, standards and sectors that come with the program, read once as data. The server only: a page that must
// work without a network is handed what it needs.

import commonToStandards from '../../../content/framework/crosswalks/common-actions-to-cpms-2019.json' with {
  type: 'json',
}
import sectorToStandards from '../../../content/framework/crosswalks/sector-actions-to-cpms-2019.json' with {
  type: 'json',
}
import groupsContent from '../../../content/framework/groups.json' with { type: 'json' }
import sectorsContent from '../../../content/framework/sectors.json' with { type: 'json' }
import cpms from '../../../content/framework/standards/cpms-2019.json' with { type: 'json' }
import commonActions from '../../../content/framework/working-together-2022/common-actions.json' with {
  type: 'json',
}
import considerations from '../../../content/framework/working-together-2022/considerations.json' with {
  type: 'json',
}
import drivers from '../../../content/framework/working-together-2022/drivers.json' with { type: 'json' }
import edition from '../../../content/framework/working-together-2022/edition.json' with { type: 'json' }
import objectives from '../../../content/framework/working-together-2022/objectives.json' with {
  type: 'json',
}
import prioritised from '../../../content/framework/working-together-2022/prioritised-actions.json' with {
  type: 'json',
}
import vision from '../../../content/framework/working-together-2022/vision.json' with { type: 'json' }
import type { Texts } from '../../kernel/words.ts'
import type { Edition, FrameworkNode } from './model.ts'

export type ShippedEdition = { edition: Edition; nodes: FrameworkNode[] }

export type Standard = { id: string; number: number; pillar: number; title: Texts }
export type Crossing = { node: string; standard: string; relation: 'same' | 'part-of' | 'overlaps' }
export type Line = { id: string; text: Texts }
export type LocalIndicator = {
  id: string
  text: Texts
  numerator: Texts
  denominator: Texts
  unit: 'percent' | 'count'
  direction: 'up' | 'down'
  frequency: 'month' | 'quarter' | 'half-year'
}
/** What a sector is for and what child protection brings to it: a starter, worded locally. */
export type SectorProfile = {
  sector: string
  standards: string[]
  goal: Line
  offers: Line[]
  asks: Line[]
  indicator: LocalIndicator
  preparedness: Line[]
  source: string
}
export type CoordinationGroup = {
  code: string
  kind: 'cluster' | 'area-of-responsibility' | 'group' | 'multi-sector'
  parent: string | null
  title: Texts
  sector: string | null
}

// The form of each file is checked in content/framework/framework.test.ts, so what is read here is taken at its word.
const files: Record<string, { nodes: unknown[] }> = {
  'vision.json': vision,
  'drivers.json': drivers,
  'objectives.json': objectives,
  'common-actions.json': commonActions,
  'prioritised-actions.json': prioritised,
  'considerations.json': considerations,
}

export const workingTogether2022: ShippedEdition = {
  edition: {
    id: edition.edition,
    follows: edition.follows,
    state: 'published',
    title: edition.title,
    from: edition.from,
    to: edition.to,
    shipped: true,
    document: edition.document,
    publishedAt: null,
  },
  nodes: edition.files.flatMap(name => files[name]!.nodes as FrameworkNode[]),
}

export const shippedEditions: readonly ShippedEdition[] = [workingTogether2022]

export const pillars: readonly { number: number; title: Texts }[] = cpms.pillars
export const standards: readonly Standard[] = cpms.items
export const crossings: readonly Crossing[] = [
  ...(commonToStandards.links as Crossing[]),
  ...(sectorToStandards.links as Crossing[]),
]
export const coordinationGroups: readonly CoordinationGroup[] = groupsContent.groups as CoordinationGroup[]

const sectorProfiles: readonly SectorProfile[] = sectorsContent.sectors as SectorProfile[]

export function profileOf(sector: string): SectorProfile | undefined {
  return sectorProfiles.find(profile => profile.sector === sector)
}
