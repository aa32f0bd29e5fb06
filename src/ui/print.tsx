// What is only on paper, what is only on the screen, and the button that goes from one to the other.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Icon } from './icons/ui.tsx'

export function PrintOnly({ children }: { children?: Child }) {
  return <div class="print-only">{children}</div>
}

export function ScreenOnly({ children }: { children?: Child }) {
  return <div class="screen-only">{children}</div>
}

/** Appears where the script runs, since a browser prints from its own menu too. `scripts` names `print-button`. */
export function PrintButton({ words }: { words: Words }) {
  return (
    <across-print hidden class="screen-only">
      <button class="button secondary" type="button">
        <Icon name="print" />
        <span>{words.say('ui.print')}</span>
      </button>
    </across-print>
  )
}
