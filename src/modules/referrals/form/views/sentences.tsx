// Every sentence that a script of this room may need, written by the server in the person's language.
import type { RefusalCode } from '../../../../device/refusal.ts'
import type { Words } from '../../../../kernel/words.ts'

export function Sentences({
  words,
  keys,
  refusals = [],
}: {
  words: Words
  keys: readonly string[]
  refusals?: readonly RefusalCode[]
}) {
  return (
    <div hidden>
      {keys.map(key => (
        <span data-sentence={key}>{words.say(key)}</span>
      ))}
      {refusals.map(code => (
        <span data-sentence={code}>{words.say(`sealing.refused.${code}`)}</span>
      ))}
    </div>
  )
}

/** What can be found wrong while sealing. */
export const sealingRefusals: readonly RefusalCode[] = [
  'signer-unstated',
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
  'algorithm-unknown',
  'too-large',
  'malformed',
  'page-not-secure',
]
