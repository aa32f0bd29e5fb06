// The months of a cycle with what is planned in them: a table, so that it is read aloud, printed and turned like one.
import { localeOf, type Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { Mark } from '../../../../ui/icons/mark.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { RoomTabs } from '../../commitments/views/room.tsx'
import type { Cycle } from '../../model.ts'
import { type At, toAction, toList } from '../addresses.ts'
import type { Milestone, PlannedAction } from '../model.ts'
import { monthsBetween } from '../rules/plan.ts'
import { ActionTitle, StatusTag } from './signs.tsx'

export type TimelineProps = {
  words: Words
  at: At
  cycle: Cycle
  actions: PlannedAction[]
  milestones: Milestone[]
  today: string
}

export function TimelinePage(props: TimelineProps) {
  const { words, at, cycle, actions } = props
  return (
    <>
      <PageHead
        title={words.say('actions.timeline')}
        over={cycle.name}
        lead={words.say('actions.timeline.lead')}
        back={{ href: toList(at), label: words.say('actions.title') }}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} now="actions" />
      {actions.length === 0 ? (
        <EmptyState
          title={words.say('actions.timeline.none')}
          action={
            <Button kind="secondary" href={toList(at)}>
              {words.say('actions.title')}
            </Button>
          }
        >
          {words.say('actions.timeline.none.what')}
        </EmptyState>
      ) : (
        <Months {...props} />
      )}
    </>
  )
}

function Months({ words, at, actions, milestones, today }: TimelineProps) {
  const days = [
    ...actions.flatMap(({ startOn, dueOn }) => [startOn, dueOn]),
    ...milestones.map(({ dueOn }) => dueOn),
    today,
  ].filter((day): day is string => day !== null)
  const sorted = [...days].sort()
  const months = monthsBetween(sorted[0]!, sorted.at(-1)!)
  const named = new Intl.DateTimeFormat(localeOf(words.language), {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const name = (month: string) => named.format(new Date(`${month}-01T00:00:00Z`))
  return (
    <section class="scroller" aria-label={words.say('actions.timeline')} tabindex={0}>
      <table class="months">
        <thead>
          <tr>
            <th scope="col">{words.say('actions.one')}</th>
            {months.map(month => (
              <th scope="col" class={month === today.slice(0, 7) ? 'now' : undefined}>
                {name(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actions.map(action => (
            <tr>
              <th scope="row">
                <a href={toAction(at, action.id)}>
                  <ActionTitle words={words} action={action} />
                </a>{' '}
                <StatusTag words={words} status={action.status} />
              </th>
              {months.map(month => (
                <Month words={words} action={action} milestones={milestones} month={month} today={today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Month({
  words,
  action,
  milestones,
  month,
  today,
}: Pick<TimelineProps, 'words' | 'milestones' | 'today'> & { action: PlannedAction; month: string }) {
  const from = (action.startOn ?? action.dueOn ?? '').slice(0, 7)
  const to = (action.dueOn ?? action.startOn ?? '').slice(0, 7)
  const runs = month >= from && month <= to
  const own = milestones.filter(one => one.actionId === action.id && one.dueOn.startsWith(month))
  const classes = [runs ? `runs ${action.status}` : '', month === today.slice(0, 7) ? 'now' : ''].filter(
    Boolean,
  )
  return (
    <td class={classes.join(' ') || undefined}>
      {runs && <span class="hidden">{words.say('actions.runs')}</span>}
      {own.map(({ title, doneOn }) => (
        <span title={title}>
          <Mark name={doneOn ? 'check' : 'ring'} />
          <span class="hidden">{title}</span>
        </span>
      ))}
    </td>
  )
}
