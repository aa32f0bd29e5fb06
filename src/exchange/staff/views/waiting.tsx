// Work in hand, with how far it is. The page comes again by itself.
import type { Words } from '../../../kernel/words.ts'
import { type At, toList, toLists } from '../../../modules/learning/induction/addresses.ts'
import type { StaffList } from '../../../modules/learning/induction/lists/model.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Progress } from '../../../ui/progress.tsx'

export function WaitingPage({ words, at, list }: { words: Words; at: At; list: StaffList }) {
  const isApplying = list.state === 'applying'
  return (
    <>
      <PageHead
        title={words.say(isApplying ? 'staff-lists.applying.title' : 'exchange.comparing.title')}
        lead={words.say('exchange.waiting.lead')}
        back={{ href: toLists(at), label: words.say('staff-lists.title') }}
      />
      <Progress
        words={words}
        label={words.say(isApplying ? 'staff-lists.applying.progress' : 'exchange.comparing.progress')}
        value={list.done}
        max={list.total}
      />
      {isApplying && <p>{words.say('staff-lists.applying.what')}</p>}
      <p>
        <a href={toList(at, list.id)}>{words.say('exchange.waiting.again')}</a>
      </p>
    </>
  )
}
