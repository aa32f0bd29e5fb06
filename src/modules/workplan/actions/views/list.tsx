// What is planned, by objective; what needs somebody first.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { FilterChips } from '../../../../ui/filters.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Stat, Stats } from '../../../../ui/stat.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { Overdue } from '../../../../ui/tag.tsx'
import { Day } from '../../../../ui/text.tsx'
import type { FrameworkNode } from '../../../framework/model.ts'
import { RoomTabs } from '../../commitments/views/room.tsx'
import { type At, toAction, toCalendar, toList, toNew, toTimeline } from '../addresses.ts'
import { type Filter, type Planned, type PlannedAction, statuses } from '../model.ts'
import { mayPlan } from '../policy.ts'
import { isOverdue, isUnowned, moneyOf } from '../rules/plan.ts'
import { ActionTitle, StatusTag, sumOf, whoOf } from './signs.tsx'

export type ListProps = {
  words: Words
  at: At
  actor: Actor
  planned: Planned[]
  objectives: FrameworkNode[]
  /** Of the whole cycle, and those that meet the filter. */
  all: PlannedAction[]
  found: PlannedAction[]
  filter: Filter
  today: string
}

export function ListPage(props: ListProps) {
  const { words, at, all, found, filter, today } = props
  const count = (test: (action: PlannedAction) => boolean) => all.filter(test).length
  return (
    <>
      <PageHead
        title={words.say('actions.title')}
        lead={words.say('actions.lead')}
        actions={
          <>
            <Button kind="secondary" href={toTimeline(at)}>
              {words.say('actions.timeline')}
            </Button>
            <Button kind="secondary" href={at('/workplan/workbook/actions')}>
              {words.say('workbook.title')}
            </Button>
            <Button kind="quiet" href={toCalendar(at)}>
              {words.say('actions.calendar')}
            </Button>
            <PrintButton words={words} />
          </>
        }
      />
      <RoomTabs words={words} at={at} now="actions" />
      <Stats>
        <Stat
          words={words}
          value={count(action => isOverdue(action, today))}
          label={words.say('actions.overdue')}
          href={toList(at, { due: 'overdue' })}
          tone="emergency"
        />
        <Stat
          words={words}
          value={count(isUnowned)}
          label={words.say('actions.unowned')}
          href={toList(at, { due: 'unowned' })}
          tone="act"
        />
        {statuses.map(status => (
          <Stat
            words={words}
            value={count(action => action.status === status)}
            label={words.say(`actions.status.${status}`)}
            href={toList(at, { status })}
          />
        ))}
      </Stats>
      <Filters {...props} />
      <Money {...props} />
      {found.length === 0 ? (
        <EmptyState title={words.say('actions.none')}>{words.say('actions.none.what')}</EmptyState>
      ) : (
        <Actions {...props} />
      )}
      {Object.keys(filter).length === 0 && <NotPlanned {...props} />}
    </>
  )
}

function Filters({ words, at, all, objectives, filter }: ListProps) {
  const chip = <Key extends keyof Filter>(key: Key, value: NonNullable<Filter[Key]>, label: string) => {
    const current = filter[key] === value
    const { [key]: _, ...rest } = filter
    return { href: toList(at, current ? rest : { ...filter, [key]: value }), label, current }
  }
  const sectors = [...new Set(all.map(({ sector }) => sector).filter(Boolean))]
  return (
    <div class="screen-only">
      <FilterChips
        words={words}
        label={words.say('actions.filter')}
        chips={[
          chip('view', 'needs', words.say('actions.needs-somebody')),
          ...objectives.map(({ id, title }) => chip('objective', id, words.pick(title))),
          ...sectors.map(sector => chip('sector', sector, words.say(`accounts.sector.${sector}`))),
        ]}
        {...(Object.keys(filter).length > 0 ? { clear: toList(at) } : {})}
      />
    </div>
  )
}

/** Sums of what is shown, each currency by itself. */
function Money({ words, found }: ListProps) {
  const sums = moneyOf(found)
  if (sums.length === 0) return null
  return (
    <p class="meta">
      {sums.map(({ currency, needed, secured }) => (
        <span>
          {words.say('actions.sum', {
            needed: sumOf(words, needed, currency),
            secured: sumOf(words, secured, currency),
          })}
        </span>
      ))}
    </p>
  )
}

function Actions({ words, at, found, today }: ListProps) {
  return (
    <DataTable
      caption={words.say('actions.title')}
      captionHidden
      empty={words.say('actions.none')}
      columns={[
        {
          label: words.say('actions.one'),
          rowHeader: true,
          cell: action => (
            <a href={toAction(at, action.id)}>
              <ActionTitle words={words} action={action} />
            </a>
          ),
        },
        {
          label: words.say('actions.lead-by'),
          cell: action =>
            whoOf(words, action.leadName, action.leadOrganisation) ?? (
              <strong>{words.say('actions.nobody')}</strong>
            ),
        },
        {
          label: words.say('actions.due'),
          cell: action => (
            <div>
              {action.dueOn ? <Day words={words} day={action.dueOn} /> : words.say('actions.no-day')}{' '}
              {isOverdue(action, today) && <Overdue words={words} />}
            </div>
          ),
        },
        {
          label: words.say('actions.status'),
          cell: action => <StatusTag words={words} status={action.status} />,
        },
      ]}
      rows={found}
    />
  )
}

/** Parts of the edition for which nobody has planned anything; one tap begins. */
function NotPlanned({ words, at, actor, planned, objectives }: ListProps) {
  const open = planned.filter(({ node, actions }) => actions.length === 0 && node.kind !== 'consideration')
  const may = mayPlan(actor, { sector: '' }) || actor.kind === 'person'
  if (open.length === 0) return null
  const groups = [
    ...objectives.map(objective => ({
      title: words.pick(objective.title),
      nodes: open.filter(({ node }) => node.parent === objective.id),
    })),
    { title: words.say('actions.beside'), nodes: open.filter(({ node }) => node.parent === null) },
  ].filter(({ nodes }) => nodes.length > 0)
  return (
    <Section
      title={words.say('actions.not-planned', { count: open.length })}
      lead={words.say('actions.not-planned.what')}
    >
      {groups.map(({ title, nodes }) => (
        <More summary={`${title} (${words.number(nodes.length)})`}>
          <ul class="prose parts">
            {nodes.map(({ node }) => (
              <li>
                {words.pick(node.title)}{' '}
                {may && (
                  <a href={toNew(at, node.id)}>
                    {words.say('actions.plan')}
                    <span class="hidden">: {words.pick(node.title)}</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </More>
      ))}
    </Section>
  )
}
