import { describe, expect, it } from 'vitest'
import { newTotpSecret, openSecret, sealSecret, stepOfCode, totpAddress, totpText } from './totp.ts'

// The secret of RFC 6238, appendix B, with the last six of its eight digits.
const secret = new TextEncoder().encode('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

describe('codes of an authenticator app', () => {
  it('are those of the standard', () => {
    expect(stepOfCode(secret, '287082', at(59), null)).toBe(1)
    expect(stepOfCode(secret, '081804', at(1_111_111_109), null)).toBe(37_037_036)
    expect(stepOfCode(secret, '005924', at(1_234_567_890), null)).toBe(41_152_263)
  })
  it('may be typed with spaces and in any digits', () => {
    expect(stepOfCode(secret, ' 287 082 ', at(59), null)).toBe(1)
    expect(stepOfCode(secret, '٢٨٧٠٨٢', at(59), null)).toBe(1)
    expect(stepOfCode(secret, '২৮৭০৮২', at(59), null)).toBe(1)
  })
  it('may be one step early or late, not two', () => {
    expect(stepOfCode(secret, '287082', at(89), null)).toBe(1)
    expect(stepOfCode(secret, '287082', at(29), null)).toBe(1)
    expect(stepOfCode(secret, '287082', at(91), null)).toBeUndefined()
  })
  it('are good once: neither that step nor an earlier one comes again', () => {
    expect(stepOfCode(secret, '287082', at(59), 0)).toBe(1)
    expect(stepOfCode(secret, '287082', at(59), 1)).toBeUndefined()
    expect(stepOfCode(secret, '287082', at(59), 2)).toBeUndefined()
  })
  it.each(['', '28708', '2870822', 'abcdef', '000000'])('are not %s', typed => {
    expect(stepOfCode(secret, typed, at(59), null)).toBeUndefined()
  })
  it('come from a secret that an app can read', () => {
    expect(totpText(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
    const address = new URL(totpAddress(secret, 'Across (tamuria)', 'nadia'))
    expect(address.protocol).toBe('otpauth:')
    expect(address.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(newTotpSecret()).toHaveLength(20)
  })
})

describe('a sealed secret', () => {
  const key = new Uint8Array(32).fill(1)
  it('opens for the same installation and the same person alone', () => {
    const sealed = sealSecret(key, secret, 'tamuria nadia')
    expect(openSecret(key, sealed, 'tamuria nadia')).toEqual(secret)
    expect(openSecret(key, sealed, 'tamuria samir')).toBeUndefined()
    expect(openSecret(new Uint8Array(32).fill(2), sealed, 'tamuria nadia')).toBeUndefined()
  })
  it('does not open when a single bit was changed, or when it is nothing of ours', () => {
    const sealed = sealSecret(key, secret, 'x')
    for (const place of [0, 5, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(openSecret(key, changed, 'x')).toBeUndefined()
    }
    expect(openSecret(key, new Uint8Array(3), 'x')).toBeUndefined()
  })
})
