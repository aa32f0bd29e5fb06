// A page drawn on the phone: the same frame and views as the server's, with the same headers.
import type { Child } from 'hono/jsx'
import { securityHeaders } from '../../kernel/headers.ts'
import type { Words } from '../../kernel/words.ts'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { barTexts } from '../outbox-texts.ts'
import { assetOf } from './assets.ts'
import { worker } from './scope.ts'
import { type Place, unlocked } from './state.ts'

export type Scene = {
  words: Words
  place: Place
  url: URL
  /** Whose phone it is now. */
  person: string | undefined
  now: Date
  at: (path: string) => string
}

export type Screen = {
  title: string
  body: Child
  scripts?: string[]
  width?: 'narrow' | 'wide'
  current?: string
  /** Of when the things on it are. */
  asOf?: Date | undefined
  status?: number
}

export async function draw(scene: Scene, screen: Screen): Promise<Response> {
  const { words, place, url, person, at } = scene
  const done = url.searchParams.get('done')
  const item = (path: string, key: string) => ({ href: at(path), label: words.say(key) })
  const rendered = (
    <Layout
      words={words}
      title={screen.title}
      assets={assetOf}
      nav={[
        item('/services', 'main.nav.services'),
        item('/guidance', 'main.nav.guidance'),
        ...(person ? [item('/referrals', 'main.nav.referrals')] : []),
        item('/devices', 'offline.devices.title'),
      ]}
      current={screen.current === undefined ? undefined : at(`/${screen.current}`)}
      address={url.pathname + url.search}
      response={{ name: words.pick(place.name), href: at('/') }}
      banner={place.demonstration ? words.say('main.demonstration') : undefined}
      notice={
        <>
          {done && /^[a-z]+\.done\.[\w.-]+$/.test(done) && words.has(done) && (
            <Notice words={words} kind="success" live>
              {words.say(done)}
            </Notice>
          )}
          {screen.asOf && (
            <Notice words={words}>
              {words.say('offline.page.asOf', { when: words.dateTime(screen.asOf) })}
            </Notice>
          )}
        </>
      }
      outbox={{
        'data-response': place.slug,
        'data-person': person,
        'data-texts': barTexts(words),
        'data-unlocked': unlocked() ? 'yes' : undefined,
        'data-offline': 'yes',
      }}
      footer={[]}
      scripts={['outbox-bar', ...(screen.scripts ?? [])]}
      width={screen.width ?? 'narrow'}
    >
      {screen.body}
    </Layout>
  )
  const html = await (rendered as { toString(): string | Promise<string> }).toString()
  const headers = new Headers(securityHeaders(worker.location.origin.startsWith('https:')))
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('cache-control', 'no-store')
  return new Response(html, { status: screen.status ?? 200, headers })
}
