// Pictures and recordings go sealed to the same key as the text they belong to, each filled up to a step of size; the
// text names their hashes, so none can be swapped, dropped or added unseen.
import { openWith, sealTo } from './age.ts'
import { frame, unframe } from './artefact.ts'
import { hex, sha256 } from './bytes.ts'
import { pad, unpad } from './pad.ts'
import { Refusal } from './refusal.ts'

/** The sealed attachments in order, and the SHA-256 of each in hex. Refuses `too-large` above 4 MiB. */
export async function sealAttachments(
  recipient: string,
  attachments: readonly Uint8Array[],
): Promise<{ sealed: readonly Uint8Array[]; hashes: string[] }> {
  const sealed = await Promise.all(
    attachments.map(async bytes => frame('attachment', await sealTo([recipient], pad(bytes)))),
  )
  return { sealed, hashes: await Promise.all(sealed.map(async artefact => hex(await sha256(artefact)))) }
}

/** One attachment of what was opened, counted from 0. Refuses `attachment-swapped`. */
export async function openAttachment(
  opened: { readonly identity: string; readonly attachments: readonly string[] },
  at: number,
  artefact: Uint8Array,
): Promise<Uint8Array> {
  if (opened.attachments[at] !== hex(await sha256(artefact))) throw new Refusal('attachment-swapped')
  return unpad(await openWith(opened.identity, unframe('attachment', artefact)))
}
