// The lists. Numbers first, each opening its list; then the list that was chosen, urgent things on top.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import type { NavItem } from '../../../ui/layout.tsx'
import { Cards } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Stat, Stats } from '../../../ui/stat.tsx'
import { Part, UpToDate } from '../../../ui/up-to-date.tsx'
import type { Inbox } from '../commands/read.ts'
import { type Urgency, urgencies } from '../model.ts'
import { states } from '../rules/states.ts'
import { type Count, type Listed, type ListQuery, type View, views } from '../store/lists.ts'
import type { Notice } from '../store/notices.ts'
import { type CardShown, cardOf, ReferralCard, type ToShow } from './card.tsx'
import { NoticeList } from './notices.tsx'

/** All that a page of the lists says, as plain data: the same data draw the same page. */
export type InboxShown = {
  query: ListQuery
  counts: Count[]
  cards: CardShown[]
  /** Where the list goes on. */
  after: ListQuery['after']
}

export function shownIn(inbox: Inbox, query: ListQuery, how: Omit<ToShow, 'names' | 'today'>): InboxShown {
  const { listed, more, counts, names, today } = inbox
  return {
    query,
    counts,
    cards: listed.map(referral => cardOf(referral, { ...how, names, today })),
    after: more ? cursorOf(listed.at(-1)!) : undefined,
  }
}

export type InboxProps = {
  words: Words
  shown: InboxShown
  /** Left out where there is no network. */
  notices?: Notice[]
  at: (path: string) => string
  now: Date
  /** Where to hear that it has changed; left out where there is no network. */
  signals?: string
}

export function InboxPage({ words, shown, notices = [], at, now, signals }: InboxProps) {
  const { query, cards, after } = shown
  return (
    <>
      <PageHead
        title={words.say('referrals.title')}
        actions={
          <ButtonRow>
            <Button href={at('/referrals/new')}>{words.say('referrals.new')}</Button>
            <Button kind="secondary" href={at('/redirects/new')}>
              {words.say('referrals.redirect')}
            </Button>
          </ButtonRow>
        }
      />
      <UpToDate words={words} signals={signals}>
        <Part name="numbers">
          <NoticeList words={words} notices={notices} at={at} now={now} />
          <Numbers words={words} counts={shown.counts} at={at} />
        </Part>
        <Part name="list">
          <Section
            title={words.say(`referrals.view.${query.view}`)}
            id="list"
            lead={words.say(`referrals.lead.${query.view}`)}
          >
            <Filters words={words} shown={shown} at={at} />
            {cards.length === 0 ? (
              <EmptyState title={words.say(`referrals.empty.${query.view}`)} />
            ) : (
              <Cards>
                {cards.map(card => (
                  <ReferralCard words={words} shown={card} />
                ))}
              </Cards>
            )}
            <Pagination
              words={words}
              {...(query.after ? { previous: at(listPath({ ...query, after: undefined })) } : {})}
              {...(after ? { next: at(listPath({ ...query, after })) } : {})}
            />
          </Section>
        </Part>
      </UpToDate>
    </>
  )
}

function Numbers({ words, counts, at }: Pick<InboxProps, 'words' | 'at'> & { counts: Count[] }) {
  const totals = totalsOf(counts)
  const emergencies = totals('needs', { urgency: 'emergency' })
  return (
    <Stats>
      {views.map(view => {
        const total = totals(view, {})
        const tone =
          view !== 'needs' ? undefined : emergencies > 0 ? 'emergency' : total > 0 ? 'act' : 'quiet'
        return (
          <Stat
            words={words}
            value={total}
            label={words.say(`referrals.view.${view}`)}
            href={at(`${listPath({ view })}#list`)}
            {...(tone ? { tone } : {})}
            {...(view === 'needs' && emergencies > 0
              ? { note: words.say('referrals.emergencies', { count: emergencies }) }
              : {})}
          />
        )
      })}
    </Stats>
  )
}

function Filters({ words, shown, at }: Pick<InboxProps, 'words' | 'shown' | 'at'>) {
  const totals = totalsOf(shown.counts)
  const { view, state, urgency } = shown.query
  const stateChips: NavItem[] = states.flatMap(one => {
    const count = totals(view, { state: one })
    if (count === 0 && state !== one) return []
    const href = at(listPath({ view, urgency, state: state === one ? undefined : one }))
    return [{ href, label: words.say(`referrals.state.${one}`), count, current: state === one }]
  })
  const urgencyChips: NavItem[] = urgencies.map(one => ({
    href: at(listPath({ view, state, urgency: urgency === one ? undefined : one })),
    label: words.say(`ui.urgency.${one}`),
    count: totals(view, { urgency: one, ...(state ? { state } : {}) }),
    current: urgency === one,
  }))
  const clear = at(listPath({ view }))
  if (stateChips.length === 0) return null
  return (
    <>
      <FilterChips
        words={words}
        label={words.say('referrals.field.state')}
        chips={stateChips}
        {...(state ? { clear } : {})}
      />
      <FilterChips
        words={words}
        label={words.say('referrals.field.urgency')}
        chips={urgencyChips}
        {...(urgency ? { clear } : {})}
      />
    </>
  )
}

/** Of the counters of one view, all or those of a state or an urgency. */
function totalsOf(counts: Count[]) {
  return (view: View, of: { state?: string; urgency?: Urgency }): number =>
    counts
      .filter(
        count =>
          count.view === view &&
          (!of.state || count.state === of.state) &&
          (!of.urgency || count.urgency === of.urgency),
      )
      .reduce((sum, count) => sum + count.total, 0)
}

/** A list's filters live in its address. */
function listPath({ view, state, urgency, after }: Partial<ListQuery> & { view: View }): string {
  const search = new URLSearchParams({ view })
  if (state) search.set('state', state)
  if (urgency) search.set('urgency', urgency)
  if (after) search.set('after', `${after.rank}.${after.sequence}`)
  return `/referrals?${search}`
}

function cursorOf({ urgency, sequence }: Listed) {
  return { rank: urgencies.indexOf(urgency), sequence }
}
