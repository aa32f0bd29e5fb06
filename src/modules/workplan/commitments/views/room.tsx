// What all pages of the room have: its sides, and what stands there before there is a cycle.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import { type At, toGaps, toList, toMatrix } from '../addresses.ts'

export type Room = 'matrix' | 'list' | 'gaps'

export function RoomTabs({ words, at, now }: { words: Words; at: At; now?: Room }) {
  const tabs = [
    { href: toMatrix(at), label: words.say('commitments.tab.matrix'), current: now === 'matrix' },
    { href: toList(at), label: words.say('commitments.tab.list'), current: now === 'list' },
    { href: toGaps(at), label: words.say('commitments.tab.gaps'), current: now === 'gaps' },
  ]
  return <Tabs words={words} label={words.say('commitments.title')} tabs={tabs} />
}

export function NoCycle({ words, at }: { words: Words; at: At }) {
  return (
    <EmptyState
      title={words.say('commitments.no-cycle')}
      action={
        <Button kind="secondary" href={at('/workplan')}>
          {words.say('commitments.no-cycle.go')}
        </Button>
      }
    >
      {words.say('commitments.no-cycle.what')}
    </EmptyState>
  )
}
