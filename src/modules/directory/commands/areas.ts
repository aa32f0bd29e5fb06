// Areas: for the picker, and kept by who keeps the ground of the response.
import { append, type Scene } from '../../../kernel/event.ts'
import { askedWords, letterDistance, wordsOf } from '../../../kernel/fold.ts'
import { newId } from '../../../kernel/id.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import type { Texts } from '../../../kernel/words.ts'
import type { Area } from '../model.ts'
import { mayKeepAreas } from '../policy.ts'
import { lineageOf } from '../rules/matches.ts'
import {
  allAreas,
  areaNames,
  areasIn,
  countAreas,
  findArea,
  insertAreas,
  readableList,
  servicesAt,
} from '../store/areas.ts'
import { indexServices } from '../store/search.ts'
import { todayOf } from './today.ts'

export type AreaChoice = {
  /** All of them, where they fit into one list; else none, and one goes level by level. */
  all: Area[]
  chosen: Area | undefined
}

/** What a form needs to let somebody choose a place. */
export async function areaChoice({ tx, response }: Scene, chosen: string | undefined): Promise<AreaChoice> {
  const [count, area] = await Promise.all([
    countAreas(tx, response.id),
    chosen ? findArea(tx, response.id, chosen) : undefined,
  ])
  return { all: count <= readableList ? await allAreas(tx, response.id) : [], chosen: area }
}

export type FoundArea = Area & { within: Texts[] }

/** Level by level, or by name: in any language, without accents, with a letter wrong. */
export async function findAreas(
  { tx, response }: Scene,
  ask: { words: string; parent: string | undefined },
): Promise<{ areas: FoundArea[]; parent: Area | undefined }> {
  const asked = askedWords(ask.words)
  const parent = ask.parent ? await findArea(tx, response.id, ask.parent) : undefined
  if (asked.length === 0) {
    const areas = await areasIn(tx, response.id, parent?.pcode)
    // A response of one country begins inside it.
    const [only] = areas
    const inside = !parent && areas.length === 1 && only ? await areasIn(tx, response.id, only.pcode) : []
    return { areas: [...areas, ...inside].map(area => ({ ...area, within: [] })), parent }
  }
  const all = await areaNames(tx, response.id)
  const byCode = new Map(all.map(area => [area.pcode, area]))
  const parents = new Map(all.map(area => [area.pcode, area.parentPcode]))
  const found = all
    .map(area => ({ area, score: likeness(asked, area) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) => b.score - a.score || a.area.level - b.area.level || a.area.pcode.localeCompare(b.area.pcode),
    )
    .slice(0, 50)
  return {
    areas: found.map(({ area }) => ({
      ...area,
      within: lineageOf(parents, area.pcode)
        .slice(1, 3)
        .map(pcode => byCode.get(pcode)?.name ?? {}),
    })),
    parent,
  }
}

/** 3 the same word, 2 its beginning, 1 a letter wrong; 0 when one of the words is not in the name at all. */
function likeness(asked: string[], area: Area): number {
  const names = [
    ...Object.values(area.name).flatMap(name => (name ? wordsOf(name) : [])),
    area.pcode.toLowerCase(),
  ]
  let sum = 0
  for (const word of asked) {
    const most = word.length < 5 ? 1 : 2
    const best = Math.max(
      ...names.map(name => {
        if (name === word) return 3
        if (name.startsWith(word)) return 2
        return word.length > 2 && letterDistance(word, name, most) <= most ? 1 : 0
      }),
    )
    if (best === 0) return 0
    sum += best
  }
  return sum / asked.length
}

/** Adds an area, or renames the one with this code. */
export async function keepArea(
  scene: Scene,
  area: Pick<Area, 'pcode' | 'parentPcode' | 'name'>,
): Promise<void> {
  must(mayKeepAreas(scene.actor))
  const { tx, response } = scene
  const [known, parent] = await Promise.all([
    findArea(tx, response.id, area.pcode),
    area.parentPcode ? findArea(tx, response.id, area.parentPcode) : undefined,
  ])
  if (area.parentPcode && !parent) throw new Problem('not-valid', 'directory.problem.no-parent')
  const level = known?.level ?? (parent ? parent.level + 1 : 0)
  if (level > 5) throw new Problem('not-valid', 'directory.problem.too-deep')
  await insertAreas(tx, response.id, [
    { ...area, parentPcode: known?.parentPcode ?? area.parentPcode, level },
  ])
  // Services are found by the names of their areas.
  if (known)
    await indexServices(tx, response.id, await servicesAt(tx, response.id, area.pcode), todayOf(scene))
  await append(scene, {
    type: known ? 'area.renamed' : 'area.added',
    subject: newId(),
    data: { pcode: area.pcode },
  })
}
