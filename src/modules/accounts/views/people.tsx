// People: the list, and those that a search found.
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { TextField } from '../../../ui/inputs.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag } from '../../../ui/tag.tsx'
import type { Account } from '../model.ts'
import { roles } from '../model.ts'
import { mayInviteAtAll } from '../policy.ts'
import { GroupTabs, grantName } from './parts.tsx'

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
            cell: person =>
              person.teams.length > 0
                ? words.list(person.teams.map(team => words.pick(team.teamName)))
                : words.say('accounts.teams.in-none'),
          },
          {
            label: words.say('accounts.roles'),
            cell: person =>
              person.suspendedAt ? (
                <StateTag tone="stop" word={words.say('accounts.suspended')} />
              ) : (
                rolesOf(words, person)
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
  return (
    <More summary={words.say('accounts.people.narrow')} open={role !== undefined || suspended === true}>
      <FilterChips words={words} label={words.say('accounts.roles')} chips={chips} />
    </More>
  )
}

function rolesOf(words: Words, person: Account): string {
  if (person.grants.length === 0) return words.say('accounts.roles.none')
  return words.list(person.grants.map(grant => grantName(words, grant)))
}
