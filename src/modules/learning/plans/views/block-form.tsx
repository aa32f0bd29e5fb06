// One block of an own plan, as a form in the language of the page. What other languages say stays with it.
import { type Language, languageName, languages, type Words } from '../../../../kernel/words.ts'
import { Checkbox, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, NumberField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { More, PageHead } from '../../../../ui/page-head.tsx'
import * as to from '../addresses.ts'
import type { Stale } from '../commands/change.ts'
import { type Block, type OwnPlan, settingsOfKind } from '../model.ts'
import type { TypedBlock } from '../pages/typed.ts'
import { KindField, MinutesField } from './library.tsx'
import { StaleNotice } from './stale.tsx'

export type BlockFormProps = {
  words: Words
  at: to.At
  now: Date
  own: OwnPlan
  block: Block
  typed: TypedBlock
  /** Of a question that may be added. */
  nextId: string
  stale?: Stale
  errors: FieldErrors
}

export function BlockFormPage(props: BlockFormProps) {
  const { words, at, now, own, block, typed, stale, errors } = props
  const list = (name: 'say' | 'room' | 'remote' | 'materials' | 'points', rows = 4) => (
    <TextArea
      words={words}
      name={name}
      label={words.say(`plans.field.${name}`)}
      hint={words.say('plans.lines')}
      value={typed[name]}
      rows={rows}
      error={errors[name]}
      optional
    />
  )
  return (
    <>
      <PageHead
        title={words.pick(block.title)}
        over={words.say('plans.block.edit')}
        back={{ href: to.toEdit(at, own.id), label: words.say('plans.edit.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      {stale && <StaleNotice words={words} now={now} stale={stale} />}
      <WritingIn words={words} there={languagesIn(block)} />
      <Form action={to.toBlockEdit(at, own.id, block.id)}>
        <HiddenField name="revision" value={String(own.revision)} />
        <HiddenField name="language" value={words.language} />
        <TextField
          words={words}
          name="title"
          label={words.say('plans.field.title')}
          value={typed.title}
          error={errors.title}
          maxlength={160}
        />
        <KindField words={words} name="kind" value={typed.kind} error={errors.kind} />
        <MinutesField words={words} name="minutes" value={typed.minutes} error={errors.minutes} />
        <Settings {...props} />
        <TextArea
          words={words}
          name="objective"
          label={words.say('plans.field.objective')}
          value={typed.objective}
          rows={2}
          error={errors.objective}
          optional
        />
        {list('say')}
        <TextArea
          words={words}
          name="ask"
          label={words.say('plans.field.ask')}
          hint={words.say('plans.field.ask.hint')}
          value={typed.ask}
          rows={2}
          error={errors.ask}
          optional
        />
        {list('room', 6)}
        {list('remote')}
        {list('materials')}
        <More
          summary={words.say('plans.block.more')}
          open={typed.points !== '' || typed.slides !== '' || typed.questions.length > 0}
        >
          {list('points')}
          <TextArea
            words={words}
            name="slides"
            label={words.say('plans.field.slides')}
            hint={words.say('plans.slides.hint')}
            value={typed.slides}
            rows={6}
            error={errors.slides}
            optional
          />
          <Questions {...props} />
        </More>
        <SubmitBar
          label={words.say('plans.save')}
          cancel={{ href: to.toEdit(at, own.id), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

/** In which language one writes here, and which others are there and stay. */
export function WritingIn({ words, there }: { words: Words; there: readonly Language[] }) {
  const others = there.filter(language => language !== words.language)
  return (
    <p class="writing-in">
      {words.say('plans.writing.in', { language: languageName(words.language) })}{' '}
      {others.length > 0 &&
        words.say('plans.writing.stays', { languages: words.list(others.map(languageName)) })}{' '}
      {!there.includes(words.language) && words.say('plans.writing.over')}
    </p>
  )
}

function languagesIn(block: Block): Language[] {
  return languages.filter(language => block.title[language])
}

function Settings({ words, block, typed, errors }: BlockFormProps) {
  const names = settingsOfKind[block.kind]
  if (!names) return null
  return (
    <Fieldset legend={words.say(`plans.kind.${block.kind}`)}>
      {names.map(name => (
        <NumberField
          words={words}
          name={`setting-${name}`}
          label={words.say(`plans.setting.${name}`)}
          value={typed.settings[name]}
          error={errors[`setting-${name}`]}
        />
      ))}
    </Fieldset>
  )
}

/** Of a worksheet, and those to take home. One that is emptied is taken away. */
function Questions({ words, block, typed, nextId }: BlockFormProps) {
  const asks = block.kind === 'worksheet' || block.kind === 'recap' || typed.questions.length > 0
  if (!asks) return null
  const isThere = typed.questions.some(({ id }) => id === nextId)
  const fresh = { id: nextId, text: '', prefill: '', commits: block.kind === 'worksheet' }
  const all = isThere || typed.questions.length >= 12 ? typed.questions : [...typed.questions, fresh]
  return (
    <Fieldset legend={words.say('plans.field.questions')} hint={words.say('plans.questions.hint')}>
      {all.map((question, index) => (
        <div class="question">
          <HiddenField name="question" value={question.id} />
          <TextArea
            words={words}
            name={`question-${question.id}`}
            label={words.say('plans.question', { number: index + 1 })}
            value={question.text}
            rows={2}
            optional
          />
          {block.kind === 'worksheet' && (
            <>
              <Select
                words={words}
                name={`prefill-${question.id}`}
                label={words.say('plans.prefill')}
                options={['together', 'child-protection'].map(value => ({
                  value,
                  label: words.say(`plans.prefill.${value}`),
                }))}
                value={question.prefill}
                optional
              />
              <Checkbox
                words={words}
                name={`commits-${question.id}`}
                label={words.say('plans.commits')}
                checked={question.commits}
              />
            </>
          )}
        </div>
      ))}
    </Fieldset>
  )
}
