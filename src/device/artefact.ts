// Everything sealed starts with two bytes of ours: the version, and what kind of thing it is. An older version is
// refused as firmly as a newer one, because a server that lies would offer the older one. After the two bytes
// comes a plain age file, so `tail -c +3` or `ageFile` gives what the stock program reads.
import { concat } from './bytes.ts'
import { Refusal } from './refusal.ts'

export const VERSION = 1

const kinds = {
  body: 0x42,
  unsigned: 0x55,
  reply: 0x52,
  attachment: 0x41,
  envelope: 0x45,
  team: 0x54,
  passphrase: 0x50,
  passkey: 0x4b,
} as const

export type ArtefactKind = keyof typeof kinds

/** Bytes in front of the age file. */
export const PREFIX_LENGTH = 2

export function frame(kind: ArtefactKind, ageFile: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(VERSION, kinds[kind]), ageFile)
}

/** The age file inside. Refuses `truncated`, `version-older`, `version-newer` or `kind-wrong`. */
export function unframe(kind: ArtefactKind, artefact: Uint8Array): Uint8Array {
  const [version, found] = artefact
  if (version === undefined || found === undefined) throw new Refusal('truncated')
  if (version < VERSION) throw new Refusal('version-older')
  if (version > VERSION) throw new Refusal('version-newer')
  if (found !== kinds[kind]) throw new Refusal('kind-wrong')
  return artefact.subarray(PREFIX_LENGTH)
}
