// The worker behind all pages: it draws the listed ones when there is no network, keeps the built files, and delivers
// the outbox when the browser wakes it. It is built into one file; see scripts/build/browser.mjs.
import { restoreLost } from '../device/outbox-copy.ts'
import { channelName, tellOutbox } from '../device/outbox-news.ts'
import { runOutbox } from '../device/outbox-run.ts'
import type { Opened } from '../device/profile.ts'
import { answerAsset, dropOldAssets, keepAssets } from './worker/assets.ts'
import { answerNavigation, answerStatement } from './worker/navigate.ts'
import { refreshSnapshots } from './worker/refresh.ts'
import { type WorkerMessage, worker } from './worker/scope.ts'
import {
  currentLanguage,
  keepOpen,
  keepPlace,
  lockAll,
  setLanguage,
  setLastOwner,
  touch,
  unlocked,
} from './worker/state.ts'

worker.addEventListener('install', event => {
  // The queue lies in the database and knows no version, so a new worker may take over at once.
  event.waitUntil(worker.skipWaiting())
})

worker.addEventListener('activate', event => {
  event.waitUntil(
    (async () => {
      await worker.clients.claim()
      await keepAssets(await currentLanguage())
      await dropOldAssets()
    })(),
  )
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== worker.location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(answerAsset(request))
  else if (request.method === 'GET' && /\/teams\/[0-9a-f-]{36}\/statement$/.test(url.pathname))
    event.respondWith(answerStatement(request))
  else if (request.mode === 'navigate') event.respondWith(answerNavigation(request))
})

worker.addEventListener('sync', event => {
  if (event.tag === channelName) event.waitUntil(deliver())
})

worker.addEventListener('message', event => event.waitUntil(hear(event)))

/** What pages say. Everything in it is checked, because any script of ours could send it. */
async function hear({ data, source }: WorkerMessage): Promise<void> {
  const told = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>
  switch (told.type) {
    case 'page': {
      touch()
      if (typeof told.response === 'string') {
        // A page that was drawn here knows of the person only what this worker told it.
        if (told.drawnHere !== true)
          await setLastOwner(told.response, typeof told.person === 'string' ? told.person : undefined)
        await keepPlace(told.response)
      }
      const before = await currentLanguage()
      await setLanguage(told.language)
      if (before !== (await currentLanguage())) await keepAssets(await currentLanguage())
      source?.postMessage({ type: 'standing', unlocked: unlocked()?.owner })
      if ((await restoreLost()) > 0) tellOutbox({ type: 'added' })
      await refreshSnapshots(false)
      return
    }
    case 'touch':
      touch()
      source?.postMessage({ type: 'standing', unlocked: unlocked()?.owner })
      return
    case 'unlock':
      if (isOpened(told.profile)) keepOpen(told.profile)
      source?.postMessage({ type: 'standing', unlocked: unlocked()?.owner })
      await refreshSnapshots(true)
      source?.postMessage({ type: 'refreshed' })
      return
    case 'refresh':
      await refreshSnapshots(true)
      source?.postMessage({ type: 'refreshed' })
      return
    case 'lock':
      lockAll()
      source?.postMessage({ type: 'standing', unlocked: undefined })
  }
}

function isOpened(value: unknown): value is Opened {
  return (
    typeof value === 'object' &&
    value !== null &&
    'owner' in value &&
    typeof value.owner === 'string' &&
    'key' in value &&
    value.key instanceof CryptoKey
  )
}

/** Asked again by the browser later where it did not get through. */
async function deliver(): Promise<void> {
  const outcome = await runOutbox(true)
  if (outcome && !outcome.reached) throw new Error('no network yet')
}
