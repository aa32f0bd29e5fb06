import { beforeAll, describe, expect, it } from 'vitest'
import {
  asPacket,
  CASE_TEAM,
  type Cast,
  cast,
  destination,
  details,
  organisation,
  reader,
  refusalOf,
  sealedPacket,
  sealInput,
  stated,
} from './cast.testing.ts'
import { openSealed } from './open.ts'
import { newPersonKeys, type PersonKeys, personFingerprint } from './person-keys.ts'
import { seal } from './seal.ts'
import {
  changeRecovery,
  foundTeam,
  joinTeam,
  leaveTeam,
  type Newcomer,
  openTeamKey,
  provesDrill,
  recoverTeam,
  rotateTeam,
  sealTeamKey,
  type TeamKey,
} from './team-keys.ts'

let who: Cast
let salma: PersonKeys
beforeAll(async () => {
  who = await cast()
  salma = await newPersonKeys()
})

const newcomer = async ({ public: person }: PersonKeys): Promise<Newcomer> => {
  return { person, wordsReadOut: (await personFingerprint(person)).words }
}

/** As a member’s browser does it: from the stored envelope and the proven statement of that epoch. */
async function asMember(person: { identity: string }, key: TeamKey): Promise<TeamKey> {
  return openTeamKey(await sealTeamKey(key), person.identity, stated(key, who.amalLeads).says)
}

describe('a team’s key', () => {
  it('is opened by its members and by the organisation’s recovery key', async () => {
    expect(await asMember(who.amal, who.key)).toEqual(who.key)
    expect(await asMember({ identity: who.protection.root.recoveryIdentity }, who.key)).toEqual(who.key)
    expect(await refusalOf(() => asMember(salma, who.key))).toBe('not-a-member')
  })

  it('is not made under a root that nobody has compared', async () => {
    const served = { ...who.protection.pinned, compared: false }
    expect(await refusalOf(() => foundTeam(served, CASE_TEAM, who.amal.public))).toBe('root-not-compared')
    expect(await refusalOf(() => changeRecovery([who.key], served))).toBe('root-not-compared')
  })

  it('follows its organisation to a new root', async () => {
    const renewed = await organisation(who.protection.pinned.organisation)
    const [moved] = changeRecovery([who.key], renewed.pinned)
    expect((await asMember({ identity: renewed.root.recoveryIdentity }, moved!)).identity).toBe(
      who.key.identity,
    )
    const old = { identity: who.protection.root.recoveryIdentity }
    expect(await refusalOf(() => asMember(old, moved!))).toBe('not-a-member')
  })

  it('has words that prove a drill', async () => {
    const opened = await asMember({ identity: who.protection.root.recoveryIdentity }, who.key)
    expect(provesDrill(who.key, opened.drill.toUpperCase())).toBe(true)
    expect(provesDrill(who.key, 'bababa bababa')).toBe(false)
  })
})

describe('joining', () => {
  it('lets a newcomer read what came before, in every epoch', async () => {
    const packet = await sealedPacket(who)
    const second = await rotateTeam([who.key])
    const [first, next] = await joinTeam([who.key, second], await newcomer(salma))
    const salmas = [await asMember(salma, first!), await asMember(salma, next!)]
    expect((await openSealed(packet, reader(who, salmas))).details).toEqual(details)
    expect((await asMember(who.amal, first!)).members).toEqual([
      who.amal.public.recipient,
      salma.public.recipient,
    ])
  })

  it('is refused when the words read out are not those of the keys that the server handed over', async () => {
    const planted = await newPersonKeys()
    const wordsReadOut = (await personFingerprint(salma.public)).words
    const join = () => joinTeam([who.key], { person: planted.public, wordsReadOut })
    expect(await refusalOf(join)).toBe('fingerprint-mismatch')
  })

  it('twice changes nothing', async () => {
    const once = await joinTeam([who.key], await newcomer(salma))
    expect(await joinTeam(once, await newcomer(salma))).toEqual(once)
  })
})

describe('leaving', () => {
  it('makes a next epoch that the leaver cannot open, while those who stay read both', async () => {
    const before = await sealedPacket(who)
    const joined = await joinTeam([who.key], await newcomer(salma))
    const { past, next } = await leaveTeam(joined, salma.public.recipient)
    expect(next.epoch).toBe(2)
    expect(next.recipient).not.toBe(who.key.recipient)
    expect(await refusalOf(() => asMember(salma, next))).toBe('not-a-member')
    expect(await refusalOf(() => asMember(salma, past[0]!))).toBe('not-a-member')

    const statement = stated(next, who.amalLeads)
    const input = sealInput(who, { refId: 'ref-2', to: destination(who, { statement }) })
    const after = asPacket(await seal(input), input)
    const amals = [await asMember(who.amal, past[0]!), await asMember(who.amal, next)]
    for (const packet of [before, after]) {
      expect((await openSealed(packet, reader(who, amals))).details).toEqual(details)
    }
    expect(await refusalOf(() => openSealed(after, reader(who, joined)))).toBe('epoch-unknown')
  })

  it('of a lost member, back with a new key after a colleague compared the words', async () => {
    const joined = await joinTeam([who.key], await newcomer(salma))
    const { past, next } = await leaveTeam(joined, salma.public.recipient)
    const again = await newPersonKeys()
    const keys = await joinTeam([...past, next], await newcomer(again))
    const packet = await sealedPacket(who)
    const hers = await Promise.all(keys.map(key => asMember(again, key)))
    expect((await openSealed(packet, reader(who, hers))).details).toEqual(details)
  })

  it('is refused for the last member and for a stranger', async () => {
    const last = () => leaveTeam([who.key], who.amal.public.recipient)
    expect(await refusalOf(last)).toBe('team-would-be-empty')
    expect(await refusalOf(() => leaveTeam([who.key], salma.public.recipient))).toBe('not-a-member')
    expect(await refusalOf(() => leaveTeam([], salma.public.recipient))).toBe('epoch-unknown')
  })
})

describe('all members lost', () => {
  it('is mended with the recovery key: old referrals open, and a new epoch begins', async () => {
    const packet = await sealedPacket(who)
    const recovered = await asMember({ identity: who.protection.root.recoveryIdentity }, who.key)
    const { past, next } = await recoverTeam([recovered], [await newcomer(salma)])
    const hers = [await asMember(salma, past[0]!), await asMember(salma, next)]
    expect((await openSealed(packet, reader(who, hers))).details).toEqual(details)
    expect(next).toMatchObject({ epoch: 2, members: [salma.public.recipient] })
    expect(await refusalOf(() => asMember(who.amal, next))).toBe('not-a-member')
    expect(await refusalOf(() => recoverTeam([recovered], []))).toBe('team-would-be-empty')
  })
})
