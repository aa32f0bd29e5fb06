// What one sector has ready: to read, or to answer line by line, and the response's own lines.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { FilterChips } from '../../../../ui/filters.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton, PrintOnly, ScreenOnly } from '../../../../ui/print.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { Overdue } from '../../../../ui/tag.tsx'
import { Day } from '../../../../ui/text.tsx'
import { sectorName } from '../../commitments/views/signs.tsx'
import {
  type At,
  anchorOf,
  toLine,
  toOwnLines,
  toPreparedness,
  toSector,
  toSectorAnswers,
} from '../addresses.ts'
import type { SectorLines } from '../commands/preparedness.ts'
import { type Line, type PreparednessAnswer, preparednessAnswers } from '../model.ts'
import { mayKeepPreparedness } from '../policy.ts'
import { expected, isLate, readyOf } from '../rules/preparedness.ts'
import { Question, RoomTabs } from './room.tsx'
import { AnswerTag, answerWord, LineText, preparednessOptions } from './signs.tsx'

export type SectorProps = {
  words: Words
  at: At
  actor: Actor
  prepared: SectorLines
  today: string
  /** The answer to which the list is narrowed. */
  asked: PreparednessAnswer | undefined
  own: { id: string; text: string }
  errors: FieldErrors
}

export function SectorPage(props: SectorProps) {
  const { words, at, actor, prepared, asked, errors } = props
  const { sector, lines, source } = prepared
  const counts = readyOf(lines)
  const may = mayKeepPreparedness(actor, sector)
  const shown = asked === undefined ? lines : lines.filter(({ answer }) => answer === asked)
  return (
    <>
      <PageHead
        title={sectorName(words, sector)}
        over={words.say('readiness.preparedness')}
        back={{ href: toPreparedness(at), label: words.say('readiness.preparedness.all') }}
        lead={words.say('readiness.sector.lead')}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} />
      <ErrorSummary words={words} errors={errors} />
      <Progress
        words={words}
        label={words.say('readiness.answer.ready')}
        value={counts.ready}
        max={expected(counts)}
      />
      {lines.length > 0 && <Narrowing {...props} counts={counts} />}
      {lines.length === 0 ? (
        <EmptyState title={words.say('readiness.lines.empty')}>
          {may ? words.say('readiness.lines.empty.add') : words.say('readiness.lines.empty.ask')}
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState title={words.say('readiness.lines.none')} />
      ) : may ? (
        <>
          <ScreenOnly>
            <Answering {...props} lines={shown} />
          </ScreenOnly>
          <PrintOnly>
            <Lines {...props} lines={shown} />
          </PrintOnly>
        </>
      ) : (
        <Lines {...props} lines={shown} />
      )}
      {may && <Adding {...props} />}
      {source && (
        <p class="meta">
          <span>{words.say('readiness.source')}</span>
          <span lang="en" dir="ltr">
            {source}
          </span>
        </p>
      )}
    </>
  )
}

function Narrowing(props: SectorProps & { counts: Record<PreparednessAnswer, number> }) {
  const { words, at, prepared, asked, counts } = props
  const { sector } = prepared
  return (
    <FilterChips
      words={words}
      label={words.say('readiness.how-far')}
      chips={preparednessAnswers.map(answer => ({
        href: toSector(at, sector, answer === asked ? undefined : answer),
        label: answerWord(words, answer),
        current: answer === asked,
        count: counts[answer],
      }))}
      {...(asked === undefined ? {} : { clear: toSector(at, sector) })}
    />
  )
}

type LinesProps = SectorProps & { lines: Line[] }

function Answering(props: LinesProps) {
  const { words, at, prepared, lines } = props
  return (
    <Form action={toSectorAnswers(at, prepared.sector)}>
      {lines.map(line => (
        <Question
          words={words}
          id={line.line}
          legend={line.ownText || words.pick(line.text)}
          options={preparednessOptions(words)}
          value={line.answer}
          was={line.answer}
          buttons={
            <Button kind="quiet" href={toLine(at, prepared.sector, line.line)}>
              {words.say('readiness.line.change')}
            </Button>
          }
        >
          <About {...props} line={line} />
        </Question>
      ))}
      <SubmitBar label={words.say('readiness.save-all')} />
    </Form>
  )
}

function Lines(props: LinesProps) {
  const { words, lines } = props
  return (
    <ul class="checklist">
      {lines.map(line => (
        <li id={anchorOf(line.line)}>
          <div>
            <strong>
              <LineText words={words} line={line} />
            </strong>
            <About {...props} line={line} withAnswer />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Whose it is and until when; missing only where something is to be done. */
function About({ words, line, today, withAnswer }: SectorProps & { line: Line; withAnswer?: boolean }) {
  return (
    <>
      {line.note && <p dir="auto">{line.note}</p>}
      <p class="meta">
        {withAnswer && <AnswerTag words={words} answer={line.answer} />}
        <span>
          {words.say('readiness.owner')}:{' '}
          {line.ownerName ? <bdi>{line.ownerName}</bdi> : words.say('readiness.nobody')}
        </span>
        <span>
          {words.say('readiness.due')}:{' '}
          {line.dueOn ? <Day words={words} day={line.dueOn} /> : words.say('readiness.no-day')}
        </span>
        {isLate(line, today) && <Overdue words={words} />}
      </p>
    </>
  )
}

function Adding({ words, at, prepared, own, errors }: SectorProps) {
  return (
    <ScreenOnly>
      <Section title={words.say('readiness.line.add')} lead={words.say('readiness.line.add.what')}>
        <Form action={toOwnLines(at, prepared.sector)}>
          <HiddenField name="id" value={own.id} />
          <TextField
            words={words}
            name="text"
            label={words.say('readiness.line.text')}
            value={own.text}
            error={errors.text}
            maxlength={300}
          />
          <div class="buttons">
            <Button kind="secondary" icon="add">
              {words.say('readiness.line.add')}
            </Button>
          </div>
        </Form>
      </Section>
    </ScreenOnly>
  )
}
