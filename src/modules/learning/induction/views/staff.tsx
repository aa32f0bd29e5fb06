// The list of one's own organisation, the most pressing first.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { FilterChips, SearchBox } from '../../../../ui/filters.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Pagination } from '../../../../ui/pagination.tsx'
import { Day } from '../../../../ui/text.tsx'
import { type At, toFoundStaff, toLists, toNewPerson, toPerson, toStaff } from '../addresses.ts'
import { type Staff, type State, states } from '../model.ts'
import { stateOf } from '../rules.ts'
import { RoomTabs, StandingTag } from './room.tsx'

export type StaffProps = {
  words: Words
  at: At
  staff: Staff[]
  state: State | undefined
  /** The name or number that was looked for. */
  q: string
  /** Whom the next page comes after. */
  next: string | undefined
  /** More were found than are shown. */
  more: boolean
  today: string
}

export function StaffPage({ words, at, staff, state, q, next, more, today }: StaffProps) {
  const isNarrowed = state !== undefined || q !== ''
  return (
    <>
      <PageHead
        title={words.say('induction.staff')}
        lead={words.say('induction.staff.lead')}
        actions={
          <>
            <Button href={toNewPerson(at)} icon="add">
              {words.say('induction.add')}
            </Button>
            <Button href={toLists(at)} kind="secondary">
              {words.say('induction.lists')}
            </Button>
          </>
        }
      />
      <RoomTabs words={words} at={at} now="staff" keeps />
      <SearchBox
        words={words}
        action={toFoundStaff(at)}
        method="post"
        label={words.say('induction.search')}
        value={q}
      />
      <FilterChips
        words={words}
        label={words.say('induction.state')}
        chips={states.map(one => ({
          href: toStaff(at, one === state ? {} : { state: one }),
          label: words.say(`induction.state.${one}`),
          current: one === state,
        }))}
      />
      {staff.length === 0 ? (
        <EmptyState title={words.say(isNarrowed ? 'induction.staff.none' : 'induction.staff.empty')}>
          {!isNarrowed && words.say('induction.staff.empty.what')}
        </EmptyState>
      ) : (
        <Cards>
          {staff.map(one => (
            <Card
              title={<bdi>{one.name}</bdi>}
              href={toPerson(at, one.id)}
              tags={<StandingTag words={words} state={stateOf(one, today)} />}
              meta={<Facts words={words} one={one} />}
            />
          ))}
        </Cards>
      )}
      {more && <p>{words.say('induction.search.more')}</p>}
      <Pagination
        words={words}
        next={next === undefined ? undefined : toStaff(at, { ...(state ? { state } : {}), after: next })}
      />
    </>
  )
}

function Facts({ words, one }: { words: Words; one: Staff }) {
  return (
    <>
      <span>{words.say(`induction.role.${one.role}`)}</span>
      <span>{words.say(`accounts.sector.${one.sector}`)}</span>
      {one.contact && one.firstContactOn && (
        <span>
          {words.say('induction.first-contact')} <Day words={words} day={one.firstContactOn} />
        </span>
      )}
    </>
  )
}
