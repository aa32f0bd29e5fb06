// Everything a server can do to what passes through its hands, each answered with its own refusal.
import {
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWith, recipientOf, sealTo } from './age.ts'
import { frame, unframe } from './artefact.ts'
import { concat, textOf, utf8 } from './bytes.ts'
import {
  type Cast,
  cast,
  destination,
  flipped,
  lead,
  openFields,
  organisation,
  PROTECTION,
  phone,
  reader,
  refusalOf,
  sealedPacket,
  sealInput,
  stated,
  WATER,
  WELL_TEAM,
} from './cast.testing.ts'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import type { Letter } from './letter.ts'
import { openSealed } from './open.ts'
import type { Packet } from './packet.ts'
import { pad, unpad } from './pad.ts'
import { newPersonKeys } from './person-keys.ts'
import { seal } from './seal.ts'
import { newSigningSeed, sign } from './sign.ts'
import { foundTeam, openTeamKey, rotateTeam, sealTeamKey, type TeamKey } from './team-keys.ts'

let who: Cast
let packet: Packet
let other: Packet
let nextKey: TeamKey
beforeAll(async () => {
  who = await cast()
  packet = await sealedPacket(who)
  other = await sealedPacket(who, { refId: 'ref-2' })
  nextKey = await rotateTeam([who.key])
})

const opening = (lie: Partial<Packet>, keys?: readonly TeamKey[]) =>
  refusalOf(() => openSealed({ ...packet, ...lie }, reader(who, keys)))
const sealing = (to: Partial<ReturnType<typeof destination>>) =>
  refusalOf(() => seal(sealInput(who, { to: destination(who, to) })))

describe('a server that swaps the parts of sealed referrals', () => {
  it('a body of another referral', async () => {
    expect(await opening({ body: other.body })).toBe('body-swapped')
  })

  it('an envelope of another referral', async () => {
    expect(await opening({ envelope: other.envelope })).toBe('envelope-swapped')
  })

  it('a whole referral shown again under another id', async () => {
    expect(await opening({ refId: 'ref-9' })).toBe('replayed')
    expect(await opening({ ...other, refId: 'ref-1' })).toBe('replayed')
  })

  it('a right body with an envelope that names another id', async () => {
    const { identity } = await openEnvelope(packet.envelope, who.key.identity)
    const renamed = await sealEnvelope('ref-2', identity, who.statement.says)
    expect(await opening({ envelope: renamed })).toBe('envelope-swapped')
  })

  it('a made-up key in an envelope that the server sealed itself', async () => {
    const madeUp = await sealEnvelope('ref-1', await generateX25519Identity(), who.statement.says)
    expect(await opening({ envelope: madeUp })).toBe('body-swapped')
  })

  it('a signed text sealed anew under another key by somebody who once read it', async () => {
    const letter = await read(packet)
    expect(await opening(await written(letter))).toBe('key-swapped')
  })

  it('an envelope for another team, or a packet for a team of which the reader holds no key', async () => {
    const stranger = await newPersonKeys()
    const theirs = await foundTeam(who.protection.pinned, 'team-shelter', stranger.public)
    const { identity } = await openEnvelope(packet.envelope, who.key.identity)
    const toThem = { ...who.statement.says, team: theirs.team, recipient: theirs.recipient }
    expect(await opening({ envelope: await sealEnvelope('ref-1', identity, toThem) })).toBe('wrong-team')
    expect(await opening({ to: { ...packet.to, team: 'team-shelter' } })).toBe('wrong-team')
    const misnamed = await sealEnvelope('ref-1', identity, { ...who.statement.says, team: 'team-shelter' })
    expect(await opening({ envelope: misnamed })).toBe('wrong-team')
  })

  it('another epoch than the one it was sealed for', async () => {
    const claimed = { ...packet.to, epoch: 2 }
    expect(await opening({ to: claimed }, [who.key, nextKey])).toBe('wrong-epoch')
    expect(await opening({ to: claimed })).toBe('epoch-unknown')
    const { identity } = await openEnvelope(packet.envelope, who.key.identity)
    const says = { ...who.statement.says, epoch: 2, recipient: nextKey.recipient }
    const moved = await sealEnvelope('ref-1', identity, says)
    expect(await opening({ to: claimed, envelope: moved }, [who.key, nextKey])).toBe('wrong-epoch')
    const mislabelled = await sealEnvelope('ref-1', identity, { ...who.statement.says, epoch: 2 })
    expect(await opening({ envelope: mislabelled })).toBe('wrong-epoch')
  })
})

describe('a server that changes what stands beside the seal', () => {
  it('the urgency, or any other open field, changed, added or taken away', async () => {
    const { urgency: _taken, ...fewer } = openFields
    const lies = [{ ...openFields, urgency: 'normal' }, { ...openFields, note: '' }, fewer]
    for (const open of lies) expect(await opening({ open })).toBe('open-changed')
  })

  it('the sending team or organisation', async () => {
    expect(await opening({ from: { ...packet.from, team: 'team-latrines' } })).toBe('sender-changed')
    expect(await opening({ from: { ...packet.from, organisation: PROTECTION } })).toBe('sender-changed')
  })
})

describe('a server that writes referrals itself', () => {
  it('signed with a key that no team stated', async () => {
    const seed = newSigningSeed()
    const letter = await read(packet)
    const forged = await written(letter, says => ({ ...letter, says, signature: sign('letter', says, seed) }))
    expect(await opening(forged)).toBe('signature-invalid')
  })

  it('with the details changed under the old signature', async () => {
    const letter = await read(packet)
    const forged = await written(letter, says => ({
      ...letter,
      says: { ...says, details: { name: 'Rami' } },
    }))
    expect(await opening(forged)).toBe('signature-invalid')
  })

  it('with a statement of its own for the signing key', async () => {
    const fake = await organisation(WATER)
    const from = phone(fake, WELL_TEAM, lead(fake, WELL_TEAM, await newPersonKeys()))
    const forged = await sealedPacket(who, { from })
    expect(await opening(forged)).toBe('signer-unstated')
  })

  it('with the key of another team of the same organisation', async () => {
    const from = phone(who.water, 'team-latrines', who.water.rootSigner)
    const forged = await sealedPacket(who, { from })
    expect(await opening({ ...forged, from: packet.from })).toBe('sender-changed')
    const letter = await read(forged)
    const posing = await written(letter, says => {
      const context = { ...says.context, fromTeam: WELL_TEAM }
      const posed = { ...says, context }
      return { ...letter, says: posed, signature: sign('letter', posed, from.seed) }
    })
    expect(await opening(posing)).toBe('signer-unstated')
  })

  it('received on a day when the sender’s statement no longer held', async () => {
    expect(await opening({ receivedOn: '2026-09-30' })).toBe('signer-unstated')
    expect(await opening({ receivedOn: '2026-04-01' })).toBe('signer-unstated')
  })

  it('from an organisation whose root this device has never pinned', async () => {
    const keys = [who.key]
    expect(await refusalOf(() => openSealed(packet, { keys, rootOf: () => undefined }))).toBe('root-unknown')
  })

  it('with a text inside that is no letter of ours', async () => {
    for (const text of ['', '{}', '[[[[', '{"says":{"context":1}}', '['.repeat(3000)]) {
      const { body, envelope } = await sealedText(utf8(text))
      expect(await opening({ body, envelope })).toBe('malformed')
    }
  })
})

describe('a server that damages bytes', () => {
  it('one bit of the body, wherever it is', async () => {
    const head = 'age-encryption.org/v1\n-> X25519 '.length + 2
    expect(await opening({ body: flipped(packet.body, 5) })).toBe('damaged')
    expect(await opening({ body: flipped(packet.body, 160) })).toBe('damaged')
    expect(await opening({ body: flipped(packet.body, 180) })).toBe('damaged')
    expect(await opening({ body: flipped(packet.body, packet.body.length - 1) })).toBe('damaged')
    // In the wrapped key itself another letter makes it somebody else's key; a sign that is no letter is damage.
    const { body } = packet
    const letter = Array.from({ length: 40 }, (_, at) => head + 44 + at).find(at =>
      /[A-Za-z0-9+/]/.test(String.fromCharCode(flipped(body, at)[at]!)),
    )!
    expect(await opening({ body: flipped(body, letter) })).toBe('body-swapped')
  })

  it('any byte of the header, and bytes all along the body', async () => {
    const everyHundredth = Array.from({ length: 43 }, (_, at) => at * 100)
    const places = [...Array(200).keys(), ...everyHundredth]
    for (const at of places) {
      expect(await opening({ body: flipped(packet.body, at) })).not.toBe('nothing was refused')
    }
  })

  it('one bit of the envelope', async () => {
    expect(await opening({ envelope: flipped(packet.envelope, packet.envelope.length - 1) })).toBe('damaged')
  })

  it('a body cut short, or with something added', async () => {
    expect(await opening({ body: packet.body.slice(0, -1) })).toBe('truncated')
    expect(await opening({ body: packet.body.slice(0, 1) })).toBe('truncated')
    expect(await opening({ body: new Uint8Array() })).toBe('truncated')
    expect(await opening({ body: concat(packet.body, Uint8Array.of(0)) })).toBe('truncated')
    expect(await opening({ envelope: packet.envelope.slice(0, -20) })).toBe('damaged')
    expect(await opening({ envelope: packet.envelope.slice(0, 90) })).toBe('damaged')
  })
})

describe('a server that offers a weaker or another form', () => {
  it('an older or a newer version byte', async () => {
    const versioned = (bytes: Uint8Array, version: number) =>
      concat(Uint8Array.of(version), bytes.subarray(1))
    expect(await opening({ body: versioned(packet.body, 0) })).toBe('version-older')
    expect(await opening({ envelope: versioned(packet.envelope, 0) })).toBe('version-older')
    expect(await opening({ body: versioned(packet.body, 2) })).toBe('version-newer')
    expect(await opening({ body: packet.body.subarray(2) })).toBe('version-newer')
  })

  it('one kind of sealed thing as another', async () => {
    expect(await opening({ body: packet.envelope })).toBe('kind-wrong')
    expect(await opening({ envelope: await sealTeamKey(who.key) })).toBe('kind-wrong')
  })

  it('post-quantum and X25519 wraps side by side, both when opening and before sealing', async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity())
    const { identity } = await openEnvelope(packet.envelope, who.key.identity)
    const mixed = frame('body', await libraryMix([await recipientOf(identity), hybrid]))
    expect(await opening({ body: mixed })).toBe('algorithms-mixed')
    const mixedEnvelope = frame('envelope', await libraryMix([who.key.recipient, hybrid]))
    expect(await opening({ envelope: mixedEnvelope })).toBe('algorithms-mixed')
    const onlyHybrid = frame('envelope', await libraryMix([hybrid]))
    expect(await opening({ envelope: onlyHybrid })).toBe('algorithm-unknown')
    expect(await refusalOf(() => sealTo([who.key.recipient, hybrid], utf8('x')))).toBe('algorithms-mixed')
    expect(await refusalOf(() => sealTo([hybrid], utf8('x')))).toBe('algorithm-unknown')
  })
})

describe('a server that lies about the receiving team’s key', () => {
  it('a statement that nobody entitled signed', async () => {
    const fake = await organisation(PROTECTION)
    const theirs = await rotateTeam([who.key])
    const says = { ...who.statement.says, recipient: theirs.recipient }
    expect(await sealing({ statement: { ...who.statement, says } })).toBe('statement-forged')
    expect(await sealing({ statement: stated(theirs, fake.rootSigner) })).toBe('statement-forged')
    expect(await sealing({ statement: stated(theirs, lead(fake, 'team-case', who.amal)) })).toBe(
      'delegation-invalid',
    )
    const notDelegated = { seed: newSigningSeed(), by: who.amalLeads.by }
    expect(await sealing({ statement: stated(theirs, notDelegated) })).toBe('statement-forged')
  })

  it('a delegation for another team, or that did not run on that day', async () => {
    const elsewhere = lead(who.protection, 'team-shelter', who.amal)
    expect(await sealing({ statement: stated(who.key, elsewhere) })).toBe('delegation-invalid')
    const later = stated(who.key, who.amalLeads, { notBefore: '2027-01-02', notAfter: '2027-02-01' })
    expect(await sealing({ statement: later, today: '2027-01-10' })).toBe('delegation-invalid')
  })

  it('an expired statement, after thirty days of grace', async () => {
    expect(await sealing({ today: '2026-08-31' })).toBe('nothing was refused')
    expect(await sealing({ today: '2026-09-01' })).toBe('statement-expired')
  })

  it('a statement that does not hold yet, or speaks for longer than any may', async () => {
    expect(await sealing({ today: '2026-04-20' })).toBe('statement-not-yet')
    const endless = stated(who.key, who.amalLeads, { notAfter: '2036-01-01' })
    expect(await sealing({ statement: endless })).toBe('statement-forged')
  })

  it('the key of an epoch before one already seen, or another key for the same epoch', async () => {
    const seen = { epoch: 2, recipient: nextKey.recipient }
    expect(await sealing({ seen })).toBe('statement-older')
    expect(await sealing({ seen: { epoch: 1, recipient: nextKey.recipient } })).toBe('statement-conflict')
    expect(await sealing({ seen: { epoch: 1, recipient: who.key.recipient } })).toBe('nothing was refused')
  })

  it('the statement of another team or organisation', async () => {
    expect(await sealing({ team: 'team-shelter' })).toBe('statement-misdirected')
    expect(await sealing({ root: who.water.pinned })).toBe('statement-misdirected')
  })

  it('a statement that is none', async () => {
    const broken = { ...who.statement, says: { ...who.statement.says, recipient: 'age1pq1zzzz' } }
    expect(await sealing({ statement: broken })).toBe('malformed')
  })

  it('a team envelope with a key of its own inside', async () => {
    const planted = { ...(await rotateTeam([who.key])), epoch: 1 }
    const artefact = await sealTeamKey(planted)
    const open = () => openTeamKey(artefact, who.amal.identity, who.statement.says)
    expect(await refusalOf(open)).toBe('team-key-swapped')
  })
})

async function read(from: Packet): Promise<Letter> {
  const { identity } = await openEnvelope(from.envelope, who.key.identity)
  return JSON.parse(textOf(unpad(await openWith(identity, unframe('body', from.body)))))
}

// Seals a letter under a fresh key, as anybody can who knows the team's public recipient. With `change`, the letter
// is altered after its context names the fresh key; without, it stays as it was.
async function written(letter: Letter, change?: (says: Letter['says']) => Letter): Promise<Partial<Packet>> {
  const identity = await generateX25519Identity()
  const context = { ...letter.says.context, recipient: await recipientOf(identity) }
  const text = JSON.stringify(change === undefined ? letter : change({ ...letter.says, context }))
  return sealedText(utf8(text), identity)
}

async function sealedText(
  text: Uint8Array,
  identity?: string,
): Promise<{ body: Uint8Array; envelope: Uint8Array }> {
  const key = identity ?? (await generateX25519Identity())
  const body = frame('body', await sealTo([await recipientOf(key)], pad(text)))
  return { body, envelope: await sealEnvelope('ref-1', key, who.statement.says) }
}

// The library by itself mixes without a word; this is what our own sealing never produces.
async function libraryMix(recipients: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(pad(utf8('{}')))
}
