// One sector, for its page, its sixteen questions and its table.
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import type { Language } from '../../../../kernel/words.ts'
import { nodesOf } from '../../../framework/commands.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Candidate, Commitment } from '../model.ts'
import { listCommitments } from '../store/commitments.ts'
import { listSumCells } from '../store/matrix.ts'
import { listCandidates, listOrganisationsOf, type OrganisationOf } from '../store/people.ts'
import { type ActionShown, actionsOf, findGround, type GroupShown, otherSectors } from './ground.ts'

export type SectorView = {
  sector: string
  groups: GroupShown[]
  /** The organisation of which it is looked at; undefined: the sector itself. */
  organisation: OrganisationOf | undefined
  /** The sector's own, or that organisation's. */
  own: Commitment[]
  /** What child protection gives in return. */
  given: Commitment[]
  /** Of each action, how many organisations have answered and how many take part. */
  behind: Map<string, { promised: number; answered: number }>
  organisations: OrganisationOf[]
}

/**
 * Undefined while no cycle is open. Throws *not found* for what is no sector, and for an organisation that does not work
 * in it.
 */
export async function findSector(
  scene: Scene,
  sector: string,
  language: Language,
  organisationId: string | null = null,
): Promise<SectorView | undefined> {
  must(mayReadPlan(scene.actor))
  if (!otherSectors.includes(sector)) throw notFound()
  const ground = await findGround(scene)
  if (!ground) return undefined
  const [groups, all, sums, organisations] = await Promise.all([
    actionsOf(scene, ground.edition.id, { sector, language }),
    listCommitments(scene.tx, ground.here, { sector, by: organisationId ?? 'sector' }),
    listSumCells(scene.tx, ground.here, sector),
    listOrganisationsOf(scene.tx, ground.here, sector),
  ])
  const organisation = organisations.find(({ id }) => id === organisationId)
  if (organisationId !== null && !organisation) throw notFound()
  return {
    sector,
    organisation,
    organisations,
    groups,
    own: all.filter(({ giver }) => giver === 'sector'),
    given: all.filter(({ giver }) => giver === 'child-protection'),
    behind: new Map(sums.map(sum => [sum.nodeId, sum])),
  }
}

/** What a common action can mean in practice. */
export async function subActionsOf(scene: Scene, editionId: string, action: string): Promise<ActionShown[]> {
  const nodes = await nodesOf(scene, editionId, ['sub-action'])
  return nodes.filter(({ parent }) => parent === action)
}

/** Whom a commitment of that sector may belong to. */
export function candidatesOf(scene: Scene, sector: string): Promise<Candidate[]> {
  must(mayReadPlan(scene.actor))
  return listCandidates(scene.tx, scene.response.id, sector)
}
