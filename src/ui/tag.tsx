// A state is a mark, a word and a colour; any two of the three are enough to tell it.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { drawnIn } from './drawn.ts'
import { Mark, type MarkName } from './icons/mark.tsx'

/** done: finished well, the only green; wait: somebody else acts; act: you act; stop: it will not happen;
 * info: good to know; quiet: nothing is going on. */
export type Tone = 'done' | 'wait' | 'act' | 'stop' | 'info' | 'quiet'

const marks: Record<Tone, MarkName> = {
  done: 'check',
  wait: 'glass',
  act: 'arrow',
  stop: 'cross',
  info: 'ring',
  quiet: 'dash',
}

export function StateTag({ tone, mark, word }: { tone: Tone; mark?: MarkName; word: string }) {
  return (
    <span class={`tag ${tone}`}>
      <Mark name={mark ?? marks[tone]} />
      {word}
    </span>
  )
}

export type Urgency = 'emergency' | 'urgent' | 'normal'

const urgencyMarks: Record<Urgency, MarkName> = { emergency: 'triangle', urgent: 'diamond', normal: 'circle' }

export function UrgencyTag({ words, urgency }: { words: Words; urgency: Urgency }) {
  return drawnIn(words, `urgency ${urgency}`, () => (
    <span class={`tag urgency ${urgency}`}>
      <Mark name={urgencyMarks[urgency]} />
      {words.say(`ui.urgency.${urgency}`)}
    </span>
  ))
}

/** A plain word, e.g. a sector or a role. */
export function Tag({ children, icon }: { children?: Child; icon?: Child }) {
  return (
    <span class="tag plain">
      {icon}
      {children}
    </span>
  )
}

/** Changed since you looked. The word is for screen readers; the dot stands beside the thing that changed. */
export function ChangedDot({ words }: { words: Words }) {
  return drawnIn(words, 'changed', () => (
    <span class="sign changed">
      <Mark name="dot" />
      <span class="hidden">{words.say('ui.sign.changed')}</span>
    </span>
  ))
}

/** Somebody asks for attention, with their reason. */
export function Flag({ words, reason }: { words: Words; reason?: string }) {
  return <Sign kind="flagged" mark="flag" word={reason ?? words.say('ui.sign.flag')} />
}

/** Past its time. `by` says how long, e.g. from `words.since`. */
export function Overdue({ words, by }: { words: Words; by?: string }) {
  return <Sign kind="overdue" mark="clock" word={by ?? words.say('ui.sign.overdue')} />
}

export function Lock({ words, word }: { words: Words; word?: string }) {
  return <Sign kind="locked" mark="lock" word={word ?? words.say('ui.sealed')} />
}

export function ConsentExpired({ words }: { words: Words }) {
  return <Sign kind="expired" mark="crossedPage" word={words.say('ui.sign.consentExpired')} />
}

function Sign({ kind, mark, word }: { kind: string; mark: MarkName; word: string }) {
  return (
    <span class={`sign ${kind}`}>
      <Mark name={mark} />
      {word}
    </span>
  )
}
