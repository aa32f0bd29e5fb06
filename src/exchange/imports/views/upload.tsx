// Where one brings files, and finds those one has brought already.
import type { Words } from '../../../kernel/words.ts'
import type { Draft } from '../../../modules/directory/imports/draft.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { FileField, HiddenField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { StateTag } from '../../../ui/tag.tsx'

export type UploadProps = {
  words: Words
  at: (path: string) => string
  /** The id that the draft will have. */
  id: string
  drafts: Draft[]
  errors?: FieldErrors
  openFindings: number
}

const tones = {
  columns: 'act',
  comparing: 'wait',
  ready: 'act',
  applying: 'wait',
  applied: 'done',
  failed: 'stop',
} as const

export function Upload({ words, at, id, drafts, errors, openFindings }: UploadProps) {
  return (
    <>
      <PageHead
        title={words.say('exchange.title')}
        lead={words.say('exchange.lead')}
        back={{ href: at('/services'), label: words.say('exchange.back') }}
        actions={
          <Button kind="secondary" href={at('/exports')}>
            {words.say('exchange.export.title')}
          </Button>
        }
      />
      <ErrorSummary words={words} errors={errors} />
      {openFindings > 0 && (
        <Notice words={words} kind="warning">
          <a href={at('/imports/findings')}>{words.say('exchange.findings.open', { count: openFindings })}</a>
        </Notice>
      )}
      <Form action={at('/imports')} files>
        <HiddenField name="id" value={id} />
        <FileField
          words={words}
          name="files"
          label={words.say('exchange.files')}
          hint={words.say('exchange.files.hint')}
          error={errors?.files}
          multiple
          accept=".csv,.tsv,.xlsx,.xls,.ods,.json,.zip"
        />
        <SubmitBar label={words.say('exchange.look')} />
      </Form>
      {drafts.length > 0 && (
        <Section title={words.say('exchange.drafts')} lead={words.say('exchange.drafts.lead')}>
          <Cards>
            {drafts.map(draft => (
              <Card
                href={at(`/imports/${draft.id}`)}
                title={words.say(`exchange.kind.${draft.kind}`, { count: draft.total })}
                tags={
                  <StateTag tone={tones[draft.state]} word={words.say(`exchange.state.${draft.state}`)} />
                }
                meta={words.dateTime(draft.createdAt)}
              />
            ))}
          </Cards>
        </Section>
      )}
    </>
  )
}
