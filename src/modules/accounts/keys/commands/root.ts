// An organisation's root: its public half and what it signed. Its private half is on paper.

import { type RootPublic, rootFingerprint } from '../../../../device/root.ts'
import type { Person } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { findOrganisation } from '../../commands.ts'
import type { Organisation } from '../../model.ts'
import { isProved, mustBeProved } from '../../policy.ts'
import { requireDelegation } from '../checks.ts'
import type { DelegationFor, NewDelegations, NewRoot } from '../model.ts'
import { mayMakeRoot, maySeeStatements } from '../policy.ts'
import { findKeyOf } from '../store/person.ts'
import * as store from '../store/root.ts'

export type RootOverview = {
  organisation: Organisation
  root: (RootPublic & { words: string; hex: string; madeAt: Date }) | null
  formerRoots: { madeAt: Date }[]
  delegations: store.DelegationRow[]
  /** Whom the root could let sign; empty for whoever may not hold the ceremony. */
  candidates: store.Candidate[]
  mayMake: boolean
  proved: boolean
}

export async function rootOverview(scene: Scene, organisationId: string): Promise<RootOverview> {
  must(maySeeStatements(scene.actor))
  const { tx, response, actor, now } = scene
  const organisation = await findOrganisation(scene, organisationId)
  if (!organisation) throw notFound()
  const [newest, ...former] = await store.rootsOf(tx, response.id, organisationId)
  const mayMake = mayMakeRoot(actor) && !organisation.closedAt
  return {
    organisation,
    root: newest ? { ...(await shown(organisationId, newest)), madeAt: newest.madeAt } : null,
    formerRoots: former,
    delegations: await store.delegationsOf(tx, response.id, organisationId),
    candidates: mayMake ? await store.candidatesOf(tx, response.id, organisationId, now) : [],
    mayMake,
    proved: isProved(actor, now),
  }
}

export function publicRoot(organisation: string, row: { signing: string; recovery: string }): RootPublic {
  return { v: 1, organisation, signing: row.signing, recovery: row.recovery }
}

async function shown(organisationId: string, row: store.RootRow) {
  const root = publicRoot(organisationId, row)
  return { ...root, ...(await rootFingerprint(root)) }
}

/** The three sheets have been printed; this is what the server may know of it. */
export async function makeRoot(
  scene: Scene & { actor: Person },
  organisationId: string,
  given: NewRoot,
): Promise<void> {
  must(mayMakeRoot(scene.actor))
  mustBeProved(scene)
  const { tx, response, actor, now } = scene
  const organisation = await findOrganisation(scene, organisationId)
  must(organisation !== undefined && !organisation.closedAt)
  const root = publicRoot(organisationId, given)
  const fresh = await store.insertRoot(tx, response.id, { ...root, organisationId, by: actor.id }, now)
  if (fresh) await append(scene, { type: 'organisation.root-made', subject: organisationId })
  await keepDelegations(scene, root, given.delegations)
}

/** Later, with two of the shares: further people are let sign. */
export async function addDelegations(
  scene: Scene & { actor: Person },
  organisationId: string,
  given: NewDelegations,
): Promise<void> {
  must(mayMakeRoot(scene.actor))
  mustBeProved(scene)
  const [newest] = await store.rootsOf(scene.tx, scene.response.id, organisationId)
  must(newest !== undefined)
  await keepDelegations(scene, publicRoot(organisationId, newest), given.delegations)
}

async function keepDelegations(
  scene: Scene & { actor: Person },
  root: RootPublic,
  delegations: DelegationFor[],
): Promise<void> {
  const { tx, response, actor, now } = scene
  for (const delegation of delegations) {
    requireDelegation(delegation.signed, root)
    const key = await findKeyOf(tx, response.id, delegation.person)
    if (key?.signing !== delegation.signed.says.key)
      throw new Problem('not-valid', 'keys.problem.not-as-signed')
    await store.insertDelegation(tx, response.id, { ...delegation, by: actor.id }, now)
    await append(scene, {
      type: 'organisation.delegated',
      subject: delegation.person,
      data: { organisation: root.organisation, team: delegation.signed.says.team },
    })
  }
}
