// What everything stands on: the open cycle, the edition that is followed, its common actions, the sectors here.
import type { Scene } from '../../../../kernel/event.ts'
import { Problem } from '../../../../kernel/problem.ts'
import type { Language, Texts } from '../../../../kernel/words.ts'
import { sectors as allSectors } from '../../../accounts/sectors.ts'
import { followedEdition, nodesOf } from '../../../framework/commands.ts'
import type { Edition } from '../../../framework/model.ts'
import { inWordsOf } from '../../../language/commands.ts'
import { openCycleOf } from '../../commands/cycles.ts'
import type { Cycle } from '../../model.ts'
import type { Here } from '../store/commitments.ts'
import { listSectorsHere } from '../store/people.ts'

export type Ground = { cycle: Cycle; edition: Edition; here: Here }

/** Undefined before the first cycle was opened, and between two. */
export async function findGround(scene: Scene): Promise<Ground | undefined> {
  const [cycle, edition] = await Promise.all([openCycleOf(scene), followedEdition(scene)])
  if (!cycle || !edition) return undefined
  return { cycle, edition, here: { responseId: scene.response.id, cycleId: cycle.id, editionId: edition.id } }
}

/** As above; throws *not now*, with what to do first. */
export async function getGround(scene: Scene): Promise<Ground> {
  const ground = await findGround(scene)
  if (!ground) throw new Problem('not-now', 'workplan.refused.no-cycle')
  return ground
}

export type ActionShown = { id: string; number: string | null; title: Texts; text: Texts }
export type GroupShown = ActionShown & { actions: ActionShown[] }

/**
 * The common actions in their groups, in the order of reading.
 * @param ask with a sector, in the wording on which that sector and child protection have agreed
 */
export async function actionsOf(
  scene: Scene,
  editionId: string,
  { sector, language }: { sector?: string; language: Language },
): Promise<GroupShown[]> {
  const found = await nodesOf(scene, editionId, ['group', 'common-action'])
  const nodes = sector === undefined ? found : await inWordsOf(scene, editionId, found, { sector, language })
  const shown = ({ id, number, title, text }: ActionShown): ActionShown => ({ id, number, title, text })
  return nodes
    .filter(({ kind }) => kind === 'group')
    .map(group => ({
      ...shown(group),
      actions: nodes.filter(node => node.kind === 'common-action' && node.parent === group.id).map(shown),
    }))
}

/** Whom the common actions are for: every sector but child protection itself, which is the other side. */
export const otherSectors: readonly string[] = allSectors.filter(
  sector => sector !== 'child-protection' && sector !== 'other',
)

/**
 * Those that are there, and those of which nobody is.
 * @param answering sectors with a commitment: they are there, whether or not somebody still speaks for them
 */
export async function sectorsOf(
  { tx, response }: Scene,
  answering: Iterable<string>,
): Promise<{ here: string[]; absent: string[] }> {
  const found = new Set([...(await listSectorsHere(tx, response.id)), ...answering])
  return {
    here: otherSectors.filter(sector => found.has(sector)),
    absent: otherSectors.filter(sector => !found.has(sector)),
  }
}
