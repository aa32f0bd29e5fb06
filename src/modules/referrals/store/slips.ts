// Slips: the code is stored as a keyed hash, found by a function of the database that lets the transaction into this
// one referral and nothing else.
import type { ResponseInfo } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { Texts } from '../../../kernel/words.ts'

export async function insertSlip(
  tx: Tx,
  responseId: string,
  slip: { referralId: string; codeHash: Uint8Array; until: string },
): Promise<void> {
  await tx`
    insert into referral_slip (response_id, referral_id, code_hash, until)
    values (${responseId}, ${slip.referralId}, ${Buffer.from(slip.codeHash)}, ${slip.until})`
}

export type Entered = { referralId: string; service: Texts; response: ResponseInfo }

export async function enterSlip(tx: Tx, codeHash: Uint8Array, today: string): Promise<Entered | undefined> {
  const [row] = await tx<{ entered: Entered | null }[]>`
    select enter_slip(${Buffer.from(codeHash)}, ${today}) as entered`
  return row?.entered ?? undefined
}
