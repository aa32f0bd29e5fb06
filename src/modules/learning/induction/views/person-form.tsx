// Somebody added to the list, or changed.
import type { Texts, Words } from '../../../../kernel/words.ts'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { sectors } from '../../../accounts/sectors.ts'
import { type At, toPerson, toStaff } from '../addresses.ts'
import { roleKinds } from '../model.ts'

export type PersonAnswers = Record<
  'name' | 'number' | 'sector' | 'areaPcode' | 'role' | 'contact' | 'firstContactOn',
  string
>
export type PersonFormProps = {
  words: Words
  at: At
  title: string
  id: string
  isThere: boolean
  answers: PersonAnswers
  errors: FieldErrors
  areas: { pcode: string; name: Texts }[]
}

export function PersonFormPage({ words, at, title, id, isThere, answers, errors, areas }: PersonFormProps) {
  const back = isThere ? toPerson(at, id) : toStaff(at)
  return (
    <>
      <PageHead title={title} back={{ href: back, label: words.say('induction.staff') }} />
      <ErrorSummary words={words} errors={errors} />
      <Form action={isThere ? back : toStaff(at)}>
        <HiddenField name="id" value={id} />
        <TextField
          words={words}
          name="name"
          label={words.say('induction.name')}
          value={answers.name}
          error={errors.name}
          autocomplete="off"
          maxlength={120}
        />
        <TextField
          words={words}
          name="number"
          label={words.say('induction.number')}
          value={answers.number}
          error={errors.number}
          autocomplete="off"
          maxlength={40}
          width="medium"
          optional
        />
        <Select
          words={words}
          name="role"
          label={words.say('induction.role')}
          value={answers.role}
          error={errors.role}
          options={roleKinds.map(value => ({ value, label: words.say(`induction.role.${value}`) }))}
        />
        <Select
          words={words}
          name="sector"
          label={words.say('accounts.sector')}
          value={answers.sector}
          error={errors.sector}
          options={sectors.map(value => ({ value, label: words.say(`accounts.sector.${value}`) }))}
        />
        <Select
          words={words}
          name="areaPcode"
          label={words.say('induction.by.area')}
          value={answers.areaPcode}
          error={errors.areaPcode}
          options={areas.map(({ pcode, name }) => ({ value: pcode, label: words.pick(name) }))}
          optional
        />
        <Radios
          words={words}
          name="contact"
          label={words.say('induction.contact')}
          value={answers.contact}
          error={errors.contact}
          options={(['yes', 'no'] as const).map(value => ({
            value,
            label: words.say(`induction.contact.${value}`),
          }))}
        />
        <DateField
          words={words}
          name="firstContactOn"
          label={words.say('induction.first-contact')}
          hint={words.say('induction.first-contact.hint')}
          value={answers.firstContactOn}
          error={errors.firstContactOn}
          optional
        />
        <SubmitBar
          label={words.say('induction.save')}
          cancel={{ href: back, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
