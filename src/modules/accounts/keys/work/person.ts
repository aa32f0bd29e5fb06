// A person's keys as they go to the server: sealed to six words. The work takes seconds, so a worker does it.
import { newPersonKeys, type PersonKeys, wrapWithPassphrase } from '../../../../device/person-keys.ts'
import type { NewPersonKey } from '../model.ts'
import { toBase64 } from '../wire.ts'

export type MadeKeys = { keys: PersonKeys; given: NewPersonKey }

export async function makePersonKeys(id: string, passphrase: string): Promise<MadeKeys> {
  const keys = await newPersonKeys()
  const sealed = toBase64(await wrapWithPassphrase(keys, passphrase))
  const { recipient, signing } = keys.public
  return { keys, given: { id, recipient, signing, sealed } }
}
