// What leaves a number and nothing else: services were shown, or somebody was asked and did not agree.
import { append, type Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { monthIn } from '../../../kernel/wall-time.ts'
import { isSector } from '../../accounts/sectors.ts'
import { type Acknowledgement, type Informed, notStated, type RefusedConsent } from '../model.ts'
import { mayInform, sectorOf } from '../policy.ts'
import { addRefusedConsent, addToTallies, wasCounted } from '../store/tallies.ts'
import { inItsHour } from './hour.ts'

/** Services were shown or printed. Counted once for an id; nobody is in it. */
export async function inform(scene: Scene, given: Informed): Promise<Acknowledgement> {
  const { tx, actor, response, now } = scene
  must(mayInform(actor))
  const fromSector = given.fromSector ?? sectorOf(actor)
  if (!isSector(fromSector) || !isSector(given.toSector)) throw new Problem('not-valid')
  if (await wasCounted(tx, response.id, given.id)) return { id: given.id, outcome: 'repeated' }
  await addToTallies(tx, {
    month: monthIn(now, response.timeZone),
    step: 'informed',
    fromSector,
    toSector: given.toSector,
    sex: notStated,
    ageBand: notStated,
    disability: notStated,
    area: null,
    areaLevel: 0,
    reason: null,
    answered: null,
    service: given.id,
    asked: 0,
    silent: 0,
  })
  return await counted(scene, given.id)
}

/** They were asked and did not agree. Counted once for an id and a sector; nobody is in it. */
export async function countRefusedConsent(scene: Scene, given: RefusedConsent): Promise<Acknowledgement> {
  const { tx, actor, response, now } = scene
  must(mayInform(actor))
  if (!given.toSectors.every(isSector)) throw new Problem('not-valid')
  if (await wasCounted(tx, response.id, given.id)) return { id: given.id, outcome: 'repeated' }
  await addRefusedConsent(tx, monthIn(now, response.timeZone), given.toSectors, given.reason)
  return await counted(scene, given.id)
}

// One kind of event for both: what follows a no is that information is given, and the trail, which knows who and in
// which hour, does not tell the two apart.
async function counted(scene: Scene, id: string): Promise<Acknowledgement> {
  await append(inItsHour(scene), { type: 'referral.informed', subject: id })
  return { id, outcome: 'stored' }
}
