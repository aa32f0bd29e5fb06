// Forms of a draft as a whole: beginning one, and adding a part.
import { languageName, type Words } from '../../../kernel/words.ts'
import { Checkboxes, Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextArea, TextField } from '../../../ui/inputs.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { sectors } from '../../accounts/sectors.ts'
import type { OpenedDraft } from '../commands/drafts.ts'
import { type NodeKind, nodeKinds } from '../model.ts'
import { toDraft } from './draft.tsx'
import { numberOf } from './parts.tsx'

type At = (path: string) => string

export type BeginProps = {
  words: Words
  at: At
  answers: { id: string; title: string; from: string; to: string }
  errors: FieldErrors
}

export function BeginPage({ words, at, answers, errors }: BeginProps) {
  return (
    <>
      <PageHead
        title={words.say('editions.begin')}
        lead={words.say('editions.begin.lead')}
        back={{ href: at('/editions'), label: words.say('editions.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/editions/beginnings')}>
        <HiddenField name="id" value={answers.id} />
        <TextField
          words={words}
          name="title"
          label={words.say('editions.begin.title')}
          value={answers.title}
          error={errors.title}
          maxlength={200}
        />
        <TextField
          words={words}
          name="from"
          label={words.say('editions.begin.from')}
          value={answers.from}
          error={errors.from}
          width="short"
        />
        <TextField
          words={words}
          name="to"
          label={words.say('editions.begin.to')}
          value={answers.to}
          error={errors.to}
          width="short"
        />
        <SubmitBar
          label={words.say('editions.begin')}
          cancel={{ href: at('/editions'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

export type AddProps = {
  words: Words
  at: At
  draft: OpenedDraft
  answers: { kind: string; parent: string; title: string; text: string; reason: string; sectors: string[] }
  errors: FieldErrors
}

/** Parts that can have others under them. */
const parents: readonly NodeKind[] = ['outcome', 'objective', 'group', 'common-action', 'action']

export function AddPage({ words, at, draft, answers, errors }: AddProps) {
  const { edition, newer } = draft
  const back = toDraft(at, edition.id)
  return (
    <>
      <PageHead
        title={words.say('editions.add')}
        over={words.pick(edition.title)}
        back={{ href: back, label: words.say('editions.parts') }}
        lead={words.say('editions.operation.add.what')}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={back}>
        <HiddenField name="language" value={words.language} />
        <Select
          words={words}
          name="kind"
          label={words.say('editions.kind')}
          options={nodeKinds.map(one => ({ value: one, label: words.say(`framework.kind.${one}`) }))}
          value={answers.kind}
        />
        <Select
          words={words}
          name="parent"
          label={words.say('editions.parent')}
          hint={words.say('editions.parent.hint')}
          options={newer
            .filter(({ kind }) => parents.includes(kind))
            .map(node => ({
              value: node.id,
              label: [numberOf(words, node), words.pick(node.title)].filter(Boolean).join(' '),
            }))}
          value={answers.parent}
          optional
        />
        <TextField
          words={words}
          name="title"
          label={words.say('editions.title-in', { language: languageName(words.language) })}
          value={answers.title}
          maxlength={200}
        />
        <TextArea
          words={words}
          name="text"
          label={words.say('editions.text-in', { language: languageName(words.language) })}
          value={answers.text}
          rows={4}
          maxlength={800}
          optional
        />
        <Checkboxes
          words={words}
          name="sectors"
          label={words.say('editions.sectors')}
          hint={words.say('editions.sectors.hint')}
          options={sectors.map(one => ({ value: one, label: words.say(`accounts.sector.${one}`) }))}
          values={answers.sectors}
          look="chips"
          optional
        />
        <TextField
          words={words}
          name="reason"
          label={words.say('editions.reason')}
          hint={words.say('editions.reason.hint')}
          value={answers.reason}
          maxlength={300}
          optional
        />
        <SubmitBar label={words.say('editions.add')} cancel={{ href: back, label: words.say('ui.cancel') }} />
      </Form>
    </>
  )
}
