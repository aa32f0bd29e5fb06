// What it is, whose it is, where it serves.
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Checkboxes, Radios, Select } from '../../../../ui/choices.tsx'
import { HiddenField } from '../../../../ui/inputs.tsx'
import { More } from '../../../../ui/page-head.tsx'
import { sectors } from '../../../accounts/sectors.ts'
import { visibilities } from '../../model.ts'
import { needs, needsOfSector } from '../../needs.ts'
import { optionsOf } from '../choices.ts'
import { TextsField } from '../fields.tsx'
import { type EditProps, wrong } from './parts.ts'

export function WhatAndWho({
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
