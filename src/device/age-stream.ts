// Long files by the same age format, a piece at a time: backups are larger than memory. Opened by every stock `age`.
import { Decrypter, Encrypter } from 'age-encryption'
import { PASSPHRASE_WORK } from './age.ts'

/** Who may open a file: a passphrase, or X25519 recipients. */
export type ForWhom = { passphrase: string } | { recipients: string[] }
export type ByWhom = { passphrase: string } | { identity: string }

export async function sealStream(
  plain: ReadableStream<Uint8Array>,
  forWhom: ForWhom,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter()
  if ('passphrase' in forWhom) {
    encrypter.setScryptWorkFactor(PASSPHRASE_WORK)
    encrypter.setPassphrase(forWhom.passphrase)
  } else for (const recipient of forWhom.recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(plain)
}

/** The stream fails where the file was changed or cut off. */
export async function openStream(
  file: ReadableStream<Uint8Array>,
  byWhom: ByWhom,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter()
  if ('passphrase' in byWhom) decrypter.addPassphrase(byWhom.passphrase)
  else decrypter.addIdentity(byWhom.identity)
  return decrypter.decrypt(file)
}
