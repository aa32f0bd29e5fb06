// One found service, with all one needs to choose it: room and since when, how fresh, where, for whom, how to reach it
// and what happens then.
import type { Words } from '../../../kernel/words.ts'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { Card } from '../../../ui/list.tsx'
import { telephoneLink } from '../../../ui/phone.tsx'
import { StateTag } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
import type { CopyEntry, Entry, Phone } from '../model.ts'
import { roomAt } from '../rules/capacity.ts'
import { type FreshnessSettings, freshnessOf } from '../rules/freshness.ts'
import type { LocalTime } from '../rules/hours.ts'
import { sayForWhom, sayOpenNow, sayResponse } from './say.ts'
import { FreshnessSign, LastCheck, placeWords, RoomTag } from './signs.tsx'

export type ServiceCardProps = {
  words: Words
  entry: Entry | CopyEntry
  href: string
  at: LocalTime
  settings: FreshnessSettings
}

export function ServiceCard({ words, entry, href, at, settings }: ServiceCardProps) {
  const [site] = entry.sites
  const room = roomAt(entry, site)
  const hours = site && site.schedules.length > 0 ? site.schedules : entry.schedules
  const now = entry.status === 'active' ? sayOpenNow(words, hours, at) : undefined
  const phone = phonesOf(entry)[0]
  const alert = words.pick(entry.alert)
  return (
    <Card
      title={<Said words={words} texts={entry.name} />}
      href={href}
      icon={<SectorIcon sector={entry.sector} />}
      tags={
        <>
          <RoomTag words={words} status={entry.status} room={room} today={at.day} />
          {now && <StateTag tone={now.isOpen ? 'info' : 'quiet'} mark="clock" word={now.text} />}
          <FreshnessSign words={words} freshness={freshnessOf(entry.nextCheck, at.day, settings)} />
        </>
      }
      meta={
        <>
          <span>{words.say(`accounts.sector.${entry.sector}`)}</span>
          <span>
            <LastCheck words={words} lastCheck={entry.lastCheck} />
          </span>
        </>
      }
      actions={phone && <CallLink words={words} phone={phone} />}
    >
      <p>
        <Said words={words} texts={entry.organisationName} /> · {placeWords(words, entry)}
      </p>
      <p>{sayForWhom(words, entry)}</p>
      {alert && (
        <p>
          <strong>
            <Said words={words} texts={entry.alert} />
          </strong>
        </p>
      )}
      <p>{howTo(words, entry)}</p>
    </Card>
  )
}

/** How it wants to be reached and what happens then, in one line. */
export function howTo(words: Words, entry: Entry | CopyEntry): string {
  const parts = [
    ...entry.access.map(access => words.say(`directory.access.${access}`)),
    ...(entry.nextStep === 'unknown' || entry.nextStep === 'other'
      ? []
      : [words.say(`directory.next-step.${entry.nextStep}`)]),
    ...(entry.responseDays === null ? [] : [sayResponse(words, entry.responseDays)]),
  ]
  return parts.length > 0 ? parts.join(' · ') : words.say('directory.access.ask')
}

/** The service's own numbers first, then those of its places; emergency numbers before all. */
export function phonesOf(entry: Entry | CopyEntry): Phone[] {
  const all = [...entry.phones, ...entry.sites.flatMap(site => site.phones)].filter(
    phone => phone.kind !== 'fax',
  )
  return [...all.filter(phone => phone.emergency), ...all.filter(phone => !phone.emergency)]
}

export function CallLink({ words, phone }: { words: Words; phone: Phone }) {
  return (
    <a class="button secondary" href={telephoneLink(phone.number)}>
      <span>{words.say('directory.call')}</span> <bdi dir="ltr">{phone.number}</bdi>
    </a>
  )
}
