// People: the list, found ones, and one person with their teams and rights.
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../ui/button.tsx'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../ui/dialog.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { DateField, TextField } from '../../../ui/inputs.tsx'
import { SummaryList } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag, Tag } from '../../../ui/tag.tsx'
import { Code, Moment } from '../../../ui/text.tsx'
import type { Account, Membership, Team } from '../model.ts'
import { roles } from '../model.ts'
import {
  mayAddToTeam,
  mayEndMembership,
  mayGrant,
  mayInviteAtAll,
  mayReset,
  mayRestore,
  mayRevoke,
  maySuspend,
} from '../policy.ts'
import { GroupTabs, grantName, SectorSelect } from './parts.tsx'

type At = (path: string) => string

export type PeopleProps = {
  words: Words
  at: At
  actor: Actor
  people: Account[]
  /** What was searched for, on a page that shows what was found. */
  like?: string
  role?: string | undefined
  suspended?: boolean | undefined
  next?: string | undefined
}

export function People(props: PeopleProps) {
  const { words, at, actor, people, like } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.people')}
        actions={
          mayInviteAtAll(actor) && (
            <Button href={at('/invitations/new')} icon="add">
              {words.say('accounts.invite')}
            </Button>
          )
        }
      />
      <GroupTabs words={words} actor={actor} at={at} current="/people" />
      <Form action={at('/people/search')}>
        <TextField
          words={words}
          name="q"
          label={words.say('accounts.people.search')}
          value={like}
          type="search"
          autocomplete="off"
          optional
        />
        <ButtonRow>
          <Button kind="secondary" icon="search">
            {words.say('ui.search')}
          </Button>
        </ButtonRow>
      </Form>
      {like === undefined && hasRole(actor, 'administrator') && <Filters {...props} />}
      <DataTable
        rows={people}
        caption={words.say('accounts.people')}
        captionHidden
        empty={words.say('accounts.people.none')}
        columns={[
          {
            label: words.say('accounts.name'),
            rowHeader: true,
            cell: person => <a href={at(`/people/${person.id}`)}>{person.name}</a>,
          },
          { label: words.say('accounts.organisation'), cell: person => words.pick(person.organisationName) },
          {
            label: words.say('accounts.teams'),
            cell: person => words.list(person.teams.map(team => words.pick(team.teamName))),
          },
          {
            label: words.say('accounts.roles'),
            cell: person =>
              person.suspendedAt ? (
                <StateTag tone="stop" word={words.say('accounts.suspended')} />
              ) : (
                words.list(person.grants.map(grant => grantName(words, grant)))
              ),
          },
        ]}
      />
      {like === undefined && <Pagination words={words} next={props.next} />}
    </>
  )
}

function Filters({ words, at, role, suspended }: PeopleProps) {
  const chips = [
    ...roles.map(one => ({
      href: role === one ? at('/people') : at(`/people?role=${one}`),
      label: words.say(`accounts.role.${one}`),
      current: role === one,
    })),
    {
      href: suspended ? at('/people') : at('/people?suspended=yes'),
      label: words.say('accounts.suspended'),
      current: suspended === true,
    },
  ]
  return <FilterChips words={words} label={words.say('accounts.roles')} chips={chips} />
}

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
        <Form action={at(`/people/${person.id}/teams`)}>
          <Select
            words={words}
            name="teamId"
            label={words.say('accounts.teams.put-into')}
            options={open.map(team => ({ value: team.id, label: words.pick(team.name) }))}
          />
          {hasRole(actor, 'administrator') && (
            <Checkbox
              words={words}
              name="lead"
              label={words.say('accounts.invite.lead-too')}
              hint={words.say('accounts.lead-does')}
              optional
            />
          )}
          <DateField words={words} name="until" label={words.say('accounts.teams.until')} optional />
          <ButtonRow>
            <Button kind="secondary">{words.say('accounts.save')}</Button>
          </ButtonRow>
        </Form>
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
        <Form action={at(`/people/${person.id}/roles`)}>
          <Select
            words={words}
            name="role"
            label={words.say('accounts.roles.grant')}
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
      )}
    </Section>
  )
}
