// The third question: which service. Who takes this child, whether there is room, what to bring, what happens next:
// all of it before any name is typed.
import { newId } from '../../../../kernel/id.ts'
import type { Texts, Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Checkboxes } from '../../../../ui/choices.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { HiddenField } from '../../../../ui/inputs.tsx'
import { Card, Cards, SummaryList } from '../../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { telephoneLink } from '../../../../ui/phone.tsx'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import type { Capacity, CopyEntry } from '../../../directory/model.ts'
import { sectorOfNeed } from '../../../directory/needs.ts'
import { roomAt } from '../../../directory/rules/capacity.ts'
import type { Fit } from '../../../directory/rules/eligibility.ts'
import { fitOf } from '../fit.ts'
import { mostServices, visitFields } from '../visit.ts'
import { fitName, needName } from './known.ts'
import { FormSteps, type StepPlace } from './steps.tsx'

/** An entry from the database and one from the copy on a phone both have it. */
export type OfferedService = Pick<
  CopyEntry,
  | 'id'
  | 'sector'
  | 'name'
  | 'teamId'
  | 'teamActive'
  | 'organisationName'
  | 'ageMin'
  | 'ageMax'
  | 'sex'
  | 'population'
  | 'criteria'
  | 'disability'
  | 'documents'
  | 'languages'
  | 'femaleStaff'
  | 'phones'
  | 'referralMethods'
  | 'nextStep'
  | 'nextStepNote'
  | 'responseDays'
  | 'capacity'
  | 'waitingDays'
  | 'capacityDate'
  | 'lastCheck'
  | 'alert'
  | 'status'
>

const rooms: Record<Capacity, Tone> = { open: 'info', waiting: 'wait', closed: 'stop', unknown: 'quiet' }

export type ServicesProps = StepPlace & { found: OfferedService[]; errors?: FieldErrors }

export function ServicesStep(props: ServicesProps) {
  const { words, at, visit, found, errors } = props
  const judged = found.map(service => ({ service, fit: fitOf(service, visit) }))
  const fitting = judged.filter(({ fit }) => fit.answer !== 'no')
  const others = judged.filter(({ fit }) => fit.answer === 'no')
  const need = visit.need!
  return (
    <>
      <PageHead
        title={words.say('form.services.title')}
        lead={words.say('form.services.lead')}
        over={needName(words, need)}
      />
      <FormSteps {...props} step="services" />
      <ErrorSummary words={words} {...(errors ? { errors } : {})} />
      {fitting.length === 0 ? (
        <EmptyState title={words.say('form.services.none')}>
          <p>{words.say('form.services.none.lead')}</p>
        </EmptyState>
      ) : (
        <Section title={words.say('form.services.fitting')}>
          <Cards>
            {fitting.map(({ service, fit }) => (
              <ServiceCard words={words} service={service} fit={fit} />
            ))}
          </Cards>
          <Form action={at('/referrals/new')} method="get">
            {visitFields({ ...visit, services: [] }).map(([name, value]) => (
              <HiddenField name={name} value={value} />
            ))}
            <HiddenField name="asked" value="service" />
            <Checkboxes
              words={words}
              name="service"
              label={words.say('form.services.choose')}
              hint={words.say('form.services.several', { most: mostServices })}
              {...(errors?.service ? { error: errors.service } : {})}
              options={fitting.map(({ service, fit }) => ({
                value: service.id,
                label: words.pick(service.name),
                icon: <SectorIcon sector={service.sector} />,
                hint: [
                  words.say(`form.room.${roomAt(service).capacity}`),
                  ...fit.reasons.map(reason => fitName(words, reason)),
                ].join(' · '),
              }))}
            />
            <SubmitBar label={words.say('form.services.go-on')} />
          </Form>
        </Section>
      )}
      <NothingFits {...props} />
      {others.length > 0 && (
        <More summary={words.say('form.services.others', { count: others.length })}>
          <Cards>
            {others.map(({ service, fit }) => (
              <ServiceCard words={words} service={service} fit={fit} />
            ))}
          </Cards>
        </More>
      )}
    </>
  )
}

/** One tap says that nothing fits. What is counted is the sector, the place and the age band. */
function NothingFits({ words, at, visit }: ServicesProps) {
  return (
    <Section title={words.say('form.unmet.title')} id="unmet">
      <p>{words.say('form.unmet.lead')}</p>
      <form class="post" method="post" action={at('/referrals/unmet')}>
        {visitFields({ ...visit, services: [] })
          .filter(([name]) => ['need', 'area', 'band'].includes(name))
          .concat([['id', newId()]])
          .map(([name, value]) => (
            <HiddenField name={name} value={value} />
          ))}
        <Button kind="secondary">{words.say('form.unmet.do')}</Button>
      </form>
      <ButtonRow>
        <Button kind="quiet" href={at(`/services?sector=${sectorOfNeed(visit.need!)}`)}>
          {words.say('form.unmet.look')}
        </Button>
      </ButtonRow>
    </Section>
  )
}

function ServiceCard({ words, service, fit }: { words: Words; service: OfferedService; fit: Fit }) {
  const { capacity, waitingDays, capacityDate } = roomAt(service)
  const say = (key: string) => words.say(`form.${key}`)
  const phone = service.phones.find(one => one.emergency) ?? service.phones[0]
  const facts: { term: string; value: Parameters<typeof SummaryList>[0]['items'][number]['value'] }[] = [
    {
      term: say('fact.checked'),
      value: service.lastCheck ? <Day words={words} day={service.lastCheck} /> : say('fact.never-checked'),
    },
  ]
  if (service.documents.length > 0)
    facts.push({
      term: say('fact.documents'),
      value: words.list(service.documents.map(document => say(`document.${document}`))),
    })
  facts.push({ term: say('fact.next'), value: nextOf(words, service) })
  facts.push({
    term: say('fact.contact'),
    value:
      service.teamId && service.teamActive ? say('way.app') : say(phone ? 'way.slip-or-phone' : 'way.slip'),
  })
  if (phone)
    facts.push({
      term: say('fact.phone'),
      value: (
        <a href={telephoneLink(phone.number)}>
          <bdi dir="ltr">{phone.number}</bdi>
        </a>
      ),
    })
  return (
    <Card
      title={<Said words={words} texts={service.name as Texts} />}
      icon={<SectorIcon sector={service.sector} />}
      tags={
        <>
          <StateTag tone={rooms[capacity]} word={say(`room.${capacity}`)} />
          <StateTag
            tone={fit.answer === 'yes' ? 'info' : fit.answer === 'ask' ? 'act' : 'stop'}
            word={say(`fits.${fit.answer}`)}
          />
        </>
      }
      meta={<Said words={words} texts={service.organisationName} />}
    >
      {capacity === 'waiting' && waitingDays !== null && (
        <p>{words.say('form.room.wait', { days: waitingDays })}</p>
      )}
      {capacityDate && (
        <p class="hint">
          {say('room.asked')} <Day words={words} day={capacityDate} />
        </p>
      )}
      {fit.reasons.length > 0 && <p>{words.list(fit.reasons.map(reason => fitName(words, reason)))}</p>}
      <SummaryList items={facts} />
    </Card>
  )
}

function nextOf(words: Words, { nextStep, nextStepNote, responseDays }: OfferedService): string {
  const note = words.pick(nextStepNote as Texts)
  const parts = [
    words.say(`form.next.${nextStep}`),
    ...(responseDays === null ? [] : [words.say('form.next.days', { days: responseDays })]),
    ...(note ? [note] : []),
  ]
  return parts.join(' ')
}
