// Teams: the list, one of them, and the form.
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { ErrorSummary, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { Card, Cards, SummaryList } from '../../../ui/list.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Said } from '../../../ui/text.tsx'
import type { Organisation, Team } from '../model.ts'
import { mayChangeGroups, maySeePeople } from '../policy.ts'
import { type Sector, sectors } from '../sectors.ts'
import type { ListedTeam } from '../store/teams.ts'
import { AddButton, type FormProps, OpenOrClose, type Shown, TeamTags } from './group-parts.tsx'
import { GroupTabs, SectorSelect, sectorName, TextsField } from './parts.tsx'

export function Teams(
  props: Shown & { teams: ListedTeam[]; sector: Sector | undefined; next: string | undefined },
) {
  const { words, at, actor, teams, sector, next } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.teams')}
        actions={
          mayChangeGroups(actor) && (
            <AddButton href={at('/teams/new')} label={words.say('accounts.teams.add')} />
          )
        }
      />
      <GroupTabs words={words} actor={actor} at={at} current="/teams" />
      <More summary={words.say('accounts.teams.of-sector')} open={sector !== undefined}>
        <FilterChips
          words={words}
          label={words.say('accounts.sector')}
          chips={sectors.map(one => ({
            href: one === sector ? at('/teams') : at(`/teams?sector=${one}`),
            label: sectorName(words, one),
            current: one === sector,
          }))}
        />
      </More>
      {teams.length === 0 && <EmptyState title={words.say('accounts.teams.none')} />}
      <Cards>
        {teams.map(team => (
          <Card
            title={<Said words={words} texts={team.name} />}
            href={at(`/teams/${team.id}`)}
            tags={<TeamTags words={words} team={team} />}
            meta={
              <>
                <Said words={words} texts={team.organisationName} /> ·{' '}
                {words.say('accounts.people.count', { count: team.members })}
              </>
            }
          />
        ))}
      </Cards>
      <Pagination words={words} next={next} />
    </>
  )
}

export function TeamPage(props: Shown & { team: Team; isMember: boolean }) {
  const { words, at, actor, team, isMember } = props
  const path = `/teams/${team.id}`
  return (
    <>
      <PageHead
        title={words.pick(team.name)}
        back={{ href: at('/teams'), label: words.say('accounts.teams') }}
        tags={<TeamTags words={words} team={team} />}
      />
      <SummaryList
        items={[
          {
            term: words.say('accounts.organisation'),
            value: (
              <a href={at(`/organisations/${team.organisationId}`)}>{words.pick(team.organisationName)}</a>
            ),
          },
        ]}
      />
      {!team.activeAt && !team.closedAt && <p>{words.say('accounts.teams.not-active-what')}</p>}
      <div class="buttons">
        {!team.closedAt && (isMember || mayChangeGroups(actor)) && (
          <Button kind="secondary" href={at(`${path}/keys`)}>
            {words.say('keys.team')}
          </Button>
        )}
        {maySeePeople(actor) && (isMember || mayChangeGroups(actor)) && (
          <Button kind="secondary" href={at(`/people?team=${team.id}`)} icon="people">
            {words.say('accounts.people')}
          </Button>
        )}
        {mayChangeGroups(actor) && (
          <>
            <Button kind="secondary" href={at(`${path}/edit`)}>
              {words.say('accounts.change')}
            </Button>
            <OpenOrClose words={words} path={at(path)} closed={team.closedAt !== null} />
          </>
        )}
      </div>
    </>
  )
}

export function TeamFormPage(props: FormProps & { organisations: Organisation[] }) {
  const { words, at, id, isNew, answers, errors = {}, organisations } = props
  const back = isNew ? '/teams' : `/teams/${id}`
  return (
    <>
      <PageHead
        title={words.say(isNew ? 'accounts.teams.add' : 'accounts.teams.change')}
        lead={isNew && words.say('accounts.teams.add-lead')}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at(back)}>
        {isNew && (
          <>
            <HiddenField name="id" value={id} />
            <Select
              words={words}
              name="organisationId"
              label={words.say('accounts.organisation')}
              options={organisations
                .map(organisation => ({ value: organisation.id, label: words.pick(organisation.name) }))
                .sort((a, b) => words.compare(a.label, b.label))}
              value={answers.organisationId}
              error={errors.organisationId}
            />
          </>
        )}
        <SectorSelect
          words={words}
          name="sector"
          label={words.say('accounts.sector')}
          value={answers.sector ?? ''}
          {...(errors.sector ? { error: errors.sector } : {})}
        />
        <TextsField
          words={words}
          name="name"
          label={words.say('accounts.teams.name')}
          answers={answers}
          errors={errors}
        />
        <SubmitBar
          label={words.say('accounts.save')}
          cancel={{ href: at(back), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
