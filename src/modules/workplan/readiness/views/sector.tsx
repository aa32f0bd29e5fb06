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
import { sectorName } from '../../commitments/views/signs.tsx'
import { type At, toLine, toOwnLines, toPreparedness, toSector, toSectorAnswers } from '../addresses.ts'
import type { SectorLines } from '../commands/preparedness.ts'
import { type Line, type PreparednessAnswer, preparednessAnswers } from '../model.ts'
import { mayKeepPreparedness } from '../policy.ts'
import { expected, readyOf } from '../rules/preparedness.ts'
import { About, Lines } from './lines.tsx'
import { Question, RoomTabs } from './room.tsx'
import { answerWord, preparednessOptions } from './signs.tsx'

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
  const { words, at, actor, prepared, asked, errors, today } = props
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
            <Lines words={words} lines={shown} today={today} />
          </PrintOnly>
        </>
      ) : (
        <Lines words={words} lines={shown} today={today} />
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
  const { words, at, prepared, lines, today } = props
  return (
    <Form action={toSectorAnswers(at, prepared.sector)}>
      <ul class="checklist">
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
            <About words={words} line={line} today={today} />
          </Question>
        ))}
      </ul>
      <SubmitBar label={words.say('readiness.save-all')} />
    </Form>
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
