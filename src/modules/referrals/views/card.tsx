// A referral in a list. Never anything personal: urgency, service, day, state, who acts next.
import type { Language, Words } from '../../../kernel/words.ts'
import { drawnIn } from '../../../ui/drawn.ts'
import { Deeper } from '../../../ui/heading.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { Card } from '../../../ui/list.tsx'
import { ChangedDot } from '../../../ui/tag.tsx'
import { Day, Said } from '../../../ui/text.tsx'
import type { Listed } from '../store/lists.ts'
import type { Names } from '../store/names.ts'
import {
  betweenTeams,
  dueSentence,
  dueWhen,
  nextActor,
  type Sides,
  Signs,
  type SignsProps,
  sidesOf,
  signsOf,
} from './signs.tsx'

/** All that a card says. */
export type CardShown = SignsProps & {
  href: string
  service: { text: string; language: Language } | undefined
  sector: string
  sides: Sides
  due: string | undefined
  day: string
  changed: boolean
}

export type ToShow = {
  words: Words
  names: Names
  at: (path: string) => string
  now: Date
  /** 'YYYY-MM-DD' in the response */
  today: string
  /** The teams of the reader. */
  mine: string[]
}

export function cardOf(referral: Listed, { words, names, at, now, today, mine }: ToShow): CardShown {
  const service = names.services.get(referral.service)
  return {
    ...signsOf(referral, now, today),
    href: at(`/referrals/${referral.id}`),
    service: service && words.pickWith(service),
    sector: referral.toSector,
    sides: sidesOf(words, referral, names, mine),
    due: dueWhen(words, referral, now),
    day: referral.day,
    changed: referral.changed,
  }
}

/** A team looks at the same list all day, so a card is drawn again only when something that it says has changed. */
export function ReferralCard({ words, shown }: { words: Words; shown: CardShown }) {
  // Drawn apart from its place, it does not know by itself that it stands in a section.
  return drawnIn(words, JSON.stringify(shown), () => (
    <Deeper>
      <Drawn words={words} shown={shown} />
    </Deeper>
  ))
}

function Drawn({ words, shown }: { words: Words; shown: CardShown }) {
  const { href, service, sector, sides, due, day, changed, ...signs } = shown
  return (
    <Card
      title={
        service ? (
          <Said words={words} texts={{ [service.language]: service.text }} />
        ) : (
          words.say(`accounts.sector.${sector}`)
        )
      }
      href={href}
      icon={<SectorIcon sector={sector} />}
      tags={
        <>
          {changed && <ChangedDot words={words} />}
          <Signs words={words} {...signs} />
        </>
      }
      meta={
        <>
          <span>{betweenTeams(words, sides)}</span>
          <Day words={words} day={day} />
          {due && <span>{dueSentence(words, due)}</span>}
        </>
      }
    >
      <p>{nextActor(words, signs.state, sides)}</p>
    </Card>
  )
}
