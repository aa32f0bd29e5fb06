// Closing the open cycle: how far the objectives are, what continues, and the next one.
import type { Words } from '../../../../kernel/words.ts'
import { Checkboxes } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Fieldset, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import type { CycleForm } from '../../model.ts'
import { toSentence } from '../../objectives/addresses.ts'
import { LevelTag } from '../../objectives/views/signs.tsx'
import type { Closing } from '../commands/read.ts'
import type { ReportedCommitment } from '../model.ts'
import { actionsFor, unsigned } from '../rules/continuing.ts'
import { CameTo } from './actions.tsx'

export type ClosingProps = {
  words: Words
  at: (path: string) => string
  closing: Closing
  summary: string
  next: CycleForm
  errors: FieldErrors
}

export function ClosingPage({ words, at, closing, summary, next, errors }: ClosingProps) {
  const { cycle, report } = closing
  const { commitments } = report
  const notJudged = report.objectives
    .flatMap(({ sentences }) => sentences)
    .filter(({ level }) => level === null)
  const open = unsigned(commitments)
  const sectors = [...new Set(commitments.map(({ sector }) => sector))]
  return (
    <>
      <PageHead
        title={words.say('cycles.closing.title')}
        over={cycle.name}
        lead={words.say('cycles.closing.lead')}
        back={{ href: at('/workplan/cycles'), label: words.say('cycles.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Section title={words.say('cycles.closing.objectives')}>
        {notJudged.length > 0 && (
          <Notice words={words} kind="warning">
            {words.say('cycles.closing.not-judged', { count: notJudged.length })}
          </Notice>
        )}
        <ul class="checklist">
          {report.objectives.flatMap(({ title, sentences }) =>
            sentences.map(({ nodeId, kind, level }) => (
              <li>
                <div>
                  <a href={toSentence(at, nodeId)}>
                    {words.pick(title)}: {words.say(`objectives.kind.${kind}`)}
                  </a>{' '}
                  <LevelTag words={words} level={level ?? undefined} />
                </div>
              </li>
            )),
          )}
        </ul>
      </Section>
      {(report.actions ?? []).length > 0 && (
        <Section title={words.say('cycles.actions')} lead={words.say('cycles.actions.lead')}>
          {[...report.objectives, { id: null, title: undefined }].map(({ id = null, title }) => {
            if (actionsFor(report, id).actions.length === 0) return null
            return (
              <More summary={title ? words.pick(title) : words.say('cycles.actions.beside')}>
                <CameTo words={words} at={at} report={report} objectiveId={id} />
              </More>
            )
          })}
        </Section>
      )}
      <Form action={at('/workplan/cycles/closing')}>
        <HiddenField name="cycle" value={cycle.id} />
        <HiddenField name="id" value={next.id} />
        <Fieldset
          legend={words.say('cycles.closing.continues')}
          hint={words.say('cycles.closing.continues.hint')}
        >
          {open > 0 && <Notice words={words}>{words.say('cycles.closing.unsigned', { count: open })}</Notice>}
          {commitments.length === 0 && <p>{words.say('cycles.closing.no-commitments')}</p>}
          {sectors.map(sector => (
            <Checkboxes
              words={words}
              name="continues"
              label={words.say(`accounts.sector.${sector}`)}
              options={commitments
                .filter(one => one.sector === sector)
                .map(one => ({ value: one.id, label: nameOf(words, one) }))}
              values={commitments.filter(one => one.continues).map(({ id }) => id)}
              optional
            />
          ))}
        </Fieldset>
        <TextArea
          words={words}
          name="summary"
          label={words.say('cycles.closing.summary')}
          hint={words.say('cycles.closing.summary.hint')}
          value={summary}
          error={errors.summary}
          rows={6}
          maxlength={3000}
        />
        <Fieldset legend={words.say('cycles.closing.next')}>
          <TextField
            words={words}
            name="name"
            label={words.say('workplan.cycle.name')}
            value={next.name}
            error={errors.name}
            maxlength={120}
          />
          <DateField
            words={words}
            name="from"
            label={words.say('workplan.cycle.from')}
            value={next.from}
            error={errors.from}
          />
          <DateField
            words={words}
            name="to"
            label={words.say('workplan.cycle.to')}
            value={next.to}
            error={errors.to}
          />
        </Fieldset>
        <SubmitBar
          label={words.say('cycles.closing.button')}
          cancel={{ href: at('/workplan/cycles'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

export function nameOf(words: Words, one: ReportedCommitment): string {
  return [
    words.pick(one.title),
    ...(one.organisation ? [words.pick(one.organisation)] : []),
    ...(one.giver === 'child-protection' ? [words.say('commitments.return.one')] : []),
    words.say(`commitments.${one.giver === 'sector' ? 'stance' : 'gives'}.${one.stance}`),
    words.say(`commitments.status.${one.status}`),
  ].join(' · ')
}
