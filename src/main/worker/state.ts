// What the worker remembers between two requests. The language, the last page's owner and what is public of a
// response survive its end; an unlocked key never does: it is in memory, for five minutes after the last touch.

import type { Owner } from '../../device/outbox-news.ts'
import type { Opened } from '../../device/profile.ts'
import { phoneDb } from '../../device/store.ts'
import type { ResponseInfo } from '../../kernel/actor.ts'
import { isLanguage, type Language, makeWords, type Words } from '../../kernel/words.ts'
import type { AgreedWords } from '../../modules/referrals/guidance/model.ts'
import { textsOf } from './assets.ts'

/** What anybody may know of a response: enough to draw the frame and the guidance. */
export type Place = Pick<ResponseInfo, 'slug' | 'name' | 'timeZone' | 'emergencyPhone' | 'demonstration'> & {
  /** How sectors have agreed to say what the guidance is about. Not there: taken along before there were any. */
  agreed?: AgreedWords[]
}

const idle = 5 * 60_000
let opened: (Opened & { touched: number }) | undefined

export function keepOpen(profile: Opened): void {
  opened = { ...profile, touched: Date.now() }
}

export function lockAll(): void {
  opened = undefined
}

/** Somebody is at the phone. */
export function touch(): void {
  if (unlocked()) opened!.touched = Date.now()
}

/** The profile that is open, whose person has touched the phone in the last minutes. */
export function unlocked(): Opened | undefined {
  if (opened && Date.now() - opened.touched > idle) opened = undefined
  return opened
}

export async function setLanguage(language: unknown): Promise<void> {
  if (!isLanguage(language)) return
  await (await phoneDb()).put('meta', language, 'language')
}

export async function currentLanguage(): Promise<Language> {
  const kept = await (await phoneDb()).get('meta', 'language')
  return isLanguage(kept) ? kept : 'en'
}

const made = new Map<string, Words>()

export async function wordsFor(language: Language, zone: string): Promise<Words> {
  const key = `${language} ${zone}`
  const known = made.get(key)
  if (known) return known
  const words = makeWords(language, await textsOf(language), zone)
  made.set(key, words)
  return words
}

export async function setLastOwner(response: string, person: string | undefined): Promise<void> {
  const db = await phoneDb()
  if (person) await db.put('meta', person, `owner ${response}`)
  else await db.delete('meta', `owner ${response}`)
}

/** Whose phone it is now: who unlocked it, else who was signed in on the last page. */
export async function ownerIn(response: string): Promise<Owner | undefined> {
  const open = unlocked()
  if (open?.owner.startsWith(`${response}/`))
    return { response, person: open.owner.slice(response.length + 1) }
  const person = await (await phoneDb()).get('meta', `owner ${response}`)
  return typeof person === 'string' ? { response, person } : undefined
}

export async function placeOf(response: string): Promise<Place | undefined> {
  // The worker put it there itself; see `keepPlace`.
  return (await (await phoneDb()).get('meta', `place ${response}`)) as Place | undefined
}

/** Asks for it once in a life of the worker. */
const asked = new Set<string>()

export async function keepPlace(response: string): Promise<void> {
  if (asked.has(response)) return
  asked.add(response)
  try {
    const answer = await fetch(`/r/${encodeURIComponent(response)}/offline/place`, {
      headers: { accept: 'application/json' },
    })
    if (answer.ok) await (await phoneDb()).put('meta', await answer.json(), `place ${response}`)
  } catch {
    asked.delete(response)
  }
}
