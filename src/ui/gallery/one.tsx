// A table, and one thing in full: where it is, what is known of it, what happened to it.
import type { Words } from '../../kernel/words.ts'
import { SummaryList } from '../list.tsx'
import { Columns } from '../page-head.tsx'
import { DataTable, HiddenNumber } from '../table.tsx'
import { StateTag } from '../tag.tsx'
import { Day } from '../text.tsx'
import { Steps, Timeline } from '../timeline.tsx'

const now = new Date('2026-03-12T10:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

type ServiceRow = {
  name: string
  sector: string
  tone: 'info' | 'wait' | 'stop'
  waiting: number | undefined
  checked: string
}

export function ServiceTable({ words }: { words: Words }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  const rows: ServiceRow[] = [
    { name: say('card.cp'), sector: 'child-protection', tone: 'wait', waiting: 14, checked: '2026-03-02' },
    { name: say('card.health'), sector: 'health', tone: 'info', waiting: 0, checked: '2026-03-10' },
    {
      name: say('card.school'),
      sector: 'education',
      tone: 'stop',
      waiting: undefined,
      checked: '2026-01-21',
    },
  ]
  return (
    <DataTable<ServiceRow>
      caption={say('table.caption')}
      rows={rows}
      columns={[
        {
          label: say('table.service'),
          rowHeader: true,
          cell: row => <a href="#top">{row.name}</a>,
          sort: { href: '#', now: 'ascending' },
        },
        { label: say('table.sector'), cell: row => say(`sector.${row.sector}`) },
        {
          label: say('table.capacity'),
          cell: row => <StateTag tone={row.tone} mark="circle" word={say(`capacity.${row.tone}`)} />,
        },
        {
          label: say('table.waiting'),
          numeric: true,
          cell: row =>
            row.waiting === undefined ? <HiddenNumber words={words} /> : words.number(row.waiting),
          sort: { href: '#' },
        },
        { label: say('table.checked'), cell: row => <Day words={words} day={row.checked} /> },
      ]}
    />
  )
}

export function OneReferral({ words }: { words: Words }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <Columns
      aside={
        <Timeline
          words={words}
          now={now}
          steps={[
            { title: say('state.act'), at: hoursAgo(1), author: say('team.cp'), tone: 'act', mark: 'arrow' },
            { title: say('event.received'), at: hoursAgo(5), author: say('team.cp'), tone: 'info' },
            {
              title: say('event.sent'),
              at: hoursAgo(6),
              author: say('team'),
              children: <p>{say('event.note')}</p>,
            },
          ]}
        />
      }
    >
      <Steps
        words={words}
        at={2}
        steps={['need', 'place', 'service', 'consent', 'review'].map((step, index) => ({
          label: say(`step.${step}`),
          href: index < 2 ? '#' : undefined,
        }))}
      />
      <SummaryList
        items={[
          { term: say('step.need'), value: say('card.cp'), action: { href: '#', label: say('change.need') } },
          {
            term: say('step.place'),
            value: say('place.north'),
            action: { href: '#', label: say('change.place') },
          },
          { term: say('age'), value: say('age.value') },
        ]}
      />
    </Columns>
  )
}
