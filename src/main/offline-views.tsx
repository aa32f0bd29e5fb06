// Pages about this phone. What they show lies on the phone alone, so the server and the worker draw the same empty
// page and an element of it fills it in.
import type { Words } from '../kernel/words.ts'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { More, PageHead } from '../ui/page-head.tsx'
import { listTexts } from './outbox-texts.ts'

export type At = (path: string) => string

type Place = {
  words: Words
  at: At
  /** `/r/<slug>` and the person whose list it is; without a person, who is unlocked on this phone. */
  response: string
  person: string | undefined
  /** Address of all texts of the language, for the sentences of rarer refusals. */
  messages: string
}

export function OutboxList({ words, at, response, person, messages }: Place) {
  return (
    <>
      <PageHead title={words.say('offline.outbox.title')} lead={words.say('offline.outbox.lead')} />
      <noscript>
        <Notice words={words} kind="warning">
          {words.say('offline.outbox.noScript')}
        </Notice>
      </noscript>
      <across-outbox-list
        data-response={response}
        data-person={person}
        data-texts={listTexts(words)}
        data-messages={messages}
        data-referrals={at('/referrals')}
      />
      <More summary={words.say('offline.outbox.import')}>
        <Form action={at('/outbox')} id="carried">
          <div class="field">
            <label for="carried-file">{words.say('offline.outbox.import')}</label>
            <p class="hint">{words.say('offline.outbox.importHint')}</p>
            <input id="carried-file" type="file" accept="application/json,.json" />
          </div>
        </Form>
      </More>
    </>
  )
}
