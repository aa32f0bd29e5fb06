// Where one brings a list of people, finds those one has brought already, and takes the list out.
import type { Words } from '../../../kernel/words.ts'
import { type At, toList, toLists, toStaff } from '../../../modules/learning/induction/addresses.ts'
import type { ListState, StaffList } from '../../../modules/learning/induction/lists/model.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { FileField, HiddenField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { StateTag, type Tone } from '../../../ui/tag.tsx'

export type UploadProps = {
  words: Words
  at: At
  /** The id that the list will have. */
  id: string
  lists: StaffList[]
  errors: FieldErrors
}

const tones: Record<ListState, Tone> = {
  columns: 'act',
  comparing: 'wait',
  ready: 'act',
  applying: 'wait',
  applied: 'done',
}

export function UploadPage({ words, at, id, lists, errors }: UploadProps) {
  return (
    <>
      <PageHead
        title={words.say('staff-lists.title')}
        lead={words.say('staff-lists.lead')}
        back={{ href: toStaff(at), label: words.say('induction.staff') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={toLists(at)} files>
        <HiddenField name="id" value={id} />
        <FileField
          words={words}
          name="files"
          label={words.say('staff-lists.file')}
          hint={words.say('staff-lists.file.hint')}
          error={errors.files}
          accept=".xlsx,.xls,.ods,.csv,.tsv"
        />
        <SubmitBar label={words.say('exchange.look')} />
      </Form>
      {lists.length > 0 && (
        <Section title={words.say('exchange.drafts')} lead={words.say('exchange.drafts.lead')}>
          <Cards>
            {lists.map(list => (
              <Card
                href={toList(at, list.id)}
                title={words.say('staff-lists.rows', { count: list.total })}
                tags={<StateTag tone={tones[list.state]} word={words.say(`exchange.state.${list.state}`)} />}
                meta={words.dateTime(list.createdAt)}
              />
            ))}
          </Cards>
        </Section>
      )}
      <Section title={words.say('staff-lists.template.title')} lead={words.say('staff-lists.template.lead')}>
        <Button kind="secondary" href={`${toLists(at)}/template`}>
          {words.say('staff-lists.template.get')}
        </Button>
      </Section>
      <Section title={words.say('staff-lists.export.title')} lead={words.say('staff-lists.export.lead')}>
        <PostButton action={`${toLists(at)}/export`} kind="secondary">
          {words.say('staff-lists.export.get')}
        </PostButton>
      </Section>
    </>
  )
}
