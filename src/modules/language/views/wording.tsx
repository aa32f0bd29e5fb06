// One wording: what the framework says, what the sector says, who has signed, and every version that could be signed.
import type { Child } from 'hono/jsx'
import type { Actor } from '../../../kernel/actor.ts'
import { directionOf, type Words } from '../../../kernel/words.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { Diff } from '../../../ui/diff.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { Day } from '../../../ui/text.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { AgreementPanel, AgreementTag } from '../../framework/agreement.tsx'
import { agreementOf } from '../../framework/rules/agreement.ts'
import { diffOf, isChanged } from '../../framework/rules/diff.ts'
import { type At, toNode, toWording } from '../addresses.ts'
import type { OpenedWording, Said, Version } from '../model.ts'
import { mayKeepWording } from '../policy.ts'
import { canBeWithdrawn, earlierInUse, sourceOf } from '../rules/wording.ts'
import { In, WhoseWords } from './parts.tsx'

export type WordingProps = {
  words: Words
  at: At
  actor: Actor
  opened: OpenedWording
  today: string
  now: Date
  /** What people say about these words. */
  discussion: Child
}

export function WordingPage(props: WordingProps) {
  const { words, at, actor, opened, today } = props
  const { wording, node, signatures, versions } = opened
  const { language } = wording
  const here = toWording(at, wording.id)
  const keeps = mayKeepWording(actor, wording) && wording.state === 'placed'
  const source = sourceOf(node, language)
  const earlier = earlierInUse(wording, versions)
  return (
    <>
      <PageHead
        title={words.pick(node.title)}
        over={<WhoseWords words={words} sector={wording.sector} language={language} />}
        back={{ href: toNode(at, node.id), label: words.say('wording.back.all') }}
        tags={<AgreementTag words={words} work={wording} today={today} />}
        actions={keeps && <Button href={`${here}/edit`}>{words.say('wording.change')}</Button>}
      />
      {wording.state !== 'placed' && (
        <Notice words={words} kind="warning">
          {words.say(wording.state === 'waiting' ? 'wording.state-waiting' : 'wording.state-ended')}
        </Notice>
      )}
      {agreementOf(wording, today) === 'review-due' && (
        <Notice words={words} kind="warning" title={words.say('agreement.state.review-due')}>
          <p>{words.say('wording.review-due')}</p>
          {keeps && (
            <PostButton action={`${here}/renewal`} kind="secondary">
              {words.say('wording.renew')}
            </PostButton>
          )}
        </Notice>
      )}
      <Section title={words.say('wording.ours')}>
        <Quote language={language} said={wording} />
        {wording.note && (
          <p class="meta" dir="auto">
            {words.say('wording.note')}: {wording.note}
          </p>
        )}
        {earlier && (
          <Notice words={words} title={words.say('wording.earlier')}>
            <Quote language={language} said={earlier} />
          </Notice>
        )}
      </Section>
      {source && (
        <Section title={words.say('wording.source')}>
          <Quote language={source.language} said={source} />
          {source.language === language && (
            <Difference
              {...props}
              before={source}
              after={wording}
              summary={words.say('wording.difference')}
            />
          )}
        </Section>
      )}
      <Section title={words.say('agreement.sides')}>
        <AgreementPanel
          words={words}
          actor={actor}
          work={wording}
          signatures={signatures}
          action={`${here}/signatures`}
        />
        {wording.reviewOn && (
          <p class="meta">
            {words.say('wording.review-on')}: <Day words={words} day={wording.reviewOn} />
          </p>
        )}
      </Section>
      {props.discussion}
      <History {...props} />
      {keeps && canBeWithdrawn(wording) && (
        <Section title={words.say('wording.withdraw')} lead={words.say('wording.withdraw.what')}>
          <PostButton action={`${here}/withdrawal`} kind="danger">
            {words.say('wording.withdraw')}
          </PostButton>
        </Section>
      )}
    </>
  )
}

function Quote({ language, said }: { language: OpenedWording['wording']['language']; said: Said }) {
  return (
    <blockquote class="prose">
      <p>
        <strong>
          <In language={language}>{said.title}</In>
        </strong>
      </p>
      <p>
        <In language={language}>{said.body}</In>
      </p>
    </blockquote>
  )
}

/** What differs between two texts of the same language, where anything does. */
function Difference({
  words,
  opened,
  before,
  after,
  summary,
}: WordingProps & { before: Said; after: Said; summary: string }) {
  const { language } = opened.wording
  const pieces = [
    diffOf(before.title, after.title, language),
    diffOf(before.body, after.body, language),
  ].filter(isChanged)
  if (pieces.length === 0) return <p class="meta">{words.say('wording.same')}</p>
  return (
    <More summary={summary} open>
      {pieces.map(part => (
        <Diff words={words} pieces={part} lang={language} dir={directionOf(language)} />
      ))}
    </More>
  )
}

/** Each version with who made it, what changed, and who signed it. */
function History(props: WordingProps) {
  const { words, opened, now } = props
  const { versions, signatures } = opened
  const signers = ({ version }: Version) => signatures.filter(signature => signature.version === version)
  return (
    <Section title={words.say('wording.history')} lead={words.say('wording.history.lead')}>
      <Timeline
        words={words}
        now={now}
        steps={versions.map((version, index) => {
          const before = versions[index + 1]
          return {
            title: words.say(before ? 'wording.version' : 'wording.version.first', {
              version: version.version,
            }),
            at: version.madeAt,
            ...(version.madeByName === null ? {} : { author: version.madeByName }),
            tone: version.version === opened.wording.inUse ? ('done' as const) : ('quiet' as const),
            children: (
              <>
                {signers(version).map(({ side, personName }) => (
                  <p class="meta">
                    {words.say('wording.signed-by', {
                      side: words.say(`agreement.side.${side}`),
                      name: personName,
                    })}
                  </p>
                ))}
                {before && (
                  <Difference
                    {...props}
                    before={before}
                    after={version}
                    summary={words.say('wording.difference.before')}
                  />
                )}
              </>
            ),
          }
        })}
      />
    </Section>
  )
}
