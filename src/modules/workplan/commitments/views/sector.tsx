// One sector: its sixteen answers as a checklist, and what child protection gives in return.
import type { Child } from 'hono/jsx'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { Mark } from '../../../../ui/icons/mark.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Stat, Stats } from '../../../../ui/stat.tsx'
import { Overdue } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { sidesOf } from '../../../framework/policy.ts'
import { type At, toAnswer, toCommitment, toList, toMatrix, toNew, toSector } from '../addresses.ts'
import type { SectorView } from '../commands/sector.ts'
import type { Commitment } from '../model.ts'
import { mayKeepCommitment } from '../policy.ts'
import { isAnswered, isOverdue, statusOf, waitsForOf } from '../rules/status.ts'
import { Missing, StanceTag, StatusTag, sectorName } from './signs.tsx'

export type SectorProps = { words: Words; at: At; actor: Actor; view: SectorView; today: string }

export function SectorPage(props: SectorProps) {
  const { words, at, actor, view } = props
  const { sector } = view
  const name = sectorName(words, sector)
  const keeps = mayKeepCommitment(actor, { giver: 'sector', sector, organisationId: null })
  const signs = sidesOf(actor, sector).length > 0
  return (
    <>
      <PageHead
        title={name}
        over={words.say('commitments.title')}
        back={{ href: toMatrix(at), label: words.say('commitments.matrix.all') }}
        lead={words.say('commitments.sector.lead')}
        actions={
          <>
            {keeps && <Button href={toAnswer(at, sector)}>{words.say('commitments.answer')}</Button>}
            {keeps && (
              <Button kind="secondary" href={toSector(at, sector, 'table')}>
                {words.say('commitments.table')}
              </Button>
            )}
            {signs && (
              <Button kind="secondary" href={toSector(at, sector, 'signing')}>
                {words.say('commitments.signing')}
              </Button>
            )}
            <Button kind="secondary" href={at(`/sheets/${sector}/one-pager`)}>
              {words.say('sheets.one-pager')}
            </Button>
            <Button kind="quiet" href={at(`/wordings?sector=${sector}`)}>
              {words.say('framework.own-words')}
            </Button>
            <Button kind="quiet" href={at('/workplan/indicators')}>
              {words.say('indicators.tab')}
            </Button>
            <PrintButton words={words} />
          </>
        }
      />
      <SectorStats {...props} />
      {view.groups.map(group => (
        <Section title={words.pick(group.title)}>
          <ul class="checklist">
            {group.actions.map(action => (
              <Line
                {...props}
                title={<Said words={words} texts={action.title} />}
                to={keeps ? toNew(at, { sector, action: action.id }) : undefined}
                commitment={view.own.find(one => one.nodeId === action.id)}
                behind={view.behind.get(action.id)}
                action={action.id}
              />
            ))}
          </ul>
        </Section>
      ))}
      <InReturn {...props} keeps={keeps} />
      <Organisations {...props} />
    </>
  )
}

function SectorStats({ words, at, view, today }: SectorProps) {
  const { sector, own, given } = view
  const all = [...own, ...given]
  const count = (test: (one: Commitment) => boolean) => all.filter(test).length
  const of = view.groups.flatMap(group => group.actions).length
  return (
    <Stats>
      <Stat
        words={words}
        value={own.filter(one => isAnswered(one.stance)).length}
        label={words.say('commitments.answered')}
        note={words.say('commitments.answered.of', { of })}
        href={toList(at, { sector, giver: 'sector', by: 'sector' })}
      />
      <Stat
        words={words}
        value={count(one => statusOf(one, today) === 'in-place')}
        label={words.say('commitments.status.in-place')}
        href={toList(at, { sector, by: 'sector', status: 'in-place' })}
      />
      <Stat
        words={words}
        value={count(one => waitsForOf(one).length > 0)}
        label={words.say('commitments.waits')}
        href={toSector(at, sector, 'signing')}
        tone="act"
      />
      <Stat
        words={words}
        value={count(one => isOverdue(one, today))}
        label={words.say('commitments.due.overdue')}
        href={toList(at, { sector, by: 'sector', due: 'overdue' })}
        tone="emergency"
      />
    </Stats>
  )
}

type LineProps = SectorProps & {
  title: Child
  /** The form that makes one, for whoever may. */
  to: string | undefined
  commitment: Commitment | undefined
  behind?: { promised: number; answered: number } | undefined
  action: string
}

function Line({ words, at, today, title, to, commitment, behind, view, action }: LineProps) {
  const href = commitment ? toCommitment(at, commitment.id) : to
  return (
    <li>
      <Mark name={isAnswered(commitment?.stance) ? 'check' : 'ring'} />
      <div>
        {href ? <a href={href}>{title}</a> : <strong>{title}</strong>}
        {commitment?.reason && <p dir="auto">{commitment.reason}</p>}
        <p class="meta">
          {commitment ? (
            <>
              <StanceTag words={words} stance={commitment.stance} giver={commitment.giver} />
              {isAnswered(commitment.stance) && (
                <StatusTag words={words} status={statusOf(commitment, today)} />
              )}
              <Missing words={words} commitment={commitment} />
              {commitment.ownerName && <bdi>{commitment.ownerName}</bdi>}
              {commitment.dueOn && <Day words={words} day={commitment.dueOn} />}
              {isOverdue(commitment, today) && <Overdue words={words} />}
            </>
          ) : (
            <span>{words.say('commitments.cell.none')}</span>
          )}
          {behind && (
            <a href={toList(at, { sector: view.sector, nodeId: action, by: 'organisations' })}>
              {words.say('commitments.behind', { promised: behind.promised, of: behind.answered })}
            </a>
          )}
        </p>
      </div>
    </li>
  )
}

function InReturn(props: SectorProps & { keeps: boolean }) {
  const { words, at, view, keeps } = props
  const { sector, given } = view
  const add = (
    <Button kind="secondary" icon="add" href={toNew(at, { sector, giver: 'child-protection' })}>
      {words.say('commitments.return.add')}
    </Button>
  )
  return (
    <Section
      title={words.say('commitments.return')}
      id="in-return"
      lead={words.say('commitments.return.lead')}
      actions={keeps && given.length > 0 && add}
    >
      {given.length === 0 ? (
        <EmptyState title={words.say('commitments.return.none')} action={keeps && add}>
          {words.say('commitments.return.none.what')}
        </EmptyState>
      ) : (
        <Cards>
          {given.map(one => (
            <Card
              title={<bdi>{one.title}</bdi>}
              href={toCommitment(at, one.id)}
              tags={
                <>
                  <StanceTag words={words} stance={one.stance} giver="child-protection" />
                  <StatusTag words={words} status={statusOf(one, props.today)} />
                </>
              }
              meta={
                <>
                  <Missing words={words} commitment={one} />
                  {one.ownerName && <bdi>{one.ownerName}</bdi>}
                  {one.dueOn && <Day words={words} day={one.dueOn} />}
                  {isOverdue(one, props.today) && <Overdue words={words} />}
                </>
              }
            />
          ))}
        </Cards>
      )}
    </Section>
  )
}

/** Who works in the sector, what each has answered, and the questions for whoever answers for it. */
function Organisations({ words, at, actor, view }: SectorProps) {
  const { sector, organisations } = view
  if (organisations.length === 0) return null
  const of = view.groups.flatMap(group => group.actions).length
  return (
    <Section title={words.say('commitments.by.organisations')} id="organisations">
      <ul class="checklist">
        {organisations.map(({ id, name, answered }) => (
          <li>
            <div>
              <strong>
                <Said words={words} texts={name} />
              </strong>
              <p class="meta">
                <a href={toList(at, { sector, by: id })}>
                  {words.say('commitments.answered')}:{' '}
                  {words.say('ui.progress', { value: answered, max: of })}
                </a>
                {mayKeepCommitment(actor, { giver: 'sector', sector, organisationId: id }) && (
                  <a href={toAnswer(at, sector, undefined, id)}>
                    {words.say('commitments.answer-for', { name: words.pick(name) })}
                  </a>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
