// What the server can see of sealed and signed things without being able to open them. A device believes none of this;
// it spares people from storing what every device would refuse.
import { readStanzas, requireOnly } from '../../../device/age-header.ts'
import { unframe } from '../../../device/artefact.ts'
import type { RootPublic } from '../../../device/root.ts'
import { isSigned } from '../../../device/sign.ts'
import type { SignedDelegation, SignedSender, SignedTeamKey } from '../../../device/statement.ts'
import { type PinnedRoot, provenTeamKey, trustedSender } from '../../../device/trust.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { SealedTeamKey } from './model.ts'

export function pinned(root: RootPublic): PinnedRoot {
  return { ...root, compared: false }
}

/** Refuses as not valid whatever the device's own check refuses. */
export function checked<T>(work: () => T): T {
  try {
    return work()
  } catch {
    // Every refusal means the same here: our own pages send nothing of the kind.
    throw new Problem('not-valid', 'keys.problem.not-as-signed')
  }
}

export function requireStatement(
  signed: SignedTeamKey,
  root: RootPublic,
  about: { organisation: string; team: string },
): void {
  checked(() => provenTeamKey(signed, pinned(root), about))
}

export function requireSender(
  signed: SignedSender,
  root: RootPublic,
  about: { organisation: string; team: string; today: string },
): void {
  const says = checked(() => trustedSender(signed, pinned(root), about.today))
  if (says.organisation !== about.organisation || says.team !== about.team)
    throw new Problem('not-valid', 'keys.problem.not-as-signed')
}

export function requireDelegation(signed: SignedDelegation, root: RootPublic): void {
  const { says, signature } = signed
  if (says.organisation !== root.organisation || !isSigned('delegation', says, signature, root.signing))
    throw new Problem('not-valid', 'keys.problem.not-as-signed')
}

/** One wrap for each member named and one for the recovery key, all of the one kind. */
export function requireEnvelope(envelope: SealedTeamKey, recovery: string): void {
  const stanzas = checked(() => {
    const read = readStanzas(unframe('team', Buffer.from(envelope.sealed, 'base64')))
    requireOnly('X25519', read)
    return read
  })
  const readers = new Set([...envelope.members, envelope.recovery])
  if (envelope.recovery !== recovery || stanzas.length !== readers.size)
    throw new Problem('not-valid', 'keys.problem.not-as-signed')
}
