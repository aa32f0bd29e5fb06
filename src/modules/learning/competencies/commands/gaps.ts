// Where sectors have most to learn. Numbers for whoever plans; whose they are, only for whom it is shared with.
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { isSector } from '../../../accounts/sectors.ts'
import { findCompetency, setsOf } from '../content.ts'
import type { Competency, CompetencySet, Count } from '../model.ts'
import { maySeeGaps, maySuperviseAtAll } from '../policy.ts'
import { byGap } from '../rules/gaps.ts'
import type { Standing } from '../rules/standing.ts'
import { listCounts, listSectors } from '../store/sharing.ts'
import { type Listed, listPeople, standingsOf } from './people.ts'

export type GapLine = Count & { text: Competency['text']; kind: Competency['kind']; set: CompetencySet }

export type SectorGaps = {
  /** Its people. */
  all: Count
  /** Asked of them: everybody's and the sector's own. The largest gap first. */
  lines: GapLine[]
  /** Whether there is anybody in it whose name one may see. */
  opens: boolean
}

export async function listGaps(scene: Scene): Promise<SectorGaps[]> {
  must(maySeeGaps(scene.actor))
  const counts = await listCounts(scene.tx, todayOf(scene))
  const open = await sectorsOfShared(scene)
  return counts
    .filter(({ competency }) => competency === '')
    .map(all => ({ all, lines: linesOf(all, counts), opens: open.has(all.sector) }))
}

export async function getGaps(scene: Scene, sector: string): Promise<SectorGaps> {
  must(maySeeGaps(scene.actor) && isSector(sector))
  const found = (await listGaps(scene)).find(({ all }) => all.sector === sector)
  if (!found) throw notFound()
  return found
}

function linesOf(all: Count, counts: readonly Count[]): GapLine[] {
  const lines = setsOf([all.sector]).flatMap(set =>
    set.competencies.map(({ id, text, kind }) => {
      const found = counts.find(({ sector, competency }) => sector === all.sector && competency === id)
      // Nobody has rated it yet: nothing, unless there are too few people to tell even that.
      const none = all.people === null ? null : 0
      const count = found ?? { rated: none, able: null, signed: none, due: none }
      return { ...count, sector: all.sector, competency: id, people: all.people, text, kind, set }
    }),
  )
  return byGap(lines)
}

export type Behind = {
  competency: Competency
  set: CompetencySet
  people: (Listed & { standing: Standing })[]
}

/** The people behind a number, as far as they share with who asks. */
export async function listBehind(scene: Scene, sector: string, competencyId: string): Promise<Behind> {
  must(maySeeGaps(scene.actor) && maySuperviseAtAll(scene.actor))
  const found = findCompetency(competencyId)
  if (!found || !setsOf([sector]).includes(found.set)) throw notFound()
  const people = await sharedIn(scene, sector)
  const standings = await standingsOf(
    scene,
    people.map(({ person }) => person.id),
  )
  return {
    ...found,
    people: people.flatMap(one => {
      const stood = standings.get(one.person.id)?.find(({ set }) => set.id === found.set.id)
      const standing = stood?.standings[found.set.competencies.indexOf(found.competency)]
      return standing ? [{ ...one, standing }] : []
    }),
  }
}

async function sharedIn(scene: Scene, sector: string): Promise<Listed[]> {
  const people = (await listPeople(scene)).filter(({ isShared }) => isShared)
  const sectors = await listSectors(
    scene.tx,
    scene.response.id,
    people.map(({ person }) => person.id),
    scene.now,
  )
  return people.filter(({ person }) =>
    sectors.some(one => one.personId === person.id && one.sector === sector),
  )
}

async function sectorsOfShared(scene: Scene): Promise<Set<string>> {
  if (!maySuperviseAtAll(scene.actor)) return new Set()
  const people = (await listPeople(scene)).filter(({ isShared }) => isShared)
  const sectors = await listSectors(
    scene.tx,
    scene.response.id,
    people.map(({ person }) => person.id),
    scene.now,
  )
  return new Set(sectors.map(({ sector }) => sector))
}
