// What is in each column, told once. The headings were guessed where they could be.
import { type Language, languageName, languages, type Words } from '../../../kernel/words.ts'
import type { Draft } from '../../../modules/directory/imports/draft.ts'
import { Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../ui/form.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { fields, textFields } from '../../tabular/fields.ts'

export type ColumnsProps = {
  words: Words
  at: (path: string) => string
  draft: Draft
  /** For each column 'name', 'name:ar', or ''. */
  targets: string[]
  /** Some values of each column. */
  samples: string[][]
  language: Language
  errors?: FieldErrors
}

export function ColumnNames({ words, at, draft, targets, samples, language, errors }: ColumnsProps) {
  const options = [
    { value: 'none', label: words.say('exchange.column.leave') },
    ...fields.map(field => ({ value: field as string, label: words.say(`exchange.field.${field}`) })),
  ]
  // A text whose heading named its language is offered in that language; others are told apart by their letters.
  const spoken = targets.filter(target => target.includes(':'))
  const inLanguage = [...new Set(spoken)].map(target => ({ value: target, label: textIn(words, target) }))
  return (
    <>
      <PageHead
        title={words.say('exchange.columns.title')}
        lead={words.say('exchange.columns.lead', { count: draft.columns.length })}
        back={{ href: at('/imports'), label: words.say('exchange.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at(`/imports/${draft.id}/columns`)}>
        <Select
          words={words}
          name="language"
          label={words.say('exchange.columns.language')}
          hint={words.say('exchange.columns.language.hint')}
          options={languages.map(one => ({ value: one, label: languageName(one) }))}
          value={language}
        />
        <Fieldset legend={words.say('exchange.columns.each')}>
          {draft.columns.map((head, at) => (
            <Select
              words={words}
              name={`column-${at}`}
              label={head === '' ? words.say('exchange.column.unnamed', { number: at + 1 }) : head}
              hint={
                (samples[at] ?? []).length > 0
                  ? words.say('exchange.column.holds', { samples: samples[at]!.join(' · ') })
                  : undefined
              }
              options={[...options, ...inLanguage]}
              value={targets[at] || 'none'}
              error={errors?.[`column-${at}`]}
            />
          ))}
        </Fieldset>
        <SubmitBar
          label={words.say('exchange.columns.go')}
          cancel={{ href: at('/imports'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

function textIn(words: Words, target: string): string {
  const [field, language] = target.split(':')
  const named = new Intl.DisplayNames(words.language, { type: 'language' }).of(language ?? 'en') ?? ''
  const known = textFields.find(one => one === field)
  return words.say('exchange.field-in', {
    field: known ? words.say(`exchange.field.${known}`) : '',
    language: named,
  })
}

export function CountryChoice({
  words,
  at,
  draft,
  error,
}: {
  words: Words
  at: (path: string) => string
  draft: Draft
  error?: string
}) {
  const countries = (draft.options.countries ?? '').split(',')
  return (
    <>
      <PageHead
        title={words.say('exchange.country.title')}
        lead={words.say('exchange.country.lead', { count: countries.length })}
        back={{ href: at('/imports'), label: words.say('exchange.title') }}
      />
      <ErrorSummary words={words} errors={error ? { country: error } : {}} />
      <Form action={at(`/imports/${draft.id}/country`)}>
        <Select
          words={words}
          name="country"
          label={words.say('exchange.country')}
          options={countries.map(country => ({ value: country, label: country }))}
          error={error}
        />
        <SubmitBar label={words.say('exchange.columns.go')} />
      </Form>
    </>
  )
}
