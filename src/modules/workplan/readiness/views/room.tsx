// What all pages of the room have: its sides, and one question of many on a form.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { type Option, Radios } from '../../../../ui/choices.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { HiddenField } from '../../../../ui/inputs.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import { type At, anchorOf, toChecks, toPreparedness, toProgrammes } from '../addresses.ts'

export type Room = 'checks' | 'preparedness' | 'programmes'

export function RoomTabs({ words, at, now }: { words: Words; at: At; now?: Room }) {
  const tabs = [
    { href: at('/workplan/commitments'), label: words.say('commitments.title'), current: false },
    { href: toChecks(at), label: words.say('readiness.title'), current: now === 'checks' },
    {
      href: toPreparedness(at),
      label: words.say('readiness.preparedness'),
      current: now === 'preparedness',
    },
    { href: toProgrammes(at), label: words.say('programmes.title'), current: now === 'programmes' },
  ]
  return <Tabs words={words} label={words.say('readiness.tabs')} tabs={tabs} />
}

/** Before an edition is followed there are no considerations. */
export function NoEdition({ words, at }: { words: Words; at: At }) {
  return (
    <>
      <PageHead title={words.say('readiness.title')} lead={words.say('readiness.lead')} />
      <RoomTabs words={words} at={at} now="checks" />
      <EmptyState
        title={words.say('readiness.no-edition')}
        action={
          <Button kind="secondary" href={at('/framework')}>
            {words.say('framework.title')}
          </Button>
        }
      >
        {words.say('readiness.no-edition.what')}
      </EmptyState>
    </>
  )
}

export type QuestionProps = {
  words: Words
  /** Of the consideration or the line; also where the browser jumps to. */
  id: string
  legend: string
  hint?: Child
  options: Option[]
  value: string | undefined
  /** What stood there when the page was drawn. */
  was: string | undefined
  error?: string | undefined
  /** Further buttons. */
  buttons?: Child
  children?: Child
}

/** One of many on the same form; its own button saves all and comes back to it. */
export function Question(props: QuestionProps) {
  const { words, id, legend, hint, options, value, was, error, buttons, children } = props
  return (
    <li id={anchorOf(id)}>
      <div>
        <HiddenField name={`was:${id}`} value={was ?? ''} />
        <Radios
          words={words}
          name={`answer:${id}`}
          label={legend}
          hint={hint}
          options={options}
          {...(value === undefined ? {} : { value })}
          {...(error === undefined ? {} : { error })}
          look="chips"
        />
        {children}
        <div class="buttons">
          <Button kind="secondary" name="stay" value={id}>
            {words.say('readiness.save')}
            <span class="hidden">: {legend}</span>
          </Button>
          {buttons}
        </div>
      </div>
    </li>
  )
}
