// A form that was refused, buttons, a question before a grave act, paper.
import type { Words } from '../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../button.tsx'
import { Checkbox, Checkboxes, Radios, Select } from '../choices.tsx'
import { ConfirmDialog } from '../dialog.tsx'
import { ErrorSummary, Fieldset, Form, SubmitBar } from '../form.tsx'
import { SectorIcon } from '../icons/sector.tsx'
import { DateField, FileField, HiddenField, NumberField, TextArea, TextField } from '../inputs.tsx'
import { More, Section } from '../page-head.tsx'
import { PrintButton } from '../print.tsx'
import { QrCode } from '../qr.tsx'

const needs = ['health', 'education', 'child-protection', 'wash', 'mhpss', 'shelter']

export function FormSamples({ words }: { words: Words }) {
  const sample = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <>
      <Section title={sample('form')}>
        <ReferralForm words={words} />
      </Section>
      <Section title={sample('buttons')}>
        <ButtonRow>
          <Button>{sample('send')}</Button>
          <Button kind="secondary" icon="print">
            {sample('slip')}
          </Button>
          <Button kind="quiet" href="#">
            {sample('draft')}
          </Button>
          <PostButton action="/_ui" kind="danger">
            {sample('withdraw')}
          </PostButton>
          <PrintButton words={words} />
        </ButtonRow>
        <ConfirmDialog words={words} open={sample('withdraw.open')} title={sample('withdraw.title')}>
          <p>{sample('withdraw.text')}</p>
          <PostButton action="/_ui" kind="danger">
            {sample('withdraw')}
          </PostButton>
        </ConfirmDialog>
        <More summary={sample('more')}>
          <p>{sample('more.text')}</p>
        </More>
        <QrCode text="https://example.org/r/7K2Q" label={sample('qr')} />
      </Section>
    </>
  )
}

function ReferralForm({ words }: { words: Words }) {
  const sample = (key: string) => words.say(`ui.gallery.${key}`)
  const errors = { age: sample('error.age'), need: sample('error.need') }
  return (
    <>
      <ErrorSummary words={words} errors={errors} />
      <Form action="/_ui" files>
        <HiddenField name="visit" value="1" />
        <Fieldset legend={sample('form.first')} hint={sample('form.first.hint')}>
          <Radios
            words={words}
            name="need"
            label={sample('step.need')}
            look="tiles"
            error={errors.need}
            options={needs.map(value => ({
              value,
              label: sample(`sector.${value}`),
              icon: <SectorIcon sector={value} />,
            }))}
          />
          <NumberField
            words={words}
            name="age"
            label={sample('age')}
            hint={sample('age.hint')}
            error={errors.age}
            value="41"
          />
          <Radios
            words={words}
            name="sex"
            label={sample('sex')}
            look="chips"
            withNotKnown
            value="not-asked"
            options={[
              { value: 'girl', label: sample('sex.girl') },
              { value: 'boy', label: sample('sex.boy') },
            ]}
          />
          <Select
            words={words}
            name="place"
            label={sample('step.place')}
            value="north"
            withNotKnown
            options={['north', 'south'].map(value => ({ value, label: sample(`place.${value}`) }))}
          />
          <Checkboxes
            words={words}
            name="given"
            label={sample('given')}
            optional
            values={['water']}
            options={[
              { value: 'water', label: sample('given.water') },
              { value: 'checkup', label: sample('given.checkup'), hint: sample('given.checkup.hint') },
            ]}
          />
        </Fieldset>
        <Fieldset legend={sample('form.sealed')} hint={sample('form.sealed.hint')}>
          <TextField words={words} name="child" label={sample('child')} sealed />
          <TextField
            words={words}
            name="phone"
            label={sample('safe')}
            type="tel"
            width="medium"
            sealed
            optional
          />
          <TextArea
            words={words}
            name="reason"
            label={sample('reason')}
            hint={sample('reason.hint')}
            sealed
          />
        </Fieldset>
        <DateField words={words} name="until" label={sample('until')} value="2026-04-12" />
        <FileField words={words} name="list" label={sample('file')} accept=".csv" optional />
        <Checkbox words={words} name="agreed" label={sample('agreed')} checked />
        <SubmitBar label={sample('send')} cancel={{ href: '#', label: words.say('ui.cancel') }} />
      </Form>
    </>
  )
}
