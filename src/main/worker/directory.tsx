// Finding a service without a network: the same rules and the same views over the copy that was taken along.
import type { Opened } from '../../device/profile.ts'
import { askedWords, wordsOf } from '../../kernel/fold.ts'
import { newId } from '../../kernel/id.ts'
import type { CopyEntry, Entry, Search, ServiceCopy } from '../../modules/directory/model.ts'
import { needsMeant } from '../../modules/directory/need-words.ts'
import { localTimeOf } from '../../modules/directory/rules/hours.ts'
import { matches } from '../../modules/directory/rules/matches.ts'
import { parseSearch } from '../../modules/directory/rules/search.ts'
import { DetailPage } from '../../modules/directory/views/detail.tsx'
import { FindPage } from '../../modules/directory/views/find.tsx'
import type { Scene, Screen } from './draw.tsx'
import { takenServices } from './taken.ts'

/** A longer list is narrowed, not turned over. */
const mostShown = 60

export async function showServices(scene: Scene, open: Opened): Promise<Screen | undefined> {
  const kept = await takenServices(open)
  if (!kept) return undefined
  const { words, at, url, now, place } = scene
  const copy = kept.value
  const search = parseSearch(url.searchParams)
  const found = findInCopy(copy, search, now)
  const chosen = copy.areas.find(({ pcode }) => pcode === search.area)
  return {
    title: words.say('directory.find.title'),
    asOf: kept.at,
    current: 'services',
    width: 'wide',
    body: (
      <FindPage
        words={words}
        at={at}
        search={search}
        result={{
          entries: found.slice(0, mostShown).map(asEntry),
          next: undefined,
          count: found.length,
          pastCount: search.past ? 0 : findInCopy(copy, { ...search, past: true }, now).length,
          corrected: [],
          ignored: [],
          loose: false,
          at: localTimeOf(now, copy.timeZone),
        }}
        area={{ all: copy.areas, chosen }}
        settings={copy}
        emergencyPhone={place.emergencyPhone}
        holiday={undefined}
        next={undefined}
        isFirstPage
        unmetId={newId()}
        mayAdd={false}
        isSignedIn={false}
      />
    ),
  }
}

export async function showService(scene: Scene, open: Opened, id: string): Promise<Screen | undefined> {
  const kept = await takenServices(open)
  const entry = kept?.value.services.find(one => one.id === id)
  if (!kept || !entry) return undefined
  const { words, at, now } = scene
  return {
    title: words.pick(entry.name),
    asOf: kept.at,
    current: 'services',
    width: 'wide',
    body: (
      <DetailPage
        words={words}
        at={at}
        entry={asEntry(entry)}
        now={localTimeOf(now, kept.value.timeZone)}
        settings={kept.value}
        asked={{}}
        fit={undefined}
        may={{ keep: false, confirm: false, refer: true, redirect: true }}
        informedId={newId()}
      />
    ),
  }
}

/** The rules choose; of words, each must begin one of the entry's, or mean one of its needs. */
export function findInCopy(copy: ServiceCopy, search: Search, now: Date): CopyEntry[] {
  const fitting = matches(copy, search, now)
  const asked = askedWords(search.words)
  if (asked.length === 0) return fitting
  const meant = needsMeant(asked)
  return fitting.filter(entry => {
    const known = indexed(entry)
    return asked.every(
      word =>
        known.some(one => one.startsWith(word)) ||
        (meant.get(word) ?? []).some(need => entry.needs.includes(need)),
    )
  })
}

function indexed(entry: CopyEntry): string[] {
  const texts = [
    entry.name,
    entry.organisationName,
    entry.description,
    ...entry.areas.map(area => area.name),
    ...entry.sites.flatMap(site => [site.location.name, site.areaName ?? {}]),
  ]
  return [
    ...texts.flatMap(text => Object.values(text).flatMap(wordsOf)),
    ...wordsOf(entry.organisationAcronym ?? ''),
  ]
}

// The views show of an entry only what a copy has too; who keeps it and when it was changed is asked by its keepers.
function asEntry(entry: CopyEntry): Entry {
  return entry as Entry
}
