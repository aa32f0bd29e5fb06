// What a list would change, before anything does; and afterwards, what has changed.
import type { Words } from '../../../kernel/words.ts'
import { type At, toList, toLists, toStaff } from '../../../modules/learning/induction/addresses.ts'
import {
  type Counts,
  type ListRow,
  type Outcome,
  outcomes,
  type StaffList,
} from '../../../modules/learning/induction/lists/model.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { Form, SubmitBar } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Stat, Stats } from '../../../ui/stat.tsx'
import { ProblemList } from './problem-text.tsx'
import { Rows } from './rows.tsx'

export type PreviewProps = {
  words: Words
  at: At
  list: StaffList
  counts: Counts & { notInFile: number }
  rows: ListRow[]
  show: Outcome | 'asked' | undefined
  next: number | undefined
  /** Names of areas by their code. */
  areas: ReadonlyMap<string, string>
}

export function PreviewPage(props: PreviewProps) {
  const { words, at, list, counts, show, next } = props
  const isDone = list.state === 'applied'
  const here = toList(at, list.id)
  const from = new URLSearchParams({ ...(show ? { show } : {}), ...(next ? { from: String(next) } : {}) })
  return (
    <>
      <PageHead
        title={words.say(isDone ? 'exchange.applied.title' : 'exchange.ready.title')}
        lead={words.say(isDone ? 'staff-lists.applied.lead' : 'exchange.ready.lead')}
        back={{ href: toLists(at), label: words.say('staff-lists.title') }}
      />
      <Numbers {...props} />
      {(list.notes.length > 0 || counts.notInFile > 0) && (
        <Notice words={words} kind="info">
          <ProblemList words={words} problems={list.notes} />
          {counts.notInFile > 0 && <p>{words.say('staff-lists.not-in-file', { count: counts.notInFile })}</p>}
        </Notice>
      )}
      {isDone ? (
        <p>
          <Button href={toStaff(at)}>{words.say('staff-lists.applied.people')}</Button>
        </p>
      ) : (
        <TakeOver words={words} at={at} list={list} counts={counts} />
      )}
      <Rows {...props} />
      <Pagination words={words} next={next === undefined ? undefined : `${here}?${from}`} />
      {!isDone && (
        <>
          <Section
            title={words.say('exchange.columns.title')}
            lead={words.say('exchange.columns.again.lead')}
          >
            <PostButton action={`${here}/columns/removal`} kind="quiet">
              {words.say('exchange.columns.again')}
            </PostButton>
          </Section>
          <Section title={words.say('exchange.remove.title')} lead={words.say('exchange.remove.lead')}>
            <PostButton action={`${here}/removal`} kind="quiet">
              {words.say('exchange.remove')}
            </PostButton>
          </Section>
        </>
      )}
    </>
  )
}

function Numbers({ words, at, list, counts }: PreviewProps) {
  const shown = outcomes.filter(one => counts[one] > 0 || one === 'new' || one === 'invalid')
  const isActed = (one: Outcome) => (one === 'invalid' || one === 'doubtful') && list.state === 'ready'
  return (
    <Stats>
      {shown.map(one => (
        <Stat
          words={words}
          value={counts[one]}
          label={words.say(one === 'doubtful' ? 'exchange.doubtful' : `exchange.outcome.${one}`)}
          // Those with an answer stay beside those without, so that an answer can be changed.
          href={`${toList(at, list.id)}?show=${one === 'doubtful' ? 'asked' : one}`}
          tone={counts[one] === 0 ? 'quiet' : isActed(one) ? 'act' : undefined}
        />
      ))}
    </Stats>
  )
}

function TakeOver({ words, at, list, counts }: Pick<PreviewProps, 'words' | 'at' | 'list' | 'counts'>) {
  const count = counts.new + counts.updated
  const out = counts.invalid + counts.doubtful
  if (count === 0)
    return (
      <Notice words={words} kind={out > 0 ? 'warning' : 'info'}>
        {words.say(
          counts.doubtful > 0
            ? 'staff-lists.decide-first'
            : counts.invalid > 0 && counts.identical === 0
              ? 'exchange.nothing-fits'
              : 'staff-lists.nothing-changes',
        )}
      </Notice>
    )
  return (
    <Section
      title={words.say('exchange.apply.title')}
      lead={words.say('staff-lists.take.lead', { new: counts.new, changed: counts.updated, out })}
    >
      <Form action={`${toList(at, list.id)}/application`}>
        <SubmitBar label={words.say('staff-lists.take', { count })} />
      </Form>
    </Section>
  )
}
