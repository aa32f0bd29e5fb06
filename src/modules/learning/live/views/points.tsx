// Points: said from a phone, written by the facilitator, shown on the wall as on a flip chart.
import type { Words } from '../../../../kernel/words.ts'
import { Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { type At, toPhoneAct } from '../addresses.ts'
import type { Phone } from '../commands/part.ts'
import type { Point } from '../model.ts'

export function PhoneSay({
  words,
  at,
  phone,
  nextId,
}: {
  words: Words
  at: At
  phone: Phone
  nextId: string
}) {
  return (
    <>
      <PointForm
        words={words}
        action={toPhoneAct(at, phone.session.id, 'points')}
        id={nextId}
        label={words.say('live.point.say')}
      />
      {phone.points.length > 0 && (
        <>
          <h2 class="part">{words.say('live.point.mine')}</h2>
          <PointList points={phone.points} />
        </>
      )}
    </>
  )
}

export function PointForm({
  words,
  action,
  id,
  label,
}: {
  words: Words
  action: string
  id: string
  label: string
}) {
  return (
    <Form action={action}>
      <HiddenField name="id" value={id} />
      <TextField
        words={words}
        name="body"
        label={label}
        hint={words.say('live.point.hint')}
        maxlength={280}
        autocomplete="off"
      />
      <SubmitBar label={words.say('live.point.send')} />
    </Form>
  )
}

export function PointList({ points }: { points: readonly Point[] }) {
  return (
    <ul class="flip-chart">
      {points.map(({ body }) => (
        <li dir="auto">{body}</li>
      ))}
    </ul>
  )
}
