// 32 secret bytes that a passkey gives for one salt (the PRF extension of WebAuthn), the same each time. No server
// needs to check the answer: it opens the sealed keys, or it does not.
import { Refusal } from '../../../device/refusal.ts'

const SALT = new TextEncoder().encode('across/v1/person-keys')

type Prf = { prf?: { results?: { first?: ArrayBuffer | Uint8Array } } }

export function mayHavePasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && isSecureContext
}

/** @param allowed credential ids, none: any passkey of this site. Refuses `passkey-unusable`. */
export async function passkeySecret(
  allowed: readonly string[],
): Promise<{ credential: string; secret: Uint8Array }> {
  try {
    const found = await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        userVerification: 'required',
        allowCredentials: allowed.map(id => ({ type: 'public-key', id: bytes(id) })),
        extensions: { prf: { eval: { first: SALT } } },
      },
    })
    if (!(found instanceof PublicKeyCredential)) throw new Refusal('passkey-unusable')
    // Browsers answer with what the extension's text says; the compiler's library is not told of every field.
    const results = (found.getClientExtensionResults() as Prf).prf?.results?.first
    if (!results) throw new Refusal('passkey-unusable')
    return { credential: found.id, secret: new Uint8Array(results as ArrayBuffer) }
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('passkey-unusable', { cause })
  }
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}
