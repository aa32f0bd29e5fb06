// Small forms: the state of an entry, a provider without an account.
import type { Words } from '../../../kernel/words.ts'
import { Radios, Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { organisationKinds } from '../../accounts/model.ts'
import { type Entry, type Provider, statuses } from '../model.ts'
import { optionsOf } from './choices.ts'
import { TextsField } from './fields.tsx'

export function StatusPage({
  words,
  at,
  entry,
}: {
  words: Words
  at: (path: string) => string
  entry: Entry
}) {
  const path = at(`/services/${entry.id}`)
  return (
    <>
      <PageHead
        title={words.say('directory.status.change')}
        lead={words.say('directory.status.lead')}
        back={{ href: path, label: words.pick(entry.name) }}
      />
      <Form action={`${path}/status`}>
        <Radios
          words={words}
          name="status"
          label={words.say('directory.status')}
          options={statuses.map(value => ({
            value,
            label: words.say(`directory.status.${value}`),
            hint: words.say(`directory.status.${value}.hint`),
          }))}
          value={entry.status}
        />
        <SubmitBar
          label={words.say('directory.save')}
          cancel={{ href: path, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

export type ProviderProps = {
  words: Words
  at: (path: string) => string
  provider: Provider
  errors: FieldErrors
}

export function ProviderPage({ words, at, provider, errors }: ProviderProps) {
  return (
    <>
      <PageHead
        title={words.say('directory.provider.add')}
        lead={words.say('directory.provider.lead')}
        back={{ href: at('/services/new'), label: words.say('directory.add.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/providers')}>
        <HiddenField name="id" value={provider.id} />
        <TextsField
          words={words}
          name="name"
          label={words.say('directory.provider.name')}
          texts={provider.name}
          errors={errors}
        />
        <TextField
          words={words}
          name="acronym"
          label={words.say('directory.provider.acronym')}
          optional
          width="short"
          maxlength={20}
          value={provider.acronym ?? ''}
        />
        <Select
          words={words}
          name="kind"
          label={words.say('directory.provider.kind')}
          options={optionsOf(words, 'accounts.organisation-kind', organisationKinds)}
          value={provider.kind}
        />
        <SubmitBar
          label={words.say('directory.save')}
          cancel={{ href: at('/services/new'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
