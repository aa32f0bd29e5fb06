// Making or changing one commitment.
import type { Texts, Words } from '../../../../kernel/words.ts'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, PageHead } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { At } from '../addresses.ts'
import { type Candidate, type Giver, progresses, stances } from '../model.ts'
import { sectorName, stanceWord } from './signs.tsx'

/** What stands in the form, by field. */
export type FormAnswers = Partial<
  Record<'stance' | 'reason' | 'progress' | 'title' | 'ownerId' | 'dueOn' | 'evidence' | 'notes', string>
>

export type FormProps = {
  words: Words
  at: At
  /** Where it is posted to. */
  action: string
  back: string
  id: string
  place: { giver: Giver; sector: string; nodeId: string; organisationId: string | null }
  title: Texts
  text: Texts
  organisationName: Texts | undefined
  answers: FormAnswers
  errors: FieldErrors
  candidates: Candidate[]
  /** Somebody has signed what stands there. */
  signed: boolean
  /** Lines to start from, for what is given in return, and the form that begins with each. */
  starters: { href: string; text: Texts }[]
}

export function CommitmentForm(props: FormProps) {
  const { words, at: _, place, answers, errors, candidates, signed, starters } = props
  const inReturn = place.giver === 'child-protection'
  const over = [sectorName(words, place.sector), props.organisationName && words.pick(props.organisationName)]
  return (
    <>
      <PageHead
        title={inReturn ? words.say('commitments.return.one') : words.pick(props.title)}
        over={over.filter(Boolean).join(' · ')}
        back={{ href: props.back, label: words.say('ui.cancel') }}
        lead={inReturn ? words.say('commitments.return.lead') : <Said words={words} texts={props.text} />}
      />
      {signed && <Notice words={words}>{words.say('commitments.form.asks-again')}</Notice>}
      <ErrorSummary words={words} errors={errors} />
      <Form action={props.action}>
        <HiddenField name="id" value={props.id} />
        <HiddenField name="sector" value={place.sector} />
        <HiddenField name="giver" value={place.giver} />
        <HiddenField name="action" value={place.nodeId} />
        {place.organisationId && <HiddenField name="organisation" value={place.organisationId} />}
        {inReturn && (
          <TextField
            words={words}
            name="title"
            label={words.say('commitments.return.title')}
            hint={
              starters.length > 0
                ? words.say('commitments.return.title.starters')
                : words.say('commitments.return.title.hint')
            }
            value={answers.title}
            error={errors.title}
            maxlength={200}
          />
        )}
        {starters.length > 0 && (
          <More summary={words.say('commitments.return.starters')}>
            <ul class="prose parts">
              {starters.map(({ href, text }) => (
                <li>
                  <a href={href}>
                    <Said words={words} texts={text} />
                  </a>
                </li>
              ))}
            </ul>
          </More>
        )}
        <Radios
          words={words}
          name="stance"
          label={inReturn ? words.say('commitments.form.gives') : words.say('commitments.form.stance')}
          options={stances.map(stance => ({ value: stance, label: stanceWord(words, stance, place.giver) }))}
          value={answers.stance ?? (inReturn ? 'we-lead' : 'undecided')}
          error={errors.stance}
        />
        <TextArea
          words={words}
          name="reason"
          label={words.say('commitments.reason')}
          hint={words.say('commitments.reason.hint')}
          value={answers.reason}
          error={errors.reason}
          rows={2}
          maxlength={500}
          optional
        />
        <Radios
          words={words}
          name="progress"
          label={words.say('commitments.progress')}
          options={progresses.map(progress => ({
            value: progress,
            label: words.say(`commitments.progress.${progress}`),
          }))}
          value={answers.progress ?? 'not-started'}
          error={errors.progress}
          look="chips"
        />
        <Select
          words={words}
          name="ownerId"
          label={words.say('commitments.owner')}
          hint={words.say('commitments.owner.hint')}
          options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          value={answers.ownerId}
          error={errors.ownerId}
          optional
        />
        <DateField
          words={words}
          name="dueOn"
          label={words.say('commitments.due')}
          value={answers.dueOn}
          error={errors.dueOn}
          optional
        />
        <TextArea
          words={words}
          name="evidence"
          label={words.say('commitments.evidence')}
          hint={words.say('commitments.evidence.hint')}
          value={answers.evidence}
          error={errors.evidence}
          rows={2}
          maxlength={1000}
          optional
        />
        <TextArea
          words={words}
          name="notes"
          label={words.say('commitments.notes')}
          value={answers.notes}
          error={errors.notes}
          rows={2}
          maxlength={1000}
          optional
        />
        <SubmitBar
          label={words.say('commitments.save')}
          cancel={{ href: props.back, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
