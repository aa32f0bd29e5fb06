// What was counted: how far it is, number by number, with the groups where they can be told, and a form for the next.
import type { Words } from '../../../../kernel/words.ts'
import { PostButton } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, NumberField, TextField } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, Section } from '../../../../ui/page-head.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { DataTable, HiddenNumber } from '../../../../ui/table.tsx'
import { type At, toIndicator } from '../addresses.ts'
import {
  type Agreed,
  type Group,
  groups,
  groupsOf,
  type Indicator,
  type Period,
  type Value,
} from '../model.ts'
import { isKeptBack, isOfUnit, numberOf, periodKey, shareOf, shownGroups } from '../rules/values.ts'
import { KeptBack, Latest } from './list.tsx'
import { aimOf, shownNumber, shownPeriod } from './parts.tsx'

export type NumbersProps = {
  words: Words
  at: At
  indicator: Indicator
  /** The newest first. */
  values: Value[]
  /** Sees small numbers too: whoever counts them. */
  counts: boolean
  /** Stretches that can be said, the newest first; none for whoever may not. */
  periods: Period[]
  /** Stretches of which nobody has said the number. */
  missing: Period[]
  answers: Record<string, string>
  errors: FieldErrors
}

export function Numbers(props: NumbersProps) {
  const { words, indicator, values, missing, periods } = props
  const { agreedAs, latest } = indicator
  if (agreedAs === null)
    return (
      <Section title={words.say('indicators.numbers')}>
        <p>{words.say('indicators.numbers.not-yet')}</p>
      </Section>
    )
  const known = latest && isOfUnit(agreedAs, latest) ? latest : undefined
  return (
    <Section title={words.say('indicators.numbers')} id="numbers">
      {known && !props.counts && isKeptBack(known) ? (
        <>
          <p>{aimOf(words, agreedAs)}</p>
          <KeptBack words={words} latest={known} />
        </>
      ) : known ? (
        <>
          <Progress
            words={words}
            label={shownNumber(words, agreedAs.unit, numberOf(known))}
            value={Math.round(shareOf(agreedAs, numberOf(known)) * 100)}
            max={100}
            sentence={aimOf(words, agreedAs)}
          />
          <Latest words={words} agreed={agreedAs} latest={known} />
        </>
      ) : (
        <p>
          {aimOf(words, agreedAs)}. {words.say('indicators.no-number')}
        </p>
      )}
      {missing.length > 0 && (
        <Notice words={words} kind="warning">
          {words.say('indicators.missing', {
            count: missing.length,
            periods: words.list(missing.slice(0, 3).map(period => shownPeriod(words, period))),
          })}
        </Notice>
      )}
      {values.length > 0 && <Table {...props} agreed={agreedAs} />}
      {periods.length > 0 && <Saying {...props} agreed={agreedAs} />}
    </Section>
  )
}

function Table(props: NumbersProps & { agreed: Agreed }) {
  const { words, at, indicator, values, periods, agreed } = props
  const isHidden = (value: Value) => !props.counts && isKeptBack(value)
  const hasGroups = values.some(value => Object.keys(value.groups).length > 0)
  return (
    <>
      <DataTable
        caption={words.say('indicators.numbers')}
        captionHidden
        columns={[
          {
            label: words.say('indicators.when'),
            rowHeader: true,
            cell: value => shownPeriod(words, value),
          },
          {
            label: words.say('indicators.value'),
            numeric: true,
            cell: value =>
              isHidden(value) ? (
                <HiddenNumber words={words} />
              ) : (
                shownNumber(words, value.denominator === null ? 'count' : 'percent', numberOf(value))
              ),
          },
          {
            label: words.say('indicators.rests-on'),
            cell: value => (
              <div>
                {value.denominator !== null &&
                  !isHidden(value) &&
                  words.say('indicators.of', { count: value.numerator, of: value.denominator })}
                {value.note && <p dir="auto">{value.note}</p>}
                {value.recordedByName && <p class="meta">{value.recordedByName}</p>}
              </div>
            ),
          },
          ...(hasGroups
            ? [
                {
                  label: words.say('indicators.groups'),
                  cell: (value: Value) => !isHidden(value) && groupList(words, value),
                },
              ]
            : []),
          ...(periods.length > 0
            ? [
                {
                  label: words.say('indicators.take-away'),
                  labelHidden: true,
                  cell: (value: Value) => (
                    <PostButton
                      action={`${toIndicator(at, indicator.id)}/values/removal`}
                      values={{ period: periodKey(value) }}
                      kind="quiet"
                    >
                      {words.say('indicators.take-away')}
                    </PostButton>
                  ),
                },
              ]
            : []),
        ]}
        rows={values}
      />
      {(hasGroups || values.some(isHidden)) && <p class="meta">{words.say('indicators.kept-back')}</p>}
      {values.some(value => !isOfUnit(agreed, value)) && (
        <p class="meta">{words.say('indicators.other-unit')}</p>
      )}
    </>
  )
}

function groupList(words: Words, value: Value) {
  const shown = new Map(
    (['sex', 'age', 'disability'] as const).flatMap(breakdown => [
      ...shownGroups(breakdown, value.groups, value.numerator),
    ]),
  )
  return (
    <ul class="plain">
      {groups
        .filter(group => shown.has(group))
        .map(group => {
          const count = shown.get(group)
          return (
            <li>
              {words.say(`indicators.group.${group}`)}:{' '}
              {count === null || count === undefined ? <HiddenNumber words={words} /> : words.number(count)}
            </li>
          )
        })}
    </ul>
  )
}

function Saying(props: NumbersProps & { agreed: Agreed }) {
  const { words, at, indicator, agreed, periods, missing, answers, errors } = props
  const asked = agreed.breakdowns.flatMap((breakdown): readonly Group[] => groupsOf[breakdown])
  const isWrong = Object.keys(errors).length > 0
  return (
    <More summary={words.say('indicators.say')} open={isWrong || missing.length > 0}>
      <Form action={`${toIndicator(at, indicator.id)}/values`}>
        <HiddenField name="of" value={indicator.id} />
        <Select
          words={words}
          name="period"
          label={words.say('indicators.when')}
          options={periods.map(period => ({ value: periodKey(period), label: shownPeriod(words, period) }))}
          value={answers.period ?? (missing[0] ? periodKey(missing[0]) : periodKey(periods[0]!))}
          error={errors.period}
        />
        <NumberField
          words={words}
          name="numerator"
          label={words.pick(agreed.numerator)}
          value={answers.numerator ?? ''}
          error={errors.numerator}
        />
        {agreed.unit === 'percent' && (
          <NumberField
            words={words}
            name="denominator"
            label={words.say('indicators.of-all', { all: words.pick(agreed.denominator) })}
            value={answers.denominator ?? ''}
            error={errors.denominator}
          />
        )}
        {asked.map(group => (
          <NumberField
            words={words}
            name={group}
            label={words.say('indicators.of-them', { group: words.say(`indicators.group.${group}`) })}
            value={answers[group] ?? ''}
            error={errors[group]}
            optional
          />
        ))}
        <TextField
          words={words}
          name="note"
          label={words.say('indicators.value-note')}
          hint={words.say('indicators.value-note.hint')}
          value={answers.note ?? ''}
          error={errors.note}
          maxlength={500}
          optional
        />
        <SubmitBar label={words.say('indicators.value-save')} />
      </Form>
    </More>
  )
}
