// One line of a sector: how far, whose, until when. A response's own may be taken away again.
import type { Words } from '../../../../kernel/words.ts'
import { ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, TextArea } from '../../../../ui/inputs.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import type { Candidate } from '../../commitments/model.ts'
import { sectorName } from '../../commitments/views/signs.tsx'
import { type At, toLine, toSector } from '../addresses.ts'
import type { Line } from '../model.ts'
import { preparednessOptions } from './signs.tsx'

export type LineProps = {
  words: Words
  at: At
  sector: string
  line: Line
  candidates: Candidate[]
  answers: { answer: string; ownerId: string; dueOn: string; note: string }
  errors: FieldErrors
}

export function LinePage(props: LineProps) {
  const { words, at, sector, line, candidates, answers, errors } = props
  const back = toSector(at, sector, undefined, line.line)
  const here = toLine(at, sector, line.line)
  return (
    <>
      <PageHead
        title={line.ownText || words.pick(line.text)}
        over={sectorName(words, sector)}
        back={{ href: back, label: sectorName(words, sector) }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={here}>
        <Radios
          words={words}
          name="answer"
          label={words.say('readiness.how-far')}
          options={preparednessOptions(words)}
          value={answers.answer}
          error={errors.answer}
          look="chips"
        />
        <Select
          words={words}
          name="ownerId"
          label={words.say('readiness.owner')}
          hint={words.say('readiness.owner.hint')}
          options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          value={answers.ownerId}
          error={errors.ownerId}
          optional
        />
        <DateField
          words={words}
          name="dueOn"
          label={words.say('readiness.due')}
          value={answers.dueOn}
          error={errors.dueOn}
          optional
        />
        <TextArea
          words={words}
          name="note"
          label={words.say('readiness.note')}
          hint={words.say('readiness.note.hint')}
          value={answers.note}
          error={errors.note}
          rows={2}
          maxlength={500}
          optional
        />
        <SubmitBar
          label={words.say('readiness.save')}
          cancel={{ href: back, label: words.say('ui.cancel') }}
        />
      </Form>
      {line.ownText && (
        <ButtonRow>
          <ConfirmDialog
            words={words}
            open={words.say('readiness.line.remove')}
            title={words.say('readiness.line.remove.sure')}
          >
            <p>{words.say('readiness.line.remove.what')}</p>
            <PostButton action={`${here}/removal`} kind="danger">
              {words.say('readiness.line.remove')}
            </PostButton>
          </ConfirmDialog>
        </ButtonRow>
      )}
    </>
  )
}
