// What is printed at the ceremony and what is needed on the day when everybody is lost: plain data, which a view
// prints with the words of the reader's language, and the commands of the stock `age` program as they are typed.
import { PREFIX_LENGTH } from './artefact.ts'
import type { Fingerprint } from './fingerprint.ts'
import { type Root, rootFingerprint } from './root.ts'
import { NEEDED, SHARES, shareRoot } from './shares.ts'

/** One sheet of paper; each of three people keeps one. */
export type RecoverySheet = {
  readonly number: number
  readonly of: number
  readonly needed: number
  readonly organisation: string
  /** Six lines such as `04F2-9KQA-M3TB`; also what a QR code on the sheet carries, joined by line ends. */
  readonly share: readonly string[]
  readonly fingerprint: Fingerprint
  /** Public: `age1…`, the recipient to which every team envelope is also sealed. */
  readonly recipient: string
  readonly commands: readonly RecoveryCommand[]
}

/** `from` and `to` are file names; `step` keys the sentence that explains it. */
export type RecoveryCommand = {
  readonly step: 'team-key' | 'referral-key' | 'referral'
  readonly from: string
  readonly to: string
  readonly line: string
}

/** Names of the files as the recovery page offers them; the identity file is `recovery.txt`. */
export const recoveryFiles = {
  identity: 'recovery.txt',
  teamEnvelope: 'team.age',
  teamKey: 'team-key.txt',
  envelope: 'envelope.age',
  referralKey: 'referral-key.txt',
  body: 'body.age',
  referral: 'referral.json',
} as const

/** Three commands from the recovery identity to the text of a referral. They need no program of ours. */
export function recoveryCommands(): readonly RecoveryCommand[] {
  const { identity, teamEnvelope, teamKey, envelope, referralKey, body, referral } = recoveryFiles
  return [
    command('team-key', identity, teamEnvelope, teamKey),
    command('referral-key', teamKey, envelope, referralKey),
    command('referral', referralKey, body, referral),
  ]
}

/** The same for a file taken as it lies in a backup, with our version bytes still in front. */
export function rawFileCommand(stored: string, ageFile: string): string {
  return `tail -c +${PREFIX_LENGTH + 1} ${stored} > ${ageFile}`
}

/** The three sheets. Print them at once; nothing of a share is kept. */
export async function recoverySheets(root: Root): Promise<readonly RecoverySheet[]> {
  const fingerprint = await rootFingerprint(root.public)
  const shares = await shareRoot(root)
  return shares.map((share, at) => ({
    number: at + 1,
    of: SHARES,
    needed: NEEDED,
    organisation: root.public.organisation,
    share,
    fingerprint,
    recipient: root.public.recovery,
    commands: recoveryCommands(),
  }))
}

/** The text of `recovery.txt` for `age -i`: the recovery identity alone, never the signing key. */
export function recoveryIdentityFile(root: Root): string {
  return `# public key: ${root.public.recovery}\n${root.recoveryIdentity}\n`
}

/** A stored artefact as the plain age file that the commands read. */
export function ageFile(artefact: Uint8Array): Uint8Array {
  return artefact.slice(PREFIX_LENGTH)
}

function command(step: RecoveryCommand['step'], key: string, from: string, to: string): RecoveryCommand {
  return { step, from, to, line: `age -d -i ${key} ${from} > ${to}` }
}
