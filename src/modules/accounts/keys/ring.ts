// The key ring of a page: a person's keys, open, in the memory of this page and nowhere else. They are gone when the
// page is left, when nobody touched it for five minutes, or when somebody locks it. Pages on which many sealed things
// are opened are therefore one page each, so that one unlocking serves them all.
import type { PersonKeys } from '../../../device/person-keys.ts'

export const IDLE = 5 * 60_000
/** On `document`: somebody needs the keys. The element `across-unlock` takes the event and asks for the words. */
export const WANTED = 'across-keys-wanted'
/** On `document`: whatever is shown that keys have opened must go from the screen. */
export const LOCKED = 'across-keys-locked'
export const OPENED = 'across-keys-opened'

type Waiting = { resolve: (keys: PersonKeys) => void; reject: (reason: unknown) => void }

let held: PersonKeys | undefined
let waiting: Waiting[] = []
let touchedAt = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Nobody unlocked: the person closed the question, or the page has none. */
export class StaysLocked extends Error {
  constructor() {
    super('stays locked')
    this.name = 'StaysLocked'
  }
}

/**
 * The keys of whoever is signed in. Asks for the six words or the passkey where they are not open yet; throws
 * `StaysLocked` where that is declined. The page holds `<UnlockKeys>` and names the script `unlock-keys`.
 */
export function unlockedKeys(): Promise<PersonKeys> {
  touch()
  if (held) return Promise.resolve(held)
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject })
    const taken = !document.dispatchEvent(new CustomEvent(WANTED, { cancelable: true }))
    if (!taken) decline()
  })
}

export function areKeysOpen(): boolean {
  return held !== undefined
}

/** Called by the element that opened them. */
export function keep(keys: PersonKeys): void {
  held = keys
  touch()
  for (const { resolve } of waiting.splice(0)) resolve(keys)
  document.dispatchEvent(new CustomEvent(OPENED))
}

export function decline(): void {
  const turnedAway = waiting
  waiting = []
  for (const { reject } of turnedAway) reject(new StaysLocked())
}

export function lock(): void {
  clearTimeout(timer)
  if (!held) return
  held = undefined
  document.dispatchEvent(new CustomEvent(LOCKED))
}

/** Somebody is here. */
export function touch(): void {
  touchedAt = Date.now()
  clearTimeout(timer)
  timer = setTimeout(lockWhenIdle, IDLE)
}

// A sleeping phone stops timers: the hour is looked at again when the page comes back.
function lockWhenIdle(): void {
  const left = touchedAt + IDLE - Date.now()
  if (left <= 0) lock()
  else timer = setTimeout(lockWhenIdle, left)
}

if (typeof document !== 'undefined') {
  for (const sign of ['pointerdown', 'keydown', 'scroll'])
    document.addEventListener(sign, () => held && touch(), { passive: true, capture: true })
  document.addEventListener('visibilitychange', () => held && lockWhenIdle())
  addEventListener('pagehide', lock)
}
