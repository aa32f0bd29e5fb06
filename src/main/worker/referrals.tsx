// Lists, one referral, and the forms, without a network. What is answered here goes into the outbox like everything
// that a page makes; see answers.ts.
import type { Opened } from '../../device/profile.ts'
import { dayAfter, dayIn } from '../../kernel/wall-time.ts'
import type { CopyEntry, ServiceCopy } from '../../modules/directory/model.ts'
import { isNeed } from '../../modules/directory/needs.ts'
import { searchCopy } from '../../modules/directory/rules/copy-search.ts'
import { emptySearch } from '../../modules/directory/rules/search.ts'
import type { PlaceChoice, Target } from '../../modules/referrals/form/store.ts'
import { SealFormPage } from '../../modules/referrals/form/views/form.tsx'
import { MinePage } from '../../modules/referrals/form/views/mine.tsx'
import { NeedStep } from '../../modules/referrals/form/views/need.tsx'
import { NoTeam } from '../../modules/referrals/form/views/no-team.tsx'
import { PersonStep } from '../../modules/referrals/form/views/person.tsx'
import { RedirectPage } from '../../modules/referrals/form/views/redirect.tsx'
import { ServicesStep } from '../../modules/referrals/form/views/services.tsx'
import { missingOf, openSector, pageStepOf, parseVisit, placeOf } from '../../modules/referrals/form/visit.ts'
import { consentRule } from '../../modules/referrals/rules/consent.ts'
import { referralSettings } from '../../modules/referrals/rules/settings.ts'
import { type View, views } from '../../modules/referrals/store/lists.ts'
import { InboxPage, shownIn } from '../../modules/referrals/views/inbox.tsx'
import { ReferralView } from '../../modules/referrals/views/referral.tsx'
import { assetOf } from './assets.ts'
import type { Scene, Screen } from './draw.tsx'
import { takenForm, takenReferrals, takenServices } from './taken.ts'

const current = 'referrals'

export async function showInbox(scene: Scene, open: Opened): Promise<Screen | undefined> {
  const kept = await takenReferrals(open)
  if (!kept) return undefined
  const { words, at, now, url } = scene
  const view: View = views.find(one => one === url.searchParams.get('view')) ?? 'needs'
  const inbox = kept.value.inboxes[view]
  const query = { view, state: undefined, urgency: undefined, after: undefined, most: inbox.listed.length }
  return {
    title: words.say('referrals.title'),
    asOf: kept.at,
    current,
    body: (
      <InboxPage
        words={words}
        shown={shownIn({ ...inbox, more: false }, query, { words, at, now, mine: kept.value.teams })}
        at={at}
        now={now}
      />
    ),
  }
}

export async function showReferral(scene: Scene, open: Opened, id: string): Promise<Screen | undefined> {
  const kept = await takenReferrals(open)
  const shown = kept?.value.pages[id]
  if (!kept || !shown) return undefined
  const { words, at, now, place } = scene
  return {
    title: words.say('referrals.one'),
    asOf: kept.at,
    current,
    width: 'wide',
    body: (
      <ReferralView
        words={words}
        // What is sealed is opened with the server's knowledge only, which is written down there.
        shown={{ ...shown, shut: shown.shut }}
        at={at}
        now={now}
        today={dayIn(now, place.timeZone)}
        mine={kept.value.teams}
        emergencyPhone={place.emergencyPhone}
      />
    ),
  }
}

export async function showMine(scene: Scene, open: Opened): Promise<Screen | undefined> {
  const kept = await takenReferrals(open)
  if (!kept) return undefined
  const { words, at, now, place } = scene
  const { sent, sentNames, teams } = kept.value
  return {
    title: words.say('form.mine.title'),
    asOf: kept.at,
    current,
    body: (
      <MinePage
        words={words}
        at={at}
        sent={sent}
        names={sentNames}
        now={now}
        today={dayIn(now, place.timeZone)}
        mine={teams}
      />
    ),
  }
}

export async function showNewReferral(scene: Scene, open: Opened): Promise<Screen | undefined> {
  const [services, form] = await Promise.all([takenServices(open), takenForm(open)])
  if (!services || !form) return undefined
  const { words, at, url, now, place } = scene
  const visit = parseVisit(url.searchParams)
  const settings = referralSettings({ referrals: form.value.settings })
  const head = { words, at, visit, emergencyPhone: place.emergencyPhone }
  const asked = url.searchParams.get('asked')
  const screen = (body: Screen['body'], scripts: string[] = []): Screen => ({
    title: words.say('form.title'),
    asOf: services.at,
    current,
    scripts,
    body,
  })
  const copy = services.value
  const step = pageStepOf(visit)
  if (step === 'need') return screen(<NeedStep {...head} open={openSector(url.searchParams)} />)
  if (step === 'person') {
    const missing = asked === 'person' ? missingOf(visit) : []
    const errors = Object.fromEntries(missing.map(name => [name, words.say('form.missing')]))
    return screen(<PersonStep {...head} places={placesOf(copy, settings.areaLevel)} errors={errors} />)
  }
  const targets = visit.services.flatMap(id => copy.services.filter(one => one.id === id)).map(targetOf)
  if (step === 'services' || targets.length === 0) {
    const search = { ...emptySearch, need: isNeed(visit.need) ? visit.need : undefined, area: placeOf(visit) }
    const errors: Record<string, string> =
      asked === 'service' ? { service: words.say('form.services.missing') } : {}
    const found = searchCopy(copy, search, now).entries.slice(0, 40)
    return screen(<ServicesStep {...head} visit={{ ...visit, services: [] }} found={found} errors={errors} />)
  }
  if (form.value.teams.length === 0)
    return screen(<NoTeam words={words} emergencyPhone={place.emergencyPhone} />)
  const today = dayIn(now, place.timeZone)
  return screen(
    <SealFormPage
      {...head}
      {...senderOf(scene, form.value.teams, today)}
      targets={targets}
      rule={consentRule(visit.band ?? 'unknown', settings.consent)}
      latest={dayAfter(today, settings.consentDays)}
      slipAddress={form.value.slipAddress}
    />,
    ['seal-form', 'unlock-keys'],
  )
}

export async function showNewRedirect(scene: Scene, open: Opened): Promise<Screen | undefined> {
  const [services, form] = await Promise.all([takenServices(open), takenForm(open)])
  if (!services || !form) return undefined
  const { words, at, now, place } = scene
  const today = dayIn(now, place.timeZone)
  const { teams } = form.value
  const mine = teams.map(({ id }) => id)
  const targets = services.value.services
    .filter(
      ({ sector, status, teamId, teamActive }) =>
        sector === 'child-protection' &&
        status === 'active' &&
        teamActive &&
        teamId &&
        !mine.includes(teamId),
    )
    .sort((a, b) => rankOf(b) - rankOf(a) || a.id.localeCompare(b.id))
    .slice(0, 12)
    .map(targetOf)
  const settings = referralSettings({ referrals: form.value.settings })
  return {
    title: words.say('form.redirect.title'),
    asOf: services.at,
    current,
    scripts: ['seal-form', 'unlock-keys'],
    body:
      teams.length === 0 ? (
        <NoTeam words={words} emergencyPhone={place.emergencyPhone} />
      ) : (
        <RedirectPage
          {...senderOf(scene, teams, today)}
          words={words}
          at={at}
          emergencyPhone={place.emergencyPhone}
          targets={targets}
          latest={dayAfter(today, Math.min(30, settings.consentDays))}
        />
      ),
  }
}

function senderOf(
  scene: Scene,
  teams: { id: string; name: Target['name']; organisation: string }[],
  today: string,
) {
  return { person: scene.person ?? '', worker: assetOf('unwrap-worker.js').path, today, teams }
}

const rankOf = ({ needs }: CopyEntry) => Number(needs.includes('child-case-management'))

function targetOf({ id, name, sector, organisationName, teamId, teamActive, phones }: CopyEntry): Target {
  return { id, name, sector, organisationName, teamId, teamActive, phones }
}

/** As the server lists them: what lies in the response, down to a level, each with what it lies in. */
function placesOf({ areas }: ServiceCopy, finest: number): PlaceChoice[] {
  const names = new Map(areas.map(({ pcode, name }) => [pcode, name]))
  return areas
    .filter(({ level }) => level > 0 && level <= finest)
    .sort((a, b) => (a.pcode < b.pcode ? -1 : 1))
    .map(({ pcode, parentPcode, name }) => ({
      pcode,
      name,
      parentName: (parentPcode && names.get(parentPcode)) || null,
    }))
}
