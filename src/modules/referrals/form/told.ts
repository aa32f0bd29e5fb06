// What the page tells the form's element, apart from the words.
import type { Counted, Urgency } from '../model.ts'
import type { ConsentRule } from '../rules/consent.ts'

export type Told = {
  kind: 'refer' | 'redirect'
  rule: ConsentRule
  counted: Counted
  /** Of the open part: no finer than the response allows. */
  area: string | null
  /** On the clock of the response. */
  today: string
  /** The last day that a consent may run to. */
  latest: string
  /** How long it usually runs. */
  usual: string
  teams: { id: string; organisation: string }[]
  targets: { id: string; name: string; sector: string; teamId: string | null; active: boolean }[]
  /** What the urgencies are called, for a slip. */
  urgencies: Record<Urgency, string>
}
