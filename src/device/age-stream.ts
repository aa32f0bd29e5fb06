// Long files by the same age format, a piece at a time: backups are larger than memory. Opened by every stock `age`.
// The header is held to the same rule as that of small files: one way of wrapping, and none that we do not use.
import { decrypterUnder, decrypterWith, encrypterTo, encrypterUnder, PASSPHRASE_WORK } from './age.ts'
import { LONGEST_HEADER, readStanzas, requireOnly } from './age-header.ts'
import { concat } from './bytes.ts'

/** Who may open a file: a passphrase, or X25519 recipients. */
export type ForWhom = { passphrase: string } | { recipients: string[] }
export type ByWhom = { passphrase: string } | { identity: string }

/** Refuses `algorithm-unknown` or `algorithms-mixed` before anything is sealed. */
export async function sealStream(
  plain: ReadableStream<Uint8Array>,
  forWhom: ForWhom,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter =
    'passphrase' in forWhom
      ? encrypterUnder(forWhom.passphrase, PASSPHRASE_WORK)
      : encrypterTo(forWhom.recipients)
  return encrypter.encrypt(plain)
}

/** The stream fails where the file was changed or cut off. Refuses as `openWith` for what the header says. */
export async function openStream(
  file: ReadableStream<Uint8Array>,
  byWhom: ByWhom,
): Promise<ReadableStream<Uint8Array>> {
  const { head, whole } = await peek(file)
  try {
    requireOnly('passphrase' in byWhom ? 'scrypt' : 'X25519', readStanzas(head))
  } catch (refusal) {
    // Nobody will read the rest: let go of the file behind it.
    await whole.cancel()
    throw refusal
  }
  const decrypter =
    'passphrase' in byWhom ? decrypterUnder(byWhom.passphrase) : decrypterWith(byWhom.identity)
  return decrypter.decrypt(whole)
}

// The first bytes, enough for any header, and the stream as if nobody had looked.
async function peek(
  file: ReadableStream<Uint8Array>,
): Promise<{ head: Uint8Array; whole: ReadableStream<Uint8Array> }> {
  const source = file.getReader()
  let head: Uint8Array = new Uint8Array()
  let ended = false
  while (head.length < LONGEST_HEADER && !ended) {
    const { value, done } = await source.read()
    if (value !== undefined) head = concat(head, value)
    ended = done
  }
  const whole = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(head),
    async pull(controller) {
      const { value, done } = await source.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: reason => source.cancel(reason),
  })
  return { head, whole }
}
