// A status as a tag; money with its currency.
import type { Words } from '../../../../kernel/words.ts'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { PlannedAction, Status } from '../model.ts'
import { ownTitleOf } from '../rules/plan.ts'

const tones: Record<Status, Tone> = {
  'not-started': 'quiet',
  'under-way': 'info',
  done: 'done',
  stopped: 'stop',
}

export function StatusTag({ words, status }: { words: Words; status: Status }) {
  return <StateTag tone={tones[status]} word={words.say(`actions.status.${status}`)} />
}

export function titleOf(words: Words, action: Pick<PlannedAction, 'title' | 'nodeTitle'>): string {
  return ownTitleOf(action) || words.pick(action.nodeTitle)
}

/** As above, marked with the language in which the part says it; of a title of one's own nobody has said which it is. */
export function ActionTitle({
  words,
  action,
}: {
  words: Words
  action: Pick<PlannedAction, 'title' | 'nodeTitle'>
}) {
  const own = ownTitleOf(action)
  return own === '' ? <Said words={words} texts={action.nodeTitle} /> : <bdi>{own}</bdi>
}

/** Person and organisation, as far as they are known. */
export function whoOf(
  words: Words,
  name: string | null,
  organisation: PlannedAction['leadOrganisation'],
): string | undefined {
  const parts = [name, organisation && words.pick(organisation)].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join(' · ')
}

export function sumOf(words: Words, amount: number, currency: string): string {
  return `${words.number(amount)} ${currency}`
}
