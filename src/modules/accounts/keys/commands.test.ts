// A team of Safe Steps from the first key to the day on which everybody is lost, with the browser's own functions on
// one side and the real database on the other. No step hands a private half to the server.
import { describe, expect, it } from 'vitest'
import { type CastName, cast, organisations, teams } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { openWith } from '../../../device/age.ts'
import { newPersonKeys, type PersonKeys } from '../../../device/person-keys.ts'
import { pinCompared, rootFingerprint } from '../../../device/root.ts'
import { restoreRoot } from '../../../device/shares.ts'
import { type PinnedRoot, provenTeamKey } from '../../../device/trust.ts'
import type { Person } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import { endMembership } from '../commands/people.ts'
import { drillFile, finishDrill, recoveryEnvelopes } from './commands/drill.ts'
import { askToSend, makeOwnKey, ownKeys } from './commands/own.ts'
import { makeRoot, rootOverview } from './commands/root.ts'
import { addEnvelopes, addEpoch, addStatement, teamKeysOverview } from './commands/team.ts'
import { activeTeamKeys, envelopesFor, keyTasks, statementOf } from './commands.ts'
import { openEnvelopes } from './trust.ts'
import { fromBase64, toBase64 } from './wire.ts'
import { type Ceremony, holdCeremony } from './work/root.ts'
import {
  firstEpoch,
  letIn,
  nextEpoch,
  recoveredEpoch,
  signerOf,
  statedAgain,
  wordsOfPerson,
} from './work/team.ts'

const TEAM = teams.caseWork!.id
const ORGANISATION = organisations.safeSteps!.id
const TODAY = '2026-11-23'

type Acting = Scene & { actor: Person }

/** The browser of a person: their open keys and what they compared. */
class Browser {
  readonly country: Country
  readonly name: CastName
  keys!: PersonKeys
  constructor(country: Country, name: CastName) {
    this.country = country
    this.name = name
  }
  scene(): Promise<Acting> {
    return this.country.as(this.name)
  }
  /** Sealing to words takes a second of scrypt and is tested with the device; here the sealed bytes are a stand-in. */
  async makeKeys(): Promise<void> {
    this.keys = await newPersonKeys()
    const sealed = toBase64(new Uint8Array([1, 80, ...new Uint8Array(300).fill(7)]))
    const { recipient, signing } = this.keys.public
    await makeOwnKey(await this.scene(), { id: newId(), recipient, signing, sealed })
  }
  async teamKeys(root: PinnedRoot) {
    return await openEnvelopes(root, TEAM, await envelopesFor(await this.scene(), TEAM), this.keys.identity)
  }
  async signer() {
    const { delegation } = await teamKeysOverview(await this.scene(), TEAM)
    return signerOf(this.keys, delegation!)
  }
}

async function ready(tx: Tx) {
  const country = await makeScene(tx)
  const browser = (name: CastName) => new Browser(country, name)
  const [ibrahim, samir, nadia, hana] = [
    browser('ibrahim'),
    browser('samir'),
    browser('nadia'),
    browser('hana'),
  ]
  for (const one of [ibrahim, samir, nadia, hana]) await one.makeKeys()
  const ceremony = await holdCeremony(
    ORGANISATION,
    [{ id: newId(), person: cast.samir.id, team: TEAM, signing: samir.keys.public.signing }],
    TODAY,
  )
  await makeRoot(await ibrahim.scene(), ORGANISATION, ceremony.given)
  const printed = (await rootFingerprint(ceremony.root.public)).words
  const pin = await pinCompared(ceremony.root.public, printed)
  const first = await firstEpoch(pin, TEAM, samir.keys, await samir.signer(), TODAY)
  await addEpoch(await samir.scene(), TEAM, first)
  return { country, browser, ibrahim, samir, nadia, hana, ceremony, pin, printed }
}

async function join(
  world: Awaited<ReturnType<typeof ready>>,
  member: Browser,
  newcomer: Browser,
  gone: string[] = [],
) {
  const keys = await member.teamKeys(world.pin)
  const wordsReadOut = await wordsOfPerson(newcomer.keys.public)
  const given = await letIn(keys, { person: newcomer.keys.public, wordsReadOut }, gone, undefined, TODAY)
  await addEnvelopes(await member.scene(), TEAM, given)
}

async function restored(ceremony: Ceremony, printed: string) {
  const [first, , third] = ceremony.sheets
  return await restoreRoot(ORGANISATION, [first!.share.join('\n'), third!.share.join('\n')], printed)
}

describe('keys of a team', () => {
  it('are founded, shared, drilled, and only then ready for senders', async () => {
    await rolledBack(async tx => {
      const world = await ready(tx)
      const { country, samir, nadia, ceremony, printed, pin } = world
      await join(world, samir, nadia)
      const overview = await teamKeysOverview(await samir.scene(), TEAM)
      expect(overview.standing).toBe('no-drill')
      expect(overview.members.map(member => [member.name, member.holds])).toEqual([
        ['Nadia Karim', true],
        ['Samir Nasser', true],
        ['Hana Yusuf', false],
      ])
      expect((await statementOf(await country.as('victor'), TEAM))?.active).toBe(false)
      expect(await activeTeamKeys(await country.as('victor'))).toEqual([])

      // Two of the three sheets open the newest envelope; the words found inside prove it.
      const root = await restored(ceremony, printed)
      const file = await drillFile(await samir.scene(), TEAM)
      const inside = new TextDecoder().decode(await openWith(root.recoveryIdentity, file))
      const words = /"drill":"([a-z ]+)"/.exec(inside)![1]!
      const id = newId()
      expect(await finishDrill(await samir.scene(), TEAM, { id, way: 'stock', words: 'bababa bababa' })).toBe(
        false,
      )
      expect(await finishDrill(await samir.scene(), TEAM, { id, way: 'stock', words })).toBe(true)
      expect((await teamKeysOverview(await samir.scene(), TEAM)).standing).toBe('ready')
      // Hana has keys and was not let in yet: that is what the lead still has to do.
      expect(await keyTasks(await samir.scene())).toMatchObject([{ standing: 'ready', waiting: 1 }])
      expect(await keyTasks(await nadia.scene())).toEqual([])

      const [stated] = await activeTeamKeys(await country.as('daniel'))
      expect(stated).toMatchObject({ team: TEAM, active: true, formerRoots: 0, root: ceremony.root.public })
      expect(provenTeamKey(stated!.statement, pin, { organisation: ORGANISATION, team: TEAM }).epoch).toBe(1)
    })
  })

  it('are lost by nobody when one member loses theirs: a colleague lets the new key in', async () => {
    await rolledBack(async tx => {
      const world = await ready(tx)
      const { samir, nadia, pin } = world
      await join(world, samir, nadia)
      const before = nadia.keys
      await nadia.makeKeys()
      const row = (await teamKeysOverview(await samir.scene(), TEAM)).members.find(
        one => one.id === cast.nadia.id,
      )
      expect(row).toMatchObject({ holds: false, former: [before.public.recipient] })
      await join(world, samir, nadia, [before.public.recipient])
      expect((await nadia.teamKeys(pin)).map(key => key.epoch)).toEqual([1])
      expect((await teamKeysOverview(await samir.scene(), TEAM)).members.map(one => one.holds)).toContain(
        true,
      )
    })
  })

  it('are refused to somebody who left at once, and the next epoch shuts them out for good', async () => {
    await rolledBack(async tx => {
      const world = await ready(tx)
      const { country, samir, nadia, hana, pin } = world
      await join(world, samir, nadia)
      await join(world, nadia, hana)
      const held = await envelopesFor(await nadia.scene(), TEAM)
      await endMembership(await country.as('samir'), TEAM, cast.nadia.id)
      await expect(nadia.scene().then(scene => envelopesFor(scene, TEAM))).rejects.toThrow('not-found')

      const overview = await teamKeysOverview(await samir.scene(), TEAM)
      expect(overview.standing).toBe('leaver')
      expect(overview.leavers).toEqual([nadia.keys.public.recipient])
      const next = await nextEpoch(
        await samir.teamKeys(pin),
        overview.leavers,
        pin,
        await samir.signer(),
        TODAY,
      )
      await addEpoch(await samir.scene(), TEAM, next)
      expect((await hana.teamKeys(pin)).map(key => key.epoch)).toEqual([2, 1])
      const second = next.envelopes.find(envelope => envelope.epoch === 2)!
      await expect(openWith(nadia.keys.identity, fromBase64(second.sealed).slice(2))).rejects.toThrow()
      // What was handed out before stays readable to the leaver; nothing newer does.
      expect(held.map(envelope => envelope.epoch)).toEqual([1])
    })
  })

  it('come back from paper when everybody is lost', async () => {
    await rolledBack(async tx => {
      const world = await ready(tx)
      const { ibrahim, hana, samir, ceremony, printed, pin } = world
      for (const one of [hana, samir]) await one.makeKeys()
      const root = await restored(ceremony, printed)
      const envelopes = await recoveryEnvelopes(await ibrahim.scene(), TEAM)
      const keys = await openEnvelopes(pin, TEAM, envelopes, root.recoveryIdentity)
      const newcomers = await Promise.all(
        [hana, samir].map(async one => ({
          person: one.keys.public,
          wordsReadOut: await wordsOfPerson(one.keys.public),
        })),
      )
      const next = await recoveredEpoch(keys, newcomers, { seed: root.signingSeed, by: null }, TODAY)
      await addEpoch(await ibrahim.scene(), TEAM, next)
      expect((await hana.teamKeys(pin)).map(key => key.epoch)).toEqual([2, 1])
      expect((await samir.teamKeys(pin)).map(key => key.epoch)).toEqual([2, 1])
    })
  })

  it('are stated only by whom the root let, and only for a live member', async () => {
    await rolledBack(async tx => {
      const world = await ready(tx)
      const { country, browser, samir, nadia, pin } = world
      const [key] = await samir.teamKeys(pin)
      const signer = await samir.signer()
      // A lead of another team cannot; a member who is no lead cannot; a signature without delegation is refused.
      const again = statedAgain(key!, signer, TODAY)
      await expect(addStatement(await country.as('victor'), TEAM, { statement: again })).rejects.toThrow(
        'not-found',
      )
      await expect(addStatement(await nadia.scene(), TEAM, { statement: again })).rejects.toThrow('not-found')
      const forged = statedAgain(key!, { seed: nadia.keys.signingSeed, by: signer.by }, TODAY)
      await expect(addStatement(await samir.scene(), TEAM, { statement: forged })).rejects.toThrow(
        'not-valid',
      )
      // Sealing to a stranger is refused even when a member asks for it.
      const victor = browser('victor')
      await victor.makeKeys()
      const wordsReadOut = await wordsOfPerson(victor.keys.public)
      const given = await letIn([key!], { person: victor.keys.public, wordsReadOut }, [], undefined, TODAY)
      await expect(samir.scene().then(scene => addEnvelopes(scene, TEAM, given))).rejects.toThrow('not-now')
      await expect(victor.scene().then(scene => teamKeysOverview(scene, TEAM))).rejects.toThrow('not-found')
      // Nor may a member shut a colleague out by sealing without them.
      await join(world, samir, nadia)
      const alone = await letIn(
        await nadia.teamKeys(pin),
        { person: nadia.keys.public, wordsReadOut: await wordsOfPerson(nadia.keys.public) },
        [samir.keys.public.recipient],
        undefined,
        TODAY,
      )
      await expect(nadia.scene().then(scene => addEnvelopes(scene, TEAM, alone))).rejects.toThrow('not-now')
    })
  })

  it('tell a stale lead that another epoch came first', async () => {
    await rolledBack(async tx => {
      const { samir, pin } = await ready(tx)
      const keys = await samir.teamKeys(pin)
      const make = async () => nextEpoch(keys, [], pin, await samir.signer(), TODAY)
      const [one, other] = [await make(), await make()]
      await addEpoch(await samir.scene(), TEAM, one)
      await addEpoch(await samir.scene(), TEAM, one)
      await expect(samir.scene().then(scene => addEpoch(scene, TEAM, other))).rejects.toThrow('not-now')
    })
  })
})

describe('sealed bytes of keys', () => {
  it('are given to their owner, and the rows are hidden from everybody else', async () => {
    await rolledBack(async tx => {
      const world = await ready(tx)
      const { country, samir, nadia, hana } = world
      await join(world, samir, nadia)
      expect((await ownKeys(await nadia.scene())).words).not.toBeNull()
      const count = async (name: CastName, table: 'person_key_sealed' | 'team_envelope') => {
        await country.as(name)
        return (await tx`select 1 from ${tx(table)} where response_id = ${country.responseId}`).length
      }
      expect(await count('nadia', 'person_key_sealed')).toBe(1)
      expect(await count('ibrahim', 'person_key_sealed')).toBe(1)
      expect(await count('victor', 'person_key_sealed')).toBe(0)
      expect(await count('victor', 'team_envelope')).toBe(0)
      // Samir leads; Nadia is a reader of the second sealing only; Hana is a member who was not let in yet.
      expect(await count('samir', 'team_envelope')).toBe(2)
      expect(await count('nadia', 'team_envelope')).toBe(1)
      expect(await count('hana', 'team_envelope')).toBe(0)
      expect(await envelopesFor(await hana.scene(), TEAM)).toEqual([])
    })
  })

  it('are written down before they are handed out', async () => {
    await rolledBack(async tx => {
      const { country, samir } = await ready(tx)
      await envelopesFor(await samir.scene(), TEAM)
      await country.asSystem()
      const events = await tx<{ type: string; personId: string }[]>`
        select type, person_id from event where response_id = ${country.responseId} and type = 'team-key.handed-out'`
      expect([...events]).toEqual([{ type: 'team-key.handed-out', personId: cast.samir.id }])
    })
  })

  it('a phone that asks to speak for a team waits for a lead', async () => {
    await rolledBack(async tx => {
      const { nadia, samir, country } = await ready(tx)
      const key = (await newPersonKeys()).public.signing
      await askToSend(await nadia.scene(), TEAM, key)
      const { senders } = await teamKeysOverview(await samir.scene(), TEAM)
      expect(senders.map(sender => [sender.name, sender.key])).toEqual([['Nadia Karim', key]])
      await expect(country.as('victor').then(scene => askToSend(scene, TEAM, key))).rejects.toThrow(
        'not-found',
      )
    })
  })
})

describe('a root', () => {
  it('is made by administrators alone and a second one is told of', async () => {
    await rolledBack(async tx => {
      const { country, ibrahim, samir } = await ready(tx)
      const second = await holdCeremony(ORGANISATION, [], TODAY)
      await expect(samir.scene().then(scene => makeRoot(scene, ORGANISATION, second.given))).rejects.toThrow(
        'not-found',
      )
      await makeRoot(await ibrahim.scene(), ORGANISATION, second.given)
      expect((await rootOverview(await country.as('victor'), ORGANISATION)).formerRoots.length).toBe(1)
      expect((await statementOf(await country.as('victor'), TEAM))?.formerRoots).toBe(1)
      expect((await teamKeysOverview(await samir.scene(), TEAM)).standing).toBe('root-changed')
    })
  })
})
