// Notices for a person's start page: what to look at, never what it is about.
import type { Words } from '../../../kernel/words.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { Section } from '../../../ui/page-head.tsx'
import { Moment } from '../../../ui/text.tsx'
import type { Notice } from '../store/notices.ts'

export function NoticeList({
  words,
  notices,
  at,
  now,
}: {
  words: Words
  notices: Notice[]
  at: (path: string) => string
  now: Date
}) {
  if (notices.length === 0) return null
  return (
    <Section title={words.say('referrals.notices')}>
      <Cards>
        {notices.map(notice => (
          <Card
            title={words.say(`referrals.notice.${notice.kind}`)}
            href={at(
              notice.kind.startsWith('service.')
                ? `/services/${notice.subject}`
                : `/referrals/${notice.subject}`,
            )}
            meta={<Moment words={words} at={notice.hour} now={now} />}
            actions={
              <PostButton action={at(`/notices/${notice.id}/reading`)} kind="quiet" icon="check">
                {words.say('referrals.seen')}
              </PostButton>
            }
          />
        ))}
      </Cards>
    </Section>
  )
}
