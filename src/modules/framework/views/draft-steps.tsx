// What can become of a part of a draft, each as a form that says what it does to what is recorded: split, merged, retired.
import type { Child } from 'hono/jsx'
import { type Language, languageName } from '../../../kernel/words.ts'
import { Checkboxes } from '../../../ui/choices.tsx'
import { Fieldset, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextArea, TextField } from '../../../ui/inputs.tsx'
import { More } from '../../../ui/page-head.tsx'
import type { FrameworkNode } from '../model.ts'
import { toPart } from './draft.tsx'
import type { PartProps } from './draft-part.tsx'
import { numberOf } from './parts.tsx'

export function PartForm({
  at,
  opened,
  change,
  language,
  children,
}: PartProps & { change: string; language: Language; children: Child }) {
  return (
    <Form action={toPart(at, opened.edition.id, opened.part.id)}>
      <HiddenField name="change" value={change} />
      <HiddenField name="language" value={language} />
      {children}
    </Form>
  )
}

/** The form that was refused stays open. */
function Step(props: PartProps & { change: string; children: Child }) {
  const { words, opened, typed, change, children } = props
  const count = opened.recorded.reduce((sum, one) => sum + one.count, 0)
  return (
    <More summary={words.say(`editions.do.${change}`)} open={typed.change === change}>
      <p>
        {words.say(`editions.operation.${change}.what`)}{' '}
        {count > 0 && (
          <strong>{words.say(change === 'merge' ? 'editions.follow' : 'editions.wait', { count })}</strong>
        )}
      </p>
      <PartForm {...props} language={words.language}>
        {children}
        <TextField
          words={words}
          name={`reason.${change}`}
          label={words.say('editions.reason')}
          hint={words.say('editions.reason.hint')}
          value={typed[`reason.${change}`] ?? ''}
          maxlength={300}
          optional
        />
        <SubmitBar label={words.say(`editions.do.${change}`)} />
      </PartForm>
    </More>
  )
}

/** @param of names the fields, because several forms stand on the page */
function Titled({ words, typed, of, optional }: PartProps & { of: string; optional: boolean }) {
  const language = languageName(words.language)
  return (
    <>
      <TextField
        words={words}
        name={`title.${of}`}
        label={words.say('editions.title-in', { language })}
        value={typed[`title.${of}`] ?? ''}
        maxlength={200}
        optional={optional}
      />
      <TextArea
        words={words}
        name={`text.${of}`}
        label={words.say('editions.text-in', { language })}
        value={typed[`text.${of}`] ?? ''}
        rows={3}
        maxlength={800}
        optional
      />
    </>
  )
}

export function Split(props: PartProps) {
  const { words } = props
  return (
    <Step {...props} change="split">
      {[1, 2, 3, 4].map(count => (
        <Fieldset legend={words.say('editions.new-part', { count })}>
          <Titled {...props} of={`split${count}`} optional={count > 2} />
        </Fieldset>
      ))}
    </Step>
  )
}

export function Merge(props: PartProps & { others: FrameworkNode[] }) {
  const { words, typed, others } = props
  return (
    <Step {...props} change="merge">
      <Checkboxes
        words={words}
        name="others"
        label={words.say('editions.merge-with')}
        options={others.map(node => ({
          value: node.id,
          label: [numberOf(words, node), words.pick(node.title)].filter(Boolean).join(' '),
        }))}
        values={typed.change === 'merge' && typed.others ? [typed.others] : []}
      />
      <Titled {...props} of="merge" optional={false} />
    </Step>
  )
}

export function Retire(props: PartProps) {
  return (
    <Step {...props} change="retire">
      {null}
    </Step>
  )
}
