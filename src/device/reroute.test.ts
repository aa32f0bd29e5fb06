import { beforeAll, describe, expect, it } from 'vitest'
import {
  asPacket,
  CASE_TEAM,
  type Cast,
  cast,
  destination,
  details,
  lead,
  organisation,
  PROTECTION,
  phone,
  reader,
  refusalOf,
  sealedPacket,
  sealInput,
  stated,
} from './cast.testing.ts'
import { openSealed } from './open.ts'
import type { Opened, Packet } from './packet.ts'
import { newPersonKeys } from './person-keys.ts'
import { type Rerouted, reroute } from './reroute.ts'
import type { RerouteRecord } from './route.ts'
import { seal } from './seal.ts'
import type { Sender } from './sender.ts'
import { sign } from './sign.ts'
import { foundTeam, rotateTeam, type TeamKey } from './team-keys.ts'
import type { Destination } from './trust.ts'

const SHELTER_TEAM = 'team-shelter'
let who: Cast
let packet: Packet
let opened: Opened
let shelterKey: TeamKey
let shelterSends: Sender
let toShelter: Destination
let handed: Packet
beforeAll(async () => {
  who = await cast()
  packet = await sealedPacket(who)
  opened = await openSealed(packet, reader(who))
  const zeynep = await newPersonKeys()
  shelterKey = await foundTeam(who.protection.pinned, SHELTER_TEAM, zeynep.public)
  const zeynepLeads = lead(who.protection, SHELTER_TEAM, zeynep)
  shelterSends = phone(who.protection, SHELTER_TEAM, zeynepLeads)
  toShelter = destination(who, { team: SHELTER_TEAM, statement: stated(shelterKey, zeynepLeads) })
  handed = handOver(packet, await reroute(opened, who.amalSends, toShelter, 'caregiver-agreed'))
})

/** What an honest server makes of a hand-over. */
function handOver(from: Packet, { envelope, record, to }: Rerouted): Packet {
  return { ...from, envelope, to, route: [...from.route, record] }
}

const shelterOpening = (lie: Partial<Packet>) =>
  refusalOf(() => openSealed({ ...handed, ...lie }, reader(who, [shelterKey])))

function changed(record: RerouteRecord, says: Partial<RerouteRecord['says']>): RerouteRecord {
  return { ...record, says: { ...record.says, ...says } }
}

describe('handing a referral on', () => {
  it('lets the next team read what the first sender signed, body untouched', async () => {
    const there = await openSealed(handed, reader(who, [shelterKey]))
    expect(there.details).toEqual(details)
    expect(there.context.toTeam).toBe(CASE_TEAM)
    expect(there.at.team).toBe(SHELTER_TEAM)
    expect(handed.body).toBe(packet.body)
    expect(handed.route[0]?.says).toMatchObject({
      from: CASE_TEAM,
      to: SHELTER_TEAM,
      consentBasis: 'caregiver-agreed',
    })
  })

  it('can go on from there, step by step', async () => {
    const there = await openSealed(handed, reader(who, [shelterKey]))
    const back = await reroute(there, shelterSends, destination(who), 'child-agreed')
    const returned = handOver(handed, back)
    expect((await openSealed(returned, reader(who))).details).toEqual(details)
    const skipped = { ...returned, route: returned.route.slice(1) }
    expect(await refusalOf(() => openSealed(skipped, reader(who)))).toBe('route-broken')
  })

  it('moves an open case to the same team’s next epoch', async () => {
    const next = await rotateTeam([who.key])
    const to = destination(who, { statement: stated(next, who.amalLeads) })
    const moved = handOver(packet, await reroute(opened, who.amalSends, to, 'next-epoch'))
    expect((await openSealed(moved, reader(who, [next]))).details).toEqual(details)
  })

  it('refuses a destination as sealing does', async () => {
    const expired = { ...toShelter, today: '2026-12-01' }
    expect(await refusalOf(() => reroute(opened, who.amalSends, expired, 'x'))).toBe('statement-expired')
  })

  it('is refused to those who do not hold the referral', async () => {
    expect(await refusalOf(() => reroute(opened, who.promoter, toShelter, 'x'))).toBe('sender-changed')
    expect(await refusalOf(() => reroute(opened, shelterSends, toShelter, 'x'))).toBe('sender-changed')
    const unstated = { ...who.amalSends, seed: who.amal.signingSeed }
    expect(await refusalOf(() => reroute(opened, unstated, toShelter, 'x'))).toBe('signer-unstated')
  })
})

describe('a server that hands on by itself', () => {
  it('with a hand-over that nobody signed, or signed for something else', async () => {
    const [record] = handed.route
    const forged = [
      changed(record!, { consentBasis: 'override' }),
      changed(record!, { on: '2026-05-09' }),
      changed(record!, { epoch: 2 }),
      { ...record!, signature: sign('reroute', record!.says, shelterSends.seed) },
      { ...record!, signature: sign('letter', record!.says, who.amalSends.seed) },
    ]
    for (const one of forged) expect(await shelterOpening({ route: [one] })).toBe('route-forged')
  })

  it('signed by a team that does not hold it, or by an unstated key', async () => {
    const [record] = handed.route
    const says = record!.says
    const theirs = {
      says,
      sender: shelterSends.statement,
      signature: sign('reroute', says, shelterSends.seed),
    }
    expect(await shelterOpening({ route: [theirs] })).toBe('route-forged')
    const fake = await organisation(PROTECTION)
    const posing = phone(fake, CASE_TEAM, fake.rootSigner)
    const posed = { says, sender: posing.statement, signature: sign('reroute', says, posing.seed) }
    expect(await shelterOpening({ route: [posed] })).toBe('route-forged')
  })

  it('without the hand-over, with one of another referral, or to elsewhere', async () => {
    expect(await shelterOpening({ route: [] })).toBe('wrong-team')
    const input = sealInput(who, { refId: 'ref-2' })
    const other = await openSealed(asPacket(await seal(input), input), reader(who))
    const { record } = await reroute(other, who.amalSends, toShelter, 'caregiver-agreed')
    expect(await shelterOpening({ route: [record] })).toBe('route-broken')
    const elsewhere = await reroute(opened, who.amalSends, destination(who), 'x')
    expect(await shelterOpening({ route: [elsewhere.record] })).toBe('route-broken')
    expect(await shelterOpening({ route: [...handed.route, ...handed.route] })).toBe('route-broken')
  })

  it('with a route that is no route', async () => {
    const broken = { ...handed.route[0]!, signature: 'none' }
    expect(await shelterOpening({ route: [broken] })).toBe('malformed')
  })
})
