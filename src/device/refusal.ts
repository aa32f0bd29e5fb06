// Every way in which sealing says no. The list is closed: what a person reads for each code stands in the
// locale files under `sealing.refused.<code>`, and a test holds the two together. A refusal is final for that
// attempt: nothing here ever tries a weaker way instead.

export const refusalCodes = [
  // The receiver opens, and what the server handed over does not hold together.
  'body-swapped',
  'envelope-swapped',
  'key-swapped',
  'replayed',
  'answer-misplaced',
  'wrong-epoch',
  'wrong-team',
  'epoch-unknown',
  'open-changed',
  'sender-changed',
  'attachment-swapped',
  'signature-invalid',
  'signer-unstated',
  'route-forged',
  'route-broken',
  // The bytes themselves.
  'damaged',
  'truncated',
  'malformed',
  'version-older',
  'version-newer',
  'kind-wrong',
  'algorithm-unknown',
  'algorithms-mixed',
  'work-factor-wrong',
  'too-large',
  // The key to seal to, and who vouches for it.
  'statement-forged',
  'statement-expired',
  'statement-not-yet',
  'statement-older',
  'statement-conflict',
  'statement-misdirected',
  'delegation-invalid',
  'root-unknown',
  'root-changed',
  'root-not-compared',
  'fingerprint-mismatch',
  // A person's own key and a team's keys.
  'not-for-this-key',
  'passphrase-mistyped',
  'passphrase-wrong',
  'passkey-unusable',
  'not-a-member',
  'team-key-swapped',
  'team-would-be-empty',
  // Printed shares.
  'share-mistyped',
  'shares-too-few',
  'shares-of-another-root',
  'shares-wrong',
  // The page.
  'page-not-secure',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** Thrown by every function of sealing that says no. It carries a code and nothing of what was being sealed. */
export class Refusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(`sealing refused: ${code}`, options)
    this.name = 'Refusal'
    this.code = code
  }
}

/** The key of the sentence that tells a person what happened and what to do. */
export function refusalKey(code: RefusalCode): `sealing.refused.${RefusalCode}` {
  return `sealing.refused.${code}`
}

/** Runs `work` and turns refusal `from` into refusal `to`; whatever else is thrown passes through. */
export async function refusingAs<T>(from: RefusalCode, to: RefusalCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.code === from) throw new Refusal(to, { cause: error })
    throw error
  }
}
