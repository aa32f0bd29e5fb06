// The list, what can be chosen, one indicator with its numbers.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { dayIn } from '../../../../kernel/wall-time.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { listDiscussion } from '../../../framework/commands/comments.ts'
import { askedIn, Discussion } from '../../../framework/discussion.tsx'
import { otherSectors } from '../../commitments/commands/ground.ts'
import { toDefinitions, toIndicator } from '../addresses.ts'
import { definitionsFor, listBrought, localDefinition, removeDefinition } from '../commands/definitions.ts'
import { findIndicatorOf, findLines, openIndicator } from '../commands/read.ts'
import { periodsBack, recordValue, removeValue } from '../commands/values.ts'
import { groups, type Opened, ValueForm } from '../model.ts'
import { mayKeepIndicator, mayRecordValue } from '../policy.ts'
import { standings } from '../rules/indicator.ts'
import { lastPeriods, missingPeriods } from '../rules/values.ts'
import { ChoosePage, DefinitionsPage } from '../views/choose.tsx'
import { IndicatorPage } from '../views/indicator.tsx'
import { ListPage } from '../views/list.tsx'
import { Numbers } from '../views/numbers.tsx'
import { NoEdition } from '../views/parts.tsx'
import { idOf, looks } from './parts.ts'

export async function showList(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words, at } = x
  const lines = await findLines(x)
  const title = words.say('indicators.title')
  if (!lines) return page(title, <NoEdition words={words} at={at} />, looks)
  const standing = standings.find(one => one === x.query.get('state'))
  return page(
    title,
    <ListPage words={words} at={at} actor={actor} standing={standing} lines={lines} today={todayOf(x)} />,
    { ...looks, width: 'wide' },
  )
}

/** What can be chosen; where the sector has one, that one. */
export async function showSector(x: Exchange): Promise<Answer> {
  x.person()
  const sector = x.params.sector ?? ''
  const there = await findIndicatorOf(x, sector)
  if (there) return redirect(toIndicator(x.at, there.id))
  must(mayKeepIndicator(x.actor, { sector }))
  return page(
    x.words.say('indicators.choose.title'),
    <ChoosePage words={x.words} at={x.at} sector={sector} definitions={await definitionsFor(x, sector)} />,
    looks,
  )
}

export async function showDefinitions(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const brought = Map.groupBy(await listBrought(x), ({ sector }) => sector)
  const definitions = otherSectors.flatMap(sector => {
    const local = localDefinition(sector)
    const found = [...(brought.get(sector) ?? []), ...(local ? [local] : [])]
    return found.length > 0 ? [{ sector, definitions: found }] : []
  })
  return page(
    x.words.say('indicators.definitions'),
    <DefinitionsPage words={x.words} at={x.at} actor={actor} definitions={definitions} />,
    looks,
  )
}

export async function postRemoval(x: Exchange): Promise<Answer> {
  x.person()
  await removeDefinition(x, idOf(x))
  return redirect(toDefinitions(x.at), 'indicators.done.removed')
}

export async function showIndicator(x: Exchange): Promise<Answer> {
  x.person()
  return indicatorPage(x)
}

/** A number that was not right comes back with what was typed. */
export async function postValue(x: Exchange): Promise<Answer> {
  x.person()
  const answers = x.fields.record()
  const read = v.safeParse(ValueForm, {
    period: answers.period ?? '',
    numerator: answers.numerator ?? '',
    denominator: answers.denominator ?? '',
    groups: Object.fromEntries(groups.map(group => [group, answers[group] ?? ''])),
    note: answers.note ?? '',
  })
  const wrong = read.success ? await recordValue(x, idOf(x), read.output) : issuesOf(read.issues)
  const errors = Object.entries(wrong).map(([field, key]) => [field, x.words.say(key)])
  if (errors.length > 0) return refused(await indicatorPage(x, answers, Object.fromEntries(errors)))
  return redirect(toIndicator(x.at, idOf(x)), 'indicators.done.counted')
}

export async function postValueRemoval(x: Exchange): Promise<Answer> {
  x.person()
  const [from = '', to = ''] = x.fields.text('period').split('/')
  const isDay = (day: string) => v.is(v.pipe(v.string(), v.isoDate()), day)
  must(isDay(from) && isDay(to))
  await removeValue(x, idOf(x), { from, to })
  return redirect(toIndicator(x.at, idOf(x)), 'indicators.done.taken-away')
}

function issuesOf(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
  return Object.fromEntries(
    issues.map(({ path = [], message }) => {
      const names = path.map(({ key }) => String(key))
      return [names[0] === 'groups' ? (names[1] ?? '') : (names[0] ?? ''), message]
    }),
  )
}

async function indicatorPage(x: Exchange, answers: Record<string, string> = {}, errors: FieldErrors = {}) {
  const actor = x.person()
  const opened = await openIndicator(x, idOf(x))
  const { indicator, node } = opened
  const thread = { ...indicator, thread: indicator.id }
  return page(
    x.words.pick(indicator.title),
    <IndicatorPage
      words={x.words}
      at={x.at}
      actor={actor}
      opened={opened}
      today={todayOf(x)}
      now={x.now}
      numbers={numbersOf(x, opened, answers, errors)}
      discussion={
        <Discussion
          words={x.words}
          actor={actor}
          now={x.now}
          at={x.at}
          node={node}
          thread={indicator.id}
          here={toIndicator(x.at, indicator.id)}
          asked={askedIn(x.query)}
          comments={await listDiscussion(x, thread)}
          id={newId()}
        />
      }
    />,
    looks,
  )
}

function numbersOf(
  x: Exchange,
  { indicator, values }: Opened,
  answers: Record<string, string>,
  errors: FieldErrors,
) {
  const today = todayOf(x)
  const { agreedAs } = indicator
  const may = agreedAs !== null && indicator.state !== 'ended' && mayRecordValue(x.actor, indicator)
  const since = indicator.agreedAt ?? indicator.createdAt
  return (
    <Numbers
      words={x.words}
      at={x.at}
      indicator={indicator}
      values={values}
      counts={mayRecordValue(x.actor, indicator)}
      periods={may ? lastPeriods(today, agreedAs.frequency, periodsBack) : []}
      missing={
        agreedAs && indicator.state === 'placed'
          ? missingPeriods(values, {
              frequency: agreedAs.frequency,
              since: dayIn(since, x.response.timeZone),
              today,
            })
          : []
      }
      answers={answers}
      errors={errors}
    />
  )
}
