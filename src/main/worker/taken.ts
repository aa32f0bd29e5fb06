// What the open profile took along, in the forms in which the views read it.

import type { Opened } from '../../device/profile.ts'
import { type Kept, readSnapshot } from '../../device/snapshot.ts'
import type { TeamStatement } from '../../modules/accounts/keys/model.ts'
import type { ServiceCopy } from '../../modules/directory/model.ts'
import { unpackCopy } from '../../modules/directory/rules/copy.ts'
import type { Inbox, ReferralPage } from '../../modules/referrals/commands/read.ts'
import type { OwnTeam } from '../../modules/referrals/form/store.ts'
import type { Referral } from '../../modules/referrals/model.ts'
import type { View } from '../../modules/referrals/store/lists.ts'
import type { Names } from '../../modules/referrals/store/names.ts'
import { revived } from '../maps.ts'

export type TakenReferrals = {
  inboxes: Record<View, Inbox>
  pages: Record<string, ReferralPage>
  sent: Referral[]
  sentNames: Names
  teams: string[]
}

/** What the forms ask the server for when there is one. */
export type TakenForm = {
  teams: OwnTeam[]
  /** The response's own settings of referrals, as `referralSettings` reads them. */
  settings: Record<string, unknown>
  slipAddress: string
  keys: TeamStatement[]
}

export async function takenServices(open: Opened): Promise<Kept<ServiceCopy> | undefined> {
  const kept = await readSnapshot<unknown>(open, 'services')
  return kept && { value: unpackCopy(kept.value), at: kept.at }
}

export async function takenReferrals(open: Opened): Promise<Kept<TakenReferrals> | undefined> {
  const kept = await readSnapshot<unknown>(open, 'referrals')
  // Written by giveReferrals in offline-pages.tsx, with the same types.
  return kept && { value: revived(kept.value) as TakenReferrals, at: kept.at }
}

export async function takenForm(open: Opened): Promise<Kept<TakenForm> | undefined> {
  const kept = await readSnapshot<unknown>(open, 'form')
  // Written by giveForm in offline-pages.tsx, with the same types.
  return kept && { value: revived(kept.value) as TakenForm, at: kept.at }
}
