// What all pages of the room have: its sides, and what stands there before there is a cycle.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { DateField, HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import { type At, toGaps, toList, toMatrix } from '../addresses.ts'

export type Room = 'matrix' | 'list' | 'gaps' | 'actions' | 'objectives' | 'indicators'

export function RoomTabs({ words, at, now }: { words: Words; at: At; now?: Room }) {
  const tabs = [
    { href: toMatrix(at), label: words.say('commitments.tab.matrix'), current: now === 'matrix' },
    { href: toList(at), label: words.say('commitments.tab.list'), current: now === 'list' },
    { href: toGaps(at), label: words.say('commitments.tab.gaps'), current: now === 'gaps' },
    { href: at('/workplan/actions'), label: words.say('actions.tab'), current: now === 'actions' },
    { href: at('/workplan/readiness'), label: words.say('readiness.title'), current: false },
    { href: at('/workplan/objectives'), label: words.say('objectives.tab'), current: now === 'objectives' },
    { href: at('/workplan/indicators'), label: words.say('indicators.tab'), current: now === 'indicators' },
  ]
  return <Tabs words={words} label={words.say('commitments.title')} tabs={tabs} />
}

export type NoCycleProps = {
  words: Words
  at: At
  /** Whether an edition of the framework is followed; without one there is nothing to commit to. */
  follows: boolean
  may: boolean
  answers: { id: string; name: string; from: string; to: string }
  errors?: FieldErrors
}

/** Before the first cycle, and between two: whoever may opens it here. */
export function NoCycle({ words, at, follows, may, answers, errors = {} }: NoCycleProps) {
  return (
    <>
      <PageHead title={words.say('commitments.title')} lead={words.say('commitments.lead')} />
      <ErrorSummary words={words} errors={errors} />
      <EmptyState
        title={words.say('commitments.no-cycle')}
        action={
          !follows && (
            <Button kind="secondary" href={at('/framework')}>
              {words.say('framework.title')}
            </Button>
          )
        }
      >
        {words.say('commitments.no-cycle.what')}
      </EmptyState>
      {follows && may && (
        <Form action={at('/workplan/cycles')}>
          <HiddenField name="id" value={answers.id} />
          <TextField
            words={words}
            name="name"
            label={words.say('workplan.cycle.name')}
            value={answers.name}
            error={errors.name}
          />
          <DateField
            words={words}
            name="from"
            label={words.say('workplan.cycle.from')}
            value={answers.from}
            error={errors.from}
          />
          <DateField
            words={words}
            name="to"
            label={words.say('workplan.cycle.to')}
            value={answers.to}
            error={errors.to}
          />
          <SubmitBar label={words.say('workplan.cycle.open')} />
        </Form>
      )}
    </>
  )
}
