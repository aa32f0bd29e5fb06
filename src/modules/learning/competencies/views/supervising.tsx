// What a supervisor does with one competency of somebody: say what was seen, sign it off, take that back.
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Radios } from '../../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextArea } from '../../../../ui/inputs.tsx'
import { More, Section } from '../../../../ui/page-head.tsx'
import { toStanding } from '../addresses.ts'
import { can } from '../rules/standing.ts'
import { seenLevels } from './signs.tsx'
import type { StandingProps } from './standing.tsx'

export function Observing({ words, at, opened, answers, errors, today }: StandingProps) {
  const { person, competency, standing } = opened
  const isFolded = can('sign-off', standing) && !errors.level && !errors.seenOn
  const form = (
    <Form action={`${toStanding(at, person.id, competency.id)}/observations`}>
      <HiddenField name="id" value={answers.id} />
      <Radios
        words={words}
        name="level"
        label={words.say('competencies.seen.level')}
        options={seenLevels(words)}
        value={answers.level}
        error={errors.level}
        look="chips"
      />
      <DateField
        words={words}
        name="seenOn"
        label={words.say('competencies.seen.on')}
        value={answers.seenOn}
        error={errors.seenOn}
        max={today}
      />
      <TextArea
        words={words}
        name="note"
        label={words.say('competencies.seen.note')}
        hint={words.say('competencies.seen.note.hint')}
        value={answers.note}
        error={errors.note}
        rows={2}
        maxlength={500}
        optional
      />
      <SubmitBar label={words.say('competencies.seen.save')} />
    </Form>
  )
  return (
    <Section title={words.say('competencies.seen')} lead={words.say('competencies.seen.lead')}>
      {isFolded ? <More summary={words.say('competencies.seen.again')}>{form}</More> : form}
    </Section>
  )
}

export function SigningOff({ words, at, opened, answers, errors, today }: StandingProps) {
  const { person, competency, standing } = opened
  if (!can('sign-off', standing))
    return standing.state === 'signed-off' ? null : (
      <Section title={words.say('competencies.sign')}>
        <p>{words.say('competencies.sign.rests')}</p>
      </Section>
    )
  return (
    <Section title={words.say('competencies.sign')} lead={words.say('competencies.sign.lead')}>
      <Form action={`${toStanding(at, person.id, competency.id)}/sign-offs`}>
        <HiddenField name="id" value={answers.id} />
        <DateField
          words={words}
          name="reviewOn"
          label={words.say('competencies.sign.review')}
          hint={words.say('competencies.sign.review.hint')}
          value={answers.reviewOn}
          error={errors.reviewOn}
          min={today}
        />
        <SubmitBar label={words.say('competencies.sign')} />
      </Form>
    </Section>
  )
}

export function Withdrawing({ words, at, opened, answers, errors }: StandingProps) {
  const [signOff] = opened.withdrawable
  if (signOff === undefined) return null
  const here = toStanding(at, opened.person.id, opened.competency.id)
  return (
    <ButtonRow>
      <ConfirmDialog
        words={words}
        open={words.say('competencies.withdraw')}
        title={words.say('competencies.withdraw.sure')}
      >
        <p>{words.say('competencies.withdraw.what')}</p>
        <Form action={`${here}/sign-offs/${signOff}/withdrawal`}>
          <TextArea
            words={words}
            name="why"
            label={words.say('competencies.withdraw.why')}
            value={answers.why}
            error={errors.why}
            rows={2}
            maxlength={500}
          />
          <Button kind="danger">{words.say('competencies.withdraw')}</Button>
        </Form>
      </ConfirmDialog>
    </ButtonRow>
  )
}
