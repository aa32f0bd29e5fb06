// A plan as it is read: its agenda with the hours, where it disagrees with itself, what it is for and what stands behind it.
import { languageName, type Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/inputs.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Moment, Said } from '../../../../ui/text.tsx'
import { toNewSession } from '../../live/addresses.ts'
import * as to from '../addresses.ts'
import type { Opened } from '../commands/read.ts'
import type { Plan } from '../model.ts'
import { clockOf, sayClock, totalMinutes } from '../rules/clock.ts'
import { contradictionsOf } from '../rules/contradictions.ts'
import { hourOf, minutesOf } from '../rules/say.ts'
import { languagesOf } from '../rules/summary.ts'
import { Contradictions, Hour, Lines, LinesSection } from './parts.tsx'

export type PlanProps = {
  words: Words
  at: to.At
  now: Date
  opened: Opened
  /** Of the plan that it was copied from; '' where there is none. */
  origin: string
  /** Minutes since midnight. */
  start: number
  mayKeep: boolean
  /** For a copy that is made here. */
  nextId: string
}

export function PlanPage(props: PlanProps) {
  const { words, at, now, opened, origin, start, mayKeep, nextId } = props
  const { plan, own } = opened
  const found = contradictionsOf(plan)
  const values: Record<string, string> = own ? { revision: String(own.revision) } : { id: nextId }
  return (
    <>
      <PageHead
        title={words.pick(plan.title)}
        over={
          !own
            ? words.say('plans.is.shipped')
            : origin === ''
              ? words.say('plans.is.own')
              : words.say('plans.is.copy', { title: origin })
        }
        back={{ href: to.toLibrary(at), label: words.say('plans.title') }}
        tags={own?.retiredAt && <StateTag tone="quiet" word={words.say('plans.is.retired')} />}
        lead={<Length words={words} plan={plan} start={start} />}
        actions={<Actions {...props} />}
      />
      <Contradictions
        words={words}
        at={at}
        plan={plan}
        found={found}
        settles={{ values: mayKeep && !own?.retiredAt ? values : undefined, copies: !own }}
      />
      <Section title={words.say('plans.agenda')}>
        <StartForm words={words} at={at} id={plan.id} start={start} />
        <Agenda words={words} at={at} plan={plan} start={start} />
      </Section>
      <LinesSection title={words.say('plans.field.objectives')} words={words} texts={plan.objectives} />
      <LinesSection title={words.say('plans.field.keyPoints')} words={words} texts={plan.keyPoints} />
      <Behind words={words} plan={plan} />
      <p class="meta">
        <span>{words.list(languagesOf(plan).map(languageName))}</span>
        {plan.source !== '' && <span dir="auto">{plan.source}</span>}
        {own && (
          <span>
            {words.say('plans.changed', { who: own.changedBy ?? '' })}{' '}
            <Moment words={words} at={own.changedAt} now={now} />
          </span>
        )}
      </p>
      {mayKeep && own && (
        <ButtonRow>
          <Button kind="quiet" href={to.toHistory(at, plan.id)}>
            {words.say('plans.history')}
          </Button>
          {!own.retiredAt && (
            <PostButton
              kind="quiet"
              action={to.toPlanAct(at, plan.id, 'retirement')}
              values={{ retired: 'yes' }}
            >
              {words.say('plans.retire')}
            </PostButton>
          )}
        </ButtonRow>
      )}
    </>
  )
}

/** "135 minutes in 10 parts, from 09:00 to 11:15", and what the plan says itself where that differs. */
export function Length({ words, plan, start }: { words: Words; plan: Plan; start: number }) {
  const total = totalMinutes(plan)
  const { statedTotal } = plan
  return (
    <>
      {words.say('plans.length', {
        minutes: total,
        blocks: plan.blocks.length,
        from: hourOf(words, start),
        to: hourOf(words, start + total),
      })}
      {statedTotal !== undefined && statedTotal !== total && (
        <> {words.say('plans.length.stated', { minutes: statedTotal })}</>
      )}
    </>
  )
}

function Actions({ words, at, opened, start, mayKeep, nextId }: PlanProps) {
  const { plan, own } = opened
  const clock = sayClock(start)
  const reading = (
    <>
      <Button kind="secondary" href={to.toBooklet(at, plan.id, clock)} icon="print">
        {words.say('plans.booklet')}
      </Button>
      <Button kind="secondary" href={to.toPlanFile(at, plan.id)}>
        {words.say('plans.file')}
      </Button>
    </>
  )
  if (!mayKeep) return reading
  if (own?.retiredAt)
    return (
      <PostButton action={to.toPlanAct(at, plan.id, 'retirement')} values={{ retired: 'no' }}>
        {words.say('plans.restore')}
      </PostButton>
    )
  return (
    <>
      <Button href={toNewSession(at, plan.id)}>{words.say('plans.prepare')}</Button>
      {own && (
        <Button kind="secondary" href={to.toEdit(at, plan.id)}>
          {words.say('plans.edit')}
        </Button>
      )}
      <PostButton kind="secondary" action={to.toCopies(at)} values={{ id: nextId, from: plan.id }}>
        {words.say('plans.copy')}
      </PostButton>
      {reading}
    </>
  )
}

function StartForm({ words, at, id, start }: { words: Words; at: to.At; id: string; start: number }) {
  return (
    <form class="start screen-only" method="get" action={to.toPlan(at, id)}>
      <TextField
        words={words}
        name="start"
        type="time"
        label={words.say('plans.start')}
        value={sayClock(start)}
        width="short"
      />
      <Button kind="secondary">{words.say('plans.start.do')}</Button>
    </form>
  )
}

function Agenda({ words, at, plan, start }: { words: Words; at: to.At; plan: Plan; start: number }) {
  const clock = clockOf(plan, start)
  const end = clock.at(-1)?.to ?? start
  return (
    <ol class="agenda">
      {plan.blocks.map((block, index) => (
        <li>
          <Hour words={words} minutes={clock[index]?.from ?? start} />
          <div>
            <a href={to.toBlock(at, plan.id, block.id, sayClock(start))}>
              <Said words={words} texts={block.title} />
            </a>
            <p class="meta">
              <span>{minutesOf(words, block.minutes)}</span>
              <span>{words.say(`plans.kind.${block.kind}`)}</span>
            </p>
          </div>
        </li>
      ))}
      <li class="end">
        <Hour words={words} minutes={end} />
        <div>{words.say('plans.end')}</div>
      </li>
    </ol>
  )
}

/** Supporting information and publications, for whoever prepares. */
function Behind({ words, plan }: { words: Words; plan: Plan }) {
  if (plan.supporting.length + plan.resources.length === 0) return null
  return (
    <Section title={words.say('plans.field.supporting')}>
      {plan.supporting.map(({ title, paragraphs }) => (
        <More summary={<Said words={words} texts={title} />}>
          <Lines words={words} texts={paragraphs} />
        </More>
      ))}
      {plan.resources.length > 0 && (
        <More summary={words.say('plans.field.resources')}>
          <ul class="lines">
            {plan.resources.map(({ title, publisher, year, address }) => (
              <li>
                {address ? (
                  <a href={address} rel="noreferrer">
                    <Said words={words} texts={title} />
                  </a>
                ) : (
                  <Said words={words} texts={title} />
                )}
                <span class="meta" dir="auto">
                  {[publisher, year === null ? '' : String(year)].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </More>
      )}
    </Section>
  )
}
