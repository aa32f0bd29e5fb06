// What can be done now: a button for each move that needs nothing more, a short form for those that need a reason.
// Every form carries an id made with the page, so that pressing twice is harmless. All of it works without a script.
import { newId } from '../../../kernel/id.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { More } from '../../../ui/page-head.tsx'
import { type MoveKind, moves } from '../rules/states.ts'

export type OfferedMove = { kind: MoveKind; channel: 'app' | 'phone' }

/** @param to the address that a move is posted to, by its kind */
export function MoveForms({
  words,
  offered,
  to,
}: {
  words: Words
  offered: OfferedMove[]
  to: (kind: MoveKind) => string
}) {
  const plain = offered.filter(({ kind }) => moves[kind].reasons.length === 0)
  const reasoned = offered.filter(({ kind }) => moves[kind].reasons.length > 0)
  return (
    <>
      {plain.length > 0 && (
        <ButtonRow>
          {plain.map(({ kind, channel }, index) => (
            <PostButton
              action={to(kind)}
              values={{ id: newId(), channel }}
              kind={index === 0 ? 'primary' : 'secondary'}
            >
              {words.say(`referrals.move.${kind}`)}
            </PostButton>
          ))}
        </ButtonRow>
      )}
      {reasoned.map(({ kind, channel }) => (
        <More summary={words.say(`referrals.move.${kind}`)}>
          <ReasonForm words={words} kind={kind} channel={channel} action={to(kind)} />
        </More>
      ))}
    </>
  )
}

function ReasonForm({
  words,
  kind,
  channel,
  action,
}: {
  words: Words
  kind: MoveKind
  channel: string
  action: string
}) {
  return (
    <Form action={action}>
      <HiddenField name="id" value={newId()} />
      <HiddenField name="channel" value={channel} />
      <Radios
        words={words}
        name={`reason-${kind}`}
        label={words.say(`referrals.why.${kind}`)}
        options={moves[kind].reasons.map(reason => ({
          value: reason,
          label: words.say(`referrals.reason.${reason}`),
        }))}
      />
      <ButtonRow>
        <Button kind={isHard(kind) ? 'danger' : 'secondary'}>{words.say(`referrals.move.${kind}`)}</Button>
      </ButtonRow>
    </Form>
  )
}

/** What cannot be taken back. */
function isHard(kind: MoveKind): boolean {
  return kind === 'withdrawal' || kind === 'recall'
}
