// Proposing or changing a sector's one indicator: what is counted, from where to where, until when it holds.
import { directionOf, type Language, languageName, type Words } from '../../../../kernel/words.ts'
import { Checkboxes, Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, NumberField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { type At, toIndicator, toList, toSector } from '../addresses.ts'
import { breakdowns, directions, frequencies, type Indicator, units } from '../model.ts'

/** As they stand in the fields. */
export type FormAnswers = Record<
  | 'title'
  | 'numerator'
  | 'denominator'
  | 'unit'
  | 'direction'
  | 'frequency'
  | 'source'
  | 'baseline'
  | 'baselineOn'
  | 'target'
  | 'targetOn'
  | 'reviewOn'
  | 'note',
  string
> & { breakdowns: string[] }

export type FormProps = {
  words: Words
  at: At
  id: string
  sector: string
  /** The definition that it began with; '' for none. */
  from: string
  /** The language of its words. */
  language: Language
  /** The one that is changed. */
  indicator?: Indicator
  answers: FormAnswers
  errors: FieldErrors
}

export function IndicatorForm(props: FormProps) {
  const { words, at, id, sector, from, language, indicator, errors } = props
  const back = indicator ? toIndicator(at, indicator.id) : toSector(at, sector)
  const signed = indicator && indicator.childProtectionSigned + indicator.sectorSigned > 0
  return (
    <>
      <PageHead
        title={words.say(indicator ? 'indicators.form.change.title' : 'indicators.form.title')}
        over={words.say(`accounts.sector.${sector}`)}
        back={{ href: back, label: words.say('ui.cancel') }}
        lead={words.say('indicators.form.lead')}
      />
      {signed && <Notice words={words}>{words.say('indicators.form.asks-again')}</Notice>}
      <ErrorSummary words={words} errors={errors} />
      <Form action={indicator ? toIndicator(at, indicator.id) : toList(at)}>
        <HiddenField name="id" value={id} />
        <HiddenField name="sector" value={sector} />
        <HiddenField name="from" value={from} />
        <HiddenField name="language" value={language} />
        {indicator && <HiddenField name="version" value={String(indicator.version)} />}
        <Counted {...props} />
        <Aimed {...props} />
        <SubmitBar
          label={words.say(indicator ? 'indicators.form.save' : 'indicators.form.propose')}
          cancel={{ href: back, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

function Counted({ words, language, answers, errors }: FormProps) {
  const written = { lang: language, dir: directionOf(language) }
  const inLanguage = { language: languageName(language) }
  return (
    <Fieldset
      legend={words.say('indicators.counted')}
      hint={words.say('indicators.form.language', inLanguage)}
    >
      <TextField
        words={words}
        name="title"
        label={words.say('indicators.name')}
        hint={words.say('indicators.name.hint')}
        value={answers.title}
        error={errors.title}
        maxlength={200}
        {...written}
      />
      <Radios
        words={words}
        name="unit"
        label={words.say('indicators.unit')}
        options={units.map(unit => ({ value: unit, label: words.say(`indicators.unit.${unit}`) }))}
        value={answers.unit}
        error={errors.unit}
        look="chips"
      />
      <TextArea
        words={words}
        name="numerator"
        label={words.say('indicators.numerator')}
        hint={words.say('indicators.numerator.hint')}
        value={answers.numerator}
        error={errors.numerator}
        rows={2}
        maxlength={500}
        {...written}
      />
      <TextArea
        words={words}
        name="denominator"
        label={words.say('indicators.denominator')}
        hint={words.say('indicators.denominator.hint')}
        value={answers.denominator}
        error={errors.denominator}
        rows={2}
        maxlength={500}
        optional
        {...written}
      />
      <Radios
        words={words}
        name="direction"
        label={words.say('indicators.direction')}
        options={directions.map(one => ({ value: one, label: words.say(`indicators.direction.${one}`) }))}
        value={answers.direction}
        error={errors.direction}
        look="chips"
      />
      <Select
        words={words}
        name="frequency"
        label={words.say('indicators.frequency')}
        options={frequencies.map(one => ({ value: one, label: words.say(`indicators.frequency.${one}`) }))}
        value={answers.frequency}
        error={errors.frequency}
      />
      <Checkboxes
        words={words}
        name="breakdowns"
        label={words.say('indicators.breakdowns')}
        hint={words.say('indicators.breakdowns.hint')}
        options={breakdowns.map(one => ({ value: one, label: words.say(`indicators.breakdown.${one}`) }))}
        values={answers.breakdowns}
        look="chips"
        optional
      />
      <TextField
        words={words}
        name="source"
        label={words.say('indicators.source')}
        hint={words.say('indicators.source.hint')}
        value={answers.source}
        error={errors.source}
        maxlength={300}
        optional
      />
    </Fieldset>
  )
}

function Aimed({ words, answers, errors }: FormProps) {
  return (
    <Fieldset legend={words.say('indicators.aims')} hint={words.say('indicators.aims.hint')}>
      <NumberField
        words={words}
        name="baseline"
        label={words.say('indicators.baseline')}
        hint={words.say('indicators.baseline.hint')}
        value={answers.baseline}
        error={errors.baseline}
        decimal
        optional
      />
      <DateField
        words={words}
        name="baselineOn"
        label={words.say('indicators.baseline-on')}
        value={answers.baselineOn}
        error={errors.baselineOn}
        optional
      />
      <NumberField
        words={words}
        name="target"
        label={words.say('indicators.target')}
        hint={words.say('indicators.target.hint')}
        value={answers.target}
        error={errors.target}
        decimal
      />
      <DateField
        words={words}
        name="targetOn"
        label={words.say('indicators.target-on')}
        value={answers.targetOn}
        error={errors.targetOn}
      />
      <DateField
        words={words}
        name="reviewOn"
        label={words.say('wording.review-on')}
        hint={words.say('indicators.review-on.hint')}
        value={answers.reviewOn}
        error={errors.reviewOn}
      />
      <TextArea
        words={words}
        name="note"
        label={words.say('indicators.note')}
        hint={words.say('wording.note.hint')}
        value={answers.note}
        error={errors.note}
        rows={2}
        maxlength={1000}
        optional
      />
    </Fieldset>
  )
}
