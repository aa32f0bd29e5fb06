// Links that are handed over: to join, or to set a new password. What a link holds follows from its id and the
// installation's secret, so that sending the form twice shows the same link; only its hash is stored.
import { type Actor, type ResponseInfo, system } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { base64url } from '../../../kernel/id.ts'
import { keyed } from '../../../kernel/limits.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import { endSessionsOf, hashToken } from '../../../kernel/session.ts'
import type { FormErrors, Invitation, InvitationForm, JoinForm } from '../model.ts'
import { hashPassword } from '../passwords.ts'
import { mayInvite, mayInviteAtAll, mayReset, mayWithdraw, mustBeProved } from '../policy.ts'
import { lifetimes, linkState } from '../rules/links.ts'
import { passwordProblem } from '../rules/password.ts'
import { needsProof } from '../rules/rights.ts'
import { becomeSystem, setPasswordHash, setTotp } from '../store/credentials.ts'
import * as store from '../store/invitations.ts'
import { findOrganisation } from '../store/organisations.ts'
import { deletePasskeysOf } from '../store/passkeys.ts'
import { findAccount, insertPerson, setSuspended } from '../store/people.ts'
import { insertGrant, upsertMembership } from '../store/rights.ts'
import { findTeam } from '../store/teams.ts'

/** Makes an invitation and gives what its link holds. */
export async function invite(scene: Scene, secret: Uint8Array, form: InvitationForm): Promise<string> {
  must(mayInvite(scene.actor, form))
  if (needsProof(form)) mustBeProved(scene)
  const { tx, response, actor } = scene
  const organisation = await findOrganisation(tx, response.id, form.organisationId)
  if (!organisation || organisation.closedAt) throw notFound()
  if (form.teamId !== null) {
    const team = await findTeam(tx, response.id, form.teamId)
    if (!team || team.closedAt || team.organisationId !== form.organisationId) throw notFound()
  }
  const link = { ...form, lead: form.lead && form.teamId !== null, purpose: 'join' as const, personId: null }
  const token = await keep(scene, secret, link, actor)
  await append(scene, {
    type: 'person.invited',
    subject: form.id,
    ...(form.teamId === null ? {} : { teamId: form.teamId }),
    data: { roles: form.roles, lead: link.lead },
  })
  return token
}

/** Makes a link for a new password and gives what it holds. Earlier ones are void. */
export async function makeReset(
  scene: Scene,
  secret: Uint8Array,
  given: { id: string; personId: string },
): Promise<string> {
  const { tx, response, now, actor } = scene
  const person = await findAccount(tx, response.id, given.personId, now)
  must(person !== undefined && mayReset(actor, person))
  mustBeProved(scene)
  await store.withdrawResets(tx, response.id, person.id, now, given.id)
  const link = {
    id: given.id,
    purpose: 'reset' as const,
    organisationId: person.organisationId,
    // A link by a lead belongs to their team, so that they see it in their list and may withdraw it.
    teamId: person.teams[0]?.teamId ?? null,
    lead: false,
    roles: [],
    sector: '',
    personId: person.id,
  }
  const token = await keep(scene, secret, link, actor)
  if (actor.kind === 'system') await setSuspended(tx, response.id, person.id, null)
  await append(scene, { type: 'person.reset-offered', subject: person.id, topics: [`person:${person.id}`] })
  return token
}

type Kept = Omit<Invitation, 'invitedBy' | 'createdAt' | 'expiresAt' | 'usedAt' | 'withdrawnAt'>

async function keep(scene: Scene, secret: Uint8Array, link: Kept, actor: Actor): Promise<string> {
  const { tx, response, now } = scene
  const token = base64url(keyed(secret, `link ${response.id}`, link.id))
  const invitedBy = actor.kind === 'person' ? actor.id : null
  const expiresAt = new Date(now.getTime() + lifetimes[link.purpose])
  const isNew = await store.insertInvitation(
    tx,
    response.id,
    { ...link, invitedBy, createdAt: now, expiresAt },
    hashToken(token),
  )
  if (!isNew) {
    const before = await store.findInvitation(tx, response.id, link.id)
    if (!before || !isSame(before, link, invitedBy) || linkState(before, now) !== 'open')
      throw new Problem('already-different', 'accounts.problem.link-different')
  }
  return token
}

function isSame(before: Invitation, link: Kept, invitedBy: string | null): boolean {
  return (
    before.invitedBy === invitedBy &&
    before.purpose === link.purpose &&
    before.organisationId === link.organisationId &&
    before.teamId === link.teamId &&
    before.lead === link.lead &&
    before.sector === link.sector &&
    before.personId === link.personId &&
    before.roles.join() === link.roles.join()
  )
}

/** Those that this actor may withdraw. */
export async function openInvitations(scene: Scene): Promise<store.OpenInvitation[]> {
  must(mayInviteAtAll(scene.actor))
  const { tx, response, now, actor } = scene
  const all = mayWithdraw(actor, { teamId: null })
  const led = actor.kind === 'person' ? actor.teams.filter(team => team.lead).map(team => team.id) : []
  return await store.listOpenInvitations(tx, response.id, all ? undefined : led, now)
}

export async function withdraw(scene: Scene, id: string): Promise<void> {
  const { tx, response, now, actor } = scene
  const invitation = await store.findInvitation(tx, response.id, id)
  must(invitation !== undefined && mayWithdraw(actor, invitation))
  if (await store.withdrawInvitation(tx, response.id, id, now))
    await append(scene, { type: 'invitation.withdrawn', subject: id })
}

/** What a link leads to. Throws *not found* for one that never was, *gone* for one that is no longer good. */
export async function openLink(tx: Tx, token: string, now: Date): Promise<store.Arrived> {
  const arrived = await store.arrive(tx, hashToken(token))
  if (!arrived) throw notFound()
  const state = arrived.inviterSuspended ? 'withdrawn' : linkState(arrived.invitation, now)
  if (state !== 'open') throw new Problem('gone', `accounts.problem.link-${state}`)
  return arrived
}

export type Joined = { scene: Scene; personId: string } | { errors: FormErrors }

/** Makes the account that an invitation stands for, with its team and roles. The link is used up. */
export async function join(tx: Tx, now: Date, token: string, form: JoinForm): Promise<Joined> {
  // Holding the link is the right to use it.
  const { response, invitation } = await openLink(tx, token, now)
  if (invitation.purpose !== 'join') throw notFound()
  const weak = passwordProblem(form.password, aboutPerson(form, response))
  if (weak) return { errors: { password: weak } }
  const passwordHash = await hashPassword(form.password)
  const scene: Scene = { tx, now, response, actor: system }
  await becomeSystem(tx)
  const { organisationId } = invitation
  if (!(await insertPerson(tx, response.id, { ...form, organisationId, passwordHash }, now)))
    return { errors: { login: 'accounts.error.login-taken' } }
  // Two who hold the link at the same moment: the second waits here and then finds it used.
  if (!(await store.useInvitation(tx, response.id, invitation.id, form.id, now)))
    throw new Problem('gone', 'accounts.problem.link-used')
  for (const role of invitation.roles) {
    const sector = role === 'focal-point' ? invitation.sector : ''
    await insertGrant(tx, response.id, form.id, { role, sector }, now)
  }
  if (invitation.teamId) {
    const membership = { teamId: invitation.teamId, personId: form.id, lead: invitation.lead, until: null }
    await upsertMembership(tx, response.id, membership, now)
  }
  await append(scene, {
    type: 'person.joined',
    subject: form.id,
    ...(invitation.teamId ? { teamId: invitation.teamId, topics: [`team:${invitation.teamId}`] } : {}),
    data: { invitation: invitation.id },
  })
  return { scene, personId: form.id }
}

/** Sets a new password by a link. Whoever needs it may have lost a phone: second factors and sessions end with it. */
export async function resetPassword(tx: Tx, now: Date, token: string, password: string): Promise<Joined> {
  const { response, invitation, login } = await openLink(tx, token, now)
  const { personId } = invitation
  if (invitation.purpose !== 'reset' || personId === null || login === null) throw notFound()
  await becomeSystem(tx)
  const person = await findAccount(tx, response.id, personId, now)
  if (!person) throw notFound()
  const weak = passwordProblem(password, aboutPerson(person, response))
  if (weak) return { errors: { password: weak } }
  if (!(await store.useInvitation(tx, response.id, invitation.id, personId, now)))
    throw new Problem('gone', 'accounts.problem.link-used')
  const scene: Scene = { tx, now, response, actor: system }
  await setPasswordHash(tx, response.id, personId, await hashPassword(password))
  await setTotp(tx, response.id, personId, null)
  await deletePasskeysOf(tx, response.id, personId)
  await endSessionsOf(scene, personId)
  await append(scene, { type: 'password.reset', subject: personId, topics: [`person:${personId}`] })
  return { scene, personId }
}

/** What others know of a person, and try first. */
export function aboutPerson(
  person: { login: string; name: string },
  response: Pick<ResponseInfo, 'slug' | 'name'>,
): string[] {
  return [person.login, person.name, response.slug, ...Object.values(response.name)]
}
