// Trainings: the list, a new one, and who was there.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { Checkboxes } from '../../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Day } from '../../../../ui/text.tsx'
import { type At, toNewTraining, toPerson, toTraining, toTrainings } from '../addresses.ts'
import type { Requirement, Training, TrainingForm } from '../model.ts'
import { RoomTabs } from './room.tsx'

type ListProps = {
  words: Words
  at: At
  trainings: Training[]
  /** What waits from live sessions. */
  children?: Child
}

export function TrainingsPage({ words, at, trainings, children }: ListProps) {
  return (
    <>
      <PageHead
        title={words.say('induction.trainings')}
        actions={
          <Button href={toNewTraining(at)} icon="add">
            {words.say('induction.training.new')}
          </Button>
        }
      />
      <RoomTabs words={words} at={at} now="trainings" keeps />
      {children}
      {trainings.length === 0 && (
        <EmptyState title={words.say('induction.trainings.none')}>
          {words.say('induction.trainings.none.what')}
        </EmptyState>
      )}
      <Cards>
        {trainings.map(one => (
          <Card
            title={<bdi>{one.title}</bdi>}
            href={toTraining(at, one.id)}
            meta={
              <>
                <Day words={words} day={one.heldOn} />
                <span>{words.say('induction.people', { count: one.people })}</span>
              </>
            }
          />
        ))}
      </Cards>
    </>
  )
}

export type TrainingAnswers = Omit<TrainingForm, 'id'>
type FormProps = {
  words: Words
  at: At
  id: string
  answers: TrainingAnswers
  errors: FieldErrors
  topics: Requirement[]
}

export function TrainingFormPage({ words, at, id, answers, errors, topics }: FormProps) {
  const field = (name: 'title' | 'place' | 'trainer', most: number) => ({
    words,
    name,
    label: words.say(`induction.training.${name}`),
    value: answers[name],
    maxlength: most,
    ...(errors[name] === undefined ? {} : { error: errors[name] }),
  })
  return (
    <>
      <PageHead
        title={words.say('induction.training.new')}
        back={{ href: toTrainings(at), label: words.say('induction.trainings') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={toTrainings(at)}>
        <HiddenField name="id" value={id} />
        <TextField {...field('title', 160)} />
        <DateField
          words={words}
          name="heldOn"
          label={words.say('induction.training.held-on')}
          value={answers.heldOn}
          error={errors.heldOn}
        />
        <TextField {...field('place', 120)} optional />
        <TextField {...field('trainer', 120)} optional />
        <Checkboxes
          words={words}
          name="topics"
          label={words.say('induction.training.topics')}
          options={topics.map(one => ({ value: one.id, label: words.pick(one.title) }))}
          values={answers.topics}
          error={errors.topics}
        />
        <SubmitBar
          label={words.say('induction.training.next')}
          cancel={{ href: toTrainings(at), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

type TrainingProps = {
  words: Words
  at: At
  training: Training
  people: { id: string; name: string }[]
  requirements: Requirement[]
  missing: string[]
  pasted: string
}

export function TrainingPage({ words, at, training, people, requirements, missing, pasted }: TrainingProps) {
  const topics = requirements.filter(({ id }) => training.topics.includes(id))
  return (
    <>
      <PageHead
        title={training.title}
        back={{ href: toTrainings(at), label: words.say('induction.trainings') }}
        over={<Day words={words} day={training.heldOn} />}
        lead={words.list(topics.map(({ title }) => words.pick(title)))}
      />
      {missing.length > 0 && (
        <Notice words={words} kind="warning" live>
          {words.say('induction.not-found', { count: missing.length })}
        </Notice>
      )}
      <Form action={`${toTraining(at, training.id)}/attendance`}>
        <TextArea
          words={words}
          name="people"
          label={words.say('induction.paste')}
          hint={words.say('induction.paste.hint')}
          value={pasted}
          rows={6}
        />
        <SubmitBar label={words.say('induction.paste.add')} />
      </Form>
      {training.sessionId !== null && missing.length > 0 && (
        <Section title={words.say('attendance.waiting')}>
          <PostButton
            kind="secondary"
            action={`${toTraining(at, training.id)}/attendance`}
            values={{ people: '' }}
          >
            {words.say('attendance.not-ours')}
          </PostButton>
        </Section>
      )}
      <Section title={words.say('induction.people', { count: people.length })}>
        <ul class="checklist">
          {people.map(({ id, name }) => (
            <li>
              <a href={toPerson(at, id)}>
                <bdi>{name}</bdi>
              </a>
              <ConfirmDialog
                words={words}
                open={words.say('induction.take-off')}
                title={words.say('induction.take-off.sure', { name })}
                kind="quiet"
              >
                <p>{words.say('induction.take-off.what')}</p>
                <PostButton
                  action={`${toTraining(at, training.id)}/attendance/taking-off`}
                  values={{ person: id }}
                >
                  {words.say('induction.take-off')}
                </PostButton>
              </ConfirmDialog>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
