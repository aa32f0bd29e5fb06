// The pathway card: one sheet of paper for a wall or a pocket. The emergency number on top, then who helps with what,
// with their numbers; a code that leads to the directory of the area; the day it was printed and until when to trust it.
import type { Words } from '../../../kernel/words.ts'
import type { Assets } from '../../../ui/assets.ts'
import { Document } from '../../../ui/document.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { PhoneCall } from '../../../ui/phone.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { QrCode } from '../../../ui/qr.tsx'
import type { Entry } from '../model.ts'
import { phonesOf } from './card.tsx'
import { sayAges, saySchedules } from './say.ts'
import { placeWords } from './signs.tsx'

export type PathwayCardProps = {
  words: Words
  assets: Assets
  /** The area, or the whole response. */
  place: string
  response: string
  emergencyPhone: string | null
  /** By sector, in the order of the sheet. */
  groups: { sector: string; entries: Entry[] }[]
  /** How many more the directory has. */
  more: number
  /** Where the directory of this area is. */
  address: string
  printedOn: string
  checkAfter: string
  forStaff: boolean
}

export function PathwayCard(props: PathwayCardProps) {
  const { words, place, emergencyPhone, groups, more, address, printedOn, checkAfter } = props
  const title = words.say('directory.card.title', { place })
  return (
    <Document words={words} title={title} assets={props.assets} scripts={['print-button']} width="print">
      <main>
        <PrintButton words={words} />
        <header class="page-head">
          <p class="over">{props.response}</p>
          <h1>{title}</h1>
          {props.forStaff && <p class="lead">{words.say('directory.card.staff')}</p>}
        </header>
        {emergencyPhone && (
          <PhoneCall
            words={words}
            number={emergencyPhone}
            label={words.say('directory.emergency')}
            note={words.say('directory.emergency.note')}
            urgent
          />
        )}
        <ul class="cards side-by-side">
          {groups.map(({ sector, entries }) => (
            <li class="card">
              <div class="card-icon">
                <SectorIcon sector={sector} />
              </div>
              <div class="card-body">
                <h2>{words.say(`accounts.sector.${sector}`)}</h2>
                {entries.map(entry => (
                  <CardEntry words={words} entry={entry} />
                ))}
              </div>
            </li>
          ))}
          <li class="card">
            <QrCode text={address} label={words.say('directory.card.code')} />
            <div class="card-body">
              <p>
                <strong>{words.say('directory.card.code')}</strong>
              </p>
              {more > 0 && <p>{words.say('directory.card.more', { count: more })}</p>}
              <p>{words.say('directory.card.printed', { day: words.date(printedOn) })}</p>
              <p>
                <strong>{words.say('directory.card.check', { day: words.date(checkAfter) })}</strong>
              </p>
            </div>
          </li>
        </ul>
        {groups.length === 0 && <p>{words.say('directory.card.empty')}</p>}
      </main>
    </Document>
  )
}

function CardEntry({ words, entry }: { words: Words; entry: Entry }) {
  const [phone] = phonesOf(entry)
  const hours = entry.sites[0]?.schedules.length ? entry.sites[0].schedules : entry.schedules
  return (
    <div>
      <h3>{words.pick(entry.name)}</h3>
      {phone && (
        <p>
          <strong>
            <bdi dir="ltr">{phone.number}</bdi>
          </strong>
        </p>
      )}
      <p class="meta">
        <span>{entry.organisationAcronym ?? words.pick(entry.organisationName)}</span>
        <span>{placeWords(words, entry)}</span>
        <span>{sayAges(words, entry)}</span>
        {saySchedules(words, hours)
          .slice(0, 1)
          .map(line => (
            <span>{line}</span>
          ))}
      </p>
    </div>
  )
}
