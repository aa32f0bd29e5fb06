// A person on a shared phone, behind a PIN of their own. The PIN makes a key (PBKDF2), that key wraps the profile's
// own key, and the profile's key locks what is kept for reading without a network. An unlocked key is only ever in
// memory. A PIN of six digits keeps colleagues and finders out; it does not withstand somebody who copies the phone
// and tries all of them elsewhere, so nothing confidential is kept under it.
import { randomBytes, subtle, utf8 } from './bytes.ts'
import { deviceKey, lock, unlock } from './outbox-lock.ts'
import { type Owner, ownerKey } from './outbox-news.ts'
import { phoneDb } from './store.ts'

/** About a second on a phone of 2020, and within what is recommended for this derivation. */
const rounds = 600_000
const missesUntilShut = 5

export type Opened = { owner: string; key: CryptoKey }
export type Refused = 'wrong' | 'wait'

/** What is wrong with a PIN, if anything. */
export function weakness(pin: string): 'short' | undefined {
  if (!/^\d{6,12}$/.test(pin)) return 'short'
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? 'short' : undefined
}

export type ProfileToMake = { owner: Owner; nickname: string; language: string; pin: string; ticket?: string }

export async function makeProfile(made: ProfileToMake): Promise<Opened> {
  const owner = ownerKey(made.owner)
  const salt = new Uint8Array(randomBytes(16))
  const raw = new Uint8Array(randomBytes(32))
  const wrapping = await keyOf(made.pin, salt, rounds)
  const profile = {
    owner,
    nickname: made.nickname,
    language: made.language,
    salt,
    rounds,
    key: await lock(wrapping, [...raw], `profile ${owner}`),
    ticket: made.ticket ? await lock(await deviceKey(), made.ticket, `ticket ${owner}`) : undefined,
    misses: 0,
    shutUntil: 0,
  }
  const db = await phoneDb()
  await db.put('profiles', profile)
  // What was kept under an earlier PIN cannot be opened any more.
  await forgetSnapshots(owner)
  return { owner, key: await profileKey(raw) }
}

export async function openProfile(owner: string, pin: string, now = Date.now()): Promise<Opened | Refused> {
  const db = await phoneDb()
  const profile = await db.get('profiles', owner)
  if (!profile) return 'wrong'
  if (profile.shutUntil > now) return 'wait'
  const wrapping = await keyOf(pin, profile.salt, profile.rounds)
  try {
    const raw = await unlock(wrapping, profile.key, `profile ${owner}`)
    if (!Array.isArray(raw)) return 'wrong'
    await db.put('profiles', { ...profile, misses: 0, shutUntil: 0 })
    return { owner, key: await profileKey(Uint8Array.from(raw)) }
  } catch {
    const misses = profile.misses + 1
    // A minute after five, then twice as long for each.
    const pause = misses < missesUntilShut ? 0 : 60_000 * 2 ** Math.min(misses - missesUntilShut, 10)
    await db.put('profiles', { ...profile, misses, shutUntil: pause === 0 ? 0 : now + pause })
    return 'wrong'
  }
}

export type Known = { owner: string; nickname: string }

export async function listProfiles(response: string): Promise<Known[]> {
  const all = await (await phoneDb()).getAll('profiles')
  return all
    .filter(({ owner }) => owner.startsWith(`${response}/`))
    .map(({ owner, nickname }) => ({ owner, nickname }))
}

/** Removes the person and what was kept for them to read. What waits in the outbox is not touched: see `standing`. */
export async function removeProfile(owner: string): Promise<void> {
  await forgetSnapshots(owner)
  await (await phoneDb()).delete('profiles', owner)
}

async function forgetSnapshots(owner: string): Promise<void> {
  const tx = (await phoneDb()).transaction('snapshots', 'readwrite')
  for (const key of await tx.store.index('owner').getAllKeys(owner)) await tx.store.delete(key)
  await tx.done
}

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const secret = await subtle().importKey('raw', new Uint8Array(utf8(pin)), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return await subtle().deriveKey(how, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

async function profileKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return await subtle().importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
