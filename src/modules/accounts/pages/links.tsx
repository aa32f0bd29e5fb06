// Inviting, and using the link.
import { hasRole } from '../../../kernel/actor.ts'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must } from '../../../kernel/problem.ts'
import { invite, join, openInvitations, openLink, resetPassword, withdraw } from '../commands/links.ts'
import { openFor } from '../commands/sign-in.ts'
import { listOrganisations, listTeams } from '../commands.ts'
import { type FormErrors, InvitationForm, JoinForm, parsed } from '../model.ts'
import { mayInvite, mayInviteAtAll } from '../policy.ts'
import { needsProof } from '../rules/rights.ts'
import type { Arrived } from '../store/invitations.ts'
import { findTeam } from '../store/teams.ts'
import { Invitations, Invite, LinkMade } from '../views/invitations.tsx'
import { Join, ResetPassword } from '../views/join.tsx'
import { sentences } from '../views/parts.tsx'
import { countStranger, heldToken, keepSession, proofFirst } from './browser.ts'
import { personOf } from './forms.ts'

export const routes: Route[] = [
  get('/r/:response/invitations', showInvitations),
  get('/r/:response/invitations/new', async x => await invitePage(x, {})),
  post('/r/:response/invitations', sendInvitation),
  post('/r/:response/invitations/:id/withdrawal', takeBack),
  get('/join/:token', showLink, { cost: 5 }),
  post('/join/:token', useLink, { cost: 5 }),
]

async function showInvitations(x: Exchange): Promise<Answer> {
  x.person()
  const invitations = await openInvitations(x)
  return page(
    x.words.say('accounts.invitations'),
    <Invitations words={x.words} at={x.at} now={x.now} actor={x.actor} invitations={invitations} />,
    { current: 'people' },
  )
}

async function invitePage(x: Exchange, errors: FormErrors) {
  const person = x.person()
  must(mayInviteAtAll(person))
  const { words, fields } = x
  const administers = hasRole(person, 'administrator')
  const teams = (await listTeams(x)).filter(
    team => administers || mayInvite(person, { teamId: team.id, roles: ['worker'], lead: false }),
  )
  return page(
    words.say('accounts.invite'),
    <Invite
      words={words}
      at={x.at}
      actor={person}
      id={isId(fields.text('id')) ? fields.text('id') : newId()}
      teams={teams}
      organisations={administers ? await listOrganisations(x) : []}
      answers={fields.record()}
      chosenRoles={fields.all('roles')}
      errors={sentences(words, errors)}
    />,
    { current: 'people' },
  )
}

async function sendInvitation(x: Exchange): Promise<Answer> {
  const person = x.person()
  must(mayInviteAtAll(person))
  const { fields, words } = x
  const [kind, id = ''] = fields.text('into').split(':')
  const team = kind === 'team' && isId(id) ? await findTeam(x.tx, x.response.id, id) : undefined
  const form = parsed(InvitationForm, {
    id: fields.text('id'),
    organisationId: team?.organisationId ?? id,
    teamId: team?.id ?? null,
    lead: team !== undefined && fields.text('lead') === 'yes',
    roles: fields.all('roles'),
    sector: fields.text('sector'),
  })
  if (form.errors) {
    const { organisationId, ...errors } = form.errors
    return refused(
      await invitePage(x, organisationId ? { into: 'accounts.error.choose', ...errors } : errors),
    )
  }
  must(mayInvite(person, form.value))
  const proof = needsProof(form.value) ? proofFirst(x, '/invitations/new') : undefined
  if (proof) return proof
  const token = await invite(x, x.installation.secret, form.value)
  return linkMade(x, token, 'join', { href: x.at('/invitations'), label: words.say('accounts.invitations') })
}

/** The one page that shows a link. The link is in no address, so the form's answer is the page itself. */
export function linkMade(
  x: Exchange,
  token: string,
  purpose: 'join' | 'reset',
  back: { href: string; label: string },
): Answer {
  const link = `${x.installation.origin}/join/${token}`
  return page(
    x.words.say(`accounts.link.${purpose}`),
    <LinkMade words={x.words} link={link} purpose={purpose} back={back} />,
    { current: 'people', scripts: ['copy-link'] },
  )
}

async function takeBack(x: Exchange): Promise<Answer> {
  x.person()
  await withdraw(x, x.params.id!)
  return redirect(x.at('/invitations'), 'accounts.done.withdrawn')
}

async function showLink(x: Exchange): Promise<Answer> {
  return linkPage(x, await openLink(x.tx, x.params.token!, x.now), {})
}

function linkPage(x: Exchange, arrived: Arrived, errors: FormErrors) {
  const { words, fields } = x
  const { invitation, response } = arrived
  const token = x.params.token!
  if (invitation.purpose === 'reset')
    return page(
      words.say('accounts.password.new'),
      <ResetPassword
        words={words}
        token={token}
        response={response}
        login={arrived.login ?? ''}
        errors={sentences(words, errors)}
      />,
    )
  const { password: _, ...answers } = fields.record()
  return page(
    words.say('accounts.join.title'),
    <Join
      words={words}
      token={token}
      id={isId(fields.text('id')) ? fields.text('id') : newId()}
      response={response}
      organisation={arrived.organisation}
      team={arrived.team}
      lead={invitation.lead}
      grants={invitation.roles.map(role => ({
        role,
        sector: role === 'focal-point' ? invitation.sector : '',
      }))}
      answers={answers}
      errors={sentences(words, errors, [])}
    />,
  )
}

async function useLink(x: Exchange): Promise<Answer> {
  await countStranger(x, 'link', 120)
  const { tx, now } = x
  const token = x.params.token!
  const arrived = await openLink(tx, token, now)
  if (arrived.invitation.purpose === 'reset') {
    const reset = await resetPassword(tx, now, token, x.fields.text('password'))
    if ('errors' in reset) return refused(linkPage(x, arrived, reset.errors))
    // A new password opens no session by itself: whoever stole the link would be in at once, and unnoticed.
    return redirect(`/r/${arrived.response.slug}/sign-in`, 'accounts.done.password')
  }
  const form = parsed(JoinForm, personOf(x.fields))
  if (form.errors) return refused(linkPage(x, arrived, form.errors))
  const joined = await join(tx, now, token, form.value)
  if ('errors' in joined) return refused(linkPage(x, arrived, joined.errors))
  keepSession(x, await openFor(joined.scene, joined.personId, 'password', heldToken(x)))
  return redirect(`/r/${arrived.response.slug}/`, 'accounts.done.joined')
}
