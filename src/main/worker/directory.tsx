// Finding a service without a network: the same rules and the same views over the copy that was taken along.
import type { Opened } from '../../device/profile.ts'
import { newId } from '../../kernel/id.ts'
import type { CopyEntry, Entry } from '../../modules/directory/model.ts'
import { searchCopy } from '../../modules/directory/rules/copy-search.ts'
import { localTimeOf } from '../../modules/directory/rules/hours.ts'
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
  const { entries: found, corrected, ignored, loose } = searchCopy(copy, search, now)
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
          pastCount: search.past ? 0 : searchCopy(copy, { ...search, past: true }, now).entries.length,
          corrected,
          ignored,
          loose,
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

// The views show of an entry only what a copy has too; who keeps it and when it was changed is asked by its keepers.
function asEntry(entry: CopyEntry): Entry {
  return entry as Entry
}
