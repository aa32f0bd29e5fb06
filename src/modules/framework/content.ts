// The editions, standards and sectors that come with the program, read as data when they are first asked for. The server
// only: a page that must work without a network is handed what it needs.
import { contentFile, contentFingerprint } from '../../kernel/content.ts'
import type { Texts } from '../../kernel/words.ts'
import type { Edition, FrameworkNode } from './model.ts'

export type ShippedEdition = {
  edition: Edition
  nodes: FrameworkNode[]
  /** Another one when the program came with newer texts. */
  fingerprint: string
}

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

type EditionFile = {
  edition: string
  follows: string | null
  title: Texts
  from: number
  to: number
  document: Edition['document']
  files: string[]
}

/** An edition in its folder; nothing of it is read before something of it is used. */
function shippedFrom(folder: string): ShippedEdition {
  const head = contentFile<EditionFile>(`framework/${folder}/edition.json`)
  let nodes: FrameworkNode[] | undefined
  return {
    get edition(): Edition {
      const { edition: id, follows, title, from, to, document } = head()
      return { id, follows, state: 'published', title, from, to, shipped: true, document, publishedAt: null }
    },
    get nodes(): FrameworkNode[] {
      nodes ??= head().files.flatMap(
        name => contentFile<{ nodes: FrameworkNode[] }>(`framework/${folder}/${name}`)().nodes,
      )
      return nodes
    },
    get fingerprint(): string {
      return contentFingerprint(head().files.map(name => `framework/${folder}/${name}`))
    },
  }
}

export const workingTogether2022: ShippedEdition = shippedFrom('working-together-2022')

export const shippedEditions: readonly ShippedEdition[] = [workingTogether2022]

const cpms = contentFile<{ items: Standard[] }>('framework/standards/cpms-2019.json')
export const standards = (): readonly Standard[] => cpms().items

const crossingFiles = ['common-actions', 'sector-actions'].map(name =>
  contentFile<{ links: Crossing[] }>(`framework/crosswalks/${name}-to-cpms-2019.json`),
)
export const crossings = (): readonly Crossing[] => crossingFiles.flatMap(file => file().links)

const sectorProfiles = contentFile<{ sectors: SectorProfile[] }>('framework/sectors.json')

export function profileOf(sector: string): SectorProfile | undefined {
  return sectorProfiles().sectors.find(profile => profile.sector === sector)
}
