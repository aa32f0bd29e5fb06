// Reading: the matrix, lists, one commitment with its history.
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { Language } from '../../../../kernel/words.ts'
import { getNode, signaturesOf } from '../../../framework/commands.ts'
import type { FrameworkNode, Signature } from '../../../framework/model.ts'
import { inWordsOf } from '../../../language/commands.ts'
import type { Cycle } from '../../model.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Commitment, CommitmentFilter, Happening, Status } from '../model.ts'
import { isLoose, isOverdue, statusOf, waitsForOf } from '../rules/status.ts'
import * as store from '../store/commitments.ts'
import { listHappenings, namesOf } from '../store/history.ts'
import { listOwnCells, listSumCells, type OwnCell } from '../store/matrix.ts'
import { actionsOf, findGround, type GroupShown, sectorsOf } from './ground.ts'

export type Cell = {
  own?: OwnCell & { status: Status }
  /** How many organisations have answered, and how many of them take part. */
  organisations?: { answered: number; promised: number }
}

export type Matrix = {
  cycle: Cycle
  groups: GroupShown[]
  /** Those shown; `absent` are those of which nobody is here. */
  sectors: string[]
  absent: string[]
  /** By `cellKey`. */
  cells: Map<string, Cell>
  today: string
}

export function cellKey(sector: string, nodeId: string): string {
  return `${sector} ${nodeId}`
}

/** Undefined while no cycle is open. */
export async function findMatrix(
  scene: Scene,
  ask: { language: Language; withAbsent?: boolean },
): Promise<Matrix | undefined> {
  must(mayReadPlan(scene.actor))
  const ground = await findGround(scene)
  if (!ground) return undefined
  const { tx } = scene
  const { cycle, edition, here } = ground
  const today = todayOf(scene)
  const [groups, own, sums] = await Promise.all([
    actionsOf(scene, edition.id, { language: ask.language }),
    listOwnCells(tx, here),
    listSumCells(tx, here),
  ])
  const sectors = await sectorsOf(
    scene,
    [...own, ...sums].map(({ sector }) => sector),
  )
  const cells = new Map<string, Cell>()
  for (const cell of own)
    cells.set(cellKey(cell.sector, cell.nodeId), { own: { ...cell, status: statusOf(cell, today) } })
  for (const { sector, nodeId, answered, promised } of sums) {
    const key = cellKey(sector, nodeId)
    cells.set(key, { ...cells.get(key), organisations: { answered, promised } })
  }
  const shown = ask.withAbsent ? [...sectors.here, ...sectors.absent] : sectors.here
  return { cycle, groups, sectors: shown, absent: sectors.absent, cells, today }
}

/** In the order of the actions; empty while no cycle is open. */
export async function listCommitments(scene: Scene, filter: CommitmentFilter = {}): Promise<Commitment[]> {
  must(mayReadPlan(scene.actor))
  const ground = await findGround(scene)
  if (!ground) return []
  const today = todayOf(scene)
  const found = await store.listCommitments(scene.tx, ground.here, filter)
  return found.filter(commitment => meets(commitment, filter, today))
}

/** What is computed, and so cannot be asked of the database. */
function meets(commitment: Commitment, { status, due, waitsFor }: CommitmentFilter, today: string): boolean {
  return (
    (status === undefined || statusOf(commitment, today) === status) &&
    (due === undefined || (due === 'overdue' ? isOverdue(commitment, today) : isLoose(commitment))) &&
    (waitsFor === undefined || waitsForOf(commitment).includes(waitsFor))
  )
}

export async function getCommitment(scene: Scene, id: string): Promise<Commitment> {
  must(mayReadPlan(scene.actor))
  const found = await store.findCommitment(scene.tx, scene.response.id, id)
  if (!found) throw notFound()
  return found
}

export type OpenedCommitment = {
  commitment: Commitment
  node: FrameworkNode
  signatures: Signature[]
  history: Happening[]
  /** Of the people whose ids stand in the history. */
  names: Map<string, string>
}

const mostOfHistory = 100

/** @param language of the sector's own wording */
export async function openCommitment(
  scene: Scene,
  id: string,
  language: Language,
): Promise<OpenedCommitment> {
  const commitment = await getCommitment(scene, id)
  const { tx, response } = scene
  const [source, signatures, history] = await Promise.all([
    getNode(scene, commitment.editionId, commitment.nodeId),
    signaturesOf(scene, id),
    listHappenings(tx, response.id, id, mostOfHistory),
  ])
  const owners = history.flatMap(({ data }) => (typeof data.ownerId === 'string' ? [data.ownerId] : []))
  const names = owners.length > 0 ? await namesOf(tx, response.id, owners) : new Map<string, string>()
  const { editionId, sector } = commitment
  const [node = source] = await inWordsOf(scene, editionId, [source], { sector, language })
  return { commitment, node, signatures, history, names }
}
