// What is in each column of a list of people, told once. The headings were guessed where they could be.
import type { Words } from '../../../kernel/words.ts'
import { sectors } from '../../../modules/accounts/sectors.ts'
import { type At, toList, toLists } from '../../../modules/learning/induction/addresses.ts'
import type { StaffList } from '../../../modules/learning/induction/lists/model.ts'
import { Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../ui/form.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { fieldKeys, fields } from '../fields.ts'

export type ColumnsProps = {
  words: Words
  at: At
  list: StaffList
  /** For each column a field, or ''. */
  targets: string[]
  /** Some values of each column. */
  samples: string[][]
  sector: string
  errors: FieldErrors
}

export function ColumnsPage({ words, at, list, targets, samples, sector, errors }: ColumnsProps) {
  const options = [
    { value: 'none', label: words.say('exchange.column.leave') },
    ...fields.map(field => ({ value: field as string, label: words.say(fieldKeys[field]) })),
  ]
  return (
    <>
      <PageHead
        title={words.say('exchange.columns.title')}
        lead={words.say('exchange.columns.lead', { count: list.columns.length })}
        back={{ href: toLists(at), label: words.say('staff-lists.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={`${toList(at, list.id)}/columns`}>
        <Fieldset legend={words.say('exchange.columns.each')}>
          {list.columns.map((head, column) => (
            <Select
              words={words}
              name={`column-${column}`}
              label={head === '' ? words.say('exchange.column.unnamed', { number: column + 1 }) : head}
              hint={
                samples[column]!.length > 0
                  ? words.say('exchange.column.holds', { samples: samples[column]!.join(' · ') })
                  : undefined
              }
              options={options}
              value={targets[column] || 'none'}
              error={errors[`column-${column}`]}
            />
          ))}
        </Fieldset>
        <Select
          words={words}
          name="sector"
          label={words.say('staff-lists.columns.sector')}
          hint={words.say('staff-lists.columns.sector.hint')}
          options={sectors.map(value => ({ value, label: words.say(`accounts.sector.${value}`) }))}
          value={sector}
          optional
        />
        <SubmitBar
          label={words.say('staff-lists.columns.go')}
          cancel={{ href: toLists(at), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
