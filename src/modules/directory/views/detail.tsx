// One service on one page, in the order in which somebody with a child beside them needs it: is there room and does it
// fit, how to reach it, where and when, what to bring, what happens then. Printed, it is what one hands over.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { type SummaryItem, SummaryList } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import { Lock, StateTag, Tag } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
import type { Entry } from '../model.ts'
import { roomAt } from '../rules/capacity.ts'
import type { Asked, Fit } from '../rules/eligibility.ts'
import { extrasOf } from '../rules/extra.ts'
import { type FreshnessSettings, freshnessOf } from '../rules/freshness.ts'
import type { LocalTime } from '../rules/hours.ts'
import { phonesOf } from './card.tsx'
import { FitCheck } from './fit.tsx'
import { PhoneList } from './phones.tsx'
import { currentSchedules, sayForWhom, sayLanguage, sayOpenNow, sayResponse, saySchedules } from './say.ts'
import { FreshnessSign, LastCheck, RoomTag } from './signs.tsx'

export type DetailProps = {
  words: Words
  at: (path: string) => string
  entry: Entry
  now: LocalTime
  settings: FreshnessSettings
  asked: Asked
  /** Absent before anything was asked. */
  fit: Fit | undefined
  may: { keep: boolean; confirm: boolean; refer: boolean; redirect: boolean }
  /** Under which a showing is counted; absent for whoever has no account. */
  informedId: string | undefined
}

export function DetailPage(props: DetailProps) {
  const { words, at, entry, now, settings, may } = props
  const freshness = freshnessOf(entry.nextCheck, now.day, settings)
  const open = entry.status === 'active' ? sayOpenNow(words, hoursOf(entry), now) : undefined
  const path = at(`/services/${entry.id}`)
  return (
    <>
      <PageHead
        title={words.pick(entry.name)}
        over={
          <>
            <SectorIcon sector={entry.sector} /> {words.say(`accounts.sector.${entry.sector}`)} ·{' '}
            <Said words={words} texts={entry.organisationName} />
          </>
        }
        back={{ href: at('/services'), label: words.say('directory.find.title') }}
        tags={
          <>
            <RoomTag
              words={words}
              status={entry.status}
              room={roomAt(entry, entry.sites[0])}
              today={now.day}
            />
            {open && <StateTag tone={open.isOpen ? 'info' : 'quiet'} mark="clock" word={open.text} />}
            <FreshnessSign words={words} freshness={freshness} forKeepers={may.keep} />
            {entry.visibility === 'referral-staff' && (
              <Lock words={words} word={words.say('directory.visibility.referral-staff')} />
            )}
          </>
        }
        lead={<LastCheck words={words} lastCheck={entry.lastCheck} />}
        actions={<Actions {...props} />}
      />
      {freshness === 'past' && (
        <Notice words={words} kind="warning">
          {words.say('directory.detail.past')}
        </Notice>
      )}
      {words.pick(entry.alert) && (
        <Notice words={words} kind="warning">
          <Said words={words} texts={entry.alert} />
        </Notice>
      )}
      {words.pick(entry.description) && (
        <p>
          <Said words={words} texts={entry.description} />
        </p>
      )}
      <PhoneList words={words} phones={phonesOf(entry)} emails={entry.emails} website={entry.website} />
      <Section title={words.say('directory.detail.for-whom')}>
        <SummaryList items={forWhom(words, entry)} />
        <FitCheck {...props} path={path} />
      </Section>
      <Places {...props} />
      <Section title={words.say('directory.detail.how')}>
        <SummaryList items={howItems(words, entry)} />
      </Section>
      <Informing {...props} />
      {may.keep && <Brought {...props} />}
      {may.confirm && <Keeping {...props} path={path} />}
    </>
  )
}

/** Of a list that was brought in: for who keeps the entry, to put it where it belongs. */
function Brought({ words, entry }: DetailProps) {
  const extras = extrasOf(entry.extra)
  if (extras.length === 0) return null
  return (
    <ScreenOnly>
      <Section
        title={words.say('directory.detail.brought')}
        lead={words.say('directory.detail.brought.what')}
      >
        <SummaryList
          items={extras.map(({ name, label, value }) => ({
            term: words.pick(label) || name,
            value: <Said words={words} texts={value} />,
          }))}
        />
      </Section>
    </ScreenOnly>
  )
}

/** One tap counts that it was shown or printed: two sectors and a month, nobody. Without a network it is kept. */
function Informing({ words, at, entry, informedId }: DetailProps) {
  if (informedId === undefined) return null
  return (
    <ScreenOnly>
      <Section title={words.say('directory.act.informed')} lead={words.say('directory.act.informed.lead')}>
        <PostButton
          action={at('/informed')}
          values={{ id: informedId, toSector: entry.sector, service: entry.id }}
          kind="secondary"
          icon="check"
        >
          {words.say('directory.act.informed.do')}
        </PostButton>
      </Section>
    </ScreenOnly>
  )
}

/** Three acts, never confused: inform, re-direct, refer. */
function Actions({ words, at, entry, may }: DetailProps) {
  const service = `?service=${entry.id}`
  return (
    <>
      {may.refer && (
        <Button href={at(`/referrals/new${service}`)} icon="next">
          {words.say('directory.act.refer')}
        </Button>
      )}
      {may.redirect && (
        <Button kind="secondary" href={at(`/redirects/new${service}`)}>
          {words.say('directory.act.redirect')}
        </Button>
      )}
      <PrintButton words={words} />
      {may.keep && (
        <Button kind="quiet" href={at(`/services/${entry.id}/edit`)}>
          {words.say('directory.edit')}
        </Button>
      )}
    </>
  )
}

function forWhom(words: Words, entry: Entry): SummaryItem[] {
  const said = (key: string, list: readonly string[]) =>
    words.list(list.map(code => words.say(`directory.${key}.${code}`)))
  const items: (SummaryItem | undefined)[] = [
    { term: words.say('directory.term.ages'), value: sayForWhom(words, entry) },
    entry.criteria.length > 0
      ? { term: words.say('directory.term.criteria'), value: said('criterion', entry.criteria) }
      : undefined,
    entry.disability !== 'unknown'
      ? {
          term: words.say('directory.term.disability'),
          value: words.say(`directory.disability.${entry.disability}`),
        }
      : undefined,
    textItem(words, 'directory.term.eligibility', entry.eligibilityNote),
    entry.documents.length > 0 || words.pick(entry.documentsNote)
      ? {
          term: words.say('directory.term.documents'),
          value: (
            <>
              {entry.documents.length > 0 && <p>{said('document', entry.documents)}</p>}
              <Said words={words} texts={entry.documentsNote} />
            </>
          ),
        }
      : { term: words.say('directory.term.documents'), value: words.say('directory.document.not-said') },
  ]
  return items.filter(item => item !== undefined)
}

function howItems(words: Words, entry: Entry): SummaryItem[] {
  const said = (key: string, list: readonly string[]) =>
    words.list(list.map(code => words.say(`directory.${key}.${code}`)))
  const items: (SummaryItem | undefined)[] = [
    entry.access.length > 0
      ? { term: words.say('directory.term.access'), value: said('access', entry.access) }
      : undefined,
    entry.referralMethods.length > 0
      ? { term: words.say('directory.term.methods'), value: said('method', entry.referralMethods) }
      : undefined,
    {
      term: words.say('directory.term.next-step'),
      value: words.pick(entry.nextStepNote) ? (
        <Said words={words} texts={entry.nextStepNote} />
      ) : (
        words.say(`directory.next-step.${entry.nextStep}`)
      ),
    },
    { term: words.say('directory.term.response'), value: sayResponse(words, entry.responseDays) },
    entry.feedback.length > 0
      ? { term: words.say('directory.term.feedback'), value: said('feedback', entry.feedback) }
      : undefined,
    entry.languages.length > 0
      ? {
          term: words.say('directory.term.languages'),
          value: words.list(entry.languages.map(language => sayLanguage(words, language))),
        }
      : undefined,
    textItem(words, 'directory.term.interpretation', entry.interpretation),
    entry.femaleStaff !== 'unknown'
      ? {
          term: words.say('directory.term.female-staff'),
          value: words.say(`directory.female-staff.${entry.femaleStaff}`),
        }
      : undefined,
    {
      term: words.say('directory.term.cost'),
      value: words.pick(entry.costNote) ? (
        <Said words={words} texts={entry.costNote} />
      ) : (
        words.say(`directory.cost.${entry.cost}`)
      ),
    },
  ]
  return items.filter(item => item !== undefined)
}

function textItem(words: Words, key: string, texts: Entry['alert']): SummaryItem | undefined {
  if (!words.pick(texts)) return undefined
  return { term: words.say(key), value: <Said words={words} texts={texts} /> }
}

function hoursOf(entry: Entry): Entry['schedules'] {
  const [site] = entry.sites
  return site && site.schedules.length > 0 ? site.schedules : entry.schedules
}

/** Where and when. A protected place says that it is one, so that nobody reads it out. */
function Places({ words, at, entry, now, may }: DetailProps) {
  const covered = entry.areas.map(area => words.pick(area.name))
  return (
    <Section title={words.say('directory.detail.where')}>
      {entry.sites.map(({ id, location, areaName, schedules, phones, emails, ...room }) => (
        <SummaryList
          items={[
            {
              term:
                words.pick(location.name) || (areaName ? words.pick(areaName) : words.say('directory.place')),
              ...(may.keep && {
                action: {
                  href: at(`/services/${entry.id}/sites/${id}`),
                  label: words.say('directory.site.edit'),
                },
              }),
              value: (
                <>
                  {location.protected && (
                    <p>
                      <Lock words={words} word={words.say('directory.place.protected')} />
                    </p>
                  )}
                  {entry.sites.length > 1 && room.capacity && (
                    <p>
                      <RoomTag
                        words={words}
                        status={entry.status}
                        room={roomAt(entry, { ...room })}
                        today={now.day}
                      />
                    </p>
                  )}
                  <p>{[location.address, areaName ?? {}].map(words.pick).filter(Boolean).join(', ')}</p>
                  <p>
                    <Said words={words} texts={location.directions} />
                  </p>
                  <p>
                    <Said words={words} texts={location.accessibility} />
                  </p>
                  <Hours
                    words={words}
                    schedules={schedules.length > 0 ? schedules : entry.schedules}
                    now={now}
                  />
                  {entry.sites.length > 1 && phones.length > 0 && (
                    <PhoneList words={words} phones={phones} emails={emails} website="" quiet />
                  )}
                </>
              ),
            },
          ]}
        />
      ))}
      {entry.sites.length === 0 && (
        <>
          <p>{words.say('directory.places.none')}</p>
          <Hours words={words} schedules={entry.schedules} now={now} />
        </>
      )}
      {covered.length > 0 && <p>{words.say('directory.covers', { areas: words.list(covered) })}</p>}
    </Section>
  )
}

function Hours({ words, schedules, now }: { words: Words; schedules: Entry['schedules']; now: LocalTime }) {
  const lines = saySchedules(words, currentSchedules(schedules, now.day))
  return lines.length > 0 ? (
    <div>
      {lines.map(line => (
        <p>{line}</p>
      ))}
    </div>
  ) : (
    <p>{words.say('directory.hours.unknown')}</p>
  )
}

/** For those who keep it: confirm with one tap, and what only they need to know. */
function Keeping({ words, at, entry, may, path }: DetailProps & { path: string }) {
  return (
    <ScreenOnly>
      <Section
        title={words.say('directory.keeping')}
        lead={words.say('directory.keeping.next', { day: words.date(entry.nextCheck) })}
      >
        <p>
          <Tag>{words.say(`directory.status.${entry.status}`)}</Tag>{' '}
          <Tag>{words.say(`directory.visibility.${entry.visibility}`)}</Tag>
          {entry.teamName && (
            <Tag>{words.say('directory.keeping.team', { team: words.pick(entry.teamName) })}</Tag>
          )}
        </p>
        <ButtonRow>
          <PostButton action={`${path}/confirmation`} kind="secondary" icon="check">
            {words.say('directory.confirm')}
          </PostButton>
          <Button kind="quiet" href={at('/services/mine')}>
            {words.say('directory.mine.title')}
          </Button>
          {may.keep && (
            <Button kind="quiet" href={`${path}/sites/new`} icon="add">
              {words.say('directory.site.add')}
            </Button>
          )}
          {may.keep && (
            <Button kind="quiet" href={`${path}/status`}>
              {words.say('directory.status.change')}
            </Button>
          )}
        </ButtonRow>
      </Section>
    </ScreenOnly>
  )
}
