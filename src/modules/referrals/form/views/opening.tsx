// What the element of a referral's page opens into: the question for what, the parts of the details, the notes, and the
// ways to answer with something sealed. All words are here; the element only shows, hides and fills in.

import { refusalCodes } from '../../../../device/refusal.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Checkbox, Select } from '../../../../ui/choices.tsx'
import { TextArea } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More } from '../../../../ui/page-head.tsx'
import { type Onward, purposes } from '../../model.ts'
import { reasons } from '../../rules/states.ts'
import type { Target } from '../store.ts'
import { DetailsTemplate } from './details.tsx'
import { Veil } from './form.tsx'
import { sealed } from './parts.tsx'
import { Sentences } from './sentences.tsx'

export type OpeningProps = {
  words: Words
  side: 'receiver' | 'sender'
  readable: boolean
  /** Whether the other team can be written to. */
  mayAnswer: boolean
  onward: Onward
  /** Services that it may be passed on to; empty where it may not. */
  next: Target[]
}

const sentenceKeys = [
  'form.fault.went-wrong',
  'form.fault.answer',
  'form.seal.offline',
  'form.seal.no-key',
  'form.seal.not-active',
  'form.seal.waiting',
  'form.alike.name',
  'form.alike.birth',
  'form.alike.area',
  'form.alike.phone',
] as const

export function OpeningParts({ words, side, readable, mayAnswer, onward, next }: OpeningProps) {
  return (
    <div data-is="opening" hidden>
      <div data-is="ask">
        {readable && (
          <Select
            {...sealed(words, 'purpose')}
            options={purposes
              .filter(purpose => purpose !== 'duplicates')
              .map(purpose => ({ value: purpose, label: words.say(`form.purpose.${purpose}`) }))}
          />
        )}
        <button type="button" class="button primary" data-is="open">
          {words.say(readable ? 'form.open' : 'form.open.notes')}
        </button>
        <p class="hint">{words.say('form.open.logged')}</p>
      </div>
      <p data-is="working" role="status" hidden>
        {words.say('form.opening')}
      </p>
      <div data-is="refused" hidden>
        <Notice words={words} kind="danger" title={words.say('form.open.refused')} live>
          <p data-is="why" />
        </Notice>
      </div>
      <Veil words={words} />
      <div data-is="opened" hidden tabindex={-1}>
        <div data-is="not-compared" hidden>
          <Notice words={words} kind="warning">
            {words.say('form.open.not-compared')}
          </Notice>
        </div>
        <div data-is="details-opened" />
        <div data-is="notes-opened" />
        <p data-is="no-notes" hidden>
          {words.say('form.open.no-notes')}
        </p>
        <div class="buttons">
          <button type="button" class="button secondary" data-is="close">
            {words.say('form.open.close')}
          </button>
        </div>
        {readable && <Duplicates words={words} />}
      </div>
      {mayAnswer && (
        <div data-is="answer">
          <TextArea
            {...sealed(words, 'note')}
            hint={words.say(`form.note.${side}.hint`)}
            rows={2}
            maxlength={2000}
            optional
          />
        </div>
      )}
      {next.length > 0 && <PassOn words={words} onward={onward} next={next} />}
      <template data-is="note">
        <section class="section">
          <h3>{words.say('form.note.read')}</h3>
          <p data-is="text" />
        </section>
      </template>
      <template data-is="override">
        <section class="section">
          <h3>{words.say('form.override-reason')}</h3>
          <p data-is="text" />
        </section>
      </template>
      <DetailsTemplate words={words} />
      <Sentences words={words} keys={sentenceKeys} refusals={refusalCodes} />
    </div>
  )
}

function Duplicates({ words }: { words: Words }) {
  return (
    <More summary={words.say('form.duplicates')}>
      <p>{words.say('form.duplicates.lead')}</p>
      <button type="button" class="button secondary" data-is="compare">
        {words.say('form.duplicates.compare')}
      </button>
      <progress data-is="compare-progress" aria-label={words.say('form.duplicates')} hidden />
      <div role="status">
        <p data-is="no-duplicate" hidden>
          {words.say('form.duplicates.none')}
        </p>
        <div data-is="duplicate-found" hidden>
          <Notice words={words} kind="warning" title={words.say('form.duplicates.found')}>
            <ul data-is="duplicate-list" />
          </Notice>
        </div>
      </div>
    </More>
  )
}

/** To another service: sealed anew for its team, with what the family said about it. */
function PassOn({ words, onward, next }: { words: Words; onward: Onward; next: Target[] }) {
  return (
    <div data-is="pass-on" hidden>
      <More summary={words.say('form.pass-on')}>
        <Select
          {...sealed(words, 'next', 'pass-on.to')}
          options={next.map(({ id, name, teamId }) => ({
            value: `${id} ${teamId}`,
            label: words.pick(name),
          }))}
        />
        <Select
          {...sealed(words, 'next-reason', 'pass-on.reason')}
          options={reasons.redirect.map(value => ({ value, label: words.say(`referrals.reason.${value}`) }))}
        />
        {onward === 'ask' && <Checkbox {...sealed(words, 'asked-again', 'pass-on.asked')} />}
        <Button type="button" kind="secondary" id="pass-on-do">
          {words.say('form.pass-on.do')}
        </Button>
      </More>
    </div>
  )
}
