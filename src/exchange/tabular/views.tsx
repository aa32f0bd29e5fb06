// What every workbook that comes back has: where it is taken out and brought back, and what was remarked on the way.
import type { Words } from '../../kernel/words.ts'
import { PostButton } from '../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../ui/form.tsx'
import { FileField } from '../../ui/inputs.tsx'
import { PageHead, Section } from '../../ui/page-head.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { Remark } from './kept-book.ts'

const books = ['commitments', 'actions'] as const
export type Book = (typeof books)[number]

export const toBook = (at: (path: string) => string, book: Book) =>
  at(book === 'commitments' ? '/workplan/workbook' : '/workplan/workbook/actions')

export type BookProps = { words: Words; at: (path: string) => string; book: Book; errors: FieldErrors }

export function BookPage({ words, at, book, errors }: BookProps) {
  return (
    <>
      <PageHead
        title={words.say('workbook.title')}
        lead={words.say('workbook.lead')}
        back={{ href: at(`/workplan/${book}`), label: words.say(`${book}.title`) }}
      />
      <Tabs
        words={words}
        label={words.say('workbook.title')}
        tabs={books.map(one => ({
          href: toBook(at, one),
          label: words.say(`${one}.title`),
          current: one === book,
        }))}
      />
      <ErrorSummary words={words} errors={errors} />
      <Section title={words.say('workbook.out')} lead={words.say(`workbook.out.${book}`)}>
        <PostButton action={`${toBook(at, book)}/export`} kind="secondary">
          {words.say('workbook.out.button')}
        </PostButton>
      </Section>
      <Section title={words.say('workbook.back')} lead={words.say('workbook.back.lead')}>
        <Form action={toBook(at, book)} files>
          <FileField
            words={words}
            name="files"
            label={words.say('workbook.file')}
            hint={words.say('workbook.file.hint')}
            accept=".xlsx,.ods,.csv"
            error={errors.files}
          />
          <SubmitBar label={words.say('workbook.look')} />
        </Form>
      </Section>
    </>
  )
}

export function Remarks({ words, remarks }: { words: Words; remarks: Remark[] }) {
  if (remarks.length === 0) return null
  // A value may itself be a text of ours, e.g. the name of a column.
  const said = ({ key, values }: Remark) =>
    words.say(
      key,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' && name === 'column' && words.has(value) ? words.say(value) : value,
        ]),
      ),
    )
  return (
    <Section title={words.say('workbook.remarks')}>
      <ul class="prose parts">
        {remarks.slice(0, 50).map(remark => (
          <li>{said(remark)}</li>
        ))}
      </ul>
    </Section>
  )
}
