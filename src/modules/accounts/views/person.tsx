// One person: their teams and rights, and what may be done about them. Stopping the account comes first.
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { DateField } from '../../../ui/inputs.tsx'
import { SummaryList } from '../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { StateTag, Tag } from '../../../ui/tag.tsx'
import { Code, Moment } from '../../../ui/text.tsx'
import type { Account, Membership, Team } from '../model.ts'
import { roles } from '../model.ts'
import {
  mayAddToTeam,
  mayEndMembership,
  mayGrant,
  mayReset,
  mayRestore,
  mayRevoke,
  maySuspend,
} from '../policy.ts'
import { grantName, SectorSelect } from './parts.tsx'

type At = (path: string) => string

export type PersonProps = { words: Words; at: At; actor: Actor; now: Date; person: Account; teams: Team[] }

export function PersonPage(props: PersonProps) {
  const { words, at, actor, now, person } = props
  return (
    <>
      <PageHead
        title={person.name}
        back={{ href: at('/people'), label: words.say('accounts.people') }}
        tags={person.suspendedAt && <StateTag tone="stop" word={words.say('accounts.suspended')} />}
      />
      <SummaryList
        items={[
          { term: words.say('accounts.login'), value: <Code>{person.login}</Code> },
          { term: words.say('accounts.organisation'), value: words.pick(person.organisationName) },
          {
            term: words.say('accounts.people.since'),
            value: <Moment words={words} at={person.createdAt} now={now} />,
          },
        ]}
      />
      <Stop {...props} />
      <Teams {...props} />
      <Roles {...props} />
      {mayReset(actor, person) && (
        <Section title={words.say('accounts.reset.offer')} lead={words.say('accounts.reset.offer-lead')}>
          <PostButton action={at(`/people/${person.id}/reset`)} values={{ id: newId() }} kind="secondary">
            {words.say('accounts.reset.make')}
          </PostButton>
        </Section>
      )}
    </>
  )
}

/** Stopping is one tap: under duress there is no time for a question. */
function Stop({ words, at, actor, person }: PersonProps) {
  if (person.suspendedAt)
    return (
      mayRestore(actor, person) && (
        <Section title={words.say('accounts.suspended')} lead={words.say('accounts.restore.lead')}>
          <PostButton action={at(`/people/${person.id}/restoration`)} kind="secondary">
            {words.say('accounts.restore')}
          </PostButton>
        </Section>
      )
    )
  return (
    maySuspend(actor, person) && (
      <Section title={words.say('accounts.suspend.title')} lead={words.say('accounts.suspend.lead')}>
        <PostButton action={at(`/people/${person.id}/suspension`)} kind="danger" icon="stop">
          {words.say('accounts.suspend')}
        </PostButton>
      </Section>
    )
  )
}

function Teams(props: PersonProps) {
  const { words, at, actor, person, teams } = props
  const open = teams.filter(
    team => team.organisationId === person.organisationId && mayAddToTeam(actor, team, person, false),
  )
  return (
    <Section title={words.say('accounts.teams')}>
      {person.teams.length === 0 && <p>{words.say('accounts.teams.in-none')}</p>}
      <ul>
        {person.teams.map(team => (
          <li>
            <TeamOfPerson {...props} team={team} />
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <More summary={words.say('accounts.teams.put-into')}>
          <Form action={at(`/people/${person.id}/teams`)}>
            <Select
              words={words}
              name="teamId"
              label={words.say('accounts.team')}
              options={open.map(team => ({ value: team.id, label: words.pick(team.name) }))}
            />
            {hasRole(actor, 'administrator') && (
              <Checkbox
                words={words}
                name="lead"
                label={words.say('accounts.invite.lead-too')}
                hint={words.say('accounts.lead-does')}
              />
            )}
            <DateField words={words} name="until" label={words.say('accounts.teams.until')} optional />
            <ButtonRow>
              <Button kind="secondary">{words.say('accounts.save')}</Button>
            </ButtonRow>
          </Form>
        </More>
      )}
    </Section>
  )
}

function TeamOfPerson({ words, at, actor, person, now, team }: PersonProps & { team: Membership }) {
  return (
    <>
      <a href={at(`/teams/${team.teamId}`)}>{words.pick(team.teamName)}</a>{' '}
      {team.lead && <Tag>{words.say('accounts.lead')}</Tag>}{' '}
      {team.until && (
        <>
          {words.say('accounts.teams.ends')} <Moment words={words} at={team.until} now={now} />
        </>
      )}
      {mayEndMembership(actor, { id: team.teamId }) && (
        <ConfirmDialog
          words={words}
          open={words.say('accounts.teams.take-out')}
          kind="quiet"
          title={words.say('accounts.teams.take-out')}
        >
          <p>{words.say('accounts.teams.take-out-what')}</p>
          <PostButton
            action={at(`/people/${person.id}/teams/ending`)}
            values={{ teamId: team.teamId }}
            kind="danger"
          >
            {words.say('accounts.teams.take-out')}
          </PostButton>
        </ConfirmDialog>
      )}
    </>
  )
}

function Roles({ words, at, actor, person }: PersonProps) {
  return (
    <Section title={words.say('accounts.roles')}>
      {person.grants.length === 0 && <p>{words.say('accounts.roles.none')}</p>}
      <ul>
        {person.grants.map(grant => (
          <li>
            <strong>{grantName(words, grant)}.</strong> {words.say(`accounts.role-does.${grant.role}`)}
            {mayRevoke(actor) && (
              <PostButton action={at(`/people/${person.id}/roles/removal`)} values={grant} kind="quiet">
                {words.say('accounts.roles.revoke', { role: grantName(words, grant) })}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
      {mayGrant(actor, person) && (
        <More summary={words.say('accounts.roles.grant')}>
          <Form action={at(`/people/${person.id}/roles`)}>
            <Select
              words={words}
              name="role"
              label={words.say('accounts.role')}
              options={roles.map(role => ({ value: role, label: words.say(`accounts.role.${role}`) }))}
            />
            <SectorSelect
              words={words}
              name="sector"
              label={words.say('accounts.invite.sector')}
              hint={words.say('accounts.invite.sector-hint')}
              optional
            />
            <ButtonRow>
              <Button kind="secondary">{words.say('accounts.roles.give')}</Button>
            </ButtonRow>
          </Form>
        </More>
      )}
    </Section>
  )
}
