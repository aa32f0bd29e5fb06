// A worksheet: several phones write in it at once, or one scribe alone. Without a script it is a form that says what it
// was made from, so that nobody's words are lost.
import type { Words } from '../../../../kernel/words.ts'
import { Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextArea } from '../../../../ui/inputs.tsx'
import type { Block } from '../../plans/model.ts'
import { type At, toPhoneAct } from '../addresses.ts'
import type { Phone } from '../commands/part.ts'
import type { Sheet } from '../commands/sheets.ts'

type Props = { words: Words; at: At; phone: Phone; block: Block; sheet: Sheet }

export function PhoneSheet({ words, at, phone, block, sheet }: Props) {
  const { id } = phone.session
  return (
    <SheetForm
      words={words}
      block={block}
      sheet={sheet}
      action={toPhoneAct(at, id, 'sheet')}
      exchange={toPhoneAct(at, id, 'sheet/exchange')}
    />
  )
}

type FormProps = {
  words: Words
  block: Block
  sheet: Sheet
  action: string
  exchange: string
}

export function SheetForm({ words, block, sheet, action, exchange }: FormProps) {
  return (
    <across-sheet
      data-exchange={exchange}
      data-table={String(sheet.table)}
      data-emptied={String(sheet.emptied)}
    >
      <Form action={action}>
        <HiddenField name="table" value={String(sheet.table)} />
        <HiddenField name="emptied" value={String(sheet.emptied)} />
        {block.questions.map(question => (
          <>
            <HiddenField name={`was:${sheet.table}:${question.id}`} value={sheet.texts[question.id] ?? ''} />
            <TextArea
              words={words}
              name={`is:${sheet.table}:${question.id}`}
              label={words.pick(question.text)}
              hint={question.commits ? words.say('live.sheet.lines') : undefined}
              value={sheet.texts[question.id] ?? ''}
              rows={5}
              optional
            />
          </>
        ))}
        <p role="status" data-state="saved" hidden>
          {words.say('live.sheet.saved')}
        </p>
        <p role="status" data-state="waiting" hidden>
          {words.say('live.sheet.waiting')}
        </p>
        <p role="status" data-state="full" hidden>
          {words.say('live.refused.full')}
        </p>
        <div data-without-script>
          <SubmitBar label={words.say('live.sheet.keep')} />
        </div>
      </Form>
    </across-sheet>
  )
}
