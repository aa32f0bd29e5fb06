// Looked for and not found: counted, so that the gap is seen. Nothing of the person who looked is kept.
import { isPerson } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import type { Sector } from '../../accounts/sectors.ts'
import type { AgeBand } from '../model.ts'
import type { Need } from '../needs.ts'
import { maySeeUnmetNeeds, mayTellUnmetNeed } from '../policy.ts'
import { addUnmetNeed, coarseArea, type UnmetRow, unmetNeeds, wasTold } from '../store/unmet.ts'
import { todayOf } from './today.ts'

export type Unmet = {
  /** Made when the page was drawn: telling twice counts once. */
  id: string
  sector: Sector
  need: Need | undefined
  area: string | undefined
  ageBand: AgeBand
}

/** No finer than what a response reports. */
const finestLevel = 2

export async function recordUnmetNeed(scene: Scene, unmet: Unmet): Promise<void> {
  must(mayTellUnmetNeed(scene.actor))
  const { tx, actor, response } = scene
  if (await wasTold(tx, response.id, unmet.id)) return
  const month = Number(todayOf(scene).slice(0, 7).replace('-', ''))
  await addUnmetNeed(tx, response.id, month, {
    sector: unmet.sector,
    need: unmet.need ?? '',
    areaPcode: unmet.area ? await coarseArea(tx, response.id, unmet.area, finestLevel) : '',
    ageBand: unmet.ageBand,
    askedBy: isPerson(actor) ? 'staff' : 'public',
  })
  // The event says that it was counted, and nothing of what, or of who.
  await append({ ...scene, actor: { kind: 'nobody' } }, { type: 'need.unmet', subject: unmet.id })
}

export async function findUnmetNeeds(
  scene: Scene,
  filter: { months: number; sector?: string | undefined; area?: string | undefined },
): Promise<{ rows: UnmetRow[]; from: number; to: number }> {
  must(maySeeUnmetNeeds(scene.actor))
  const today = todayOf(scene)
  const to = Number(today.slice(0, 7).replace('-', ''))
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() - filter.months + 1)
  const from = Number(first.toISOString().slice(0, 7).replace('-', ''))
  const rows = await unmetNeeds(scene.tx, scene.response.id, {
    from,
    to,
    sector: filter.sector,
    area: filter.area,
  })
  return { rows, from, to }
}
