// The question for the six words, on every page on which something sealed is opened.

import { refusalCodes } from '../../../device/refusal.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'

export type UnlockProps = {
  words: Words
  /** `/r/<slug>`, i.e. `x.at('')`. */
  base: string
  /** `x.installation.assets('unwrap-worker.js').path` */
  worker: string
}

/** Once a page; `scripts` names `unlock-keys`. Elements then call `unlockedKeys()` of `ring.ts`. */
export function UnlockKeys({ words, base, worker }: UnlockProps) {
  return (
    <across-unlock hidden class="screen-only" data-base={base} data-worker={worker}>
      <p data-is="state" hidden>
        {words.say('keys.open')}{' '}
        <button type="button" class="button quiet" data-is="lock">
          {words.say('keys.lock')}
        </button>
      </p>
      <dialog class="confirm-panel" data-is="question" aria-labelledby="unlock-title">
        <h2 id="unlock-title">{words.say('keys.unlock')}</h2>
        <div data-is="none" hidden>
          <p>{words.say('keys.unlock.none')}</p>
          <ButtonRow>
            <Button href={`${base}/account/keys`}>{words.say('keys.own.make')}</Button>
          </ButtonRow>
        </div>
        <form class="form" data-is="asked" novalidate>
          <WordsField words={words} name="unlock-words" label={words.say('keys.unlock.words')} is="words" />
          <ButtonRow>
            <Button>{words.say('keys.unlock.go')}</Button>
            <button type="button" class="button secondary" data-is="with-passkey" hidden>
              {words.say('keys.unlock.passkey')}
            </button>
          </ButtonRow>
        </form>
        <Working words={words} />
        <Refused words={words} />
        <button type="button" class="button quiet" data-is="later">
          {words.say('ui.cancel')}
        </button>
      </dialog>
    </across-unlock>
  )
}

/** A box for six words, read left to right in every language and kept by no browser. */
export function WordsField(props: { words: Words; name: string; label: string; is: string; hint?: string }) {
  const { is, ...field } = props
  const id = `field-${field.name}`
  return (
    <div class="field">
      <label class="label" for={id}>
        {field.label}
      </label>
      <input
        id={id}
        class="full"
        type="text"
        dir="ltr"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        data-is={is}
        aria-describedby={field.hint ? `${id}-hint` : undefined}
      />
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
    </div>
  )
}

/** Seconds may pass, on a slow phone more than a few. */
export function Working({ words }: { words: Words }) {
  return (
    <p data-is="working" role="status" hidden>
      {words.say('keys.working')} <progress aria-label={words.say('keys.working')} />
    </p>
  )
}

/** Where an element says why something was refused. */
export function Refused({ words }: { words: Words }) {
  return (
    <div data-is="refused" hidden>
      <Notice words={words} kind="danger" live>
        <span data-is="why" />
      </Notice>
    </div>
  )
}

const ofTheServer = [
  'prove-again',
  'not-found',
  'not-now',
  'not-valid',
  'already-different',
  'offline',
  'went-wrong',
  'words-differ',
  'no-delegation',
] as const

/** Every sentence that an element of this page may need, for scripts hold no words. Once a page. */
export function Sentences({
  words,
  of = refusalCodes,
}: {
  words: Words
  of?: readonly (typeof refusalCodes)[number][]
}) {
  return (
    <div hidden>
      {of.map(code => (
        <span data-sentence={code}>{words.say(`sealing.refused.${code}`)}</span>
      ))}
      {ofTheServer.map(code => (
        <span data-sentence={code}>{words.say(`keys.refused.${code}`)}</span>
      ))}
    </div>
  )
}

/** Stands where an element will be, for browsers in which it cannot run. The elements take it away. */
export function NeedsScript({ words }: { words: Words }) {
  return (
    <div data-without-script>
      <Notice words={words} kind="warning">
        {words.say('keys.needs-script')}
      </Notice>
    </div>
  )
}
