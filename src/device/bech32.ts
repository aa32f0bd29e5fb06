// The text form of an age private key, written from its 32 bytes. The library makes identities only from its own
// randomness; the organisation's recovery key must come out of the printed shares, the same each time.
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const PREFIX = 'age-secret-key-'
const CHECKSUM_LENGTH = 6
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** `AGE-SECRET-KEY-1…` for a 32-byte X25519 secret. */
export function identityOf(secret: Uint8Array): string {
  const data = fiveBitGroups(secret)
  const text = [...data, ...checksum(data)].map(group => LETTERS[group]).join('')
  return `${PREFIX}1${text}`.toUpperCase()
}

function fiveBitGroups(bytes: Uint8Array): number[] {
  const groups: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      groups.push((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  if (bits > 0) groups.push((held << (5 - bits)) & 31)
  return groups
}

function checksum(data: readonly number[]): number[] {
  const codes = Array.from(PREFIX, letter => letter.charCodeAt(0))
  const spread = [...codes.map(code => code >> 5), 0, ...codes.map(code => code & 31)]
  const left = polymod([...spread, ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  return Array.from({ length: CHECKSUM_LENGTH }, (_, at) => (left >> (5 * (CHECKSUM_LENGTH - 1 - at))) & 31)
}

// The remainder that BIP 173 defines.
function polymod(groups: readonly number[]): number {
  let rest = 1
  for (const group of groups) {
    const top = rest >>> 25
    rest = ((rest & 0x1ffffff) << 5) ^ group
    GENERATOR.forEach((factor, bit) => {
      if ((top >> bit) & 1) rest ^= factor
    })
  }
  return rest
}
