// The parts of the form in which something personal is typed. Every input is sealed: without the script it goes
// nowhere, and no browser keeps what stood in it.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Checkbox, Checkboxes, type Option, Radios, Select } from '../../../../ui/choices.tsx'
import { Fieldset } from '../../../../ui/form.tsx'
import { Mark, type MarkName } from '../../../../ui/icons/mark.tsx'
import { DateField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import { noReasons, onwards, type Urgency, urgencies } from '../../model.ts'
import type { ConsentRule } from '../../rules/consent.ts'
import { type Explaining, explainingFor } from '../consent-texts.ts'
import { decisions, families, hows, informeds, tellings } from '../details.ts'
import type { OwnTeam, Target } from '../store.ts'
import type { Visit } from '../visit.ts'

/** A sealed field of that name, labelled by `form.<name>`. */
export function sealed(words: Words, name: string, key = name) {
  return { words, name, label: words.say(`form.${key}`), sealed: true as const }
}

function optionsOf(words: Words, list: readonly string[], kind: string): Option[] {
  return list
    .filter(value => value !== 'unknown' && value !== 'not-asked')
    .map(value => ({ value, label: words.say(`form.${kind}.${value}`) }))
}

/** Whoever is in several teams says for which one they send. */
export function TeamChoice({ words, teams }: { words: Words; teams: OwnTeam[] }) {
  if (teams.length < 2) return null
  return (
    <Select
      {...sealed(words, 'team')}
      options={teams.map(({ id, name }) => ({ value: id, label: words.pick(name) }))}
    />
  )
}

const marks: Record<Urgency, MarkName> = { emergency: 'triangle', urgent: 'diamond', normal: 'circle' }

export function UrgencyPart({ words }: { words: Words }) {
  return (
    <Radios
      {...sealed(words, 'urgency')}
      look="rows"
      options={urgencies.map(urgency => ({
        value: urgency,
        label: words.say(`ui.urgency.${urgency}`),
        hint: words.say(`form.urgency.${urgency}`),
        icon: <Mark name={marks[urgency]} />,
      }))}
    />
  )
}

export function ConsentPart({
  words,
  rule,
  visit,
  today,
  latest,
  services,
}: {
  words: Words
  /** Where services are shown, to give information only. */
  services: string
  rule: ConsentRule
  visit: Visit
  today: string
  latest: string
}) {
  const said = (name: string) => (
    <Radios
      {...sealed(words, name)}
      look="chips"
      options={decisions.map(value => ({ value, label: words.say(`form.decision.${value}`) }))}
    />
  )
  return (
    <Fieldset legend={words.say('form.step.consent')} hint={words.say(`form.rule.child.${rule.child}`)}>
      <Explain words={words} explaining={explainingFor(visit.band)} />
      {rule.child !== 'explained' && said('consent-child')}
      {rule.caregiver !== 'not-asked' && (
        <>
          <Radios
            {...sealed(words, 'caregiver-askable')}
            hint={words.say(`form.rule.caregiver.${rule.caregiver}`)}
            look="chips"
            options={['yes', 'no'].map(value => ({ value, label: words.say(`form.askable.${value}`) }))}
          />
          <div data-when="caregiver-askable=yes">{said('consent-caregiver')}</div>
          <div data-when="caregiver-askable=no">
            {rule.instead.startsWith('trusted') ? (
              said('consent-adult')
            ) : (
              <p class="hint">{words.say(`form.rule.instead.${rule.instead}`)}</p>
            )}
          </div>
        </>
      )}
      <div data-when="not-agreed" class="field" id="field-after-no-part">
        <Notice words={words} kind="warning" title={words.say('form.not-agreed')}>
          <p>{words.say('form.not-agreed.lead')}</p>
        </Notice>
        <Radios
          {...sealed(words, 'after-no')}
          options={['inform', 'override'].map(value => ({
            value,
            label: words.say(`form.after-no.${value}`),
            hint: words.say(`form.after-no.${value}.hint`),
          }))}
        />
        <div data-when="after-no=inform" class="form">
          <Radios
            {...sealed(words, 'no-reason')}
            hint={words.say('form.no-reason.hint')}
            look="chips"
            optional
            options={noReasons
              .filter(reason => reason !== 'not-said')
              .map(value => ({ value, label: words.say(`form.no-reason.${value}`) }))}
          />
          <Button kind="secondary" href={services} id="end-with-no">
            {words.say('form.after-no.go')}
          </Button>
        </div>
        <div data-when="after-no=override">
          <TextArea
            {...sealed(words, 'override-reason')}
            hint={words.say('form.override-reason.hint')}
            maxlength={3000}
          />
          <Radios
            {...sealed(words, 'override-ask')}
            look="chips"
            options={['team', 'coordinator'].map(value => ({
              value,
              label: words.say(`form.override-ask.${value}`),
            }))}
          />
        </div>
      </div>
      <div data-when="goes-on" class="form">
        <div data-when="agreed">
          <Radios {...sealed(words, 'consent-how')} look="chips" options={optionsOf(words, hows, 'how')} />
        </div>
        <Checkboxes
          {...sealed(words, 'told')}
          hint={words.say('form.told.hint')}
          optional
          options={optionsOf(words, tellings, 'told')}
        />
        <Radios {...sealed(words, 'onward')} options={optionsOf(words, onwards, 'onward')} />
        <DateField {...sealed(words, 'until')} hint={words.say('form.until.hint')} min={today} max={latest} />
        <TextArea
          {...sealed(words, 'safe-contact')}
          hint={words.say('form.safe-contact.hint')}
          rows={2}
          maxlength={1000}
          optional
        />
        <TextArea
          {...sealed(words, 'do-not')}
          hint={words.say('form.do-not.hint')}
          rows={2}
          maxlength={1000}
          optional
        />
      </div>
    </Fieldset>
  )
}

/** What to say when asking, for this age. */
function Explain({ words, explaining }: { words: Words; explaining: Explaining }) {
  return (
    <More summary={words.say('form.explain')}>
      <div class="prose">
        {explaining.child.length > 0 && (
          <ul>
            {explaining.child.map(({ text }) => (
              <li>
                <Said words={words} texts={text} />
              </li>
            ))}
          </ul>
        )}
        <ul>
          {explaining.rules.map(({ text }) => (
            <li>
              <Said words={words} texts={text} />
            </li>
          ))}
        </ul>
      </div>
    </More>
  )
}

export function WhoPart({ words, today }: { words: Words; today: string }) {
  return (
    <Fieldset legend={words.say('form.step.details')} hint={words.say('form.details.lead')}>
      <TextField {...sealed(words, 'name')} hint={words.say('form.name.hint')} maxlength={200} />
      <TextField
        {...sealed(words, 'age')}
        hint={words.say('form.age.hint')}
        width="short"
        maxlength={40}
        optional
      />
      <DateField {...sealed(words, 'birth')} max={today} optional />
      <Checkbox {...sealed(words, 'estimated')} optional />
      <TextField
        {...sealed(words, 'languages')}
        hint={words.say('form.languages.hint')}
        maxlength={200}
        optional
      />
      <TextField
        {...sealed(words, 'phone')}
        type="tel"
        hint={words.say('form.phone.hint')}
        maxlength={60}
        optional
      />
      <TextArea
        {...sealed(words, 'address')}
        hint={words.say('form.address.hint')}
        rows={2}
        maxlength={1000}
        optional
      />
      <Select {...sealed(words, 'family')} options={optionsOf(words, families, 'family')} withNotKnown />
      <TextField {...sealed(words, 'caregiver')} maxlength={200} optional />
      <TextField
        {...sealed(words, 'relation')}
        hint={words.say('form.relation.hint')}
        maxlength={200}
        optional
      />
      <Radios
        {...sealed(words, 'informed')}
        look="chips"
        options={optionsOf(words, informeds, 'informed')}
        withNotKnown
        optional
      />
      <div data-when="informed=no">
        <TextArea {...sealed(words, 'why-not')} rows={2} maxlength={1000} />
      </div>
    </Fieldset>
  )
}

export function ReasonPart({ words, targets }: { words: Words; targets: Target[] }) {
  return (
    <Fieldset legend={words.say('form.step.reason')} hint={words.say('form.reason.lead')}>
      {targets.map(({ id, name }) => (
        <div data-when={`told:${id}`}>
          <TextArea
            {...sealed(words, `reason-${id}`, 'reason')}
            {...(targets.length > 1
              ? { label: words.say('form.reason.for', { service: words.pick(name) }) }
              : {})}
            hint={words.say('form.reason.hint')}
            rows={5}
            maxlength={5000}
          />
        </div>
      ))}
      <TextArea
        {...sealed(words, 'given')}
        hint={words.say('form.given.hint')}
        rows={2}
        maxlength={2000}
        optional
      />
      <TextArea
        {...sealed(words, 'needs')}
        hint={words.say('form.needs.hint')}
        rows={2}
        maxlength={2000}
        optional
      />
    </Fieldset>
  )
}
