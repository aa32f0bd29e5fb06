// What I sent and where it is. What has not left the phone yet stands in the phone's own list.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import type { Referral } from '../../model.ts'
import type { Names } from '../../store/names.ts'
import { dueSentence, dueWhen, nextActor, Signs, sidesOf, signsOf } from '../../views/signs.tsx'

export type MineProps = {
  words: Words
  at: (path: string) => string
  sent: Referral[]
  names: Names
  now: Date
  today: string
  mine: string[]
}

export function MinePage({ words, at, sent, names, now, today, mine }: MineProps) {
  return (
    <>
      <PageHead
        title={words.say('form.mine.title')}
        lead={words.say('form.mine.lead')}
        actions={
          <Button kind="secondary" href={at('/outbox')}>
            {words.say('form.mine.waiting')}
          </Button>
        }
      />
      {sent.length === 0 ? (
        <EmptyState
          title={words.say('form.mine.none')}
          action={<Button href={at('/referrals/new')}>{words.say('form.title')}</Button>}
        />
      ) : (
        <Section title={words.say('form.mine.latest')}>
          <Cards>
            {sent.map(referral => {
              const due = dueWhen(words, referral, now)
              return (
                <Card
                  title={words.pick(names.services.get(referral.service) ?? {}) || words.say('referrals.one')}
                  href={at(`/referrals/${referral.id}`)}
                  icon={<SectorIcon sector={referral.toSector} />}
                  tags={<Signs words={words} {...signsOf(referral, now, today)} />}
                  meta={words.say('form.mine.sent-on', { day: words.date(referral.day) })}
                >
                  <p>
                    {nextActor(words, referral.state, sidesOf(words, referral, names, mine))}{' '}
                    {due && dueSentence(words, due)}
                  </p>
                </Card>
              )
            })}
          </Cards>
        </Section>
      )}
    </>
  )
}
