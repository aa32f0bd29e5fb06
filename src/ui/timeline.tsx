// What happened, in order, and how far one has come.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Mark, type MarkName } from './icons/mark.tsx'
import type { Tone } from './tag.tsx'
import { Moment } from './text.tsx'

export type TimelineStep = {
  title: Child
  at: Date
  /** A team or a person, as far as the reader may know. */
  author?: string
  tone?: Tone
  mark?: MarkName
  children?: Child
}

export function Timeline({ words, steps, now }: { words: Words; steps: TimelineStep[]; now?: Date }) {
  return (
    <ol class="timeline">
      {steps.map(({ title, at, author, tone = 'quiet', mark = 'circle', children }) => (
        <li class={tone}>
          <Mark name={mark} />
          <div>
            <strong>{title}</strong>
            <p class="meta">
              {author && <span>{author}</span>}
              <Moment words={words} at={at} now={now} />
            </p>
            {children}
          </div>
        </li>
      ))}
    </ol>
  )
}

export type Step = { label: string; href?: string }

/** Where one is in a journey of several pages. @param at the index of this page, from 0 */
export function Steps({ words, steps, at }: { words: Words; steps: Step[]; at: number }) {
  return (
    <nav class="steps" aria-label={words.say('ui.steps')}>
      <p>
        {words.say('ui.step', { at: at + 1, of: steps.length })} <strong>{steps[at]?.label}</strong>
      </p>
      <ol>
        {steps.map(({ label, href }, index) => (
          <li class={index < at ? 'past' : undefined} aria-current={index === at ? 'step' : undefined}>
            {href && index < at ? <a href={href}>{label}</a> : <span>{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
