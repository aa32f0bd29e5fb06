// The library: what came with the program, what the response made of it, what was put away; and the form of a new plan.
import { languageName, type Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, NumberField, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { Pagination } from '../../../../ui/pagination.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Moment, Said } from '../../../../ui/text.tsx'
import { type At, toBringing, toLearning, toLibrary, toNewPlan, toPlan } from '../addresses.ts'
import type { Library, ShippedListed } from '../commands/read.ts'
import { blockKinds } from '../model.ts'
import type { OwnListed } from '../store.ts'

type Props = { words: Words; at: At; now: Date; library: Library; from: number; mayKeep: boolean }

export function LibraryPage({ words, at, now, library, from, mayKeep }: Props) {
  const cards = (plans: readonly (ShippedListed | OwnListed)[]) => (
    <Cards>
      {plans.map(plan => (
        <PlanCard words={words} at={at} now={now} plan={plan} />
      ))}
    </Cards>
  )
  return (
    <>
      <PageHead
        title={words.say('plans.title')}
        lead={words.say('plans.lead')}
        back={{ href: toLearning(at), label: words.say('learning.title') }}
        actions={
          mayKeep && (
            <>
              <Button href={toNewPlan(at)}>{words.say('plans.new')}</Button>
              <Button kind="secondary" href={toBringing(at)}>
                {words.say('plans.bring')}
              </Button>
            </>
          )
        }
      />
      <Section title={words.say('plans.shipped')}>{cards(library.shipped)}</Section>
      <Section title={words.say('plans.own')}>
        {library.own.length > 0 ? (
          cards(library.own)
        ) : (
          <EmptyState title={words.say('plans.own.none')}>
            {words.say(mayKeep ? 'plans.own.none.what' : 'plans.own.none.wait')}
          </EmptyState>
        )}
      </Section>
      {library.retired.length > 0 && (
        <More summary={words.say('plans.retired', { count: library.retired.length })} open={from > 0}>
          {cards(library.retired)}
          <Pagination
            words={words}
            {...(library.next === undefined ? {} : { next: `${toLibrary(at)}?from=${library.next}` })}
          />
        </More>
      )}
    </>
  )
}

function PlanCard({
  words,
  at,
  now,
  plan,
}: {
  words: Words
  at: At
  now: Date
  plan: ShippedListed | OwnListed
}) {
  return (
    <Card
      title={<Said words={words} texts={plan.title} />}
      href={toPlan(at, plan.id)}
      tags={
        plan.contradictions > 0 && (
          <StateTag tone="act" word={words.say('plans.contradictions', { count: plan.contradictions })} />
        )
      }
      meta={
        <>
          <span>{words.say('plans.minutes', { count: plan.minutes })}</span>
          <span>{words.say('plans.blocks', { count: plan.blocks })}</span>
          <span>{words.list(plan.languages.map(languageName))}</span>
          {'changedAt' in plan && (
            <span>
              {plan.changedBy} <Moment words={words} at={plan.changedAt} now={now} />
            </span>
          )}
        </>
      }
    />
  )
}

export type NewForm = {
  id: string
  title: string
  firstId: string
  firstKind: string
  firstTitle: string
  firstMinutes: string
}

export function NewPlanPage({
  words,
  at,
  form,
  errors,
}: {
  words: Words
  at: At
  form: NewForm
  errors: FieldErrors
}) {
  return (
    <>
      <PageHead
        title={words.say('plans.new')}
        lead={words.say('plans.new.lead', { language: languageName(words.language) })}
        back={{ href: toLibrary(at), label: words.say('plans.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={toLibrary(at)}>
        <HiddenField name="id" value={form.id} />
        <HiddenField name="language" value={words.language} />
        <HiddenField name="firstId" value={form.firstId} />
        <TextField
          words={words}
          name="title"
          label={words.say('plans.new.title')}
          value={form.title}
          error={errors.title}
          maxlength={160}
        />
        <Fieldset legend={words.say('plans.new.first')} hint={words.say('plans.new.first.what')}>
          <TextField
            words={words}
            name="firstTitle"
            label={words.say('plans.field.title')}
            value={form.firstTitle}
            error={errors.firstTitle}
            maxlength={160}
          />
          <KindField words={words} name="firstKind" value={form.firstKind} error={errors.firstKind} />
          <MinutesField
            words={words}
            name="firstMinutes"
            value={form.firstMinutes}
            error={errors.firstMinutes}
          />
        </Fieldset>
        <SubmitBar
          label={words.say('plans.new.do')}
          cancel={{ href: toLibrary(at), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

type FieldOf = { words: Words; name: string; value: string; error?: string }

export function KindField({ words, name, value, error }: FieldOf) {
  return (
    <Select
      words={words}
      name={name}
      label={words.say('plans.field.kind')}
      options={blockKinds.map(kind => ({ value: kind, label: words.say(`plans.kind.${kind}`) }))}
      value={value}
      error={error}
    />
  )
}

export function MinutesField({ words, name, value, error }: FieldOf) {
  return (
    <NumberField
      words={words}
      name={name}
      label={words.say('plans.field.minutes')}
      value={value}
      error={error}
      optional
    />
  )
}
