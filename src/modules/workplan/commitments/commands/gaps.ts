// What is missing in this response, and how far all of it is.
import type { Scene } from '../../../../kernel/event.ts'
import { must } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { Language } from '../../../../kernel/words.ts'
import { mayReadPlan } from '../../policy.ts'
import { type Gaps, gapsOf } from '../rules/gaps.ts'
import { listCommitments } from '../store/commitments.ts'
import { listFocalPoints } from '../store/people.ts'
import { actionsOf, findGround, type GroupShown, sectorsOf } from './ground.ts'

export type GapView = {
  gaps: Gaps
  groups: GroupShown[]
  /** Sectors of which nobody is in this response. */
  absent: string[]
  /** Names of those who speak for each sector. */
  focalPoints: Map<string, string[]>
  today: string
}

/** Undefined while no cycle is open. */
export async function findGaps(scene: Scene, language: Language): Promise<GapView | undefined> {
  must(mayReadPlan(scene.actor))
  const ground = await findGround(scene)
  if (!ground) return undefined
  const { tx, response } = scene
  const today = todayOf(scene)
  const [groups, commitments, speaking] = await Promise.all([
    actionsOf(scene, ground.edition.id, { language }),
    listCommitments(tx, ground.here, { by: 'sector' }),
    listFocalPoints(tx, response.id),
  ])
  const sectors = await sectorsOf(
    scene,
    commitments.map(({ sector }) => sector),
  )
  const focalPoints = new Map<string, string[]>()
  for (const { sector, name } of speaking) focalPoints.set(sector, [...(focalPoints.get(sector) ?? []), name])
  const actions = groups.flatMap(group => group.actions.map(({ id }) => id))
  return {
    gaps: gapsOf(actions, sectors.here, commitments, today),
    groups,
    absent: sectors.absent,
    focalPoints,
    today,
  }
}
