// How referrals come, what happens next, and who keeps the entry.
import { Checkboxes, Radios, Select } from '../../../../ui/choices.tsx'
import { NumberField } from '../../../../ui/inputs.tsx'
import { feedbacks, nextSteps, referralMethods } from '../../model.ts'
import { optionsOf } from '../choices.ts'
import { TextsField } from '../fields.tsx'
import { type EditProps, wrong } from './parts.ts'

export function Referral({ words, service, errors, teams }: EditProps) {
  return (
    <>
      <Select
        words={words}
        name="teamId"
        label={words.say('directory.form.team')}
        hint={words.say('directory.form.team.hint')}
        optional
        options={teams}
        {...(service.teamId ? { value: service.teamId } : {})}
        {...wrong(errors, 'teamId')}
      />
      <Checkboxes
        words={words}
        name="referralMethods"
        label={words.say('directory.term.methods')}
        look="chips"
        optional
        options={optionsOf(words, 'directory.method', referralMethods)}
        values={service.referralMethods}
      />
      <Radios
        words={words}
        name="nextStep"
        label={words.say('directory.term.next-step')}
        options={optionsOf(words, 'directory.next-step', nextSteps)}
        value={service.nextStep}
      />
      <TextsField
        words={words}
        name="nextStepNote"
        label={words.say('directory.form.next-step-note')}
        texts={service.nextStepNote}
        errors={errors}
        optional
      />
      <NumberField
        words={words}
        name="responseDays"
        label={words.say('directory.form.response-days')}
        hint={words.say('directory.form.response-days.hint')}
        optional
        {...(service.responseDays === null ? {} : { value: service.responseDays })}
        {...wrong(errors, 'responseDays')}
      />
      <Checkboxes
        words={words}
        name="feedback"
        label={words.say('directory.term.feedback')}
        look="chips"
        optional
        options={optionsOf(words, 'directory.feedback', feedbacks)}
        values={service.feedback}
      />
      <NumberField
        words={words}
        name="feedbackDays"
        label={words.say('directory.form.feedback-days')}
        optional
        {...(service.feedbackDays === null ? {} : { value: service.feedbackDays })}
        {...wrong(errors, 'feedbackDays')}
      />
    </>
  )
}

export function Keeping({ words, service, errors, teams }: EditProps) {
  return (
    <>
      <Select
        words={words}
        name="ownerTeamId"
        label={words.say('directory.form.owner')}
        hint={words.say('directory.form.owner.hint')}
        optional
        options={teams}
        {...(service.ownerTeamId ? { value: service.ownerTeamId } : {})}
        {...wrong(errors, 'ownerTeamId')}
      />
      <NumberField
        words={words}
        name="checkDays"
        label={words.say('directory.form.check-days')}
        hint={words.say('directory.form.check-days.hint')}
        value={service.checkDays}
        {...wrong(errors, 'checkDays')}
      />
    </>
  )
}
