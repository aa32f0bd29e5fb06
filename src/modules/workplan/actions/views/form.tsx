// Planning an action, or changing one.
import type { Words } from '../../../../kernel/words.ts'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, NumberField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { FrameworkNode } from '../../../framework/model.ts'
import { type At, toAction, toList } from '../addresses.ts'
import { type Fields, type Option, statuses } from '../model.ts'

export const fieldNames = [
  'title',
  'status',
  'leadId',
  'leadOrganisationId',
  'coLeadId',
  'coLeadOrganisationId',
  'partners',
  'startOn',
  'dueOn',
  'needed',
  'secured',
  'currency',
  'resources',
  'evidence',
  'notes',
] as const satisfies readonly (keyof Fields)[]

export type FormAnswers = Partial<Record<(typeof fieldNames)[number], string>>

export type FormProps = {
  words: Words
  at: At
  id: string
  node: FrameworkNode
  sector: string
  /** Whose word may be asked beside child protection's; '' is nobody's. */
  sectors: string[]
  people: Option[]
  organisations: Option[]
  answers: FormAnswers
  errors: FieldErrors
  changedAt: string | undefined
}

export function ActionForm(props: FormProps) {
  const { words, at, id, node, sector, sectors, answers, errors, changedAt } = props
  const back = changedAt === undefined ? toList(at) : toAction(at, id)
  const say = (key: string) => words.say(`actions.${key}`)
  return (
    <>
      <PageHead
        title={words.pick(node.title)}
        over={words.say(`framework.kind.${node.kind}`)}
        lead={<Said words={words} texts={node.text} />}
        back={{ href: back, label: words.say('ui.cancel') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={changedAt === undefined ? toList(at) : toAction(at, id)}>
        <HiddenField name="id" value={id} />
        <HiddenField name="node" value={node.id} />
        {changedAt !== undefined && <HiddenField name="changedAt" value={changedAt} />}
        {changedAt === undefined ? (
          <Select
            words={words}
            name="sector"
            label={say('sector')}
            hint={say('sector.hint')}
            options={sectors.map(one => ({
              value: one,
              label: one === '' ? say('sector.none') : words.say(`accounts.sector.${one}`),
            }))}
            value={sector}
          />
        ) : null}
        <TextField
          words={words}
          name="title"
          label={say('own-title')}
          hint={say('own-title.hint')}
          value={answers.title}
          error={errors.title}
          maxlength={200}
          optional
        />
        <Radios
          words={words}
          name="status"
          label={say('status')}
          options={statuses.map(status => ({ value: status, label: say(`status.${status}`) }))}
          value={answers.status ?? 'not-started'}
          error={errors.status}
          look="chips"
        />
        <Leads {...props} />
        <Fieldset legend={say('when')}>
          <DateField
            words={words}
            name="startOn"
            label={say('start')}
            value={answers.startOn}
            error={errors.startOn}
            optional
          />
          <DateField
            words={words}
            name="dueOn"
            label={say('due')}
            value={answers.dueOn}
            error={errors.dueOn}
            optional
          />
        </Fieldset>
        <Money {...props} />
        <TextArea
          words={words}
          name="evidence"
          label={say('evidence')}
          value={answers.evidence}
          error={errors.evidence}
          rows={2}
          maxlength={1000}
          optional
        />
        <TextArea
          words={words}
          name="notes"
          label={say('notes')}
          value={answers.notes}
          error={errors.notes}
          rows={2}
          maxlength={1000}
          optional
        />
        <SubmitBar
          label={say(changedAt === undefined ? 'plan' : 'save')}
          cancel={{ href: back, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

function Leads({ words, people, organisations, answers, errors }: FormProps) {
  const choose = (
    name: 'leadId' | 'leadOrganisationId' | 'coLeadId' | 'coLeadOrganisationId',
    list: Option[],
  ) => (
    <Select
      words={words}
      name={name}
      label={words.say(`actions.field.${name}`)}
      options={list.map(({ id, name: label }) => ({ value: id, label }))}
      value={answers[name]}
      error={errors[name]}
      optional
    />
  )
  return (
    <Fieldset legend={words.say('actions.who')}>
      {choose('leadId', people)}
      {choose('leadOrganisationId', organisations)}
      {choose('coLeadId', people)}
      {choose('coLeadOrganisationId', organisations)}
      <TextField
        words={words}
        name="partners"
        label={words.say('actions.partners')}
        value={answers.partners}
        error={errors.partners}
        maxlength={500}
        optional
      />
    </Fieldset>
  )
}

function Money({ words, answers, errors }: FormProps) {
  return (
    <Fieldset legend={words.say('actions.money')} hint={words.say('actions.money.hint')}>
      <NumberField
        words={words}
        name="needed"
        label={words.say('actions.needed')}
        value={answers.needed}
        error={errors.needed}
        decimal
        optional
      />
      <NumberField
        words={words}
        name="secured"
        label={words.say('actions.secured')}
        value={answers.secured}
        error={errors.secured}
        decimal
        optional
      />
      <TextField
        words={words}
        name="currency"
        label={words.say('actions.currency')}
        hint={words.say('actions.currency.hint')}
        value={answers.currency}
        error={errors.currency}
        width="short"
        maxlength={3}
        dir="ltr"
        optional
      />
      <TextField
        words={words}
        name="resources"
        label={words.say('actions.resources')}
        value={answers.resources}
        error={errors.resources}
        maxlength={500}
        optional
      />
    </Fieldset>
  )
}
