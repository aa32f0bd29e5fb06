// Inviting: who is let in where, with which rights; the link that is shown once; the links that still wait.
import type { Actor } from '../../../kernel/actor.ts'
import { hasRole } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Checkbox, Checkboxes, Select } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { QrCode } from '../../../ui/qr.tsx'
import { Moment } from '../../../ui/text.tsx'
import type { Organisation, Team } from '../model.ts'
import { roles } from '../model.ts'
import { teamRoles } from '../rules/rights.ts'
import type { OpenInvitation } from '../store/invitations.ts'
import { type Answers, GroupTabs, grantName, SectorSelect } from './parts.tsx'

type At = (path: string) => string

export function Invitations(props: {
  words: Words
  at: At
  now: Date
  actor: Actor
  invitations: OpenInvitation[]
}) {
  const { words, at, now, actor, invitations } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.invitations')}
        lead={words.say('accounts.invitations.lead')}
        actions={
          <Button href={at('/invitations/new')} icon="add">
            {words.say('accounts.invite')}
          </Button>
        }
      />
      <GroupTabs words={words} actor={actor} at={at} current="/invitations" />
      {invitations.length === 0 && <EmptyState title={words.say('accounts.invitations.none')} />}
      <Cards>
        {invitations.map(invitation => (
          <Card
            title={words.pick(invitation.teamName ?? invitation.organisationName)}
            meta={
              <>
                {words.say('accounts.invitations.until')}{' '}
                <Moment words={words} at={invitation.expiresAt} now={now} />
              </>
            }
            actions={
              <PostButton action={at(`/invitations/${invitation.id}/withdrawal`)} kind="secondary">
                {words.say('accounts.invitations.withdraw')}
              </PostButton>
            }
          >
            <p>
              {invitation.purpose === 'reset'
                ? words.say('accounts.invitations.reset', { name: invitation.personName ?? '' })
                : words.list(
                    invitation.roles.map(role =>
                      grantName(words, { role, sector: role === 'focal-point' ? invitation.sector : '' }),
                    ),
                  )}
            </p>
          </Card>
        ))}
      </Cards>
    </>
  )
}

export function Invite(props: {
  words: Words
  at: At
  actor: Actor
  id: string
  teams: Team[]
  organisations: Organisation[]
  answers: Answers
  chosenRoles: string[]
  errors?: FieldErrors
}) {
  const { words, at, actor, id, answers, errors = {} } = props
  const administers = hasRole(actor, 'administrator')
  const offered = administers ? roles : teamRoles
  return (
    <>
      <PageHead
        title={words.say('accounts.invite')}
        lead={words.say('accounts.invite.lead')}
        back={{ href: at('/invitations'), label: words.say('accounts.invitations') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/invitations')}>
        <HiddenField name="id" value={id} />
        <Select
          words={words}
          name="into"
          label={words.say('accounts.invite.into')}
          options={places(props)}
          value={answers.into}
          error={errors.into}
        />
        <Checkboxes
          words={words}
          name="roles"
          label={words.say('accounts.roles')}
          options={offered.map(role => ({
            value: role,
            label: words.say(`accounts.role.${role}`),
            hint: words.say(`accounts.role-does.${role}`),
          }))}
          values={props.chosenRoles}
          error={errors.roles}
        />
        {administers && (
          <>
            <SectorSelect
              words={words}
              name="sector"
              label={words.say('accounts.invite.sector')}
              hint={words.say('accounts.invite.sector-hint')}
              value={answers.sector}
              error={errors.sector}
              optional
            />
            <Checkbox
              words={words}
              name="lead"
              label={words.say('accounts.invite.lead-too')}
              hint={words.say('accounts.lead-does')}
              checked={answers.lead === 'yes'}
            />
          </>
        )}
        <SubmitBar
          label={words.say('accounts.invite.go')}
          cancel={{ href: at('/invitations'), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

/** One choice for both: a team, which is of an organisation, or an organisation alone. */
function places({
  words,
  teams,
  organisations,
}: {
  words: Words
  teams: Team[]
  organisations: Organisation[]
}) {
  const ofTeams = teams.map(team => ({
    value: `team:${team.id}`,
    label: `${words.pick(team.organisationName)} · ${words.pick(team.name)}`,
  }))
  const alone = organisations.map(organisation => ({
    value: `organisation:${organisation.id}`,
    label: words.say('accounts.invite.no-team', { organisation: words.pick(organisation.name) }),
  }))
  return [...ofTeams, ...alone].sort((a, b) => words.compare(a.label, b.label))
}

/** Shown once: whoever holds it may use it. */
export function LinkMade(props: {
  words: Words
  link: string
  purpose: 'join' | 'reset'
  back: { href: string; label: string }
}) {
  const { words, link, purpose, back } = props
  return (
    <>
      <PageHead
        title={words.say(`accounts.link.${purpose}`)}
        lead={words.say(`accounts.link.${purpose}-lead`)}
        back={back}
      />
      <Notice words={words} kind="warning">
        {words.say('accounts.link.once')}
      </Notice>
      <across-copy-link>
        <div class="field">
          <label class="label" for="link">
            {words.say('accounts.link')}
          </label>
          <input id="link" class="full" type="text" readonly dir="ltr" value={link} />
        </div>
        <ButtonRow>
          <button class="button secondary" type="button" hidden>
            {words.say('accounts.link.copy')}
          </button>
        </ButtonRow>
        <p role="status" hidden>
          {words.say('accounts.link.copied')}
        </p>
      </across-copy-link>
      <div>
        <QrCode text={link} label={words.say('accounts.link.qr')} />
      </div>
    </>
  )
}
