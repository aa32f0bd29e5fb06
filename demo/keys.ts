// Keys for the invented teams, made by the same functions that browsers use: each organisation's root, the keys of
// four teams with a drill of their recovery, and a signing key for everybody who sends. What a browser would keep in
// memory is given back, so that the planting can seal and open as these people; then it is forgotten.
import { openWith } from '../src/device/age.ts'
import { newPersonKeys, type PersonKeys } from '../src/device/person-keys.ts'
import { pinCompared, rootFingerprint } from '../src/device/root.ts'
import type { Sender } from '../src/device/sender.ts'
import type { SignedSender, SignedTeamKey } from '../src/device/statement.ts'
import type { TeamKey } from '../src/device/team-keys.ts'
import type { Destination, PinnedRoot } from '../src/device/trust.ts'
import { newId } from '../src/kernel/id.ts'
import { drillFile, finishDrill } from '../src/modules/accounts/keys/commands/drill.ts'
import { makeOwnKey } from '../src/modules/accounts/keys/commands/own.ts'
import { makeRoot } from '../src/modules/accounts/keys/commands/root.ts'
import {
  addEnvelopes,
  addEpoch,
  addSenders,
  addStatement,
} from '../src/modules/accounts/keys/commands/team.ts'
import { envelopesFor } from '../src/modules/accounts/keys/commands.ts'
import { openEnvelopes } from '../src/modules/accounts/keys/trust.ts'
import { toBase64 } from '../src/modules/accounts/keys/wire.ts'
import { type Ceremony, holdCeremony } from '../src/modules/accounts/keys/work/root.ts'
import {
  firstEpoch,
  letIn,
  signerOf,
  statedAgain,
  statedSender,
  wordsOfPerson,
} from '../src/modules/accounts/keys/work/team.ts'
import { type CastName, cast, organisations, teams } from './country.ts'
import { sealerTo } from './sealed-to-words.ts'
import type { Stage } from './stage.ts'

/** The six words of everybody in the demonstration. Shown to whoever looks at it; in use nobody shares theirs. */
export const demonstrationWords = 'mireme kigili sosola jomone lotobe nodifa'

/**
 * Who holds the key of which team, the one who made it first. Hana is left out: she shows how a colleague is let in.
 * The clinic has no lead; the administrator posts what its organisation's root signed.
 */
const holders = {
  caseWork: ['samir', 'nadia'],
  school: ['claire', 'daniel'],
  camp: ['tomas'],
  clinic: ['leila'],
} as const satisfies Partial<Record<string, readonly CastName[]>>
export type KeyedTeam = keyof typeof holders

const keyedTeams: KeyedTeam[] = ['caseWork', 'school', 'camp', 'clinic']

export function keyedTeamOf(team: string | undefined): KeyedTeam | undefined {
  return keyedTeams.find(keyed => keyed === team)
}

export type Keys = {
  /** Somebody of that team as a sender. */
  senderOf(name: CastName, team: KeyedTeam): Sender
  destinationOf(team: KeyedTeam, day: string): Destination
  keysOf(team: KeyedTeam): TeamKey[]
  rootOf(organisation: string): PinnedRoot | undefined
}

type Made = {
  root: PinnedRoot
  key: TeamKey
  /** What was stated on the day they were made: with it the senders of the past months sealed. */
  statement: SignedTeamKey
  senders: Map<CastName, SignedSender>
}

/** @param founded the day on which the ceremonies were held, some months ago */
export async function plantKeys(stage: Stage, founded: Date, now: Date): Promise<Keys> {
  const people = await makePersonKeys(stage, founded)
  const made = new Map<KeyedTeam, Made>()
  for (const team of keyedTeams) made.set(team, await makeTeamKeys(stage, team, people, founded, now))
  const roots = new Map([...made.values()].map(({ root }) => [root.organisation, root]))
  return {
    senderOf: (name, team) => {
      const { root, senders } = made.get(team)!
      const { organisation } = root
      const { signingSeed: seed } = people.get(name)!
      return { organisation, team: teams[team]!.id, seed, statement: senders.get(name)!, root }
    },
    destinationOf: (team, day) => {
      const { root, statement } = made.get(team)!
      const { organisation } = root
      return { organisation, team: teams[team]!.id, statement, root, today: day, seen: null }
    },
    keysOf: team => [made.get(team)!.key],
    rootOf: organisation => roots.get(organisation),
  }
}

async function makePersonKeys(stage: Stage, founded: Date): Promise<Map<CastName, PersonKeys>> {
  const seal = await sealerTo(demonstrationWords)
  const people = new Map<CastName, PersonKeys>()
  for (const name of Object.values(holders).flat()) {
    const keys = await newPersonKeys()
    const { recipient, signing } = keys.public
    const sealed = toBase64(seal(keys))
    await makeOwnKey(await stage.as(name, founded), { id: newId(), recipient, signing, sealed })
    people.set(name, keys)
  }
  return people
}

async function makeTeamKeys(
  stage: Stage,
  name: KeyedTeam,
  people: Map<CastName, PersonKeys>,
  founded: Date,
  now: Date,
): Promise<Made> {
  const [lead, ...members] = holders[name] as readonly [CastName, ...CastName[]]
  const team = teams[name]!.id
  const organisation = organisations[teams[name]!.organisation]!.id
  const keys = people.get(lead)!
  const day = dayOf(founded)
  const isLed = 'lead' in cast[lead]
  const author: CastName = isLed ? lead : 'ibrahim'

  const delegates = isLed ? [{ id: newId(), person: cast[lead].id, team, signing: keys.public.signing }] : []
  const ceremony = await holdCeremony(organisation, delegates, day)
  await makeRoot(await stage.as('ibrahim', founded), organisation, ceremony.given)
  const root = await pinCompared(ceremony.root.public, (await rootFingerprint(ceremony.root.public)).words)
  const [delegation] = ceremony.given.delegations
  const signer = delegation
    ? signerOf(keys, delegation.signed)
    : { seed: ceremony.root.signingSeed, by: null }

  const first = await firstEpoch(root, team, keys, signer, day)
  await addEpoch(await stage.as(author, founded), team, first)
  for (const member of members) {
    const person = people.get(member)!.public
    const newcomer = { person, wordsReadOut: await wordsOfPerson(person) }
    const held = await openTeam(stage, lead, keys, root, team, founded)
    await addEnvelopes(await stage.as(author, founded), team, await letIn(held, newcomer, [], signer, day))
  }
  await drill(stage, author, ceremony, team, founded)

  // Half a year would run out under a demonstration that stands for long: the leads have said everything again today.
  const [key] = await openTeam(stage, lead, keys, root, team, now)
  const today = dayOf(now)
  await addStatement(await stage.as(author, now), team, { statement: statedAgain(key!, signer, today) })
  const senders = new Map<CastName, SignedSender>()
  const again = [lead, ...members].map(member => {
    const { signing } = people.get(member)!.public
    senders.set(member, statedSender({ organisation, team }, signing, signer, day))
    return statedSender({ organisation, team }, signing, signer, today)
  })
  await addSenders(await stage.as(author, now), team, { senders: again })
  return { root, key: key!, statement: first.statement, senders }
}

async function openTeam(
  stage: Stage,
  member: CastName,
  keys: PersonKeys,
  root: PinnedRoot,
  team: string,
  at: Date,
): Promise<TeamKey[]> {
  return await openEnvelopes(root, team, await envelopesFor(await stage.as(member, at), team), keys.identity)
}

/** Two sheets were typed in and the envelope was opened, as a team does before anything is sealed to it. */
async function drill(
  stage: Stage,
  author: CastName,
  { root }: Ceremony,
  team: string,
  at: Date,
): Promise<void> {
  const file = await drillFile(await stage.as(author, at), team)
  const inside = new TextDecoder().decode(await openWith(root.recoveryIdentity, file))
  const words = /"drill":"([a-z ]+)"/.exec(inside)?.[1] ?? ''
  if (!(await finishDrill(await stage.as(author, at), team, { id: newId(), way: 'stock', words })))
    throw new Error('the drill of an invented team failed')
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
