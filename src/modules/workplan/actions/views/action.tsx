// One action: what it is, who leads, milestones, what it waits for, money, and who has signed.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { SummaryList } from '../../../../ui/list.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Overdue, StateTag } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { AgreementPanel, AgreementTag } from '../../../framework/agreement.tsx'
import { type At, toAction, toList } from '../addresses.ts'
import type { OpenedAction } from '../commands/read.ts'
import { statuses } from '../model.ts'
import { mayPlan, mayReport } from '../policy.ts'
import { beginsTooEarly, isOverdue } from '../rules/plan.ts'
import { ActionTitle, StatusTag, sumOf, titleOf, whoOf } from './signs.tsx'

export type ActionProps = {
  words: Words
  at: At
  actor: Actor
  opened: OpenedAction
  today: string
  /** Of the next milestone. */
  freshId: string
  /** What was wrong with a milestone. */
  error: FieldErrors | undefined
}

export function ActionPage(props: ActionProps) {
  const { words, at, actor, opened, today, error } = props
  const { action, node } = opened
  const here = toAction(at, action.id)
  const open = action.state === 'placed'
  return (
    <>
      <PageHead
        title={<ActionTitle words={words} action={action} />}
        over={[
          words.say(`framework.kind.${node.kind}`),
          ...(action.sector ? [words.say(`accounts.sector.${action.sector}`)] : []),
        ].join(' · ')}
        lead={<Said words={words} texts={node.text} />}
        back={{ href: toList(at), label: words.say('actions.title') }}
        tags={
          <>
            <StatusTag words={words} status={action.status} />
            {isOverdue(action, today) && <Overdue words={words} />}
          </>
        }
        actions={
          open &&
          mayPlan(actor, action) && <Button href={`${here}/edit`}>{words.say('actions.change')}</Button>
        }
      />
      <ErrorSummary words={words} {...(error ? { errors: error } : {})} />
      {!open && (
        <Notice words={words} kind="warning">
          {words.say(action.state === 'waiting' ? 'actions.waiting' : 'actions.ended')}
        </Notice>
      )}
      <SummaryList items={aboutOf(props)} />
      {action.sector !== '' && (
        <Section
          title={words.say('agreement.sides')}
          actions={<AgreementTag words={words} work={action} today={today} />}
        >
          <AgreementPanel
            words={words}
            actor={actor}
            work={action}
            signatures={opened.signatures}
            action={`${here}/signatures`}
          />
        </Section>
      )}
      <Milestones {...props} />
      <Needs {...props} />
      {open && mayReport(actor, action) && <ReportForm {...props} />}
    </>
  )
}

function aboutOf({ words, opened: { action } }: ActionProps) {
  const { currency } = action
  const item = (key: string, value: string | undefined | null) =>
    value ? [{ term: words.say(`actions.${key}`), value: <span dir="auto">{value}</span> }] : []
  return [
    {
      term: words.say('actions.lead-by'),
      value: whoOf(words, action.leadName, action.leadOrganisation) ?? words.say('actions.nobody'),
    },
    ...item('co-lead-by', whoOf(words, action.coLeadName, action.coLeadOrganisation)),
    ...item('partners', action.partners),
    {
      term: words.say('actions.when'),
      value: (
        <>
          {action.startOn ? <Day words={words} day={action.startOn} /> : words.say('actions.no-day')} –{' '}
          {action.dueOn ? <Day words={words} day={action.dueOn} /> : words.say('actions.no-day')}
        </>
      ),
    },
    ...(currency
      ? item(
          'money',
          words.say('actions.sum', {
            needed: sumOf(words, action.needed ?? 0, currency),
            secured: sumOf(words, action.secured ?? 0, currency),
          }),
        )
      : []),
    ...item('resources', action.resources),
    ...item('evidence', action.evidence),
    ...item('notes', action.notes),
  ]
}

function Milestones({ words, at, actor, opened, today, freshId, error }: ActionProps) {
  const { action, milestones } = opened
  const here = `${toAction(at, action.id)}/milestones`
  const may = action.state === 'placed' && mayReport(actor, action)
  return (
    <Section title={words.say('actions.milestones')}>
      {milestones.length === 0 && <p>{words.say('actions.milestones.none')}</p>}
      <ul class="checklist">
        {milestones.map(({ id, title, dueOn, doneOn }) => (
          <li>
            <div>
              <p>
                <bdi>{title}</bdi>{' '}
                {doneOn ? (
                  <StateTag tone="done" word={words.say('actions.reached', { day: words.date(doneOn) })} />
                ) : (
                  dueOn < today && <Overdue words={words} />
                )}
              </p>
              <p class="meta">
                <Day words={words} day={dueOn} />
              </p>
              {may && (
                <div class="buttons">
                  <PostButton action={`${here}/${id}`} values={{ done: doneOn ? 'no' : 'yes' }} kind="quiet">
                    {words.say(doneOn ? 'actions.not-reached' : 'actions.reach')}
                  </PostButton>
                  <PostButton action={`${here}/${id}/removal`} kind="quiet">
                    {words.say('actions.drop')}
                  </PostButton>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {may && (
        <Form action={here}>
          <HiddenField name="id" value={freshId} />
          <TextField
            words={words}
            name="title"
            label={words.say('actions.milestone')}
            error={error?.title}
            maxlength={200}
          />
          <DateField words={words} name="dueOn" label={words.say('actions.due')} error={error?.dueOn} />
          <SubmitBar label={words.say('actions.milestone.add')} />
        </Form>
      )}
    </Section>
  )
}

function Needs({ words, at, actor, opened }: ActionProps) {
  const { action, needs, neededBy, others } = opened
  const here = `${toAction(at, action.id)}/needs`
  const may = action.state === 'placed' && mayReport(actor, action)
  return (
    <Section title={words.say('actions.needs')} lead={words.say('actions.needs.what')}>
      {needs.length === 0 && <p>{words.say('actions.needs.none')}</p>}
      <ul class="checklist">
        {needs.map(one => (
          <li>
            <div>
              <a href={toAction(at, one.id)}>
                <ActionTitle words={words} action={one} />
              </a>{' '}
              <StatusTag words={words} status={one.status} />
              {beginsTooEarly(action, one) && <p class="meta">{words.say('actions.too-early')}</p>}
              {may && (
                <PostButton action={`${here}/${one.id}/removal`} kind="quiet">
                  {words.say('actions.needs.drop')}
                </PostButton>
              )}
            </div>
          </li>
        ))}
      </ul>
      {neededBy.length > 0 && (
        <>
          <p>{words.say('actions.needed-by')}</p>
          <ul class="prose">
            {neededBy.map(one => (
              <li>
                <a href={toAction(at, one.id)}>
                  <ActionTitle words={words} action={one} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {may && others.length > 0 && (
        <Form action={here}>
          <Select
            words={words}
            name="needs"
            label={words.say('actions.needs.choose')}
            options={others.map(one => ({ value: one.id, label: titleOf(words, one) }))}
          />
          <SubmitBar label={words.say('actions.needs.add')} />
        </Form>
      )}
    </Section>
  )
}

/** What those who lead it say about it, without planning it anew. */
function ReportForm({ words, at, opened: { action } }: ActionProps) {
  return (
    <Section title={words.say('actions.report')}>
      <Form action={`${toAction(at, action.id)}/report`}>
        <Radios
          words={words}
          name="status"
          label={words.say('actions.status')}
          options={statuses.map(status => ({ value: status, label: words.say(`actions.status.${status}`) }))}
          value={action.status}
          look="chips"
        />
        <TextArea
          words={words}
          name="evidence"
          label={words.say('actions.evidence')}
          value={action.evidence}
          rows={2}
          maxlength={1000}
          optional
        />
        <TextArea
          words={words}
          name="notes"
          label={words.say('actions.notes')}
          value={action.notes}
          rows={2}
          maxlength={1000}
          optional
        />
        <SubmitBar label={words.say('actions.save')} />
      </Form>
    </Section>
  )
}
