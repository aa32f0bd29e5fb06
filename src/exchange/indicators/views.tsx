// Definitions out and in: the page, and what a file would change.
import type { Child } from 'hono/jsx'
import { isLanguage, languageName, type Words } from '../../kernel/words.ts'
import { toDefinitions, toWorkbook } from '../../modules/workplan/indicators/addresses.ts'
import type { BroughtOutcome } from '../../modules/workplan/indicators/model.ts'
import { PostButton } from '../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../ui/form.tsx'
import { FileField } from '../../ui/inputs.tsx'
import { PageHead, Section } from '../../ui/page-head.tsx'
import { isTaken, type PreviewLine, PreviewPage } from '../tabular/preview.tsx'
import { type Column, columns, headOf } from './columns.ts'
import type { ReadDefinitions } from './read.ts'

type At = (path: string) => string

export type BookPageProps = { words: Words; at: At; brings: boolean; errors: FieldErrors }

export function BookPage({ words, at, brings, errors }: BookPageProps) {
  return (
    <>
      <PageHead
        title={words.say('indicators.book.title')}
        lead={words.say('indicators.book.lead')}
        back={{ href: toDefinitions(at), label: words.say('indicators.definitions') }}
      />
      <ErrorSummary words={words} errors={errors} />
      {brings && (
        <Section title={words.say('indicators.bring')} lead={words.say('indicators.book.columns')}>
          <Form action={toWorkbook(at)} files>
            <FileField
              words={words}
              name="files"
              label={words.say('workbook.file')}
              hint={words.say('indicators.book.file.hint')}
              accept=".xlsx,.ods,.csv"
              error={errors.files}
            />
            <SubmitBar label={words.say('workbook.look')} />
          </Form>
        </Section>
      )}
      <Section title={words.say('indicators.book.out')} lead={words.say('indicators.book.out.lead')}>
        <PostButton action={`${toWorkbook(at)}/export`} kind="secondary">
          {words.say('workbook.out.button')}
        </PostButton>
      </Section>
    </>
  )
}

export type DefinitionsPreviewProps = {
  words: Words
  at: At
  read: ReadDefinitions
  /** One for each row that was understood, in their order. */
  outcomes: BroughtOutcome[]
}

export function DefinitionsPreview({ words, at, read, outcomes }: DefinitionsPreviewProps) {
  const left = [...outcomes]
  const lines = read.rows.flatMap(({ row, brought, title, errors }): PreviewLine[] => {
    const what = <span dir="auto">{title}</span>
    const outcome = brought && left.shift()
    if (!outcome) {
      const said = errors.map(({ key, values }) => words.say(key, values))
      return [{ row, what, outcome: 'invalid', cell: undefined, errors: said }]
    }
    if (!isTaken(outcome)) {
      const said = outcome.errors.map(key => words.say(key))
      return outcome.outcome === 'identical'
        ? []
        : [{ row, what, outcome: outcome.outcome, cell: undefined, errors: said }]
    }
    return outcome.fields.map(({ field, from, to }) => {
      const cell = {
        column: columnName(words, field),
        from: shown(words, field, from),
        to: shown(words, field, to),
      }
      return { row, what, outcome: outcome.outcome, cell, errors: [] }
    })
  })
  return (
    <PreviewPage
      words={words}
      book={{ href: toWorkbook(at), title: words.say('indicators.book.title') }}
      rows={read.rows.length}
      what={words.say('indicators.one')}
      lines={lines}
      remarks={read.remarks}
      changes={outcomes.filter(isTaken).map(({ brought }) => brought)}
    />
  )
}

function columnName(words: Words, field: string): string {
  const [name, language] = field.split(':')
  const column = columns.find((one): one is Column => one === name)
  if (!column) return ''
  return isLanguage(language)
    ? words.say('exchange.field-in', { field: headOf(words, column), language: languageName(language) })
    : headOf(words, column)
}

function shown(words: Words, field: string, value: string): Child {
  if (value === '') return words.say('workbook.nothing')
  if (field === 'unit' || field === 'direction' || field === 'frequency')
    return words.say(`indicators.${field}.${value}`)
  if (field === 'breakdowns')
    return words.list(value.split(' ').map(one => words.say(`indicators.breakdown.${one}`)))
  return <span dir="auto">{value}</span>
}
