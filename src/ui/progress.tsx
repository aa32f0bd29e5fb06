// How far something has come, as a bar and as a sentence.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'

export type ProgressProps = {
  words: Words
  label: string
  value: number
  max: number
  /** In place of "3 of 16". */
  sentence?: Child
}

export function Progress({ words, label, value, max, sentence }: ProgressProps) {
  return (
    <div class="progress">
      <p>
        <strong>{label}</strong> <span>{sentence ?? words.say('ui.progress', { value, max })}</span>
      </p>
      <progress value={value} max={max} aria-label={label} class={value >= max ? 'full' : undefined} />
    </div>
  )
}
