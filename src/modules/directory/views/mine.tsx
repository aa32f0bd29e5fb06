// My services: what wants a check first, and whether there is room with one tap.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { Said } from '../../../ui/text.tsx'
import type { Entry } from '../model.ts'
import { roomAt } from '../rules/capacity.ts'
import { type FreshnessSettings, freshnessOf, isListed } from '../rules/freshness.ts'
import { FreshnessSign, LastCheck, placeWords, RoomTag } from './signs.tsx'

/** Waiting times to choose from, in days. */
export const waits = [7, 14, 30, 60, 90] as const

export type MineProps = {
  words: Words
  at: (path: string) => string
  entries: Entry[]
  today: string
  settings: FreshnessSettings
  mayAdd: boolean
}

export function MinePage({ words, at, entries, today, settings, mayAdd }: MineProps) {
  return (
    <>
      <PageHead
        title={words.say('directory.mine.title')}
        lead={words.say('directory.mine.lead')}
        back={{ href: at('/services'), label: words.say('directory.find.title') }}
        actions={
          mayAdd && (
            <Button kind="secondary" icon="add" href={at('/services/new')}>
              {words.say('directory.add')}
            </Button>
          )
        }
      />
      {entries.length === 0 && <EmptyState title={words.say('directory.mine.empty')} />}
      <Cards>
        {entries.map(entry => (
          <MineCard words={words} at={at} entry={entry} today={today} settings={settings} />
        ))}
      </Cards>
    </>
  )
}

function MineCard({
  words,
  at,
  entry,
  today,
  settings,
}: Omit<MineProps, 'entries' | 'mayAdd'> & { entry: Entry }) {
  const path = at(`/services/${entry.id}`)
  const freshness = freshnessOf(entry.nextCheck, today, settings)
  return (
    <Card
      title={<Said words={words} texts={entry.name} />}
      href={path}
      icon={<SectorIcon sector={entry.sector} />}
      tags={
        <>
          <RoomTag words={words} status={entry.status} room={roomAt(entry)} today={today} />
          {isListed(entry.status) && <FreshnessSign words={words} freshness={freshness} forKeepers />}
        </>
      }
      meta={
        <>
          <span>
            <LastCheck words={words} lastCheck={entry.lastCheck} />
          </span>
          <span>{words.say('directory.next-check', { day: words.date(entry.nextCheck) })}</span>
        </>
      }
      actions={
        isListed(entry.status) && (
          <>
            <RoomButtons words={words} action={`${path}/room`} />
            <PostButton
              action={`${path}/confirmation`}
              values={{ back: 'mine' }}
              kind={freshness === 'fresh' ? 'quiet' : 'secondary'}
              icon="check"
            >
              {words.say('directory.confirm')}
            </PostButton>
          </>
        )
      }
    >
      <p>{placeWords(words, entry)}</p>
    </Card>
  )
}

/** Each answer is one tap, the waiting list too: how long is part of the button. */
export function RoomButtons({ words, action, service }: { words: Words; action: string; service?: string }) {
  return (
    <form method="post" action={action}>
      {service && <HiddenField name="service" value={service} />}
      <ButtonRow>
        <Button kind="secondary" name="room" value="open">
          {words.say('directory.room.open')}
        </Button>
        <Button kind="secondary" name="room" value="closed">
          {words.say('directory.room.closed')}
        </Button>
      </ButtonRow>
      <More summary={words.say('directory.room.waiting')}>
        <p>{words.say('directory.room.wait')}</p>
        <ButtonRow>
          {waits.map(days => (
            <Button kind="secondary" name="room" value={`waiting ${days}`}>
              {words.say('directory.room.days', { days })}
            </Button>
          ))}
          <Button kind="secondary" name="room" value="waiting">
            {words.say('directory.room.wait-unknown')}
          </Button>
        </ButtonRow>
      </More>
    </form>
  )
}
