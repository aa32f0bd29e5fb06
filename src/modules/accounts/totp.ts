// The only file that knows the codes of authenticator apps, and how their secret is sealed with the installation's:
// a copy of the database alone makes no code.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const period = 30
const version = 1

export function newTotpSecret(): Uint8Array {
  return new Uint8Array(randomBytes(20))
}

/** What the authenticator app is given. @param account shown in the app beside the issuer */
export function totpAddress(secret: Uint8Array, issuer: string, account: string): string {
  return totp(secret, issuer, account).toString()
}

/** The secret for typing, in groups of four. */
export function totpText(secret: Uint8Array): string {
  return new Secret({ buffer: Uint8Array.from(secret).buffer }).base32.replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * The step of time that a code belongs to, one step early or late allowed; undefined when it is wrong, or when that
 * step or a later one has been used already (RFC 6238, section 5.2).
 */
export function stepOfCode(
  secret: Uint8Array,
  typed: string,
  now: Date,
  lastStep: number | null,
): number | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, latinDigit)
    .replace(/\D/g, '')
  if (code.length !== 6) return undefined
  const timestamp = now.getTime()
  const delta = totp(secret, '', '').validate({ token: code, timestamp, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / 1000 / period) + delta
  return lastStep !== null && step <= lastStep ? undefined : step
}

function totp(secret: Uint8Array, issuer: string, label: string): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  })
}

/** Digits may be typed in any script; each block of ten in Unicode begins with its zero. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}

/** @param context what it belongs to; sealed for one person it opens for no other */
export function sealSecret(installationSecret: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(installationSecret), nonce)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body])
}

/** Undefined when it was changed, is of another context or of another installation. */
export function openSecret(
  installationSecret: Uint8Array,
  sealed: Uint8Array,
  context: string,
): Uint8Array | undefined {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== version || bytes.length < 30) return undefined
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(installationSecret), bytes.subarray(1, 13))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(13, 29))
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]))
  } catch {
    // Authentication failed: whoever made these bytes, it was not we for this context.
    return undefined
  }
}

function sealingKey(installationSecret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', installationSecret, '', 'across second factor', 32))
}
