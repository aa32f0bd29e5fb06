// The sets of content/competencies, read when they are first asked for.
import { contentFile } from '../../../kernel/content.ts'
import type { Competency, CompetencySet } from './model.ts'

const files = [
  'all-personnel',
  'across-sectors',
  'protection',
  'food-security',
  'education',
  'health',
  'mhpss',
  'nutrition',
  'wash',
  'shelter',
  'camp-management',
].map(name => contentFile<CompetencySet>(`competencies/${name}.json`))

/** In the order in which they are read. */
export function allSets(): CompetencySet[] {
  return files.map(read => read())
}

export function findSet(id: string): CompetencySet | undefined {
  return allSets().find(set => set.id === id)
}

/** Everybody's, and those of the sectors somebody works in. */
export function setsOf(sectors: readonly string[]): CompetencySet[] {
  return allSets().filter(
    set => set.for === 'everyone' || set.sectors.some(sector => sectors.includes(sector)),
  )
}

export function findCompetency(id: string): { set: CompetencySet; competency: Competency } | undefined {
  for (const set of allSets()) {
    const competency = set.competencies.find(one => one.id === id)
    if (competency) return { set, competency }
  }
  return undefined
}
