// What all pages of the room have: its sides, and how a person stands.
import type { Words } from '../../../../kernel/words.ts'
import { Tabs } from '../../../../ui/tabs.tsx'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import { type At, toCoverage, toRequirements, toStaff, toTrainings } from '../addresses.ts'
import type { State } from '../model.ts'

export type Room = 'coverage' | 'staff' | 'trainings' | 'requirements'

/** @param keeps whether the reader keeps a list of names */
export function RoomTabs({ words, at, now, keeps }: { words: Words; at: At; now: Room; keeps: boolean }) {
  const tab = (room: Room, href: string, label: string) => ({ href, label, current: room === now })
  const tabs = [
    tab('coverage', toCoverage(at), words.say('induction.coverage')),
    ...(keeps
      ? [
          tab('staff', toStaff(at), words.say('induction.staff')),
          tab('trainings', toTrainings(at), words.say('induction.trainings')),
        ]
      : []),
    tab('requirements', toRequirements(at), words.say('induction.requirements')),
  ]
  return <Tabs words={words} label={words.say('induction.title')} tabs={tabs} />
}

const tones: Record<State, Tone> = {
  overdue: 'stop',
  expired: 'act',
  'sign-again': 'act',
  due: 'wait',
  expiring: 'info',
  complete: 'done',
}

export function StandingTag({ words, state }: { words: Words; state: State }) {
  return (
    <StateTag
      tone={tones[state]}
      mark={state === 'overdue' ? 'clock' : undefined}
      word={words.say(`induction.state.${state}`)}
    />
  )
}
