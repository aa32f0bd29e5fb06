// Somebody else was faster: who, when, and what they changed, so that one can press again knowing it.
import type { Words } from '../../../../kernel/words.ts'
import { Notice } from '../../../../ui/notice.tsx'
import type { Stale } from '../commands/change.ts'
import { Differences } from './parts.tsx'

export function StaleNotice({ words, now, stale }: { words: Words; now: Date; stale: Stale }) {
  const { own, differences } = stale
  return (
    <Notice words={words} kind="warning" live title={words.say('plans.stale.title')}>
      <p>
        {words.say('plans.stale.what', {
          who: own.changedBy ?? '',
          when: words.since(own.changedAt, now),
        })}
      </p>
      {differences ? (
        <Differences words={words} differences={differences} />
      ) : (
        <p>{words.say('plans.stale.long-ago')}</p>
      )}
      <p>{words.say('plans.stale.again')}</p>
    </Notice>
  )
}
