// Small things that several pages of the indicators show.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { At } from '../addresses.ts'
import type { Agreed, Measure, Period, Unit } from '../model.ts'

/** A share in percent, or a count. */
export function shownNumber(words: Words, unit: Unit, value: number): string {
  return unit === 'percent' ? words.percent(value / 100) : words.number(value)
}

export function shownPeriod(words: Words, { from, to }: Period): string {
  return words.say('indicators.period', { from: words.date(from), to: words.date(to) })
}

/** "from 40% to 80% until 31 December 2027" */
export function aimOf(words: Words, { unit, baseline, target, targetOn }: Agreed): string {
  const to = shownNumber(words, unit, target)
  const day = words.date(targetOn)
  return baseline === null
    ? words.say('indicators.aim', { to, day })
    : words.say('indicators.aim.from', { from: shownNumber(words, unit, baseline), to, day })
}

/** What is counted and how, term by term. */
export function measureItems(words: Words, measure: Measure): { term: string; value: Child }[] {
  const { unit, direction, frequency, breakdowns, source } = measure
  return [
    {
      term: words.say('indicators.numerator'),
      value: <Said words={words} texts={measure.numerator} />,
    },
    ...(unit === 'percent'
      ? [
          {
            term: words.say('indicators.denominator'),
            value: <Said words={words} texts={measure.denominator} />,
          },
        ]
      : []),
    { term: words.say('indicators.unit'), value: words.say(`indicators.unit.${unit}`) },
    { term: words.say('indicators.direction'), value: words.say(`indicators.direction.${direction}`) },
    { term: words.say('indicators.frequency'), value: words.say(`indicators.frequency.${frequency}`) },
    ...(breakdowns.length > 0
      ? [
          {
            term: words.say('indicators.breakdowns'),
            value: words.list(breakdowns.map(one => words.say(`indicators.breakdown.${one}`))),
          },
        ]
      : []),
    ...(source === ''
      ? []
      : [{ term: words.say('indicators.source'), value: <span dir="auto">{source}</span> }]),
  ]
}

export function NoEdition({ words, at }: { words: Words; at: At }) {
  return (
    <>
      <PageHead title={words.say('indicators.title')} lead={words.say('indicators.lead')} />
      <EmptyState
        title={words.say('wording.no-edition')}
        action={
          <Button kind="secondary" href={at('/framework')}>
            {words.say('framework.title')}
          </Button>
        }
      >
        {words.say('indicators.refused.no-edition')}
      </EmptyState>
    </>
  )
}
