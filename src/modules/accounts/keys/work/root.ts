// What the ceremony makes: a root, the sheets of its shares, and the delegations it signs.
import { type RecoverySheet, recoverySheets } from '../../../../device/recovery-kit.ts'
import { newRoot, type Root } from '../../../../device/root.ts'
import { type Day, dayAfter } from '../../../../device/shapes.ts'
import { signDelegation } from '../../../../device/statement.ts'
import type { DelegationFor, NewRoot } from '../model.ts'
import { DELEGATION_DAYS } from '../rules.ts'

/** Somebody who is to state keys: for one team, or (null) for all of the organisation. */
export type Delegate = { id: string; person: string; team: string | null; signing: string }

export type Ceremony = { root: Root; sheets: readonly RecoverySheet[]; given: NewRoot }

export async function holdCeremony(
  organisation: string,
  delegates: readonly Delegate[],
  today: Day,
): Promise<Ceremony> {
  const root = await newRoot(organisation)
  const { signing, recovery } = root.public
  return {
    root,
    sheets: await recoverySheets(root),
    given: { signing, recovery, delegations: delegate(root, delegates, today) },
  }
}

export function delegate(root: Root, delegates: readonly Delegate[], today: Day): DelegationFor[] {
  return delegates.map(({ id, person, team, signing }) => ({
    id,
    person,
    signed: signDelegation(
      {
        v: 1,
        organisation: root.public.organisation,
        team,
        key: signing,
        notBefore: today,
        notAfter: dayAfter(today, DELEGATION_DAYS),
      },
      root.signingSeed,
    ),
  }))
}
