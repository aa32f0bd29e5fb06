// Two phones and a laptop against the real server: what a device pins, when a phone may send, and that what it seals
// is opened by the team and by nobody else. The devices' own functions run here with a store of their own each.
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CastName, cast, organisations, teams } from '../../../../demo/country.ts'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { openSealed } from '../../../device/open.ts'
import { newPersonKeys, type PersonKeys } from '../../../device/person-keys.ts'
import { seal } from '../../../device/seal.ts'
import { newId } from '../../../kernel/id.ts'
import type { OwnKeys, TeamStatement } from './model.ts'
import {
  compareRoot,
  destinationOf,
  learnRoots,
  phoneSender,
  pinnedRoot,
  senderWords,
  teamKeysOf,
} from './trust.ts'
import { ask, NotTaken, tell, toBase64 } from './wire.ts'
import { type Ceremony, holdCeremony } from './work/root.ts'
import { firstEpoch, nextEpoch, signerOf, statedSender } from './work/team.ts'

const OURS = { id: teams.caseWork!.id, organisation: organisations.safeSteps!.id }
const THEIRS = { id: teams.school!.id, organisation: organisations.brightPath!.id }
const TODAY = '2026-11-23'

let country: TestCountry
let base: string
/** What each device keeps, by the name of its holder. */
const stores = new Map<CastName, Map<string, string>>()
let holder: CastName = 'ibrahim'

/** From here on the device of that person acts. */
async function on<T>(name: CastName, work: () => Promise<T>): Promise<T> {
  const before = holder
  holder = name
  try {
    return await work()
  } finally {
    holder = before
  }
}

beforeAll(async () => {
  country = await makeCountry()
  base = `/r/${country.slug}`
})
beforeEach(() => {
  const store = () => {
    const kept = stores.get(holder) ?? new Map<string, string>()
    stores.set(holder, kept)
    return kept
  }
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store().get(key) ?? null,
    setItem: (key: string, value: string) => store().set(key, value),
  })
  // The address as the page would ask it, answered by the real routes.
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const browser = await country.browser(holder)
    return init.method === 'POST'
      ? browser.postJson(path, JSON.parse(String(init.body)))
      : browser.get(path, { accept: 'application/json' })
  })
})
afterEach(() => vi.unstubAllGlobals())

async function makeKeys(name: CastName): Promise<PersonKeys> {
  const keys = await newPersonKeys()
  const { recipient, signing } = keys.public
  const sealed = toBase64(new Uint8Array(300).fill(7))
  await on(name, () => tell(`${base}/account/keys`, { id: newId(), recipient, signing, sealed }))
  return keys
}

/** A team with a root, a lead who may sign, and its first key. */
async function ready(team: { id: string; organisation: string }, lead: CastName) {
  const keys = await makeKeys(lead)
  const delegates = [{ id: newId(), person: cast[lead].id, team: team.id, signing: keys.public.signing }]
  const ceremony = await holdCeremony(team.organisation, delegates, TODAY)
  await on('ibrahim', () => tell(`${base}/organisations/${team.organisation}/root`, ceremony.given))
  const signer = signerOf(keys, ceremony.given.delegations[0]!.signed)
  const pin = await on(lead, () => compareRoot(base, ceremony.root.public, wordsOn(ceremony)))
  await on(lead, async () =>
    tell(`${base}/teams/${team.id}/epochs`, await firstEpoch(pin, team.id, keys, signer, TODAY)),
  )
  return { keys, ceremony, signer, pin }
}

/** The key for which the phone in hand has asked. */
async function keyAsked(): Promise<string> {
  const own = await ask<OwnKeys>(`${base}/account/keys/sealed`)
  return own.senders[0]?.key ?? ''
}

const wordsOn = (ceremony: Ceremony) => ceremony.sheets[0]!.fingerprint.words
const statement = (id: string) => ask<TeamStatement>(`${base}/teams/${id}/statement`)

describe('a device', () => {
  it('sends for its team once a lead has confirmed it, and only the receivers open it', async () => {
    const receiving = await ready(OURS, 'samir')
    const sending = await ready(THEIRS, 'claire')

    const first = await on('daniel', () => phoneSender(base, cast.daniel.id, THEIRS))
    expect(first.state).toBe('waiting')
    await on('claire', async () => {
      const key = await on('daniel', keyAsked)
      expect(first.state === 'waiting' && first.words).toBe(await senderWords(key))
      const senders = [
        statedSender({ organisation: THEIRS.organisation, team: THEIRS.id }, key, sending.signer, TODAY),
      ]
      await tell(`${base}/teams/${THEIRS.id}/senders/statements`, { senders })
    })
    const sender = await on('daniel', () => phoneSender(base, cast.daniel.id, THEIRS))
    if (sender.state !== 'ready') throw new Error('the phone was confirmed')

    const to = await on('daniel', async () => destinationOf(base, await statement(OURS.id), TODAY))
    const open = { service: 's', urgency: 'urgent', area: 'TM0202', day: TODAY }
    const details = { story: 'Sleeps at the water point.' }
    const refId = newId()
    const sealed = await seal({ refId, from: sender.sender, to, open, details })

    const opened = await on('samir', async () => {
      const keys = await teamKeysOf(base, OURS.id, receiving.keys)
      const rootOf = await learnRoots(base)
      return await openSealed({ ...sealed, open, route: [], receivedOn: TODAY }, { keys, rootOf })
    })
    expect(opened).toMatchObject({ details, compared: false })
    await expect(on('victor', () => teamKeysOf(base, OURS.id, receiving.keys))).rejects.toBeInstanceOf(
      NotTaken,
    )
  })

  it('refuses an older key than it has seen, and another root than it pinned', async () => {
    const { keys, signer, pin } = await ready(
      { id: teams.camp!.id, organisation: organisations.lakeCamp!.id },
      'tomas',
    )
    const team = teams.camp!.id
    const before = await on('hana', () => statement(team))
    await on('tomas', async () => {
      const held = await teamKeysOf(base, team, keys)
      await tell(`${base}/teams/${team}/epochs`, await nextEpoch(held, [], pin, signer, TODAY))
    })
    const after = await on('hana', () => statement(team))
    expect(await on('hana', async () => destinationOf(base, after, TODAY).seen?.epoch)).toBe(2)
    await on('hana', async () => expect(() => destinationOf(base, before, TODAY)).toThrow('statement-older'))

    const other = await holdCeremony(organisations.lakeCamp!.id, [], TODAY)
    await on('ibrahim', () => tell(`${base}/organisations/${organisations.lakeCamp!.id}/root`, other.given))
    await on('hana', async () => {
      const served = await statement(team)
      expect(served.formerRoots).toBe(1)
      expect(() => destinationOf(base, served, TODAY)).toThrow('root-changed')
      await expect(
        compareRoot(base, served.root, 'bababa bababa bababa bababa bababa bababa'),
      ).rejects.toThrow('fingerprint-mismatch')
      await compareRoot(base, served.root, wordsOn(other))
      expect(pinnedRoot(base, served.root).compared).toBe(true)
      // The team's key was signed by the root before, and is not believed until it is stated anew.
      expect(() => destinationOf(base, served, TODAY)).toThrow('delegation-invalid')
    })
  })
})
