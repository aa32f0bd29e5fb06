// The lists. Numbers first, each opening its list; then the list that was chosen, urgent things on top.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { drawnIn } from '../../../ui/drawn.ts'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { Deeper } from '../../../ui/heading.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import type { NavItem } from '../../../ui/layout.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Stat, Stats } from '../../../ui/stat.tsx'
import { ChangedDot } from '../../../ui/tag.tsx'
import { Day, Said } from '../../../ui/text.tsx'
import type { Inbox } from '../commands/read.ts'
import { type Urgency, urgencies } from '../model.ts'
import { states } from '../rules/states.ts'
import { type Listed, type ListQuery, type View, views } from '../store/lists.ts'
import { betweenTeams, dueWords, nextActor, Signs, signsOf } from './signs.tsx'

export type InboxProps = {
  words: Words
  inbox: Inbox
  query: ListQuery
  at: (path: string) => string
  now: Date
  mine: string[]
}

export function InboxPage({ words, inbox, query, at, now, mine }: InboxProps) {
  const { listed, more } = inbox
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
      <Numbers words={words} inbox={inbox} at={at} />
      <Section
        title={words.say(`referrals.view.${query.view}`)}
        id="list"
        lead={words.say(`referrals.lead.${query.view}`)}
      >
        <Filters words={words} inbox={inbox} query={query} at={at} />
        {listed.length === 0 ? (
          <EmptyState title={words.say(`referrals.empty.${query.view}`)} />
        ) : (
          <Cards>
            {listed.map(referral => (
              <ReferralCard words={words} referral={referral} inbox={inbox} at={at} now={now} mine={mine} />
            ))}
          </Cards>
        )}
        <Pagination
          words={words}
          {...(query.after ? { previous: at(listPath({ ...query, after: undefined })) } : {})}
          {...(more ? { next: at(listPath({ ...query, after: cursorOf(listed.at(-1)!) })) } : {})}
        />
      </Section>
    </>
  )
}

function Numbers({ words, inbox, at }: Pick<InboxProps, 'words' | 'inbox' | 'at'>) {
  const totals = totalsOf(inbox.counts)
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

function Filters({ words, inbox, query, at }: Pick<InboxProps, 'words' | 'inbox' | 'query' | 'at'>) {
  const totals = totalsOf(inbox.counts)
  const { view, state, urgency } = query
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

type CardProps = Pick<InboxProps, 'words' | 'inbox' | 'at' | 'now' | 'mine'> & { referral: Listed }

/**
 * Never anything personal: urgency, service, day, state, who acts next. A team looks at the same list all day, so a
 * card is drawn again only when something that it says has changed.
 */
function ReferralCard({ words, referral, inbox, at, now, mine }: CardProps) {
  const service = inbox.names.services.get(referral.service)
  const said = {
    href: at(`/referrals/${referral.id}`),
    service: service && words.pickWith(service),
    between: betweenTeams(words, referral, inbox.names),
    next: nextActor(words, referral, inbox.names, mine),
    due: dueWords(words, referral, now),
    signs: signsOf(referral, now, inbox.today),
    sector: referral.toSector,
    day: referral.day,
    changed: referral.changed,
  }
  const draw = () => (
    <Card
      title={service ? <Said words={words} texts={service} /> : words.say(`accounts.sector.${said.sector}`)}
      href={said.href}
      icon={<SectorIcon sector={said.sector} />}
      tags={
        <>
          {said.changed && <ChangedDot words={words} />}
          <Signs words={words} {...said.signs} />
        </>
      }
      meta={
        <>
          <span>{said.between}</span>
          <Day words={words} day={said.day} />
          {said.due && <span>{said.due}</span>}
        </>
      }
    >
      <p>{said.next}</p>
    </Card>
  )
  // Drawn apart from its place, it does not know by itself that it stands in a section.
  return drawnIn(words, JSON.stringify(said), () => <Deeper>{draw()}</Deeper>)
}

/** Of the counters of one view, all or those of a state or an urgency. */
function totalsOf(counts: Inbox['counts']) {
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
