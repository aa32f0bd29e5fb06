// The considerations one under the other, on one form that works without a script. Each has its own button, which saves
// everything and comes back to where one was; what is lacking is promised with one tap.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { ErrorSummary, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextArea } from '../../../../ui/inputs.tsx'
import { More, Section } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { FrameworkNode } from '../../../framework/model.ts'
import { toAction, toAnswers, toPromises } from '../addresses.ts'
import type { Answered } from '../model.ts'
import { isLacking } from '../rules/checks.ts'
import type { CheckProps } from './check.tsx'
import { Question } from './room.tsx'
import { answerOptions } from './signs.tsx'

/** What was typed and refused, by consideration. */
export type Typed = ReadonlyMap<string, { answer: string; note: string }>

export function Questions(props: CheckProps) {
  const { words, at, opened, errors } = props
  return (
    <Section title={words.say('readiness.considerations')} lead={words.say('readiness.considerations.how')}>
      <ErrorSummary words={words} errors={errors} />
      <Form action={toAnswers(at, opened.check.id)}>
        <ul class="checklist">
          {opened.considerations.map(node => (
            <OneQuestion {...props} node={node} given={givenOn(opened.answers, node.id)} />
          ))}
        </ul>
        <SubmitBar label={words.say('readiness.save-all')} />
      </Form>
    </Section>
  )
}

function givenOn(answers: readonly Answered[], node: string): Answered | undefined {
  return answers.find(({ nodeId }) => nodeId === node)
}

type OneProps = CheckProps & { node: FrameworkNode; given: Answered | undefined }

function OneQuestion(props: OneProps) {
  const { words, node, given, ids, typed, errors } = props
  const answer = typed.get(node.id)?.answer ?? given?.answer
  const note = typed.get(node.id)?.note ?? given?.note ?? ''
  const wrong = errors[`note:${node.id}`]
  return (
    <Question
      words={words}
      id={node.id}
      legend={`${words.number(Number(node.number))}. ${words.pick(node.title)}`}
      hint={<Said words={words} texts={node.text} />}
      options={answerOptions(words)}
      value={answer}
      was={given?.answer}
      error={errors[`answer:${node.id}`]}
      buttons={<Promising {...props} />}
    >
      <HiddenField name={`id:${node.id}`} value={given?.id ?? ids.get(node.id)?.answer ?? ''} />
      <HiddenField name={`was-note:${node.id}`} value={given?.note ?? ''} />
      <More summary={<NoteWords words={words} note={note} />} open={wrong !== undefined}>
        <TextArea
          words={words}
          name={`note:${node.id}`}
          label={words.say('readiness.note')}
          hint={words.say('readiness.note.hint')}
          value={note}
          error={wrong}
          rows={2}
          maxlength={500}
          optional
        />
      </More>
    </Question>
  )
}

/** The note is read without opening it. */
function NoteWords({ words, note }: { words: Words; note: string }) {
  if (note === '') return <>{words.say('readiness.note')}</>
  return (
    <>
      {words.say('readiness.note')}: <span dir="auto">{note}</span>
    </>
  )
}

function Promising({ words, at, opened, node, given, ids, hasCycle }: OneProps) {
  if (given?.actionId)
    return (
      <Button kind="quiet" href={toAction(at, given.actionId)}>
        {words.say('readiness.promised')}
      </Button>
    )
  if (!given || !isLacking(given.answer) || !hasCycle) return null
  return (
    <>
      <HiddenField name={`action:${node.id}`} value={ids.get(node.id)?.action ?? ''} />
      <Button
        kind="secondary"
        icon="flag"
        name="promise"
        value={node.id}
        formaction={toPromises(at, opened.check.id)}
      >
        {words.say('readiness.promise')}
      </Button>
    </>
  )
}
