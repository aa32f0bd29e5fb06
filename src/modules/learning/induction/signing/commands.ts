// The newest version of a text, signed before the eyes of its keeper, or by whoever holds the link that the keeper made
// for that one person. The link is kept as a hash; it reads and signs for that person and opens nothing else.
import * as v from 'valibot'
import { nobody } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/clock.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { readRequirements, readVersions, settle } from '../commands/requirements.ts'
import { getPerson } from '../commands/staff.ts'
import { type RoleKind, roleKinds, type Version } from '../model.ts'
import { mayKeepStaff } from '../policy.ts'
import { type Item, itemsOf } from '../rules.ts'
import { tidy } from '../store.ts'
import { type Behind, DrawnMark, type Given, type Link, type Signature } from './model.ts'
import * as store from './store.ts'

/** A link works for so many days. */
export const linkDays = 14

/**
 * The newest version, before the eyes of the keeper. Signed twice, it is signed once. Throws *not valid* where the name is
 * another's or the mark is none, *not now* where there is a newer text.
 */
export async function signDocument(scene: Scene, id: string, given: Given): Promise<void> {
  const { staff, items, versions } = await getPerson(scene, id)
  must(mayKeepStaff(scene.actor, staff.organisationId) && scene.actor.kind === 'person')
  if (staff.leftOn !== null) throw notFound()
  const { tx, response, actor } = scene
  const signed = { ...checked(given, staff.name, items, versions), on: todayOf(scene) }
  if (!(await store.insertSignature(tx, response.id, { ...signed, staffId: id, witnessId: actor.id }))) return
  await settle(scene, [id])
  await append(scene, {
    type: 'induction.document-signed',
    subject: id,
    data: { requirement: given.requirementId, version: given.version },
  })
}

/** What is kept of what was given. */
function checked(given: Given, name: string, items: readonly Item[], versions: readonly Version[]) {
  const { requirementId, version, typedName, mark } = given
  const newest = versions.find(one => one.requirementId === requirementId)
  if (!items.some(({ requirement }) => requirement.id === requirementId)) throw notFound()
  if (newest === undefined || newest.version !== version)
    throw new Problem('not-now', 'induction.refused.text-changed')
  if (mark === '') {
    if (tidy(typedName) !== tidy(name)) throw new Problem('not-valid', 'induction.error.typed-name')
    return { requirementId, version, typedName, mark: null }
  }
  const drawn = v.safeParse(DrawnMark, mark)
  if (!drawn.success) throw new Problem('not-valid', drawn.issues[0].message)
  return { requirementId, version, typedName: name, mark: drawn.output }
}

export async function listSignatures(scene: Scene, staffId: string): Promise<Signature[]> {
  await getPerson(scene, staffId)
  return store.listSignatures(scene.tx, scene.response.id, staffId)
}

export async function findLink(scene: Scene, staffId: string): Promise<Link | undefined> {
  await getPerson(scene, staffId)
  return store.findLink(scene.tx, scene.response.id, staffId, scene.now)
}

/** For somebody who is here; an earlier link stops working. */
export async function makeLink(scene: Scene, staffId: string, tokenHash: Uint8Array): Promise<Link> {
  const { staff } = await getPerson(scene, staffId)
  must(mayKeepStaff(scene.actor, staff.organisationId) && staff.leftOn === null)
  const { tx, response, now } = scene
  const link = { madeAt: now, expiresAt: new Date(now.getTime() + linkDays * day) }
  await store.putLink(tx, response.id, staffId, tokenHash, link)
  await append(scene, { type: 'induction.signing-link-made', subject: staffId })
  return link
}

export async function endLink(scene: Scene, staffId: string): Promise<void> {
  const { staff } = await getPerson(scene, staffId)
  must(mayKeepStaff(scene.actor, staff.organisationId))
  if (!(await store.deleteLink(scene.tx, scene.response.id, staffId))) return
  await append(scene, { type: 'induction.signing-link-ended', subject: staffId })
}

export type Opened = { behind: Behind; items: Item[]; versions: Version[] }

/** What the link opens: the texts of one person. Throws *not found* for a link that is none, or no longer. */
export async function openLink(scene: Scene, tokenHash: Uint8Array): Promise<Opened> {
  const behind = await store.findBehind(scene.tx, tokenHash, scene.now)
  if (!behind) throw notFound()
  const [requirements, versions] = [await readRequirements(scene), await readVersions(scene)]
  const documents = requirements.filter(({ kind }) => kind === 'document')
  const whom = { role: roleOf(behind.role), contact: behind.contact }
  return {
    behind,
    versions,
    items: itemsOf(whom, documents, versions, { topics: [], signed: behind.signed }),
  }
}

/** Each version once, with nobody watching; how the person stands is judged anew by the system. */
export async function signByLink(scene: Scene, tokenHash: Uint8Array, given: Given): Promise<void> {
  const { behind, items, versions } = await openLink(scene, tokenHash)
  const signed = { ...checked(given, behind.name, items, versions), on: todayOf(scene) }
  if (!(await store.signByLink(scene.tx, tokenHash, signed, scene.now))) return
  await append(
    { ...scene, actor: nobody },
    {
      type: 'induction.document-signed',
      subject: behind.staffId,
      data: { requirement: given.requirementId, version: given.version, by: 'link' },
      jobs: [{ name: 'induction.settle-person', key: behind.staffId, data: { person: behind.staffId } }],
    },
  )
}

/** The database holds none but these. */
function roleOf(role: string): RoleKind {
  return roleKinds.find(kind => kind === role) ?? 'staff'
}
