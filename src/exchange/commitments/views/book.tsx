// Where the commitments are taken out as a workbook and brought back.
import type { Words } from '../../../kernel/words.ts'
import { PostButton } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { FileField } from '../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'

export type BookProps = { words: Words; at: (path: string) => string; errors: FieldErrors }

export function BookPage({ words, at, errors }: BookProps) {
  return (
    <>
      <PageHead
        title={words.say('workbook.title')}
        lead={words.say('workbook.lead')}
        back={{ href: at('/workplan/commitments'), label: words.say('commitments.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Section title={words.say('workbook.out')} lead={words.say('workbook.out.lead')}>
        <PostButton action={at('/workplan/workbook/export')} kind="secondary">
          {words.say('workbook.out.button')}
        </PostButton>
      </Section>
      <Section title={words.say('workbook.back')} lead={words.say('workbook.back.lead')}>
        <Form action={at('/workplan/workbook')} files>
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
