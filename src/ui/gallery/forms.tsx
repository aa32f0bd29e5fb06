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
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <>
      <Section title={say('form')}>
        <ReferralForm words={words} />
      </Section>
      <Section title={say('buttons')}>
        <ButtonRow>
          <Button>{say('send')}</Button>
          <Button kind="secondary" icon="print">
            {say('slip')}
          </Button>
          <Button kind="quiet" href="#">
            {say('draft')}
          </Button>
          <PostButton action="/_ui" kind="danger">
            {say('withdraw')}
          </PostButton>
          <PrintButton words={words} />
        </ButtonRow>
        <ConfirmDialog words={words} open={say('withdraw.open')} title={say('withdraw.title')}>
          <p>{say('withdraw.text')}</p>
          <PostButton action="/_ui" kind="danger">
            {say('withdraw')}
          </PostButton>
        </ConfirmDialog>
        <More summary={say('more')}>
          <p>{say('more.text')}</p>
        </More>
        <QrCode text="https://example.org/r/7K2Q" label={say('qr')} />
      </Section>
    </>
  )
}

function ReferralForm({ words }: { words: Words }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  const errors = { age: say('error.age'), need: say('error.need') }
  return (
    <>
      <ErrorSummary words={words} errors={errors} />
      <Form action="/_ui" files>
        <HiddenField name="visit" value="1" />
        <Fieldset legend={say('form.first')} hint={say('form.first.hint')}>
          <Radios
            words={words}
            name="need"
            label={say('step.need')}
            look="tiles"
            error={errors.need}
            options={needs.map(value => ({
              value,
              label: say(`sector.${value}`),
              icon: <SectorIcon sector={value} />,
            }))}
          />
          <NumberField
            words={words}
            name="age"
            label={say('age')}
            hint={say('age.hint')}
            error={errors.age}
            value="41"
          />
          <Radios
            words={words}
            name="sex"
            label={say('sex')}
            look="chips"
            withNotKnown
            value="not-asked"
            options={[
              { value: 'girl', label: say('sex.girl') },
              { value: 'boy', label: say('sex.boy') },
            ]}
          />
          <Select
            words={words}
            name="place"
            label={say('step.place')}
            value="north"
            withNotKnown
            options={['north', 'south'].map(value => ({ value, label: say(`place.${value}`) }))}
          />
          <Checkboxes
            words={words}
            name="given"
            label={say('given')}
            optional
            values={['water']}
            options={[
              { value: 'water', label: say('given.water') },
              { value: 'checkup', label: say('given.checkup'), hint: say('given.checkup.hint') },
            ]}
          />
        </Fieldset>
        <Fieldset legend={say('form.sealed')} hint={say('form.sealed.hint')}>
          <TextField words={words} name="child" label={say('child')} sealed />
          <TextField
            words={words}
            name="phone"
            label={say('safe')}
            type="tel"
            width="medium"
            sealed
            optional
          />
          <TextArea words={words} name="reason" label={say('reason')} hint={say('reason.hint')} sealed />
        </Fieldset>
        <DateField words={words} name="until" label={say('until')} value="2026-04-12" />
        <FileField words={words} name="list" label={say('file')} accept=".csv" optional />
        <Checkbox words={words} name="agreed" label={say('agreed')} checked />
        <SubmitBar label={say('send')} cancel={{ href: '#', label: words.say('ui.cancel') }} />
      </Form>
    </>
  )
}
