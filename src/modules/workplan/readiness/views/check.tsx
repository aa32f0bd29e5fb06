// One check: how far it is, what changed since the one before, and the considerations to answer or to read.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { Day } from '../../../../ui/text.tsx'
import { type At, anchorOf, toAction, toCheck, toChecks, toClosing } from '../addresses.ts'
import type { OpenedCheck } from '../commands/checks.ts'
import type { Answered } from '../model.ts'
import { mayAnswerCheck, mayKeepChecks } from '../policy.ts'
import { isLacking, type Step } from '../rules/checks.ts'
import { Questions, type Typed } from './answering.tsx'
import { CheckState } from './checks.tsx'
import { RoomTabs } from './room.tsx'
import { CheckSheet } from './sheet.tsx'
import { AnswerTag, answerWord, OpenTag } from './signs.tsx'

export type CheckProps = {
  words: Words
  at: At
  actor: Actor
  opened: OpenedCheck
  /** Ids for what is not answered or promised yet, by consideration. */
  ids: ReadonlyMap<string, { answer: string; action: string }>
  /** A promise becomes part of a cycle; without one there is nothing to promise into. */
  hasCycle: boolean
  typed: Typed
  errors: FieldErrors
}

export function CheckPage(props: CheckProps) {
  const { words, at, actor, opened, hasCycle } = props
  const { check, counts, considerations } = opened
  const of = considerations.length
  const isOpen = check.closedAt === null
  return (
    <>
      <PageHead
        title={check.name}
        back={{ href: toChecks(at), label: words.say('readiness.title') }}
        tags={
          <>
            <Tag>{words.say(`readiness.kind.${check.kind}`)}</Tag>
            <CheckState words={words} closedAt={check.closedAt} />
          </>
        }
        lead={words.say('readiness.check.by', {
          name: check.madeByName,
          day: words.date(check.madeAt),
        })}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} now="checks" />
      <ScreenOnly>
        <Progress words={words} label={words.say('readiness.answered')} value={of - counts.open} max={of} />
      </ScreenOnly>
      {!hasCycle && opened.answers.some(({ answer }) => isLacking(answer)) && (
        <ScreenOnly>
          <Notice words={words} kind="warning">
            <p>{words.say('workplan.refused.no-cycle')}</p>
            <a href={at('/workplan/commitments')}>{words.say('commitments.title')}</a>
          </Notice>
        </ScreenOnly>
      )}
      <ScreenOnly>
        {isOpen && mayAnswerCheck(actor) ? <Questions {...props} /> : <Answers {...props} />}
      </ScreenOnly>
      {opened.before && (
        <ScreenOnly>
          <Since {...props} before={opened.before} />
        </ScreenOnly>
      )}
      {isOpen && mayKeepChecks(actor) && <Closing {...props} />}
      <CheckSheet words={words} opened={opened} />
    </>
  )
}

function Since({ words, at, opened, before }: CheckProps & { before: NonNullable<OpenedCheck['before']> }) {
  const { better, worse, same } = before.comparison
  const titles = new Map(opened.considerations.map(({ id, title }) => [id, words.pick(title)]))
  const steps = (list: Step[]) => (
    <ul class="parts">
      {list.map(({ nodeId, from, to }) => (
        <li>
          {words.say('readiness.step', {
            what: titles.get(nodeId) ?? '',
            from: answerWord(words, from),
            to: answerWord(words, to),
          })}
        </li>
      ))}
    </ul>
  )
  return (
    <Section title={words.say('readiness.since')}>
      <p>
        <a href={toCheck(at, before.check.id)}>
          <span dir="auto">{before.check.name}</span>
        </a>
        {' · '}
        <Day words={words} day={before.check.madeAt.toISOString().slice(0, 10)} />
      </p>
      {worse.length > 0 && <p>{words.say('readiness.worse', { count: worse.length })}</p>}
      {worse.length > 0 && steps(worse)}
      {better.length > 0 && <p>{words.say('readiness.better', { count: better.length })}</p>}
      {better.length > 0 && steps(better)}
      <p>{words.say('readiness.same', { count: same })}</p>
    </Section>
  )
}

/** To read, for whoever does not answer, and when it is closed. */
function Answers({ words, at, opened }: CheckProps) {
  return (
    <Section title={words.say('readiness.considerations')}>
      <ul class="checklist">
        {opened.considerations.map(node => (
          <li id={anchorOf(node.id)}>
            <div>
              <strong>
                {words.number(Number(node.number))}. {words.pick(node.title)}
              </strong>
              <Answer words={words} at={at} given={opened.answers.find(({ nodeId }) => nodeId === node.id)} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Answer({ words, at, given }: { words: Words; at: At; given: Answered | undefined }) {
  if (!given)
    return (
      <p class="meta">
        <OpenTag words={words} />
      </p>
    )
  return (
    <>
      {given.note && <p dir="auto">{given.note}</p>}
      <p class="meta">
        <AnswerTag words={words} answer={given.answer} />
        <bdi>{given.answeredByName}</bdi>
        {given.actionId && <a href={toAction(at, given.actionId)}>{words.say('readiness.promised')}</a>}
      </p>
    </>
  )
}

function Closing({ words, at, opened }: CheckProps) {
  const { check, counts } = opened
  return (
    <ButtonRow>
      <ConfirmDialog
        words={words}
        open={words.say('readiness.close')}
        title={words.say('readiness.close.sure')}
      >
        <p>
          {counts.open > 0
            ? words.say('readiness.close.open', { count: counts.open })
            : words.say('readiness.close.what')}
        </p>
        <PostButton action={toClosing(at, check.id)}>{words.say('readiness.close')}</PostButton>
      </ConfirmDialog>
      <Button kind="quiet" href={toChecks(at)}>
        {words.say('readiness.checks.all')}
      </Button>
    </ButtonRow>
  )
}
