// Renews what the open profile takes along: in the background, at most every ten minutes, and only with the session
// of the very same person.
import { keepSnapshot, listSnapshots, takenParts, touchSnapshot } from '../../device/snapshot.ts'
import { phoneDb } from '../../device/store.ts'
import { unlocked } from './state.ts'

const pause = 10 * 60_000
let running: Promise<void> | undefined

export function refreshSnapshots(now: boolean): Promise<void> {
  running ??= refresh(now).finally(() => {
    running = undefined
  })
  return running
}

async function refresh(now: boolean): Promise<void> {
  const open = unlocked()
  if (!open) return
  const kept = await listSnapshots(open.owner)
  const area = await (await phoneDb()).get('meta', `area ${open.owner}`)
  const [response = '', person = ''] = open.owner.split('/')
  for (const name of takenParts) {
    const before = kept.find(one => one.name === name)
    if (!now && before && Date.now() - before.at.getTime() < pause) continue
    const query = new URLSearchParams({
      ...(before ? { have: before.etag } : {}),
      ...(name === 'services' && typeof area === 'string' && area ? { area } : {}),
    })
    try {
      const answer = await fetch(`/r/${response}/offline/${name}?${query}`, {
        headers: { accept: 'application/json' },
        cache: 'no-store',
        redirect: 'error',
      })
      if (answer.status === 204) await touchSnapshot(open.owner, name)
      if (answer.status !== 200) continue
      // Our own endpoint's answer.
      const given = (await answer.json()) as { person: string; etag: string; value: unknown }
      if (given.person === person) await keepSnapshot(open, name, given.value, given.etag)
    } catch {
      // No network: what is kept stays what it was.
      return
    }
  }
}
