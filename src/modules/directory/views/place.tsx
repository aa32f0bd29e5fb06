// The places of a service: one form for each, with hours and numbers of its own only where they differ.
import type { Words } from '../../../kernel/words.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Checkbox, type Option, Radios, Select } from '../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { type Entry, type Location, locationKinds, type Site } from '../model.ts'
import { optionsOf } from './choices.ts'
import { HoursFields, PhoneFields, TextsField } from './fields.tsx'

export type PlaceFormProps = {
  words: Words
  at: (path: string) => string
  entry: Entry
  site: Site
  location: Location
  isNew: boolean
  errors: FieldErrors
  areas: Option[]
  mayProtect: boolean
}

export function PlacePage(props: PlaceFormProps) {
  const { words, at, entry, site, location, isNew, errors, areas, mayProtect } = props
  const path = at(`/services/${entry.id}`)
  const error = (name: string) => (errors[name] ? { error: errors[name] } : {})
  return (
    <>
      <PageHead
        title={words.say(isNew ? 'directory.site.add' : 'directory.site.edit')}
        back={{ href: path, label: words.pick(entry.name) }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={isNew ? `${path}/sites` : `${path}/sites/${site.id}`}>
        <HiddenField name="id" value={site.id} />
        <HiddenField name="locationId" value={location.id} />
        <TextsField
          words={words}
          name="name"
          label={words.say('directory.form.place-name')}
          texts={location.name}
          errors={errors}
          optional
        />
        <Select
          words={words}
          name="areaPcode"
          label={words.say('directory.form.area')}
          hint={words.say('directory.form.area.hint')}
          optional
          options={areas}
          {...(location.areaPcode ? { value: location.areaPcode } : {})}
          {...error('areaPcode')}
        />
        <TextsField
          words={words}
          name="address"
          label={words.say('directory.form.address')}
          texts={location.address}
          errors={errors}
          optional
        />
        <TextsField
          words={words}
          name="directions"
          label={words.say('directory.form.directions')}
          hint={words.say('directory.form.directions.hint')}
          texts={location.directions}
          errors={errors}
          optional
        />
        {mayProtect && (
          <Checkbox
            words={words}
            name="protected"
            label={words.say('directory.form.protected')}
            hint={words.say('directory.form.protected.hint')}
            checked={location.protected}
            optional
          />
        )}
        <More
          summary={words.say('directory.form.own-hours')}
          open={site.schedules.length > 0 || hasErrors(errors, 'hours')}
        >
          <p>{words.say('directory.form.own-hours.lead')}</p>
          <HoursFields words={words} schedules={site.schedules} errors={errors} />
        </More>
        <More
          summary={words.say('directory.form.own-phones')}
          open={site.phones.length > 0 || hasErrors(errors, 'phone', 'emails')}
        >
          <PhoneFields words={words} phones={site.phones} errors={errors} />
          <TextField
            words={words}
            name="emails"
            label={words.say('directory.form.emails')}
            hint={words.say('directory.form.emails.hint')}
            optional
            dir="ltr"
            value={site.emails.join(', ')}
            {...error('emails')}
          />
        </More>
        <More
          summary={words.say('directory.form.more-of-place')}
          open={hasErrors(errors, 'latitude', 'longitude')}
        >
          <Radios
            words={words}
            name="kind"
            label={words.say('directory.form.place-kind')}
            look="chips"
            options={optionsOf(words, 'directory.place-kind', locationKinds)}
            value={location.kind}
          />
          <TextsField
            words={words}
            name="accessibility"
            label={words.say('directory.form.accessibility')}
            texts={location.accessibility}
            errors={errors}
            optional
          />
          {(['latitude', 'longitude'] as const).map(name => (
            <TextField
              words={words}
              name={name}
              width="short"
              dir="ltr"
              label={words.say(`directory.form.${name}`)}
              optional
              value={location[name] === null ? '' : String(location[name])}
              {...error(name)}
            />
          ))}
        </More>
        <SubmitBar
          label={words.say('directory.save')}
          cancel={{ href: path, label: words.say('ui.cancel') }}
        />
      </Form>
      {!isNew && (
        <ConfirmDialog
          words={words}
          open={words.say('directory.site.remove')}
          kind="danger"
          title={words.say('directory.site.remove.title')}
        >
          <PostButton action={`${path}/sites/${site.id}/removal`} kind="danger">
            {words.say('directory.site.remove')}
          </PostButton>
        </ConfirmDialog>
      )}
    </>
  )
}

function hasErrors(errors: FieldErrors, ...names: string[]): boolean {
  return Object.keys(errors).some(error => names.some(name => error.startsWith(name)))
}
