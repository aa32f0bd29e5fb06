// What stands on a pathway card: few entries of every sector, the best first, as many as fit on one sheet.
import type { Scene } from '../../../kernel/event.ts'
import { notFound } from '../../../kernel/problem.ts'
import { type Sector, sectors } from '../../accounts/sectors.ts'
import type { Area, Entry } from '../model.ts'
import { maySeeEntry } from '../policy.ts'
import { freshnessSettings, oldestOffered } from '../rules/freshness.ts'
import { findArea } from '../store/areas.ts'
import { entriesOf } from '../store/entries.ts'
import { listedIn } from '../store/listed.ts'
import { todayOf } from './today.ts'

/** As many fit on one sheet of A4 beside the emergency number and the code. */
const mostOnCard = 16
const mostConsidered = 400

export type Pathway = {
  area: Area | undefined
  groups: { sector: Sector; entries: Entry[] }[]
  more: number
  today: string
  /** The first day on which one of them is due to be looked at again. */
  earliestCheck: string | undefined
}

/**
 * A card is left on tables: it holds what is public, and where it is for staff also what the response may see. Entries
 * for referral staff and protected places are never on it.
 */
export async function findPathway(
  scene: Scene,
  pcode: string | undefined,
  forStaff: boolean,
): Promise<Pathway> {
  const { tx, actor, response } = scene
  const area = pcode ? await findArea(tx, response.id, pcode) : undefined
  if (pcode && !area) throw notFound()
  const today = todayOf(scene)
  const oldest = oldestOffered(today, freshnessSettings(response))
  const ids = await listedIn(tx, response.id, pcode, oldest, mostConsidered)
  const entries = (await entriesOf(tx, response.id, ids))
    .filter(entry => maySeeEntry(actor, entry) && entry.status === 'active')
    .filter(entry => entry.visibility === 'public' || (forStaff && entry.visibility === 'response'))
    .map(entry => ({ ...entry, sites: entry.sites.filter(site => !site.location.protected) }))
  const bySector = new Map(sectors.map(sector => [sector, entries.filter(entry => entry.sector === sector)]))
  const chosen = new Map<Sector, Entry[]>()
  let count = 0
  // One of each sector first, then the second of each: no sector fills the card alone.
  for (let turn = 0; count < mostOnCard && turn < mostOnCard; turn += 1)
    for (const sector of sectors) {
      const entry = bySector.get(sector)?.[turn]
      if (!entry || count >= mostOnCard) continue
      chosen.set(sector, [...(chosen.get(sector) ?? []), entry])
      count += 1
    }
  const groups = sectors.flatMap(sector => {
    const some = chosen.get(sector)
    return some ? [{ sector, entries: some }] : []
  })
  const checks = groups
    .flatMap(group => group.entries.map(entry => entry.nextCheck))
    .filter(day => day > today)
  return { area, groups, more: entries.length - count, today, earliestCheck: checks.sort()[0] }
}
