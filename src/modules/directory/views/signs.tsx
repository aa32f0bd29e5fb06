// Room, freshness and place of an entry as signs: each with its word and its date.
import type { Words } from '../../../kernel/words.ts'
import { Overdue, StateTag, Tag, type Tone } from '../../../ui/tag.tsx'
import type { Capacity, Entry, Status } from '../model.ts'
import { capacityIsOldAfterDays, type Room } from '../rules/capacity.ts'
import type { Freshness } from '../rules/freshness.ts'
import { daysBetween } from '../rules/hours.ts'
import { sayRoom } from './say.ts'

const roomTones: Record<Capacity, Tone> = { open: 'info', waiting: 'wait', closed: 'stop', unknown: 'quiet' }

/** Whether there is room, and since when that is known. An old answer says how old it is. */
export function RoomTag({
  words,
  status,
  room,
  today,
}: {
  words: Words
  status: Status
  room: Room
  today: string
}) {
  if (status !== 'active') return <StateTag tone="stop" word={words.say(`directory.status.${status}`)} />
  const { capacityDate } = room
  const isOld = capacityDate !== null && daysBetween(capacityDate, today) > capacityIsOldAfterDays
  return (
    <>
      <StateTag
        tone={isOld && room.capacity === 'open' ? 'quiet' : roomTones[room.capacity]}
        {...(room.capacity === 'open' ? { mark: 'ring' as const } : {})}
        word={sayRoom(words, room)}
      />
      {capacityDate && room.capacity !== 'unknown' && (
        <small>{words.say('directory.told', { day: words.date(capacityDate) })}</small>
      )}
    </>
  )
}

/** Nothing for what is fresh; a warning for what should be looked at; a clear word for what is not offered. */
export function FreshnessSign({
  words,
  freshness,
  forKeepers,
}: {
  words: Words
  freshness: Freshness
  forKeepers?: boolean
}) {
  if (freshness === 'past') return <Overdue words={words} by={words.say('directory.freshness.past')} />
  if (freshness === 'due') return <Overdue words={words} by={words.say('directory.freshness.due')} />
  if (freshness === 'soon' && forKeepers) return <Tag>{words.say('directory.freshness.soon')}</Tag>
  return null
}

/** When somebody last looked whether the entry is right. */
export function LastCheck({ words, lastCheck }: { words: Words; lastCheck: string | null }) {
  return (
    <>
      {lastCheck
        ? words.say('directory.checked', { day: words.date(lastCheck) })
        : words.say('directory.never-checked')}
    </>
  )
}

/** Where it is, in a few words: its places, else what it covers, else that it tells no place. */
export function placeWords(words: Words, entry: Pick<Entry, 'sites' | 'areas'>): string {
  const names = (list: Parameters<Words['pick']>[0][]) => [...new Set(list.map(words.pick).filter(Boolean))]
  const places = names(entry.sites.flatMap(site => (site.areaName ? [site.areaName] : [site.location.name])))
  if (places.length > 3)
    return words.say('directory.places.more', { first: places[0]!, count: places.length - 1 })
  if (places.length > 0) return words.list(places)
  const covered = names(entry.areas.map(area => area.name))
  if (covered.length > 3) return words.say('directory.covers.many', { count: covered.length })
  if (covered.length > 0) return words.say('directory.covers', { areas: words.list(covered) })
  return words.say('directory.places.none')
}
