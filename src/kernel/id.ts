// Ids and tokens. Ids in addresses are random, and it is the client who makes them, so that sending twice is harmless.

/** A random id (UUID version 4: it says nothing of the hour it was made). Runs in browsers and on the server. */
export function newId(): string {
  return crypto.randomUUID()
}

export function isId(value: unknown): value is string {
  return (
    typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)
  )
}

/** A secret of 256 bits for links and cookies, in characters that an address may hold. */
export function newToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

const readable = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code that people read aloud: no 0/O, 1/I/L, U/V. Twelve characters hold 58 bits. */
export function newCode(length = 12): string {
  let code = ''
  while (code.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      // Bytes beyond the last whole multiple are thrown away, so that every letter is equally likely.
      if (byte < 240 && code.length < length) code += readable[byte % readable.length]
    }
  }
  return code
}

/** Codes are typed with spaces, dashes and small letters. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

export function base64url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

export function fromBase64url(text: string): Uint8Array {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, letter => letter.charCodeAt(0))
}
