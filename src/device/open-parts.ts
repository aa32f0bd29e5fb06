// The two steps of opening that signed and unsigned things share: from the envelope to the key, from the key to the
// text. Neither proves anything yet about who wrote it.
import { openWith, sealedLength } from './age.ts'
import { readStanzas, requireOnly } from './age-header.ts'
import { type ArtefactKind, unframe } from './artefact.ts'
import { textOf } from './bytes.ts'
import { parseJson } from './canonical.ts'
import { type Envelope, openEnvelope } from './envelope.ts'
import { paddedSizes, unpad } from './pad.ts'
import { Refusal, refusingAs } from './refusal.ts'
import type { Place } from './route.ts'
import type { TeamKey } from './team-keys.ts'

const bodyLengths = new Set(paddedSizes.map(sealedLength))

/** Opens the envelope with the key of the epoch claimed. Refuses `wrong-team`, `wrong-epoch`, `epoch-unknown`. */
export async function openForTeam(
  envelope: Uint8Array,
  to: Place,
  keys: readonly TeamKey[],
): Promise<Envelope> {
  const held = keys.filter(key => key.organisation === to.organisation && key.team === to.team)
  if (held.length === 0) throw new Refusal('wrong-team')
  const claimed = held.find(key => key.epoch === to.epoch)
  if (claimed === undefined) throw new Refusal('epoch-unknown')
  const facts = await openEnvelope(envelope, claimed.identity).catch(error => misfit(error, envelope, held))
  if (facts.toTeam !== to.team) throw new Refusal('wrong-team')
  if (facts.toEpoch !== to.epoch) throw new Refusal('wrong-epoch')
  return facts
}

/** The JSON inside a body, of unknown shape. Refuses `body-swapped`, `envelope-swapped`, `truncated`, `damaged`. */
export async function openBody(
  kind: ArtefactKind,
  body: Uint8Array,
  envelope: Envelope,
  refId: string,
): Promise<unknown> {
  const file = unframe(kind, body)
  requireOnly('X25519', readStanzas(file))
  if (!bodyLengths.has(file.length)) throw new Refusal('truncated')
  // A key that does not fit the body came from elsewhere, or the body did: the id in the envelope tells which.
  const strayed = envelope.refId === refId ? 'body-swapped' : 'envelope-swapped'
  const padded = await refusingAs('not-for-this-key', strayed, () => openWith(envelope.identity, file))
  return parseJson(textOf(unpad(padded)))
}

// The claimed epoch's key does not fit. Nothing is opened with another epoch's key in its place; it is only tried,
// to tell a server that lies about the epoch from an envelope that was never ours.
async function misfit(error: unknown, envelope: Uint8Array, held: readonly TeamKey[]): Promise<never> {
  if (!(error instanceof Refusal) || error.code !== 'not-for-this-key') throw error
  const fits = await Promise.allSettled(held.map(key => openEnvelope(envelope, key.identity)))
  const ours = fits.some(fit => fit.status === 'fulfilled')
  throw new Refusal(ours ? 'wrong-epoch' : 'wrong-team', { cause: error })
}
