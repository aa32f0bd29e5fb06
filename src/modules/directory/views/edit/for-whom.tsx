// For whom it is, and what they bring along.
import { Checkboxes, Radios } from '../../../../ui/choices.tsx'
import { NumberField } from '../../../../ui/inputs.tsx'
import { criteria, disabilities, documents, populations, sexes } from '../../model.ts'
import { optionsOf } from '../choices.ts'
import { TextsField } from '../fields.tsx'
import { type EditProps, wrong } from './parts.ts'

export function ForWhom({ words, service, errors }: EditProps) {
  return (
    <>
      <NumberField
        words={words}
        name="ageMin"
        label={words.say('directory.form.age-min')}
        optional
        {...(service.ageMin === null ? {} : { value: service.ageMin })}
        {...wrong(errors, 'ageMin')}
      />
      <NumberField
        words={words}
        name="ageMax"
        label={words.say('directory.form.age-max')}
        hint={words.say('directory.form.age-max.hint')}
        optional
        {...(service.ageMax === null ? {} : { value: service.ageMax })}
        {...wrong(errors, 'ageMax')}
      />
      <Radios
        words={words}
        name="sex"
        label={words.say('directory.form.sex')}
        look="chips"
        options={optionsOf(words, 'directory.sex', sexes)}
        value={service.sex}
      />
      <Checkboxes
        words={words}
        name="population"
        label={words.say('directory.form.population')}
        hint={words.say('directory.form.none-is-all')}
        look="chips"
        optional
        options={optionsOf(words, 'directory.population', populations)}
        values={service.population}
      />
      <Checkboxes
        words={words}
        name="criteria"
        label={words.say('directory.form.criteria')}
        hint={words.say('directory.form.none-is-all')}
        look="chips"
        optional
        options={optionsOf(words, 'directory.criterion', criteria)}
        values={service.criteria}
      />
      <Radios
        words={words}
        name="disability"
        label={words.say('directory.term.disability')}
        options={optionsOf(words, 'directory.disability', disabilities)}
        value={service.disability}
      />
      <Checkboxes
        words={words}
        name="documents"
        label={words.say('directory.term.documents')}
        look="chips"
        optional
        options={optionsOf(words, 'directory.document', documents)}
        values={service.documents}
      />
      <TextsField
        words={words}
        name="documentsNote"
        label={words.say('directory.form.documents-note')}
        texts={service.documentsNote}
        errors={errors}
        optional
      />
      <TextsField
        words={words}
        name="eligibilityNote"
        label={words.say('directory.form.eligibility-note')}
        texts={service.eligibilityNote}
        errors={errors}
        optional
        long
      />
    </>
  )
}
