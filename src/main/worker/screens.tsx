// Which pages there are without a network, and what each shows. An address that is not here gets a calm page.

import type { Opened } from '../../device/profile.ts'
import { DevicesPage } from '../../modules/accounts/devices/views.tsx'
import { Button, ButtonRow } from '../../ui/button.tsx'
import { Card, Cards } from '../../ui/list.tsx'
import { PageHead, Section } from '../../ui/page-head.tsx'
import { OutboxList } from '../offline-views.tsx'
import { phoneTexts } from '../outbox-texts.ts'
import { assetOf } from './assets.ts'
import { showService, showServices } from './directory.tsx'
import type { Scene, Screen } from './draw.tsx'
import { showGuidance, showGuidances } from './guidance.tsx'
import { showInbox, showMine, showNewRedirect, showNewReferral, showReferral } from './referrals.tsx'
import { unlocked } from './state.ts'

type Show = (scene: Scene, parts: string[]) => Promise<Screen | undefined> | Screen | undefined
/** Of what was taken along: for whoever has opened it. */
type ShowTaken = (scene: Scene, open: Opened, ...parts: string[]) => Promise<Screen | undefined>

const id = '([0-9a-f-]{36})'

/** Below `/r/<slug>`. */
const screens: [RegExp, Show][] = [
  [/^\/guidance$/, showGuidances],
  [/^\/guidance\/([\w-]+)$/, showGuidance],
  [/^\/outbox$/, showOutbox],
  [/^\/devices$/, showDevices],
  [/^\/services$/, taken(showServices)],
  [new RegExp(`^/services/${id}$`), taken(showService)],
  [/^\/referrals$/, taken(showInbox)],
  [/^\/referrals\/new$/, taken(showNewReferral)],
  [/^\/redirects\/new$/, taken(showNewRedirect)],
  [new RegExp(`^/referrals/${id}$`), taken(showReferral)],
  [/^\/mine$/, taken(showMine)],
]

function taken(show: ShowTaken): Show {
  return async (scene, parts) => {
    const open = unlocked()
    if (!open?.owner.startsWith(`${scene.place.slug}/`)) return calmScreen(scene, 'locked')
    return (await show(scene, open, ...parts)) ?? calmScreen(scene, 'notKept')
  }
}

/** Undefined where this address is not for reading without a network. */
export async function findScreen(scene: Scene, path: string): Promise<Screen | undefined> {
  for (const [pattern, show] of screens) {
    const parts = pattern.exec(path)
    if (parts) return await show(scene, parts.slice(1))
  }
  return undefined
}

function showOutbox({ words, at, place, person }: Scene): Screen {
  const messages = assetOf(`locales/${words.language}.json`).path
  return {
    title: words.say('offline.outbox.title'),
    body: <OutboxList words={words} at={at} response={place.slug} person={person} messages={messages} />,
    scripts: ['outbox-list'],
  }
}

function showDevices({ words, at, place }: Scene): Screen {
  return {
    title: words.say('offline.devices.title'),
    body: (
      <DevicesPage
        words={words}
        at={at}
        response={place.slug}
        person={undefined}
        areas={[]}
        texts={phoneTexts(words)}
      />
    ),
    scripts: ['this-phone'],
    current: 'devices',
  }
}

/** It needs the network; and what does not. */
export function calmScreen(scene: Scene, why: 'page' | 'locked' | 'notKept' = 'page'): Screen {
  const { words, at, person } = scene
  const ways: [string, string][] = [
    ['/guidance', 'offline.page.guidance'],
    ['/services', 'offline.page.search'],
    ['/referrals/new', 'offline.page.refer'],
    ['/redirects/new', 'offline.page.redirect'],
    ...(person
      ? ([
          ['/referrals', 'offline.page.inbox'],
          ['/mine', 'offline.page.mine'],
          ['/outbox', 'offline.outbox.title'],
        ] as [string, string][])
      : []),
    ['/devices', 'offline.devices.title'],
  ]
  const title = words.say(why === 'locked' ? 'offline.page.locked.title' : 'offline.page.title')
  const leads = {
    page: 'offline.page.lead',
    locked: 'offline.page.locked.lead',
    notKept: 'offline.page.notKept',
  }
  return {
    title,
    status: 503,
    body: (
      <>
        <PageHead title={title} lead={words.say(leads[why])} />
        <ButtonRow>
          {why === 'locked' ? (
            <Button href={at('/devices')}>{words.say('offline.devices.unlock')}</Button>
          ) : (
            <Button kind="secondary" href={scene.url.pathname + scene.url.search}>
              {words.say('offline.page.again')}
            </Button>
          )}
        </ButtonRow>
        <Section title={words.say('offline.page.works')}>
          <Cards>
            {ways.map(([path, key]) => (
              <Card title={words.say(key)} href={at(path)} />
            ))}
          </Cards>
        </Section>
      </>
    ),
  }
}
