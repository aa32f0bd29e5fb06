// Saying a node in the sector's own words, with the source before one's eyes.
import { directionOf, languageName, type Words } from '../../../kernel/words.ts'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { DateField, HiddenField, TextArea, TextField } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { FrameworkNode } from '../../framework/model.ts'
import { type At, toNode, toWording } from '../addresses.ts'
import type { Draft, Place, Wording } from '../model.ts'
import { sourceOf } from '../rules/wording.ts'
import { In, WhoseWords } from './parts.tsx'

export type DraftAnswers = Record<keyof Draft, string>

export type FormProps = {
  words: Words
  at: At
  id: string
  place: Pick<Place, 'sector' | 'language'>
  node: FrameworkNode
  /** The one that is changed. */
  wording?: Wording
  answers: DraftAnswers
  errors: FieldErrors
}

export function WordingForm({ words, at, id, place, node, wording, answers, errors }: FormProps) {
  const { language, sector } = place
  const back = wording ? toWording(at, wording.id) : toNode(at, node.id)
  const source = sourceOf(node, language)
  const signed = wording && wording.childProtectionSigned + wording.sectorSigned > 0
  const written = { lang: language, dir: directionOf(language) }
  return (
    <>
      <PageHead
        title={words.pick(node.title)}
        over={<WhoseWords words={words} sector={sector} language={language} />}
        back={{ href: back, label: words.say('ui.cancel') }}
        lead={words.say('wording.form.lead')}
      />
      {signed && <Notice words={words}>{words.say('wording.form.asks-again')}</Notice>}
      <ErrorSummary words={words} errors={errors} />
      {source && (
        <blockquote class="prose">
          <p>
            <strong>
              <In language={source.language}>{source.title}</In>
            </strong>
          </p>
          <p>
            <In language={source.language}>{source.body}</In>
          </p>
        </blockquote>
      )}
      <Form action={wording ? toWording(at, wording.id) : at('/wordings')}>
        <HiddenField name="id" value={id} />
        <HiddenField name="node" value={node.id} />
        <HiddenField name="sector" value={sector} />
        <HiddenField name="language" value={language} />
        {wording && <HiddenField name="version" value={String(wording.version)} />}
        <TextField
          words={words}
          name="title"
          label={words.say('wording.form.title', { language: languageName(language) })}
          hint={words.say('wording.form.title.hint')}
          value={answers.title}
          error={errors.title}
          maxlength={200}
          {...written}
        />
        <TextArea
          words={words}
          name="body"
          label={words.say('wording.form.body', { language: languageName(language) })}
          value={answers.body}
          error={errors.body}
          rows={5}
          maxlength={2000}
          {...written}
        />
        <TextArea
          words={words}
          name="note"
          label={words.say('wording.note')}
          hint={words.say('wording.note.hint')}
          value={answers.note}
          error={errors.note}
          rows={2}
          maxlength={1000}
          optional
        />
        <DateField
          words={words}
          name="reviewOn"
          label={words.say('wording.review-on')}
          hint={words.say('wording.review-on.hint')}
          value={answers.reviewOn}
          error={errors.reviewOn}
        />
        <SubmitBar
          label={words.say(wording ? 'wording.form.change' : 'wording.form.propose')}
          cancel={{ href: back, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
