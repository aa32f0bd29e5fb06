// The editor of an own plan: its parts in their order with the hours, moved and doubled and taken away with buttons; the
// last change can be undone, and what another has changed meanwhile is shown.
import { languageName, type Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { Moment, Said } from '../../../../ui/text.tsx'
import * as to from '../addresses.ts'
import type { Stale } from '../commands/change.ts'
import type { Block, OwnPlan, Revision } from '../model.ts'
import { clockOf } from '../rules/clock.ts'
import { contradictionsOf } from '../rules/contradictions.ts'
import { minutesOf } from '../rules/say.ts'
import { KindField, MinutesField } from './library.tsx'
import { Contradictions, Hour } from './parts.tsx'
import { Length } from './plan.tsx'
import { StaleNotice } from './stale.tsx'

export type AddTyped = { id: string; title: string; kind: string; minutes: string; after: string }

export type EditProps = {
  words: Words
  at: to.At
  now: Date
  own: OwnPlan
  revisions: readonly Revision[]
  start: number
  stale?: Stale
  add: AddTyped
  errors: FieldErrors
  /** One for each block, should it be doubled. */
  copyIds: readonly string[]
}

export function EditPage(props: EditProps) {
  const { words, at, now, own, start, stale, errors } = props
  const { plan } = own
  const clock = clockOf(plan, start)
  return (
    <>
      <PageHead
        title={words.say('plans.edit.title')}
        back={{ href: to.toPlan(at, plan.id), label: words.pick(plan.title) }}
        lead={<Length words={words} plan={plan} start={start} />}
        actions={
          <Button kind="secondary" href={to.toAbout(at, plan.id)}>
            {words.say('plans.about.edit')}
          </Button>
        }
      />
      <ErrorSummary words={words} errors={errors} />
      {stale && <StaleNotice words={words} now={now} stale={stale} />}
      <LastChange {...props} />
      <Contradictions
        words={words}
        at={at}
        plan={plan}
        found={contradictionsOf(plan)}
        settles={{ values: { revision: String(own.revision), onto: 'edit' }, copies: false }}
      />
      <Section title={words.say('plans.agenda')}>
        <ol class="agenda">
          {plan.blocks.map((block, index) => (
            <li id={`part-${block.id}`}>
              <Hour words={words} minutes={clock[index]?.from ?? start} />
              <EditedBlock {...props} block={block} index={index} />
            </li>
          ))}
        </ol>
      </Section>
      <AddBlock {...props} />
    </>
  )
}

/** What was done last, by whom; one press takes it back. */
function LastChange({ words, at, now, own, revisions }: EditProps) {
  const [last, before] = revisions
  if (!last || !before) return null
  return (
    <div class="last-change">
      <p>
        {words.say(`plans.what.${last.what}`)}
        {last.about && (
          <>
            {': '}
            <Said words={words} texts={last.about} />
          </>
        )}
        <span class="meta">
          {last.changedBy} <Moment words={words} at={last.changedAt} now={now} />
        </span>
      </p>
      <ButtonRow>
        <PostButton
          kind="secondary"
          action={to.toPlanAct(at, own.id, 'undoing')}
          values={{ revision: String(own.revision), earlier: String(before.revision) }}
        >
          {words.say('plans.undo')}
        </PostButton>
        <Button kind="quiet" href={to.toHistory(at, own.id)}>
          {words.say('plans.history')}
        </Button>
      </ButtonRow>
    </div>
  )
}

function EditedBlock({ words, at, own, block, index, copyIds }: EditProps & { block: Block; index: number }) {
  const { plan, revision } = own
  const act = (what: 'places' | 'copies' | 'removal') => to.toBlockAct(at, plan.id, block.id, what)
  const of = <span class="hidden"> {words.pick(block.title)}</span>
  const move = (value: 'earlier' | 'later') => (
    <Button kind="quiet" name="to" value={value} formaction={act('places')}>
      {words.say(`plans.move.${value}`)}
      {of}
    </Button>
  )
  return (
    <div>
      <a href={to.toBlockEdit(at, plan.id, block.id)}>
        <Said words={words} texts={block.title} />
      </a>
      <p class="meta">
        <span>{minutesOf(words, block.minutes)}</span>
        <span>{words.say(`plans.kind.${block.kind}`)}</span>
      </p>
      <form class="tools" method="post" action={act('places')}>
        <HiddenField name="revision" value={String(revision)} />
        <HiddenField name="as" value={copyIds[index] ?? ''} />
        {index > 0 && move('earlier')}
        {index < plan.blocks.length - 1 && move('later')}
        <Button kind="quiet" formaction={act('copies')}>
          {words.say('plans.duplicate')}
          {of}
        </Button>
        {plan.blocks.length > 1 && (
          <Button kind="quiet" formaction={act('removal')}>
            {words.say('plans.remove')}
            {of}
          </Button>
        )}
      </form>
    </div>
  )
}

function AddBlock({ words, at, own, add, errors }: EditProps) {
  const { plan } = own
  return (
    <More summary={words.say('plans.add')} open={Object.keys(errors).length > 0}>
      <Form action={to.toPlanAct(at, plan.id, 'blocks')}>
        <HiddenField name="id" value={add.id} />
        <HiddenField name="language" value={words.language} />
        <HiddenField name="revision" value={String(own.revision)} />
        <TextField
          words={words}
          name="title"
          label={words.say('plans.field.title')}
          hint={words.say('plans.writing.in', { language: languageName(words.language) })}
          value={add.title}
          error={errors.title}
          maxlength={160}
        />
        <KindField words={words} name="kind" value={add.kind} error={errors.kind} />
        <MinutesField words={words} name="minutes" value={add.minutes} error={errors.minutes} />
        <Select
          words={words}
          name="after"
          label={words.say('plans.add.after')}
          options={plan.blocks.map(({ id, title }) => ({ value: id, label: words.pick(title) }))}
          value={add.after}
          error={errors.after}
        />
        <SubmitBar label={words.say('plans.add.do')} />
      </Form>
    </More>
  )
}
