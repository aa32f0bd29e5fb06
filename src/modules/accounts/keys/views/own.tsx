// One's own keys: what they are for, making them, comparing them, a passkey as a second way in.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { Day } from '../../../../ui/text.tsx'
import {
  NeedsScript,
  Refused,
  Sentences,
  UnlockKeys,
  type UnlockProps,
  WordsField,
  Working,
} from '../unlock.tsx'

type Props = UnlockProps & { madeAt: Date | null; proved: boolean }

export function OwnKeysPage(props: Props) {
  const { words, base, worker, madeAt, proved } = props
  const say = (key: string) => words.say(`keys.own.${key}`)
  return (
    <>
      <PageHead
        title={words.say('keys.own')}
        lead={words.say('keys.own.lead')}
        back={{ href: `${base}/account`, label: words.say('keys.account') }}
      />
      {madeAt && (
        <Notice words={words} kind="success">
          {words.say('keys.own.made')} <Day words={words} day={madeAt.toISOString().slice(0, 10)} />
        </Notice>
      )}
      {!proved && <ProveFirst words={words} base={base} then={`${base}/account/keys`} />}
      <NeedsScript words={words} />
      <across-own-keys hidden data-base={base} data-worker={worker} data-has={madeAt ? 'yes' : 'no'}>
        <section class="section" data-step="start">
          <p>{say('start')}</p>
          <ButtonRow>
            <Act is="begin">{say('make')}</Act>
          </ButtonRow>
        </section>
        <section class="section" data-step="words" hidden>
          <h2>{say('write')}</h2>
          <p>{say('write.lead')}</p>
          <ol class="key-words" dir="ltr" lang="zxx" data-is="passphrase" data-focus tabindex={-1} />
          <ButtonRow>
            <Act is="written">{say('written')}</Act>
          </ButtonRow>
        </section>
        <section class="section" data-step="back" hidden>
          <h2>{say('type-back')}</h2>
          <form class="form" data-is="back-form" novalidate>
            <WordsField
              words={words}
              name="typed-back"
              label={say('typed-back')}
              is="typed-back"
              hint={say('typed-back.hint')}
            />
            <ButtonRow>
              <Button>{say('seal')}</Button>
              <Act kind="quiet" is="show-once-more">
                {say('show-again')}
              </Act>
            </ButtonRow>
          </form>
        </section>
        <section class="section" data-step="have" hidden>
          <ButtonRow>
            <Act is="compare">{say('show-compare')}</Act>
          </ButtonRow>
          <More summary={say('lost')}>
            <p>{say('lost.lead')}</p>
            <Act kind="danger" is="again">
              {say('again')}
            </Act>
          </More>
        </section>
        <section class="section" data-step="compare" hidden>
          <Section title={say('compare')} lead={say('compare.lead')}>
            <p class="key-words" dir="ltr" lang="zxx" data-is="compare-words" data-focus tabindex={-1} />
          </Section>
          <Section title={say('passkey')} lead={say('passkey.lead')}>
            <p data-is="passkey-added" role="status" hidden>
              {say('passkey.added')}
            </p>
            <Act kind="secondary" is="add-passkey">
              {say('passkey.add')}
            </Act>
          </Section>
        </section>
        <Working words={words} />
        <Refused words={words} />
      </across-own-keys>
      <UnlockKeys words={words} base={base} worker={worker} />
      <Sentences words={words} />
    </>
  )
}

/** A button that a script of this room answers to. */
export function Act(props: {
  is: string
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  children?: Child
}) {
  const { is, kind = 'primary', children } = props
  return (
    <button type="button" class={`button ${kind}`} data-is={is}>
      {children}
    </button>
  )
}

/** Keys and rights are touched only a short while after a proof of who it is. */
export function ProveFirst({ words, base, then }: { words: Words; base: string; then: string }) {
  return (
    <Notice words={words} kind="warning">
      <p>{words.say('keys.prove')}</p>
      <Button kind="secondary" href={`${base}/proof?then=${encodeURIComponent(then)}`}>
        {words.say('keys.prove.go')}
      </Button>
    </Notice>
  )
}
