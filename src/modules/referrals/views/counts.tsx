// Numbers, and nothing but numbers: the referrals themselves are seen by their two teams alone.
import type { Words } from '../../../kernel/words.ts'
import { FilterChips } from '../../../ui/filters.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { PrintButton, PrintOnly } from '../../../ui/print.tsx'
import { type Column, DataTable, HiddenNumber } from '../../../ui/table.tsx'
import { Said } from '../../../ui/text.tsx'
import type { Counts } from '../commands/counts.ts'
import { ageBands, disabilities, noReasons, notStated, sexes, urgencies } from '../model.ts'
import { answerBuckets } from '../rules/clocks.ts'
import { type Protected, protect, protectTable } from '../rules/small-numbers.ts'

export const periods = [1, 3, 12] as const
export type CountsProps = {
  words: Words
  counts: Counts
  months: number
  /** 'YYYY-MM-DD' in the response */
  today: string
  at: (path: string) => string
}

export function CountsPage({ words, counts, months, today, at }: CountsProps) {
  const say = (key: string) => words.say(`referrals.${key}`)
  const sector = (code: string) => words.say(`accounts.sector.${code}`)
  const stepTo = totals(counts.steps, row => [row.step, row.toSector])
  const sentBetween = totals(counts.steps, row => [row.step, row.fromSector, row.toSector])
  const people = totals(counts.people, row => [row.ageBand, row.sex])
  const ability = totals(counts.people, row => [row.disability])
  const answers = totals(counts.answers, row => [row.urgency, row.bucket])
  const inTimes = totals(counts.answers, row => [row.urgency, row.inTime])
  const inArea = totals(counts.areas, row => [row.area, row.step])
  const sorted = (list: string[]) => unique(list).sort((a, b) => words.compare(sector(a), sector(b)))
  const referred = counts.steps.filter(row => row.step !== 'informed')
  const sectors = sorted(referred.map(row => row.toSector))
  const fromSectors = sorted(referred.filter(row => row.step === 'sent').map(row => row.fromSector))
  const steps = shownSteps.filter(step => counts.steps.some(row => row.step === step))
  const there = (known: readonly string[], of: (row: Counts['people'][number]) => string) =>
    [...known, notStated].filter(value => counts.people.some(row => of(row) === value))
  const bands = there(ageBands, row => row.ageBand)
  const sexesThere = there(sexes, row => row.sex)
  const abilities = there(disabilities, row => row.disability)
  const areas = unique(counts.areas.map(row => row.area))
  const periodName = (count: number) => words.say('referrals.counts.months', { count })
  return (
    <div class="landscape">
      <PageHead
        title={say('counts.title')}
        lead={say('counts.lead')}
        actions={<PrintButton words={words} />}
      />
      <PrintOnly>
        <p>{words.say('referrals.counts.printed', { period: periodName(months), day: words.date(today) })}</p>
      </PrintOnly>
      <FilterChips
        words={words}
        label={say('counts.period')}
        chips={periods.map(period => ({
          href: at(`/referrals/counts?months=${period}`),
          label: periodName(period),
          current: period === months,
        }))}
      />
      {sectors.length === 0 && <p>{say('counts.none')}</p>}
      <Notice words={words}>{say('counts.small')}</Notice>
      <Section title={say('counts.steps')} lead={say('counts.steps.lead')}>
        <Cross
          words={words}
          caption={say('counts.steps')}
          head={say('counts.to')}
          rows={sectors.map(sector)}
          columns={steps.map(step => say(`step.${step}`))}
          cells={sectors.map(to => steps.map(step => stepTo(step, to)))}
        />
      </Section>
      <Section title={say('counts.between')}>
        <Cross
          words={words}
          caption={say('counts.between')}
          head={say('counts.from')}
          rows={fromSectors.map(sector)}
          columns={sectors.map(sector)}
          cells={fromSectors.map(from => sectors.map(to => sentBetween('sent', from, to)))}
        />
      </Section>
      <Silence words={words} counts={counts} />
      <WithoutReferral words={words} counts={counts} />
      <Section title={say('counts.answers')}>
        <Cross
          words={words}
          caption={say('counts.answers')}
          head={say('field.urgency')}
          rows={urgencies.map(urgency => words.say(`ui.urgency.${urgency}`))}
          columns={answerBuckets.map(bucket => say(`bucket.${bucket}`))}
          cells={urgencies.map(urgency => answerBuckets.map(bucket => answers(urgency, bucket)))}
        />
        <Cross
          words={words}
          caption={say('counts.in-time')}
          head={say('field.urgency')}
          rows={urgencies.map(urgency => words.say(`ui.urgency.${urgency}`))}
          columns={[say('counts.in-time'), say('counts.late')]}
          cells={urgencies.map(urgency => [true, false].map(inTime => inTimes(urgency, inTime)))}
        />
      </Section>
      <Section title={say('counts.reasons')}>
        <DataTable
          caption={say('counts.reasons')}
          captionHidden
          empty={say('counts.none')}
          columns={[
            { label: say('counts.why'), cell: row => say(`reason.${row.reason}`), rowHeader: true },
            { label: say('field.state'), cell: row => say(`step.${row.step}`) },
            { label: say('counts.to'), cell: row => sector(row.toSector) },
            {
              label: say('counts.number'),
              numeric: true,
              cell: row => <Shown words={words} value={protect(row.total)} />,
            },
          ]}
          rows={counts.reasons}
        />
      </Section>
      <Section title={say('counts.people')} lead={say('counts.people.lead')}>
        <Cross
          words={words}
          caption={say('counts.people')}
          head={say('counts.age')}
          rows={bands.map(band => say(`age.${band}`))}
          columns={sexesThere.map(sex => say(`sex.${sex}`))}
          cells={bands.map(band => sexesThere.map(sex => people(band, sex)))}
        />
        <Cross
          words={words}
          caption={say('counts.disability')}
          head={say('counts.disability')}
          rows={abilities.map(value => say(`disability.${value}`))}
          columns={[say('counts.number')]}
          cells={abilities.map(value => [ability(value)])}
        />
      </Section>
      <Section title={say('counts.areas')}>
        <Cross
          words={words}
          caption={say('counts.areas')}
          head={say('field.area')}
          rows={areas.map(area => words.pick(counts.areaNames.get(area) ?? {}) || area)}
          columns={steps.map(step => say(`step.${step}`))}
          cells={areas.map(area => steps.map(step => inArea(area, step)))}
        />
      </Section>
    </div>
  )
}

/** In the order of a referral's life. */
const shownSteps = [
  'needs-second-person',
  'sent',
  'received',
  'accepted',
  'waiting-list',
  'not-accepted',
  'redirected',
  'no-answer',
  'started',
  'service-given',
  'could-not-be-given',
  'closed',
  'reopened',
  'withdrawn',
  'recalled',
]

/** What ended without one. Each number stands here alone, so that no other table gives a hidden one away. */
function WithoutReferral({ words, counts }: Pick<CountsProps, 'words' | 'counts'>) {
  const say = (key: string) => words.say(`referrals.${key}`)
  const sector = (code: string) => words.say(`accounts.sector.${code}`)
  const sorted = (list: string[]) => unique(list).sort((a, b) => words.compare(sector(a), sector(b)))
  const informed = counts.steps.filter(row => row.step === 'informed')
  const shown = totals(informed, row => [row.fromSector, row.toSector])
  const from = sorted(informed.map(row => row.fromSector))
  const to = sorted(informed.map(row => row.toSector))
  const refused = totals(counts.refused, row => [row.toSector, row.reason])
  const asked = sorted(counts.refused.map(row => row.toSector))
  const reasons = noReasons.filter(reason => counts.refused.some(row => row.reason === reason))
  return (
    <>
      <Section title={say('counts.informed')} lead={say('counts.informed.lead')}>
        <Cross
          words={words}
          caption={say('counts.informed')}
          head={say('counts.from')}
          rows={from.map(sector)}
          columns={to.map(sector)}
          cells={from.map(one => to.map(other => shown(one, other)))}
        />
      </Section>
      <Section title={say('counts.refused')} lead={say('counts.refused.lead')}>
        <Cross
          words={words}
          caption={say('counts.refused')}
          head={say('counts.why')}
          rows={reasons.map(reason => words.say(`form.no-reason.${reason}`))}
          columns={asked.map(sector)}
          cells={reasons.map(reason => asked.map(one => refused(one, reason)))}
        />
      </Section>
    </>
  )
}

function Silence({ words, counts }: Pick<CountsProps, 'words' | 'counts'>) {
  const say = (key: string) => words.say(`referrals.${key}`)
  return (
    <Section title={say('counts.silence')} lead={say('counts.silence.lead')}>
      <DataTable
        caption={say('counts.silence')}
        captionHidden
        empty={say('counts.none')}
        columns={[
          {
            label: say('counts.service'),
            rowHeader: true,
            cell: row => <Said words={words} texts={counts.services.get(row.service) ?? {}} />,
          },
          { label: say('counts.to'), cell: row => words.say(`accounts.sector.${row.toSector}`) },
          {
            label: say('counts.asked'),
            numeric: true,
            cell: row => <Shown words={words} value={protect(row.asked)} />,
          },
          {
            label: say('counts.silent'),
            numeric: true,
            cell: row => <Shown words={words} value={protect(row.silent)} />,
          },
        ]}
        rows={counts.silence}
      />
    </Section>
  )
}

type CrossProps = {
  words: Words
  caption: string
  head: string
  rows: string[]
  columns: string[]
  cells: number[][]
}

function Cross({ words, caption, head, rows, columns, cells }: CrossProps) {
  const shown = protectTable(cells)
  const lines = rows.map((name, index) => ({ name, values: shown[index] ?? [] }))
  const names: Column<(typeof lines)[number]> = { label: head, rowHeader: true, cell: line => line.name }
  const numbers = columns.map(
    (label, index): Column<(typeof lines)[number]> => ({
      label,
      numeric: true,
      cell: line => <Shown words={words} value={line.values[index] ?? 0} />,
    }),
  )
  return (
    <DataTable
      caption={caption}
      captionHidden
      grid={columns.length > 3}
      empty={words.say('referrals.counts.none')}
      columns={[names, ...numbers]}
      rows={lines}
    />
  )
}

function Shown({ words, value }: { words: Words; value: Protected }) {
  return value === 'hidden' ? <HiddenNumber words={words} /> : words.number(value)
}

/** Adds the rows up once, by what each is counted under; what is nowhere is 0. */
function totals<T extends { total: number }>(
  rows: T[],
  keysOf: (row: T) => (string | boolean)[],
): (...keys: (string | boolean)[]) => number {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const key = keysOf(row).join(' ')
    sums.set(key, (sums.get(key) ?? 0) + row.total)
  }
  return (...keys) => sums.get(keys.join(' ')) ?? 0
}

function unique(list: string[]): string[] {
  return [...new Set(list)].sort()
}
