// How and when it is reached, in which languages, at what cost.
import { languages } from '../../../../kernel/words.ts'
import { Checkboxes, Radios } from '../../../../ui/choices.tsx'
import { TextField } from '../../../../ui/inputs.tsx'
import { accesses, costs, yesNoUnknown } from '../../model.ts'
import { optionsOf } from '../choices.ts'
import { HoursFields, PhoneFields, TextsField } from '../fields.tsx'
import { sayLanguage } from '../say.ts'
import { type EditProps, wrong } from './parts.ts'

export function Reach({ words, service, errors }: EditProps) {
  const spoken = [...new Set([...languages, ...service.languages])]
  return (
    <>
      <p>{words.say('directory.form.reach.lead')}</p>
      <PhoneFields words={words} phones={service.phones} errors={errors} />
      <TextField
        words={words}
        name="emails"
        label={words.say('directory.form.emails')}
        hint={words.say('directory.form.emails.hint')}
        optional
        dir="ltr"
        value={service.emails.join(', ')}
        {...wrong(errors, 'emails')}
      />
      <TextField
        words={words}
        name="website"
        type="url"
        label={words.say('directory.form.website')}
        optional
        value={service.website}
        {...wrong(errors, 'website')}
      />
      <HoursFields words={words} schedules={service.schedules} errors={errors} />
      <Checkboxes
        words={words}
        name="access"
        label={words.say('directory.term.access')}
        look="chips"
        optional
        options={optionsOf(words, 'directory.access', accesses)}
        values={service.access}
      />
      <Checkboxes
        words={words}
        name="languages"
        label={words.say('directory.term.languages')}
        look="chips"
        optional
        options={spoken.map(value => ({ value, label: sayLanguage(words, value) }))}
        values={service.languages}
      />
      <TextField
        words={words}
        name="otherLanguages"
        label={words.say('directory.form.other-spoken')}
        hint={words.say('directory.form.other-spoken.hint')}
        optional
        width="medium"
        dir="ltr"
        value=""
        {...wrong(errors, 'otherLanguages')}
      />
      <TextsField
        words={words}
        name="interpretation"
        label={words.say('directory.term.interpretation')}
        texts={service.interpretation}
        errors={errors}
        optional
      />
      <Radios
        words={words}
        name="femaleStaff"
        label={words.say('directory.term.female-staff')}
        look="chips"
        options={optionsOf(words, 'directory.female-staff', yesNoUnknown)}
        value={service.femaleStaff}
      />
      <Radios
        words={words}
        name="cost"
        label={words.say('directory.term.cost')}
        look="chips"
        options={optionsOf(words, 'directory.cost', costs)}
        value={service.cost}
      />
      <TextsField
        words={words}
        name="costNote"
        label={words.say('directory.form.cost-note')}
        texts={service.costNote}
        errors={errors}
        optional
      />
      <TextsField
        words={words}
        name="alert"
        label={words.say('directory.form.alert')}
        hint={words.say('directory.form.alert.hint')}
        texts={service.alert}
        errors={errors}
        optional
      />
    </>
  )
}
