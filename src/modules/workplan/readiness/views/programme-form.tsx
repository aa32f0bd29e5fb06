// Recording a programme or changing it. Each kind is explained where one chooses.
import type { Texts, Words } from '../../../../kernel/words.ts'
import { Checkboxes, Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { More, PageHead } from '../../../../ui/page-head.tsx'
import { sectors } from '../../../accounts/sectors.ts'
import { sectorName } from '../../commitments/views/signs.tsx'
import { type Outcome, programmeKinds } from '../model.ts'

/** What stands in the form; `outcomes` with empty rows for more. */
export type ProgrammeAnswers = Record<
  'name' | 'kind' | 'organisationId' | 'areas' | 'from' | 'to' | 'jointNeeds' | 'jointCapacities',
  string
> & { sectors: string[]; outcomes: Outcome[] }

export type ProgrammeFormProps = {
  words: Words
  title: string
  /** Where it is posted to. */
  action: string
  back: string
  id: string
  answers: ProgrammeAnswers
  errors: FieldErrors
  organisations: { id: string; name: Texts }[]
  /** Who speaks for no sector records for the own organisation alone. */
  onlyOwn: boolean
}

export function ProgrammeFormPage(props: ProgrammeFormProps) {
  const { words, back, answers, errors } = props
  return (
    <>
      <PageHead title={props.title} back={{ href: back, label: words.say('programmes.title') }} />
      <ErrorSummary words={words} errors={errors} />
      <Form action={props.action}>
        <HiddenField name="id" value={props.id} />
        <TextField
          words={words}
          name="name"
          label={words.say('programmes.name')}
          value={answers.name}
          error={errors.name}
          maxlength={200}
        />
        <Radios
          words={words}
          name="kind"
          label={words.say('programmes.kind')}
          options={programmeKinds.map(kind => ({
            value: kind,
            label: words.say(`programmes.kind.${kind}`),
            hint: words.say(`programmes.kind.what.${kind}`),
          }))}
          value={answers.kind}
          error={errors.kind}
        />
        <Checkboxes
          words={words}
          name="sectors"
          label={words.say('programmes.sectors')}
          options={sectors.map(sector => ({ value: sector, label: sectorName(words, sector) }))}
          values={answers.sectors}
          error={errors.sectors}
          look="chips"
        />
        <Where {...props} />
        <Together {...props} />
        <SubmitBar
          label={words.say('programmes.save')}
          cancel={{ href: back, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

function Where({ words, answers, errors, organisations, onlyOwn }: ProgrammeFormProps) {
  return (
    <>
      <Select
        words={words}
        name="organisationId"
        label={words.say('programmes.organisation')}
        hint={onlyOwn ? undefined : words.say('programmes.organisation.hint')}
        options={organisations.map(({ id, name }) => ({ value: id, label: words.pick(name) }))}
        value={answers.organisationId}
        error={errors.organisationId}
        optional={!onlyOwn}
      />
      <TextField
        words={words}
        name="areas"
        label={words.say('programmes.areas')}
        hint={words.say('programmes.areas.hint')}
        value={answers.areas}
        error={errors.areas}
        maxlength={600}
        optional
      />
      <DateField
        words={words}
        name="from"
        label={words.say('programmes.from')}
        value={answers.from}
        error={errors.from}
        optional
      />
      <DateField
        words={words}
        name="to"
        label={words.say('programmes.to')}
        value={answers.to}
        error={errors.to}
        optional
      />
    </>
  )
}

function Together({ words, answers, errors }: ProgrammeFormProps) {
  return (
    <Fieldset legend={words.say('programmes.together')} hint={words.say('programmes.together.hint')}>
      <TextArea
        words={words}
        name="jointNeeds"
        label={words.say('programmes.needs')}
        hint={words.say('programmes.needs.hint')}
        value={answers.jointNeeds}
        error={errors.jointNeeds}
        rows={3}
        maxlength={2000}
        optional
      />
      <TextArea
        words={words}
        name="jointCapacities"
        label={words.say('programmes.capacities')}
        hint={words.say('programmes.capacities.hint')}
        value={answers.jointCapacities}
        error={errors.jointCapacities}
        rows={3}
        maxlength={2000}
        optional
      />
      {answers.outcomes.map((outcome, index) => (
        <OutcomeFields words={words} index={index} outcome={outcome} errors={errors} />
      ))}
    </Fieldset>
  )
}

type OutcomeProps = { words: Words; index: number; outcome: Outcome; errors: FieldErrors }

function OutcomeFields({ words, index, outcome, errors }: OutcomeProps) {
  const field = (part: keyof Outcome, maxlength: number) => (
    <TextField
      words={words}
      name={`${part}:${index}`}
      label={words.say(`programmes.${part}`)}
      value={outcome[part]}
      error={errors[`${part}:${index}`]}
      maxlength={maxlength}
      width={maxlength > 100 ? 'full' : 'medium'}
      optional
    />
  )
  const legend = words.say('programmes.outcome.number', { number: index + 1 })
  const fields = (
    <Fieldset legend={legend} hint={words.say('programmes.outcome.hint')}>
      {field('outcome', 300)}
      {field('measure', 200)}
      {field('baseline', 60)}
      {field('target', 60)}
    </Fieldset>
  )
  // What is empty waits folded until somebody needs it.
  return Object.values(outcome).some(Boolean) ? fields : <More summary={legend}>{fields}</More>
}
