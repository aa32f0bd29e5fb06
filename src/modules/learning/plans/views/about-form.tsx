// What is said of the whole plan, as a form in the language of the page; and everything that was done to it.
import type { Words } from '../../../../kernel/words.ts'
import { PostButton } from '../../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, NumberField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { More, PageHead } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import * as to from '../addresses.ts'
import type { Stale } from '../commands/change.ts'
import type { OwnPlan, Revision } from '../model.ts'
import type { TypedAbout } from '../pages/typed.ts'
import { languagesOf } from '../rules/summary.ts'
import { WritingIn } from './block-form.tsx'
import { StaleNotice } from './stale.tsx'

export type AboutProps = {
  words: Words
  at: to.At
  now: Date
  own: OwnPlan
  typed: TypedAbout
  stale?: Stale
  errors: FieldErrors
}

export function AboutPage({ words, at, now, own, typed, stale, errors }: AboutProps) {
  const area = (name: 'objectives' | 'keyPoints' | 'supporting' | 'resources', hint: string, rows = 5) => (
    <TextArea
      words={words}
      name={name}
      label={words.say(`plans.field.${name}`)}
      hint={words.say(hint)}
      value={typed[name]}
      rows={rows}
      error={errors[name]}
      optional
    />
  )
  return (
    <>
      <PageHead
        title={words.say('plans.about.edit')}
        over={<Said words={words} texts={own.plan.title} />}
        back={{ href: to.toEdit(at, own.id), label: words.say('plans.edit.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      {stale && <StaleNotice words={words} now={now} stale={stale} />}
      <WritingIn words={words} there={languagesOf(own.plan)} />
      <Form action={to.toAbout(at, own.id)}>
        <HiddenField name="revision" value={String(own.revision)} />
        <HiddenField name="language" value={words.language} />
        <TextField
          words={words}
          name="title"
          label={words.say('plans.new.title')}
          value={typed.title}
          error={errors.title}
          maxlength={160}
        />
        {area('objectives', 'plans.lines')}
        {area('keyPoints', 'plans.lines')}
        <NumberField
          words={words}
          name="statedTotal"
          label={words.say('plans.field.statedTotal')}
          hint={words.say('plans.field.statedTotal.hint')}
          value={typed.statedTotal}
          error={errors.statedTotal}
          optional
        />
        <More summary={words.say('plans.about.more')} open={Boolean(errors.supporting || errors.resources)}>
          {area('supporting', 'plans.slides.hint', 8)}
          {area('resources', 'plans.resources.hint')}
        </More>
        <SubmitBar
          label={words.say('plans.save')}
          cancel={{ href: to.toEdit(at, own.id), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

export type HistoryProps = {
  words: Words
  at: to.At
  now: Date
  own: OwnPlan
  revisions: readonly Revision[]
  stale?: Stale
}

export function HistoryPage({ words, at, now, own, revisions, stale }: HistoryProps) {
  return (
    <>
      <PageHead
        title={words.say('plans.history')}
        lead={words.say('plans.history.lead')}
        back={{ href: to.toPlan(at, own.id), label: words.pick(own.plan.title) }}
      />
      {stale && <StaleNotice words={words} now={now} stale={stale} />}
      <Timeline
        words={words}
        now={now}
        steps={revisions.map(({ revision, what, about, changedBy, changedAt }) => ({
          title: (
            <>
              {words.say(`plans.what.${what}`)}
              {about && (
                <>
                  {': '}
                  <Said words={words} texts={about} />
                </>
              )}
            </>
          ),
          at: changedAt,
          author: changedBy ?? undefined,
          children:
            revision === own.revision ? (
              <p>{words.say('plans.history.now')}</p>
            ) : (
              own.retiredAt === null && (
                <PostButton
                  kind="secondary"
                  action={to.toPlanAct(at, own.id, 'undoing')}
                  values={{ revision: String(own.revision), earlier: String(revision), onto: 'history' }}
                >
                  {words.say('plans.put-back')}
                  <span class="hidden"> {words.number(revision)}</span>
                </PostButton>
              )
            ),
        }))}
      />
    </>
  )
}
