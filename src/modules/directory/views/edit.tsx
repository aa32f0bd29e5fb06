// Adding and changing an entry. What every entry needs stands open; the rest is folded, because most of it is filled in
// once and on a phone nobody scrolls past forty questions.
import { languages, type Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Checkboxes, type Option, Radios, Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, NumberField, TextField } from '../../../ui/inputs.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { sectors } from '../../accounts/sectors.ts'
import {
  accesses,
  costs,
  criteria,
  disabilities,
  documents,
  feedbacks,
  nextSteps,
  populations,
  referralMethods,
  type Service,
  sexes,
  visibilities,
  yesNoUnknown,
} from '../model.ts'
import { needs, needsOfSector } from '../needs.ts'
import { optionsOf } from './choices.ts'
import { HoursFields, PhoneFields, TextsField } from './fields.tsx'
import { sayLanguage } from './say.ts'

export type EditProps = {
  words: Words
  at: (path: string) => string
  /** The entry as it is, or as it was just filled in. */
  service: Service
  /** Absent for a new one. */
  version: number | undefined
  coverage: readonly string[]
  errors: FieldErrors
  providers: Option[]
  teams: Option[]
  areas: Option[]
  mayChooseProvider: boolean
}

export function EditPage(props: EditProps) {
  const { words, at, service, version, errors } = props
  const isNew = version === undefined
  const action = isNew ? at('/services') : at(`/services/${service.id}`)
  const title = words.say(isNew ? 'directory.add.title' : 'directory.edit.title')
  return (
    <>
      <PageHead
        title={title}
        back={{
          href: isNew ? at('/services') : action,
          label: isNew ? words.say('directory.find.title') : words.pick(service.name),
        }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={action}>
        <HiddenField name="id" value={service.id} />
        {version !== undefined && <HiddenField name="version" value={String(version)} />}
        <WhatAndWho {...props} />
        <More summary={words.say('directory.form.for-whom')} open={hasErrors(errors, 'age')}>
          <ForWhom {...props} />
        </More>
        <More
          summary={words.say('directory.form.reach')}
          open={isNew || hasErrors(errors, 'phone', 'hours', 'emails', 'website')}
        >
          <Reach {...props} />
        </More>
        <More
          summary={words.say('directory.form.referral')}
          open={hasErrors(errors, 'responseDays', 'feedbackDays')}
        >
          <Referral {...props} />
        </More>
        <More summary={words.say('directory.form.keeping')} open={hasErrors(errors, 'checkDays')}>
          <Keeping {...props} />
        </More>
        <SubmitBar
          label={words.say('directory.save')}
          cancel={{ href: isNew ? at('/services') : action, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

function hasErrors(errors: FieldErrors, ...names: string[]): boolean {
  return Object.keys(errors).some(error => names.some(name => error.startsWith(name)))
}

/** The error of a field as a property, where there is one. */
function wrong(errors: FieldErrors, name: string): { error?: string } {
  const error = errors[name]
  return error ? { error } : {}
}

function WhatAndWho({
  words,
  at,
  service,
  errors,
  providers,
  areas,
  coverage,
  mayChooseProvider,
  version,
}: EditProps) {
  const chosen = sectors.filter(sector => sector !== 'other')
  return (
    <>
      <TextsField
        words={words}
        name="name"
        label={words.say('directory.form.name')}
        hint={words.say('directory.form.name.hint')}
        texts={service.name}
        errors={errors}
      />
      {mayChooseProvider && version === undefined ? (
        <>
          <Select
            words={words}
            name="organisationId"
            label={words.say('directory.form.provider')}
            options={providers}
            value={service.organisationId}
            {...wrong(errors, 'organisationId')}
          />
          <ButtonRow>
            <Button kind="quiet" icon="add" href={at('/providers/new')}>
              {words.say('directory.provider.add')}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <HiddenField name="organisationId" value={service.organisationId} />
      )}
      <Select
        words={words}
        name="sector"
        label={words.say('directory.sector')}
        options={optionsOf(words, 'accounts.sector', [...chosen, 'other'])}
        value={service.sector}
        {...wrong(errors, 'sector')}
      />
      <Checkboxes
        words={words}
        name="needs"
        label={words.say('directory.form.needs')}
        hint={words.say('directory.form.needs.hint')}
        look="chips"
        optional
        options={optionsOf(words, 'directory.need', needsOfSector(service.sector))}
        values={service.needs}
      />
      <More summary={words.say('directory.form.needs.others')}>
        <Checkboxes
          words={words}
          name="otherNeeds"
          label={words.say('directory.form.needs.others')}
          look="chips"
          optional
          options={optionsOf(
            words,
            'directory.need',
            needs.filter(need => !needsOfSector(service.sector).includes(need)),
          )}
          values={service.needs}
        />
      </More>
      <TextsField
        words={words}
        name="description"
        label={words.say('directory.form.description')}
        hint={words.say('directory.form.description.hint')}
        texts={service.description}
        errors={errors}
        optional
        long
      />
      <Radios
        words={words}
        name="visibility"
        label={words.say('directory.form.visibility')}
        options={visibilities.map(value => ({
          value,
          label: words.say(`directory.visibility.${value}`),
          hint: words.say(`directory.visibility.${value}.hint`),
        }))}
        value={service.visibility}
      />
      <More summary={words.say('directory.form.coverage')} open={coverage.length > 0 && coverage.length < 6}>
        <Checkboxes
          words={words}
          name="coverage"
          label={words.say('directory.form.coverage')}
          hint={words.say('directory.form.coverage.hint')}
          look="chips"
          optional
          options={areas}
          values={[...coverage]}
        />
      </More>
    </>
  )
}

function ForWhom({ words, service, errors }: EditProps) {
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

function Reach({ words, service, errors }: EditProps) {
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

function Referral({ words, service, errors, teams }: EditProps) {
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

function Keeping({ words, service, errors, teams }: EditProps) {
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
