// Reading: how far each sector is, one indicator with all that was, and what neighbours print.
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { followedEdition, getNode, signaturesOf } from '../../../framework/commands.ts'
import { otherSectors, sectorsOf } from '../../commitments/commands/ground.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Agreed, Indicator, Line, Opened } from '../model.ts'
import { isIndicatorSector } from '../rules/indicator.ts'
import * as store from '../store/indicators.ts'

/** Each sector that is here, or has one. Undefined before an edition is followed. */
export async function findLines(scene: Scene): Promise<Line[] | undefined> {
  must(mayReadPlan(scene.actor))
  const edition = await followedEdition(scene)
  if (!edition) return undefined
  const found = await store.listIndicators(scene.tx, scene.response.id, { editionId: edition.id })
  const { here } = await sectorsOf(
    scene,
    found.map(({ sector }) => sector),
  )
  return here.map(sector => ({ sector, indicator: found.find(one => one.sector === sector) }))
}

/** The one that stands there, agreed or not. Throws *not found* for what is no sector. */
export async function findIndicatorOf(scene: Scene, sector: string): Promise<Indicator | undefined> {
  must(mayReadPlan(scene.actor) && isIndicatorSector(sector) && otherSectors.includes(sector))
  const edition = await followedEdition(scene)
  if (!edition) return undefined
  const [found] = await store.listIndicators(scene.tx, scene.response.id, { editionId: edition.id, sector })
  return found
}

/** What both sides of the sector have signed; undefined where they have not. For neighbours that print it. */
export async function agreedIndicatorOf(scene: Scene, sector: string): Promise<Agreed | undefined> {
  return (await findIndicatorOf(scene, sector))?.agreedAs ?? undefined
}

export async function getIndicator(scene: Scene, id: string): Promise<Indicator> {
  must(mayReadPlan(scene.actor))
  const found = await store.findIndicator(scene.tx, scene.response.id, id)
  if (!found) throw notFound()
  return found
}

export async function openIndicator(scene: Scene, id: string): Promise<Opened> {
  const indicator = await getIndicator(scene, id)
  const { tx, response } = scene
  const [node, versions, signatures, values] = await Promise.all([
    getNode(scene, indicator.editionId, indicator.nodeId),
    store.listVersions(tx, response.id, id),
    signaturesOf(scene, id),
    store.listValues(tx, response.id, id),
  ])
  return { indicator, node, versions, signatures, values }
}
