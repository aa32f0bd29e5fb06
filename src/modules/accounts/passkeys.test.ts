// Passkeys from end to end, with an authenticator made of software: real keys, real signatures, nothing pretended.
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { cast } from '../../../demo/country.ts'
import { makeCountry, type TestCountry } from '../../../test/support/app.ts'
import { appDb } from '../../../test/support/rolled-back.ts'
import { minute } from '../../kernel/clock.ts'
import { openSession } from '../../kernel/session.ts'
import { hashPassword } from './passwords.ts'

const origin = 'http://localhost:8080'
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()

/** The few shapes of CBOR that a passkey needs (RFC 8949). */
function cbor(value: string | number | Uint8Array | Map<string | number, unknown>): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, inner]) => [cbor(key), cbor(inner as Uint8Array)])
    return Buffer.concat([head(5, value.size), ...pairs])
  }
  return Buffer.concat([head(2, value.length), value])
}

function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.of((kind << 5) | length)
  if (length < 256) return Buffer.of((kind << 5) | 24, length)
  return Buffer.of((kind << 5) | 25, length >> 8, length & 255)
}

type Given = { challenge: string; origin?: string; verified?: boolean; host?: string }

function authenticator() {
  const id = randomBytes(32)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let counter = 0

  const clientData = (type: string, given: Given) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: given.challenge,
        origin: given.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const authData = (given: Given, withKey: boolean) => {
    counter += 1
    const flags = 0x01 | (given.verified === false ? 0 : 0x04) | (withKey ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const start = Buffer.concat([sha256(given.host ?? 'localhost'), Buffer.of(flags), count])
    if (!withKey) return start
    return Buffer.concat([start, Buffer.alloc(16), Buffer.of(0, id.length), id, cbor(coseKey(publicKey))])
  }
  const credential = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: {},
  }

  return {
    id: base64url(id),
    rewind: () => {
      counter = 0
    },
    make: (given: Given) => {
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData(given, true)],
      ])
      return {
        ...credential,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', given)),
          attestationObject: base64url(cbor(attestation)),
          transports: ['internal'],
        },
      }
    },
    use: (given: Given) => {
      const [data, client] = [authData(given, false), clientData('webauthn.get', given)]
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return {
        ...credential,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          userHandle: null,
        },
      }
    },
  }
}

function coseKey(publicKey: KeyObject): Map<number, unknown> {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
}

let country: TestCountry

beforeAll(async () => {
  country = await makeCountry()
})

type Asked = {
  id: string
  options: {
    challenge: string
    userVerification?: string
    rp?: { id: string }
    allowCredentials?: { id: string }[]
    excludeCredentials?: { id: string }[]
    authenticatorSelection?: { userVerification: string; residentKey: string }
  }
}

function browser(cookie = '') {
  let held = cookie
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await country.app.request(`${origin}/r/${country.slug}${path}`, {
      ...init,
      headers: { cookie: held, origin, ...init.headers },
      redirect: 'manual',
    })
    const kept = response.headers.getSetCookie().find(line => line.startsWith('__Host-across='))
    if (kept) held = kept.split(';')[0] ?? ''
    return response
  }
  const json = (path: string, value: unknown) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    })
  return {
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    json,
    ask: async (path: string) => (await (await json(path, {})).json()) as Asked,
  }
}

/** Somebody signed in with a password a moment ago. */
async function known(name: keyof typeof cast, strength = 'password') {
  const token = await appDb().transact(async tx => {
    await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${country.responseId}, true)`
    await tx`update person set password_hash = ${await hashPassword('orange kettle seven')}
      where response_id = ${country.responseId} and id = ${cast[name].id}`
    const response = {
      id: country.responseId,
      slug: country.slug,
      name: {},
      kind: 'mixed' as const,
      timeZone: 'UTC',
      weekend: [],
      emergencyPhone: null,
      demonstration: true,
      settings: {},
    }
    return await openSession(
      { tx, actor: { kind: 'system' }, now: country.clock(), response },
      cast[name].id,
      strength,
    )
  })
  return browser(`__Host-across=${token}`)
}

/** Their browser and the passkey they have just added. */
async function withPasskey(name: keyof typeof cast, label = 'Office laptop') {
  const page = await known(name)
  const device = authenticator()
  const asked = await page.ask('/account/passkeys/challenge')
  const made = await page.json('/account/passkeys', { id: asked.id, label, made: device.make(asked.options) })
  expect(made.status).toBe(200)
  return { page, device, asked }
}

describe('a passkey', () => {
  it('is added by somebody who has just proved who they are, and shown by its name', async () => {
    const { page, asked } = await withPasskey('amina')
    expect(asked.options.authenticatorSelection).toMatchObject({
      userVerification: 'required',
      residentKey: 'required',
    })
    expect(asked.options.rp?.id).toBe('localhost')
    expect(await (await page.get('/account/passkeys')).text()).toContain('Office laptop')
    const again = await page.ask('/account/passkeys/challenge')
    expect(again.options.excludeCredentials).toHaveLength(1)
    country.clock.advance(16 * minute)
    expect((await page.json('/account/passkeys/challenge', {})).status).toBe(401)
    expect((await page.get('/account/passkeys')).headers.get('location')).toContain('/proof?then=')
  })

  it('signs in alone, with a new session each time', async () => {
    const { device } = await withPasskey('samir')
    const page = browser()
    const asked = await page.ask('/sign-in/passkey/challenge')
    expect(asked.options.userVerification).toBe('required')
    expect(asked.options.allowCredentials).toBeUndefined()
    const next = `/r/${country.slug}/teams`
    const done = await page.json('/sign-in/passkey', { id: asked.id, used: device.use(asked.options), next })
    expect(done.status).toBe(200)
    expect(await done.json()).toEqual({ to: next })
    expect(await (await page.get('/account?lang=en')).text()).toContain('With a passkey')
    const away = await page.ask('/sign-in/passkey/challenge')
    const elsewhere = await page.json('/sign-in/passkey', {
      id: away.id,
      used: device.use(away.options),
      next: 'https://elsewhere.example/',
    })
    expect(await elsewhere.json()).toEqual({ to: `/r/${country.slug}/` })
  })

  it('is refused without a verified person, from another origin or host, with an old challenge or a copied counter', async () => {
    const { device } = await withPasskey('hana')
    const attempt = async (change: Partial<Given>) => {
      const page = browser()
      const asked = await page.ask('/sign-in/passkey/challenge')
      const used = device.use({ challenge: asked.options.challenge, ...change })
      return { response: await page.json('/sign-in/passkey', { id: asked.id, used }), asked, used }
    }
    for (const change of [
      { verified: false },
      { origin: 'https://elsewhere.example' },
      { host: 'elsewhere.example' },
      { challenge: base64url(randomBytes(32)) },
    ]) {
      const { response } = await attempt(change)
      expect(response.status, JSON.stringify(change)).toBe(422)
      expect(response.headers.getSetCookie()).toEqual([])
    }
    const { response, asked, used } = await attempt({})
    expect(response.status).toBe(200)
    // The same answer again: its challenge is gone.
    expect((await browser().json('/sign-in/passkey', { id: asked.id, used })).status).toBe(429)
    device.rewind()
    expect((await attempt({})).response.status).toBe(422)
  })

  it('has five minutes to answer', async () => {
    const { device } = await withPasskey('claire')
    const page = browser()
    const asked = await page.ask('/sign-in/passkey/challenge')
    country.clock.advance(5 * minute)
    expect(
      (await page.json('/sign-in/passkey', { id: asked.id, used: device.use(asked.options) })).status,
    ).toBe(422)
  })

  it('that nobody here has, or whose person is suspended, signs nobody in', async () => {
    const stranger = authenticator()
    const page = browser()
    const asked = await page.ask('/sign-in/passkey/challenge')
    expect(
      (await page.json('/sign-in/passkey', { id: asked.id, used: stranger.use(asked.options) })).status,
    ).toBe(422)
    expect((await page.json('/sign-in/passkey', { id: asked.id, used: 'nonsense' })).status).toBe(400)

    const { device } = await withPasskey('nadia')
    const samir = await known('samir')
    await samir.post(`/people/${cast.nadia.id}/suspension`)
    const again = await page.ask('/sign-in/passkey/challenge')
    expect(
      (await page.json('/sign-in/passkey', { id: again.id, used: device.use(again.options) })).status,
    ).toBe(422)
  })

  it('proves again who it is, but not with somebody else’s', async () => {
    const { page, device } = await withPasskey('tomas')
    const other = await withPasskey('leila')
    country.clock.advance(16 * minute)
    const theirs = await page.ask('/proof/passkey/challenge')
    expect(theirs.options.allowCredentials?.map(c => c.id)).toEqual([device.id])
    const wrong = await page.json('/proof/passkey', { id: theirs.id, used: other.device.use(theirs.options) })
    expect(wrong.status).toBe(422)
    const asked = await page.ask('/proof/passkey/challenge')
    const next = `/r/${country.slug}/account/passkeys`
    const right = await page.json('/proof/passkey', { id: asked.id, used: device.use(asked.options), next })
    expect(await right.json()).toEqual({ to: next })
    expect((await page.get('/account/passkeys')).status).toBe(200)
  })

  it('is renamed and removed by its own person alone', async () => {
    const { page, device } = await withPasskey('daniel')
    const victor = await known('victor')
    expect((await victor.post(`/account/passkeys/${device.id}/name`, { label: 'Mine' })).status).toBe(404)
    expect((await victor.post(`/account/passkeys/${device.id}/removal`)).status).toBe(303)
    expect((await page.post(`/account/passkeys/${device.id}/name`, { label: 'Phone' })).status).toBe(303)
    expect(await (await page.get('/account/passkeys')).text()).toContain('Phone')
    expect((await page.post(`/account/passkeys/${device.id}/removal`)).status).toBe(303)
    expect(await (await page.get('/account/passkeys')).text()).not.toContain('Phone')
  })

  it('stays when it is the only way in', async () => {
    const { page, device } = await withPasskey('jonas')
    await appDb().transact(async tx => {
      await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${country.responseId}, true)`
      await tx`update person set password_hash = null where response_id = ${country.responseId} and id = ${cast.jonas.id}`
    })
    const kept = await page.post(`/account/passkeys/${device.id}/removal`)
    expect(kept.status).toBe(422)
    expect(await kept.text()).toContain('only way to sign in')
  })

  it('is not made in a demonstration, nor with an answer to another’s challenge', async () => {
    const shared = await known('rosa', 'demonstration')
    expect((await shared.json('/account/passkeys/challenge', {})).status).toBe(404)
    const [ibrahim, farida] = [await known('ibrahim'), await known('farida')]
    const asked = await ibrahim.ask('/account/passkeys/challenge')
    const made = authenticator().make(asked.options)
    expect((await farida.json('/account/passkeys', { id: asked.id, label: '', made })).status).toBe(422)
  })
})
