// Passing a child to child protection, by somebody who is not trained to refer: how to reach them, where, child or
// adult, how urgent, and to whom. There is no box for the story, and it takes a minute.
import { Checkbox, Radios } from '../../../../ui/choices.tsx'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { TextArea } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PhoneCall } from '../../../../ui/phone.tsx'
import { UnlockKeys } from '../../../accounts/keys/unlock.tsx'
import { consentRules } from '../../rules/consent.ts'
import type { OwnTeam, Target } from '../store.ts'
import type { Told } from '../told.ts'
import { DetailsTemplate } from './details.tsx'
import {
  Errors,
  Readiness,
  Review,
  Sent,
  sentenceKeys,
  targetsFor,
  urgencyNames,
  usualUntil,
  Veil,
} from './form.tsx'
import { sealed, TeamChoice, UrgencyPart } from './parts.tsx'
import { CallFirst, CannotSeal } from './phones.tsx'
import { Sentences, sealingRefusals } from './sentences.tsx'
import type { StepPlace } from './steps.tsx'

export type RedirectProps = Omit<StepPlace, 'visit'> & {
  targets: Target[]
  teams: OwnTeam[]
  today: string
  latest: string
  person: string
  /** The address of the worker that opens keys. */
  worker: string
}

export function RedirectPage({
  words,
  at,
  emergencyPhone,
  targets,
  teams,
  today,
  latest,
  person,
  worker,
}: RedirectProps) {
  const told: Told = {
    kind: 'redirect',
    rule: consentRules.adult,
    counted: { sex: 'not-asked', ageBand: 'not-asked', disability: 'not-asked' },
    area: null,
    today,
    latest,
    usual: usualUntil(today, latest),
    teams: teams.map(({ id, organisation }) => ({ id, organisation })),
    targets: targetsFor(words, targets),
    urgencies: urgencyNames(words),
  }
  return (
    <>
      <PageHead
        title={words.say('form.redirect.title')}
        lead={words.say('form.redirect.lead')}
        back={{ href: at('/guidance'), label: words.say('guidance.title') }}
      />
      {emergencyPhone && (
        <PhoneCall
          words={words}
          number={emergencyPhone}
          label={words.say('form.emergency-line')}
          note={words.say('form.call-then-send')}
          urgent
        />
      )}
      {targets.length === 0 ? (
        <Notice words={words} kind="warning" title={words.say('form.redirect.nobody')}>
          <a href={at('/services?sector=child-protection')}>{words.say('form.redirect.find')}</a>
        </Notice>
      ) : (
        <>
          <CannotSeal words={words} targets={targets} />
          <UnlockKeys words={words} base={at('')} worker={worker} />
          <seal-form data-base={at('')} data-person={person} data-told={JSON.stringify(told)}>
            <form class="form" novalidate hidden data-is="form" autocomplete="off">
              <Errors words={words} />
              <TeamChoice words={words} teams={teams} />
              <Radios
                {...sealed(words, 'service', 'redirect.service')}
                options={targets.map(({ id, name, sector, organisationName }) => ({
                  value: id,
                  label: words.pick(name),
                  hint: words.pick(organisationName),
                  icon: <SectorIcon sector={sector} />,
                }))}
              />
              <UrgencyPart words={words} />
              <div data-when="urgency=emergency">
                <CallFirst words={words} targets={targets} />
              </div>
              <Readiness words={words} />
              <div data-when="typing" class="form">
                <Radios
                  {...sealed(words, 'who', 'redirect.who')}
                  look="chips"
                  options={['child', 'adult'].map(value => ({
                    value,
                    label: words.say(`form.redirect.who.${value}`),
                  }))}
                />
                <TextArea
                  {...sealed(words, 'reach', 'redirect.reach')}
                  hint={words.say('form.redirect.reach.hint')}
                  rows={2}
                  maxlength={500}
                />
                <TextArea
                  {...sealed(words, 'where', 'redirect.where')}
                  hint={words.say('form.redirect.where.hint')}
                  rows={2}
                  maxlength={500}
                />
                <Checkbox {...sealed(words, 'agreed', 'redirect.agreed')} />
              </div>
              <Review words={words} />
            </form>
            <Veil words={words} />
            <Sent words={words} at={at} another="/redirects/new" />
            <DetailsTemplate words={words} />
            <Sentences words={words} keys={sentenceKeys} refusals={sealingRefusals} />
          </seal-form>
        </>
      )}
    </>
  )
}
