// Any list of commitments, by its filters.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { FilterChips } from '../../../../ui/filters.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Pagination } from '../../../../ui/pagination.tsx'
import { type Column, DataTable } from '../../../../ui/table.tsx'
import { Overdue } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toCommitment, toList, toMatrix } from '../addresses.ts'
import type { ActionShown } from '../commands/ground.ts'
import { type Commitment, type CommitmentFilter, stances, statuses } from '../model.ts'
import { isOverdue, statusOf } from '../rules/status.ts'
import { RoomTabs } from './room.tsx'
import { StanceTag, StatusTag, sectorName } from './signs.tsx'

export type ListProps = {
  words: Words
  at: At
  commitments: Commitment[]
  total: number
  filter: CommitmentFilter
  actions: ActionShown[]
  /** Those that have a commitment or somebody to make one. */
  sectors: string[]
  today: string
  previous?: string | undefined
  next?: string | undefined
}

export function ListPage(props: ListProps) {
  const { words, at, commitments, total, filter, actions } = props
  const action = actions.find(({ id }) => id === filter.nodeId)
  return (
    <>
      <PageHead
        title={words.say('commitments.list')}
        over={action && words.pick(action.title)}
        lead={words.say('commitments.list.count', { count: total })}
        actions={
          <Button kind="secondary" href={at('/workplan/workbook')}>
            {words.say('workbook.title')}
          </Button>
        }
      />
      <RoomTabs words={words} at={at} now="list" />
      <Filters {...props} />
      {total === 0 ? (
        <EmptyState
          title={words.say('commitments.list.empty')}
          action={
            <Button kind="secondary" href={toMatrix(at)}>
              {words.say('commitments.tab.matrix')}
            </Button>
          }
        >
          {words.say('commitments.list.empty.what')}
        </EmptyState>
      ) : (
        <CommitmentTable {...props} commitments={commitments} caption={words.say('commitments.list')} />
      )}
      <Pagination words={words} previous={props.previous} next={props.next} />
    </>
  )
}

/** Each chip narrows by one thing more, or by it no longer. */
function Filters({ words, at, filter, sectors }: ListProps) {
  const chip = <Key extends keyof CommitmentFilter>(
    key: Key,
    value: NonNullable<CommitmentFilter[Key]>,
    label: string,
  ) => {
    const current = filter[key] === value
    const { [key]: _, ...rest } = filter
    return { href: toList(at, current ? rest : { ...filter, [key]: value }), label, current }
  }
  const narrowed = Object.keys(filter).length > 0
  return (
    <div class="screen-only">
      <FilterChips
        words={words}
        label={words.say('commitments.filter.sector')}
        chips={sectors.map(sector => chip('sector', sector, sectorName(words, sector)))}
        {...(narrowed ? { clear: toList(at) } : {})}
      />
      <FilterChips
        words={words}
        label={words.say('commitments.filter.stance')}
        chips={stances.map(stance => chip('stance', stance, words.say(`commitments.stance.${stance}`)))}
      />
      <FilterChips
        words={words}
        label={words.say('commitments.filter.status')}
        chips={[
          ...statuses.map(status => chip('status', status, words.say(`commitments.status.${status}`))),
          chip('due', 'overdue', words.say('commitments.due.overdue')),
          chip('due', 'missing', words.say('commitments.due.missing')),
          chip('waitsFor', 'child-protection', words.say('commitments.waits.child-protection')),
          chip('waitsFor', 'sector', words.say('commitments.waits.sector')),
        ]}
      />
      <FilterChips
        words={words}
        label={words.say('commitments.filter.whose')}
        chips={[
          chip('by', 'sector', words.say('commitments.by.sector')),
          chip('by', 'organisations', words.say('commitments.by.organisations')),
          chip('giver', 'child-protection', words.say('commitments.giver.child-protection')),
        ]}
      />
    </div>
  )
}

type TableProps = Pick<ListProps, 'words' | 'at' | 'commitments' | 'actions' | 'today'> & {
  caption: string
  captionHidden?: boolean
  /** Of one sector, which then need not be said. */
  ofOne?: boolean
}

export function CommitmentTable({ words, at, commitments, actions, today, ofOne, ...rest }: TableProps) {
  const titles = new Map(actions.map(({ id, title }) => [id, title]))
  const columns: (Column<Commitment> | false)[] = [
    {
      label: words.say('commitments.action'),
      rowHeader: true,
      cell: one => (
        <a href={toCommitment(at, one.id)}>
          {one.title !== '' ? (
            <bdi>{one.title}</bdi>
          ) : (
            <Said words={words} texts={titles.get(one.nodeId) ?? {}} />
          )}
        </a>
      ),
    },
    !ofOne && {
      label: words.say('commitments.filter.sector'),
      cell: one => (
        <span>
          {sectorName(words, one.sector)}
          {one.organisationName && (
            <>
              {' · '}
              <Said words={words} texts={one.organisationName} />
            </>
          )}
        </span>
      ),
    },
    {
      label: words.say('commitments.filter.stance'),
      cell: one => <StanceTag words={words} stance={one.stance} giver={one.giver} />,
    },
    {
      label: words.say('commitments.filter.status'),
      cell: one => <StatusTag words={words} status={statusOf(one, today)} />,
    },
    {
      label: words.say('commitments.owner'),
      cell: one => (one.ownerName ? <bdi>{one.ownerName}</bdi> : words.say('commitments.nobody')),
    },
    {
      label: words.say('commitments.due'),
      cell: one => (
        <span>
          {one.dueOn ? <Day words={words} day={one.dueOn} /> : words.say('commitments.no-day')}{' '}
          {isOverdue(one, today) && <Overdue words={words} />}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      {...rest}
      columns={columns.filter((column): column is Column<Commitment> => column !== false)}
      rows={commitments}
    />
  )
}
