// What keeps itself up to date while somebody looks: a list, a status. The page names the script 'up-to-date'.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'

export type UpToDateProps = {
  words: Words
  /** Where signals come from, e.g. `/r/lake/live`; without it, as where there is no network, nothing is listened to. */
  signals: string | undefined
  /** Only signals about this thing matter, e.g. the id of a referral. */
  subject?: string
  children?: Child
}

export function UpToDate({ words, signals, subject, children }: UpToDateProps) {
  if (signals === undefined) return <>{children}</>
  return (
    <up-to-date data-signals={signals} data-subject={subject}>
      {children}
      <p role="status" class="hidden" data-said={words.say('ui.upToDate.changed')} />
    </up-to-date>
  )
}

/** A part that is exchanged when it has changed. What is outside of parts stays as it was loaded. */
export function Part({ name, children }: { name: string; children?: Child }) {
  return (
    <div class="part" data-part={name}>
      {children}
    </div>
  )
}
