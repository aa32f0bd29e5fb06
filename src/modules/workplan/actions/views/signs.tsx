// A status as a tag; money with its currency.
import type { Words } from '../../../../kernel/words.ts'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import type { PlannedAction, Status } from '../model.ts'

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
  return action.title || words.pick(action.nodeTitle)
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
