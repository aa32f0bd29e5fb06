// One commitment: what it says, who has signed, what happened to it.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { SummaryList } from '../../../../ui/list.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Overdue } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { AgreementPanel, AgreementTag } from '../../../framework/agreement.tsx'
import { agreementOf, isAgreed } from '../../../framework/rules/agreement.ts'
import { type At, toCommitment, toSector } from '../addresses.ts'
import type { OpenedCommitment } from '../commands/read.ts'
import { mayKeepCommitment } from '../policy.ts'
import { isAnswered, isOverdue, statusOf } from '../rules/status.ts'
import { whatHappened } from './history.ts'
import { StanceTag, StatusTag, sectorName } from './signs.tsx'

export type CommitmentProps = {
  words: Words
  at: At
  actor: Actor
  opened: OpenedCommitment
  today: string
  now: Date
}

export function CommitmentPage(props: CommitmentProps) {
  const { words, at, actor, opened, today, now } = props
  const { commitment, node, signatures, history, names } = opened
  const keeps = mayKeepCommitment(actor, commitment) && commitment.state === 'placed'
  const here = toCommitment(at, commitment.id)
  const status = statusOf(commitment, today)
  const inReturn = commitment.giver === 'child-protection'
  return (
    <>
      <PageHead
        title={inReturn ? commitment.title : words.pick(node.title)}
        over={
          <>
            {sectorName(words, commitment.sector)}
            {commitment.organisationName && (
              <>
                {' · '}
                <Said words={words} texts={commitment.organisationName} />
              </>
            )}
          </>
        }
        back={{ href: toSector(at, commitment.sector), label: sectorName(words, commitment.sector) }}
        lead={inReturn ? words.say('commitments.return') : <Said words={words} texts={node.text} />}
        tags={
          <>
            <StanceTag words={words} stance={commitment.stance} giver={commitment.giver} />
            <StatusTag words={words} status={status} />
          </>
        }
        actions={keeps && <Button href={`${here}/edit`}>{words.say('commitments.change')}</Button>}
      />
      {commitment.state !== 'placed' && (
        <Notice words={words} kind="warning">
          {words.say(
            commitment.state === 'waiting' ? 'commitments.state.waiting' : 'commitments.state.ended',
          )}
        </Notice>
      )}
      {status === 'needs-review' && <Review {...props} keeps={keeps} />}
      <SummaryList
        items={[
          ...(commitment.reason
            ? [{ term: words.say('commitments.reason'), value: <span dir="auto">{commitment.reason}</span> }]
            : []),
          {
            term: words.say('commitments.progress'),
            value: words.say(`commitments.progress.${commitment.progress}`),
          },
          {
            term: words.say('commitments.owner'),
            value: commitment.ownerName ? <bdi>{commitment.ownerName}</bdi> : words.say('commitments.nobody'),
          },
          {
            term: words.say('commitments.due'),
            value: commitment.dueOn ? (
              <>
                <Day words={words} day={commitment.dueOn} />{' '}
                {isOverdue(commitment, today) && <Overdue words={words} />}
              </>
            ) : (
              words.say('commitments.no-day')
            ),
          },
          ...(commitment.evidence
            ? [
                {
                  term: words.say('commitments.evidence'),
                  value: <span dir="auto">{commitment.evidence}</span>,
                },
              ]
            : []),
          ...(commitment.notes
            ? [{ term: words.say('commitments.notes'), value: <span dir="auto">{commitment.notes}</span> }]
            : []),
          ...(commitment.reviewOn
            ? [
                {
                  term: words.say('commitments.review-on'),
                  value: <Day words={words} day={commitment.reviewOn} />,
                },
              ]
            : []),
        ]}
      />
      {isAnswered(commitment.stance) ? (
        <Section
          title={words.say('agreement.sides')}
          actions={<AgreementTag words={words} work={commitment} today={today} />}
        >
          <AgreementPanel
            words={words}
            actor={actor}
            work={commitment}
            signatures={signatures}
            action={`${here}/signatures`}
          />
        </Section>
      ) : (
        <Notice words={words}>{words.say('commitments.undecided.what')}</Notice>
      )}
      <Section title={words.say('commitments.history')} lead={words.say('commitments.history.lead')}>
        <Timeline
          words={words}
          now={now}
          steps={history.map(happening => ({
            title: whatHappened(words, happening, commitment.giver, names),
            at: happening.at,
            ...(happening.personName === null ? {} : { author: happening.personName }),
          }))}
        />
      </Section>
    </>
  )
}

/** Why it is to be looked at again, and the button that asks both. */
function Review({ words, at, opened, today, keeps }: CommitmentProps & { keeps: boolean }) {
  const { commitment } = opened
  const agreement = agreementOf(commitment, today)
  const why = !isAgreed(agreement) ? 'changed' : agreement === 'review-due' ? 'day' : 'reworded'
  return (
    <Notice words={words} kind="warning" title={words.say('commitments.status.needs-review')}>
      <p>{words.say(`commitments.review.${why}`)}</p>
      {why !== 'changed' && keeps && (
        <PostButton action={`${toCommitment(at, commitment.id)}/renewal`} kind="secondary">
          {words.say('commitments.review.renew')}
        </PostButton>
      )}
    </Notice>
  )
}
