// A part of the directory to carry along: what this actor may see of it, without any protected place.
import { createHash } from 'node:crypto'
import type { Scene } from '../../../kernel/event.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { CopyEntry, Entry, ServiceCopy } from '../model.ts'
import { maySeeEntry } from '../policy.ts'
import { freshnessSettings, oldestOffered } from '../rules/freshness.ts'
import { areaNames, areasAround, findArea } from '../store/areas.ts'
import { entriesOf } from '../store/entries.ts'
import { listedIn } from '../store/listed.ts'
import { todayOf } from './today.ts'

/** More than this is no copy for a phone: then a smaller area is chosen. */
export const mostInCopy = 3000

/** @param area a P-code; without one, the whole response */
export async function makeCopy(scene: Scene, area: string | undefined): Promise<ServiceCopy> {
  const { tx, actor, response } = scene
  if (area && !(await findArea(tx, response.id, area)))
    throw new Problem('not-valid', 'directory.problem.no-area')
  const settings = freshnessSettings(response)
  const today = todayOf(scene)
  const ids = await listedIn(tx, response.id, area, oldestOffered(today, settings), mostInCopy + 1)
  if (ids.length > mostInCopy)
    throw new Problem('too-large', 'directory.problem.copy-too-large', { most: mostInCopy })
  const [entries, areas] = await Promise.all([
    entriesOf(tx, response.id, ids),
    area ? areasAround(tx, response.id, area) : areaNames(tx, response.id),
  ])
  const services = entries.filter(entry => maySeeEntry(actor, entry)).map(copyEntry)
  const copy: ServiceCopy = {
    format: 1,
    version: '',
    madeOn: today,
    timeZone: response.timeZone,
    emergencyPhone: response.emergencyPhone,
    ...settings,
    area: area ?? null,
    areas,
    services,
  }
  const version = createHash('sha256')
    .update(JSON.stringify({ ...copy, madeOn: '' }))
    .digest('base64url')
    .slice(0, 22)
  return { ...copy, version }
}

function copyEntry(entry: Entry): CopyEntry {
  const {
    createdAt: _created,
    modifiedAt: _modified,
    version: _version,
    ownerTeamId: _team,
    ownerPersonId: _person,
    checkDays: _days,
    source: _source,
    extra: _extra,
    organisationId: _organisation,
    ...kept
  } = entry
  return {
    ...kept,
    sites: entry.sites
      .filter(site => !site.location.protected)
      .map(site => ({
        ...site,
        source: null,
        extra: {},
        location: { ...site.location, source: null, extra: {} },
      })),
  }
}
