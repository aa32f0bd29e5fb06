// Lists, tables, what happened.
import type { Words } from '../../kernel/words.ts'
import { Button } from '../button.tsx'
import { EmptyState } from '../empty.tsx'
import { FilterChips, SearchBox } from '../filters.tsx'
import { SectorIcon } from '../icons/sector.tsx'
import { Card, Cards } from '../list.tsx'
import { Section } from '../page-head.tsx'
import { Pagination } from '../pagination.tsx'
import { Tabs } from '../tabs.tsx'
import { ChangedDot, Lock, Overdue, StateTag, UrgencyTag } from '../tag.tsx'
import { Code, Moment } from '../text.tsx'
import { OneReferral, ServiceTable } from './one.tsx'

const now = new Date('2026-03-12T10:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

export function ListSamples({ words }: { words: Words }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <>
      <Section title={say('lists')}>
        <Tabs
          words={words}
          label={say('lists')}
          tabs={[
            { href: '#', label: say('tab.me'), count: 7, current: true },
            { href: '#', label: say('tab.others'), count: 12 },
            { href: '#', label: say('tab.team'), count: 31 },
          ]}
        />
        <SearchBox words={words} action="/_ui" label={say('search')} hint={say('search.hint')} />
        <FilterChips
          words={words}
          label={say('filter')}
          chips={[
            { href: '#', label: words.say('ui.urgency.emergency'), count: 2, current: true },
            { href: '#', label: words.say('ui.urgency.urgent'), count: 5 },
            { href: '#', label: words.say('ui.urgency.normal'), count: 24 },
          ]}
          clear="#"
        />
        <ReferralCards words={words} />
        <Pagination words={words} previous="#" next="#" />
        <EmptyState title={say('empty')} action={<Button kind="secondary">{say('empty.action')}</Button>}>
          {say('empty.text')}
        </EmptyState>
      </Section>
      <Section title={say('table')}>
        <ServiceTable words={words} />
      </Section>
      <Section title={say('one')}>
        <OneReferral words={words} />
      </Section>
    </>
  )
}

function ReferralCards({ words }: { words: Words }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <Cards wide>
      <Card
        href="#"
        icon={<SectorIcon sector="health" />}
        title={say('card.health')}
        tags={
          <>
            <UrgencyTag words={words} urgency="emergency" />
            <StateTag tone="act" word={say('state.act')} />
            <ChangedDot words={words} />
          </>
        }
        meta={
          <>
            <Code>R-7K2Q</Code>
            <span>{say('place.north')}</span>
            <Overdue words={words} />
          </>
        }
      />
      <Card
        href="#"
        icon={<SectorIcon sector="child-protection" />}
        title={say('card.cp')}
        tags={
          <>
            <UrgencyTag words={words} urgency="urgent" />
            <StateTag tone="wait" word={say('state.wait')} />
          </>
        }
        meta={
          <>
            <Code>R-M94D</Code>
            <Moment words={words} at={hoursAgo(5)} now={now} />
            <Lock words={words} />
          </>
        }
      />
      <Card
        href="#"
        icon={<SectorIcon sector="education" />}
        title={say('card.school')}
        tags={
          <>
            <UrgencyTag words={words} urgency="normal" />
            <StateTag tone="done" word={say('state.done')} />
          </>
        }
        meta={<Moment words={words} at={hoursAgo(50)} now={now} />}
      />
    </Cards>
  )
}
