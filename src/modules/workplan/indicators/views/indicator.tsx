// One indicator: what is counted, how far it is, who has signed, and every version that could be signed.
import type { Child } from 'hono/jsx'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { SummaryList } from '../../../../ui/list.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { AgreementPanel, AgreementTag } from '../../../framework/agreement.tsx'
import { agreementOf } from '../../../framework/rules/agreement.ts'
import { type At, toIndicator, toList } from '../addresses.ts'
import type { Opened } from '../model.ts'
import { mayKeepIndicator } from '../policy.ts'
import { agreedOf, canBeWithdrawn } from '../rules/indicator.ts'
import { History } from './history.tsx'
import { aimOf, measureItems } from './parts.tsx'

export type IndicatorProps = {
  words: Words
  at: At
  actor: Actor
  opened: Opened
  today: string
  now: Date
  /** What was counted, and where it is written down. */
  numbers: Child
  discussion: Child
}

export function IndicatorPage(props: IndicatorProps) {
  const { words, at, actor, opened, today } = props
  const { indicator, signatures } = opened
  const here = toIndicator(at, indicator.id)
  const keeps = mayKeepIndicator(actor, indicator) && indicator.state === 'placed'
  const earlier = indicator.inUse !== indicator.version ? indicator.agreedAs : null
  return (
    <>
      <PageHead
        title={<Said words={words} texts={indicator.title} />}
        over={`${words.say('indicators.one')} · ${words.say(`accounts.sector.${indicator.sector}`)}`}
        back={{ href: toList(at), label: words.say('indicators.title') }}
        tags={<AgreementTag words={words} work={indicator} today={today} />}
        actions={keeps && <Button href={`${here}/edit`}>{words.say('indicators.change')}</Button>}
      />
      {indicator.state !== 'placed' && (
        <Notice words={words} kind="warning">
          {words.say(indicator.state === 'waiting' ? 'indicators.is-waiting' : 'indicators.is-ended')}
        </Notice>
      )}
      {agreementOf(indicator, today) === 'review-due' && (
        <Notice words={words} kind="warning" title={words.say('agreement.state.review-due')}>
          <p>{words.say('indicators.review-due')}</p>
          {keeps && (
            <PostButton action={`${here}/renewal`} kind="secondary">
              {words.say('wording.renew')}
            </PostButton>
          )}
        </Notice>
      )}
      {props.numbers}
      <Section title={words.say('indicators.counted')}>
        <SummaryList
          items={[
            ...measureItems(words, indicator),
            {
              term: words.say('indicators.aims'),
              value: aimOf(words, agreedOf({ ...indicator, reviewOn: '' })),
            },
            ...(indicator.origin === 'local'
              ? [{ term: words.say('indicators.origin'), value: words.say('indicators.origin.local') }]
              : []),
            ...(indicator.code === ''
              ? []
              : [{ term: words.say('indicators.code'), value: <bdi>{indicator.code}</bdi> }]),
          ]}
        />
        {indicator.note && (
          <p class="meta" dir="auto">
            {words.say('indicators.note')}: {indicator.note}
          </p>
        )}
        {earlier && (
          <Notice words={words} title={words.say('indicators.earlier')}>
            <p>
              <strong>
                <Said words={words} texts={earlier.title} />
              </strong>
            </p>
            <SummaryList
              items={[
                ...measureItems(words, earlier),
                { term: words.say('indicators.aims'), value: aimOf(words, earlier) },
              ]}
            />
          </Notice>
        )}
      </Section>
      <Section title={words.say('agreement.sides')}>
        <AgreementPanel
          words={words}
          actor={actor}
          work={indicator}
          signatures={signatures}
          action={`${here}/signatures`}
        />
        {indicator.reviewOn && (
          <p class="meta">
            {words.say('wording.review-on')}: <Day words={words} day={indicator.reviewOn} />
          </p>
        )}
      </Section>
      {props.discussion}
      <History {...props} />
      {keeps && canBeWithdrawn(indicator) && (
        <Section title={words.say('wording.withdraw')} lead={words.say('wording.withdraw.what')}>
          <PostButton action={`${here}/withdrawal`} kind="danger">
            {words.say('wording.withdraw')}
          </PostButton>
        </Section>
      )}
    </>
  )
}
