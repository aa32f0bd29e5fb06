// What all pages of the room have: its sides.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Tabs } from '../../../../ui/tabs.tsx'
import { type At, toGaps, toHome, toJobTexts, toPeople } from '../addresses.ts'
import { maySeeGaps, maySuperviseAtAll } from '../policy.ts'

export type Room = 'own' | 'people' | 'gaps' | 'job'

export function RoomTabs({ words, at, actor, now }: { words: Words; at: At; actor: Actor; now?: Room }) {
  const tab = (room: Room, href: string) => ({
    href,
    label: words.say(`competencies.tab.${room}`),
    current: now === room,
  })
  const tabs = [
    tab('own', toHome(at)),
    ...(maySuperviseAtAll(actor) ? [tab('people', toPeople(at))] : []),
    ...(maySeeGaps(actor) ? [tab('gaps', toGaps(at))] : []),
    tab('job', toJobTexts(at)),
  ]
  return <Tabs words={words} label={words.say('competencies.tabs')} tabs={tabs} />
}
