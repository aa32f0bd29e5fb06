// From consent on: one page, because what is typed stays in the memory of this page until it is sealed. Without the
// script nothing can be typed and nothing sent; then the page says whom to call.

import { dayAfter } from '../../../../kernel/wall-time.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Radios } from '../../../../ui/choices.tsx'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { UnlockKeys } from '../../../accounts/keys/unlock.tsx'
import { urgencies } from '../../model.ts'
import type { ConsentRule } from '../../rules/consent.ts'
import type { OwnTeam, Target } from '../store.ts'
import type { Told } from '../told.ts'
import { placeOf } from '../visit.ts'
import { DetailsTemplate } from './details.tsx'
import { needName } from './known.ts'
import { ConsentPart, ReasonPart, sealed, TeamChoice, UrgencyPart, WhoPart } from './parts.tsx'
import { CallFirst, CannotSeal } from './phones.tsx'
import { Sentences, sealingRefusals } from './sentences.tsx'
import { SlipTemplate } from './slip.tsx'
import { FormSteps, type StepPlace } from './steps.tsx'

export type SealFormProps = StepPlace & {
  targets: Target[]
  teams: OwnTeam[]
  rule: ConsentRule
  today: string
  latest: string
  person: string
  /** The address of the worker that opens keys. */
  worker: string
  /** Where whoever holds a slip answers, e.g. https://across.example.org/slip */
  slipAddress: string
}

export const sentenceKeys = [
  'form.fault.answer',
  'form.fault.not-agreed',
  'form.fault.override-reason',
  'form.fault.until',
  'form.fault.name',
  'form.fault.birth',
  'form.fault.age',
  'form.fault.why-not',
  'form.fault.reason',
  'form.fault.reach',
  'form.fault.where',
  'form.fault.agreed',
  'form.fault.went-wrong',
  'form.seal.offline',
  'form.seal.no-key',
  'form.seal.not-active',
] as const

export function SealFormPage(props: SealFormProps) {
  const { words, at, visit, targets, teams, rule, today, latest, person } = props
  const told: Told = {
    kind: 'refer',
    rule,
    counted: {
      sex: visit.sex ?? 'not-asked',
      ageBand: visit.band ?? 'not-asked',
      disability: visit.disability ?? 'not-asked',
    },
    area: placeOf(visit) ?? null,
    today,
    latest,
    usual: usualUntil(today, latest),
    teams: teams.map(({ id, organisation }) => ({ id, organisation })),
    targets: targetsFor(words, targets),
    urgencies: urgencyNames(words),
  }
  return (
    <>
      <div class="screen-only">
        <PageHead
          title={words.say('form.title')}
          over={needName(words, visit.need ?? '')}
          lead={words.say('form.sealed.lead')}
        />
        <FormSteps {...props} step="form" />
        <Section title={words.say('form.targets')}>
          <Cards>
            {targets.map(({ name, sector, organisationName }) => (
              <Card
                title={words.pick(name)}
                icon={<SectorIcon sector={sector} />}
                meta={words.pick(organisationName)}
              />
            ))}
          </Cards>
        </Section>
        <CannotSeal words={words} targets={targets} />
      </div>
      <UnlockKeys words={words} base={at('')} worker={props.worker} />
      <seal-form data-base={at('')} data-person={person} data-told={JSON.stringify(told)}>
        <form class="form" novalidate hidden data-is="form" autocomplete="off">
          <Errors words={words} />
          <TeamChoice words={words} teams={teams} />
          <UrgencyPart words={words} />
          <div data-when="urgency=emergency">
            <CallFirst words={words} targets={targets} />
          </div>
          {targets.map(target => (
            <Ways words={words} target={target} several={targets.length > 1} />
          ))}
          <Readiness words={words} />
          <ConsentPart
            words={words}
            rule={rule}
            visit={visit}
            today={today}
            latest={latest}
            services={shownTo(at, targets)}
          />
          <div data-when="typing" class="form">
            <WhoPart words={words} today={today} />
            <ReasonPart words={words} targets={targets} />
          </div>
          <div data-when="goes-on">
            <Review words={words} />
          </div>
        </form>
        <Veil words={words} />
        <Sent words={words} at={at} />
        <DetailsTemplate words={words} />
        <SlipTemplate words={words} address={props.slipAddress} targets={targets} />
        <Sentences words={words} keys={sentenceKeys} refusals={sealingRefusals} />
      </seal-form>
    </>
  )
}

/** Where the services are shown instead: the one that was asked for, or the list. */
function shownTo(at: StepPlace['at'], targets: Target[]): string {
  const [only, ...more] = targets
  return `${at(only && more.length === 0 ? `/services/${only.id}` : '/services')}?done=form.done.no`
}

/** A quarter of a year, or less where the response allows less. */
export function usualUntil(today: string, latest: string): string {
  const quarter = dayAfter(today, 90)
  return quarter < latest ? quarter : latest
}

export function urgencyNames(words: Words): Told['urgencies'] {
  const [emergency, urgent, normal] = urgencies.map(urgency => words.say(`ui.urgency.${urgency}`))
  return { emergency: emergency!, urgent: urgent!, normal: normal! }
}

export function targetsFor(words: Words, targets: Target[]): Told['targets'] {
  return targets.map(({ id, name, sector, teamId, teamActive }) => ({
    id,
    name: words.pick(name),
    sector,
    teamId,
    active: teamActive,
  }))
}

function Ways({ words, target, several }: { words: Words; target: Target; several: boolean }) {
  const ways = target.teamId && target.teamActive ? ['app', 'slip', 'phone'] : ['slip', 'phone']
  const service = words.pick(target.name)
  return (
    <Radios
      {...sealed(words, `way-${target.id}`, 'way')}
      {...(several ? { label: words.say('form.way.for', { service }) } : {})}
      options={ways.map(way => ({
        value: way,
        label: words.say(`form.way.choice.${way}`),
        hint: words.say(`form.way.choice.${way}.hint`),
      }))}
    />
  )
}

/** Whether this phone may seal for that team, before anything is typed. */
export function Readiness({ words }: { words: Words }) {
  return (
    <div data-is="readiness" aria-live="polite">
      <p data-step="checking" hidden>
        {words.say('form.seal.checking')}
      </p>
      <div data-step="ready" hidden>
        <Notice words={words}>{words.say('form.seal.ready')}</Notice>
      </div>
      <div data-step="waiting" hidden>
        <Notice words={words} kind="warning" title={words.say('form.seal.waiting')}>
          <p>{words.say('form.seal.waiting.lead')}</p>
          <p>
            <bdi dir="ltr" class="code" data-is="words" />
          </p>
          <div class="buttons">
            <button type="button" class="button secondary" data-is="again">
              {words.say('form.seal.again')}
            </button>
            <button type="button" class="button secondary" data-is="own-keys">
              {words.say('form.seal.own-keys')}
            </button>
          </div>
        </Notice>
      </div>
      <div data-step="refused" hidden>
        <Notice words={words} kind="danger" title={words.say('form.seal.refused')}>
          <p data-is="why" />
          <p>{words.say('form.seal.refused.instead')}</p>
          <button type="button" class="button secondary" data-is="again">
            {words.say('form.seal.again')}
          </button>
        </Notice>
      </div>
    </div>
  )
}

export function Errors({ words }: { words: Words }) {
  return (
    <div
      class="error-summary"
      role="alert"
      tabindex={-1}
      data-is="errors"
      aria-labelledby="form-errors"
      hidden
    >
      <h2 id="form-errors">{words.say('form.faults')}</h2>
      <ul data-is="fault-list" />
    </div>
  )
}

/** Takes the place of the fields while nobody looks at the page. */
export function Veil({ words }: { words: Words }) {
  return (
    <div data-is="veil" hidden>
      <Notice words={words} title={words.say('form.veil')}>
        <button type="button" class="button secondary" data-is="unveil">
          {words.say('form.veil.show')}
        </button>
      </Notice>
    </div>
  )
}

export function Review({ words }: { words: Words }) {
  return (
    <>
      <div class="submit buttons" data-is="check">
        <Button>{words.say('form.check')}</Button>
      </div>
      <section class="section" data-is="review" hidden aria-labelledby="form-review">
        <h2 id="form-review" tabindex={-1} data-is="review-title">
          {words.say('form.review')}
        </h2>
        <p>{words.say('form.review.lead')}</p>
        <div data-is="reviewed" />
        <div class="submit buttons">
          <button type="button" class="button primary" data-is="send">
            {words.say('form.send')}
          </button>
          <button type="button" class="button quiet" data-is="change">
            {words.say('form.change')}
          </button>
        </div>
        <p data-is="working" role="status" hidden>
          {words.say('form.sealing')}
        </p>
      </section>
    </>
  )
}

export function Sent({
  words,
  at,
  another = '/referrals/new',
}: Pick<StepPlace, 'words' | 'at'> & { another?: string }) {
  return (
    <section data-is="sent" hidden aria-labelledby="form-sent">
      <div class="screen-only">
        <Notice words={words} kind="success" live>
          <h2 id="form-sent" tabindex={-1} data-is="sent-title">
            {words.say('form.sent')}
          </h2>
          <p>{words.say('form.sent.lead')}</p>
        </Notice>
        <div data-is="slips-told" hidden>
          <Notice words={words} kind="warning" title={words.say('form.slips')}>
            <p>{words.say('form.slips.lead')}</p>
            <button type="button" class="button primary" data-is="print">
              {words.say('form.slips.print')}
            </button>
          </Notice>
        </div>
        <ButtonRow>
          <Button href={at('/mine')} kind="secondary">
            {words.say('form.mine')}
          </Button>
          <Button href={at(another)} kind="quiet">
            {words.say('form.another')}
          </Button>
        </ButtonRow>
      </div>
      <div data-is="slips" class="print-only" />
    </section>
  )
}
