// The page for the code on a paper slip: for somebody without an account, perhaps for the first time here.
import { newId } from '../../../kernel/id.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { ErrorSummary, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { UrgencyTag } from '../../../ui/tag.tsx'
import { Day } from '../../../ui/text.tsx'
import { Timeline, type TimelineStep } from '../../../ui/timeline.tsx'
import type { Slip } from '../commands/slip.ts'
import { moves } from '../rules/states.ts'
import { looks, StateSign } from './signs.tsx'

export function SlipQuestion({ words, error }: { words: Words; error?: string }) {
  return (
    <>
      <PageHead title={words.say('referrals.slip.title')} lead={words.say('referrals.slip.lead')} />
      <ErrorSummary words={words} {...(error ? { errors: { code: error } } : {})} />
      <Form action="/slip">
        <TextField
          words={words}
          name="code"
          label={words.say('referrals.slip.code')}
          hint={words.say('referrals.slip.hint')}
          autocomplete="off"
          maxlength={20}
          width="medium"
          dir="ltr"
          {...(error ? { error } : {})}
        />
        <SubmitBar label={words.say('referrals.slip.look')} />
      </Form>
    </>
  )
}

export type SlipProps = {
  words: Words
  slip: Slip
  code: string
  now: Date
  answered?: boolean
  error?: string
}

/** Service, urgency, day and states; nothing of the child was ever here. */
export function SlipAnswer({ words, slip, code, now, answered, error }: SlipProps) {
  const { referral, service } = slip
  const plain = slip.may.filter(kind => moves[kind].reasons.length === 0)
  const reasoned = slip.may.filter(kind => moves[kind].reasons.length > 0)
  const steps = slip.moves.map(
    (move): TimelineStep => ({
      title: words.say(`referrals.state.${move.toState}`),
      at: move.hour,
      ...looks[move.toState],
      children: move.reason ? <p>{words.say(`referrals.reason.${move.reason}`)}</p> : undefined,
    }),
  )
  return (
    <>
      <PageHead
        title={words.pick(service)}
        over={words.say('referrals.slip.over')}
        tags={
          <>
            <UrgencyTag words={words} urgency={referral.urgency} />
            <StateSign words={words} state={referral.state} />
          </>
        }
        lead={<Day words={words} day={referral.day} />}
      />
      {answered && (
        <Notice words={words} kind="success" live>
          {words.say('referrals.slip.thanks')}
        </Notice>
      )}
      <ErrorSummary words={words} {...(error ? { errors: { '': error } } : {})} />
      <Section title={words.say('referrals.slip.answer')} lead={words.say('referrals.slip.answer.lead')}>
        {slip.may.length === 0 && <p>{words.say('referrals.now.nothing')}</p>}
        {plain.map((kind, index) => (
          <form class="post" method="post" action="/slip/answer">
            <HiddenField name="code" value={code} />
            <HiddenField name="id" value={newId()} />
            <Button name="kind" value={kind} kind={index === 0 ? 'primary' : 'secondary'}>
              {words.say(`referrals.move.${kind}`)}
            </Button>
          </form>
        ))}
        {reasoned.map(kind => (
          <More summary={words.say(`referrals.move.${kind}`)}>
            <Form action="/slip/answer">
              <HiddenField name="code" value={code} />
              <HiddenField name="id" value={newId()} />
              <HiddenField name="kind" value={kind} />
              <Radios
                words={words}
                name={`reason-${kind}`}
                label={words.say(`referrals.why.${kind}`)}
                options={moves[kind].reasons.map(reason => ({
                  value: reason,
                  label: words.say(`referrals.reason.${reason}`),
                }))}
              />
              <ButtonRow>
                <Button kind="secondary">{words.say(`referrals.move.${kind}`)}</Button>
              </ButtonRow>
            </Form>
          </More>
        ))}
      </Section>
      <Section title={words.say('referrals.history')}>
        <Timeline words={words} steps={steps.reverse()} now={now} />
      </Section>
    </>
  )
}
