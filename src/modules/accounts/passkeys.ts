// The only file that knows how passkeys are made and checked on the server. The person is always verified by their
// device (a finger, a face, a PIN), so a passkey alone signs in.
import { createHash } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import * as v from 'valibot'

/** Large, and used by few of the people who sign in: a server at rest does without it. */
const library = () => import('@simplewebauthn/server')

export type NewPasskey = { id: string; publicKey: Uint8Array; counter: number; transports: string[] }
export type KnownPasskey = NewPasskey

const Text = v.pipe(v.string(), v.maxLength(8192))
const Credential = {
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,1400}$/)),
  rawId: Text,
  type: v.literal('public-key'),
  clientExtensionResults: v.record(v.string(), v.unknown()),
}
/** What a browser posts when a passkey was made. */
export const MadePasskey = v.object({
  ...Credential,
  response: v.looseObject({
    clientDataJSON: Text,
    attestationObject: Text,
    transports: v.optional(v.array(Text)),
  }),
})
/** What a browser posts when a passkey was used. */
export const UsedPasskey = v.object({
  ...Credential,
  response: v.looseObject({
    clientDataJSON: Text,
    authenticatorData: Text,
    signature: Text,
    userHandle: v.nullish(Text),
  }),
})

/** Ed25519, ECDSA on P-256, RSA: what today's devices make (COSE algorithm numbers). */
const algorithms = [-8, -7, -257]

/** @param origin where people reach us; its host is what the passkeys are bound to */
function passkeyHost(origin: string): string {
  return new URL(origin).hostname
}

export async function askForNewPasskey(given: {
  origin: string
  challenge: Uint8Array
  responseId: string
  personId: string
  login: string
  existing: { id: string; transports: string[] }[]
}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Across',
    rpID: passkeyHost(given.origin),
    userName: given.login,
    // One person may have an account in several responses of one host; each is a passkey of its own.
    userID: Uint8Array.from(createHash('sha256').update(`${given.responseId} ${given.personId}`).digest()),
    challenge: Uint8Array.from(given.challenge),
    attestationType: 'none',
    excludeCredentials: given.existing,
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    // So that the same passkey can also open the person's sealed keys, where the device is able to.
    extensions: { prf: {} },
  })
}

export async function askForPasskey(given: {
  origin: string
  challenge: Uint8Array
  allowed?: { id: string; transports: string[] }[]
}): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: passkeyHost(given.origin),
    challenge: Uint8Array.from(given.challenge),
    userVerification: 'required',
    ...(given.allowed ? { allowCredentials: given.allowed } : {}),
  })
}

/** The new passkey, or undefined when anything about it is not as asked for. */
export async function checkNewPasskey(
  origin: string,
  challenge: Uint8Array,
  made: v.InferOutput<typeof MadePasskey>,
): Promise<NewPasskey | undefined> {
  const { verifyRegistrationResponse } = await library()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // Its parts have been checked above as far as we know them; the library reads the rest and refuses what is off.
      response: made as unknown as RegistrationResponseJSON,
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: passkeyHost(origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return undefined
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return { id, publicKey, counter, transports: transports ?? [] }
  } catch {
    // The library throws for every wrong answer; all of them mean the same here.
    return undefined
  }
}

/** The new value of the passkey's counter, or undefined when the answer does not prove it. */
export async function checkPasskey(
  origin: string,
  challenge: Uint8Array,
  known: KnownPasskey,
  used: v.InferOutput<typeof UsedPasskey>,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // As above.
      response: used as unknown as AuthenticationResponseJSON,
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: passkeyHost(origin),
      requireUserVerification: true,
      credential: {
        id: known.id,
        publicKey: Uint8Array.from(known.publicKey),
        counter: known.counter,
        transports: known.transports,
      },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    // As above.
    return undefined
  }
}
