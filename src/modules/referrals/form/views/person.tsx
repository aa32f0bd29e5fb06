// The second question: where, and about whom, with no name yet. Each answer is a code, so the page works without a
// script and its address says nothing that points to one child.

import { isLanguage, languageName } from '../../../../kernel/words.ts'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField } from '../../../../ui/inputs.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { ageBands, disabilities, sexes } from '../../model.ts'
import type { PlaceChoice } from '../store.ts'
import { spoken } from '../visit.ts'
import { FormSteps, type StepPlace } from './steps.tsx'

const notAnswers = ['unknown', 'not-asked']

export function PersonStep(props: StepPlace & { places: PlaceChoice[]; errors?: FieldErrors }) {
  const { words, at, visit, places, errors = {} } = props
  const options = <T extends string>(list: readonly T[], kind: string) =>
    list
      .filter(value => !notAnswers.includes(value))
      .map(value => ({ value, label: words.say(`form.${kind}.${value}`) }))
  const field = (name: string) => ({
    words,
    name,
    label: words.say(`form.${name}`),
    ...(errors[name] ? { error: errors[name] } : {}),
  })
  const kept = <T extends string>(value: T | undefined) => (value === undefined ? {} : { value })
  return (
    <>
      <PageHead title={words.say('form.title')} lead={words.say('form.person.lead')} />
      <FormSteps {...props} step="person" />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/referrals/new')} method="get">
        <HiddenField name="need" value={visit.need ?? ''} />
        <HiddenField name="asked" value="person" />
        <Select
          {...field('area')}
          hint={words.say('form.area.hint')}
          options={places.map(({ pcode, name, parentName }) => ({
            value: pcode,
            label: parentName ? `${words.pick(name)} (${words.pick(parentName)})` : words.pick(name),
          }))}
          withNotKnown
          {...kept(visit.area)}
        />
        <Radios
          {...field('band')}
          look="chips"
          options={options(ageBands, 'band')}
          withNotKnown
          {...kept(visit.band)}
        />
        <Radios
          {...field('sex')}
          look="chips"
          options={options(sexes, 'sex')}
          withNotKnown
          {...kept(visit.sex)}
        />
        <Radios
          {...field('disability')}
          hint={words.say('form.disability.hint')}
          look="chips"
          options={options(disabilities, 'disability')}
          withNotKnown
          {...kept(visit.disability)}
        />
        <Radios
          {...field('speaks')}
          look="chips"
          options={spoken
            .filter(code => !notAnswers.includes(code))
            .map(code => ({
              value: code,
              label: isLanguage(code) ? languageName(code) : words.say('form.speaks.other'),
            }))}
          withNotKnown
          {...kept(visit.speaks)}
        />
        <SubmitBar label={words.say('form.show-services')} />
      </Form>
    </>
  )
}
