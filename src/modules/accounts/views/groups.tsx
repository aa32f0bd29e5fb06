// Organisations and their teams: the lists, one of each, and the forms.
import type { Actor } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { Card, Cards, SummaryList } from '../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { StateTag, Tag } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
import { type Organisation, organisationKinds, type Team } from '../model.ts'
import { mayChangeGroups, maySeePeople } from '../policy.ts'
import { type Sector, sectors } from '../sectors.ts'
import type { ListedOrganisation } from '../store/organisations.ts'
import type { ListedTeam } from '../store/teams.ts'
import { type Answers, GroupTabs, SectorSelect, SectorTag, sectorName, TextsField } from './parts.tsx'

type At = (path: string) => string
type Shown = { words: Words; at: At; actor: Actor }

export function Organisations(
  props: Shown & { organisations: ListedOrganisation[]; next: string | undefined },
) {
  const { words, at, actor, organisations, next } = props
  return (
    <>
      <PageHead
        title={words.say('accounts.organisations')}
        actions={
          mayChangeGroups(actor) && (
            <AddButton href={at('/organisations/new')} label={words.say('accounts.organisations.add')} />
          )
        }
      />
      <GroupTabs words={words} actor={actor} at={at} current="/organisations" />
      <Cards>
        {organisations.map(organisation => (
          <Card
            title={<Said words={words} texts={organisation.name} />}
            href={at(`/organisations/${organisation.id}`)}
            tags={<OrganisationTags words={words} organisation={organisation} />}
            meta={words.say('accounts.teams.count', { count: organisation.teams })}
          />
        ))}
      </Cards>
      <Pagination words={words} next={next} />
    </>
  )
}

function AddButton({ href, label }: { href: string; label: string }) {
  return (
    <Button href={href} icon="add">
      {label}
    </Button>
  )
}

function OrganisationTags({ words, organisation }: { words: Words; organisation: Organisation }) {
  return (
    <>
      <Tag>{words.say(`accounts.organisation-kind.${organisation.kind}`)}</Tag>
      {organisation.acronym && <Tag>{organisation.acronym}</Tag>}
      {organisation.closedAt && <StateTag tone="quiet" word={words.say('accounts.closed')} />}
    </>
  )
}

export function OrganisationPage(props: Shown & { organisation: Organisation; teams: Team[] }) {
  const { words, at, actor, organisation, teams } = props
  const path = `/organisations/${organisation.id}`
  return (
    <>
      <PageHead
        title={words.pick(organisation.name)}
        back={{ href: at('/organisations'), label: words.say('accounts.organisations') }}
        tags={<OrganisationTags words={words} organisation={organisation} />}
      />
      <Section title={words.say('accounts.teams')}>
        {teams.length === 0 && <p>{words.say('accounts.teams.none')}</p>}
        <Cards>
          {teams.map(team => (
            <Card
              title={<Said words={words} texts={team.name} />}
              href={at(`/teams/${team.id}`)}
              tags={<TeamTags words={words} team={team} />}
            />
          ))}
        </Cards>
      </Section>
      <div class="buttons">
        <Button kind="secondary" href={at(`${path}/root`)}>
          {words.say('keys.root')}
        </Button>
        {mayChangeGroups(actor) && (
          <>
            <Button kind="secondary" href={at(`${path}/edit`)}>
              {words.say('accounts.change')}
            </Button>
            <OpenOrClose words={words} path={at(path)} closed={organisation.closedAt !== null} />
          </>
        )}
      </div>
    </>
  )
}

function OpenOrClose({ words, path, closed }: { words: Words; path: string; closed: boolean }) {
  return closed ? (
    <PostButton action={`${path}/reopening`} kind="secondary">
      {words.say('accounts.reopen')}
    </PostButton>
  ) : (
    <PostButton action={`${path}/closing`} kind="secondary">
      {words.say('accounts.close')}
    </PostButton>
  )
}

export function OrganisationFields(props: {
  words: Words
  answers: Answers
  errors: FieldErrors
  prefix?: string
}) {
  const { words, answers, errors, prefix = '' } = props
  const acronym = `${prefix}acronym`
  const kind = `${prefix}kind`
  return (
    <>
      <TextsField
        words={words}
        name={`${prefix}name`}
        label={words.say('accounts.organisation.name')}
        answers={answers}
        errors={errors}
      />
      <TextField
        words={words}
        name={acronym}
        label={words.say('accounts.organisation.acronym')}
        value={answers[acronym]}
        error={errors[acronym]}
        width="short"
        maxlength={20}
        optional
      />
      <Select
        words={words}
        name={kind}
        label={words.say('accounts.organisation.kind')}
        options={organisationKinds.map(one => ({
          value: one,
          label: words.say(`accounts.organisation-kind.${one}`),
        }))}
        value={answers[kind]}
        error={errors[kind]}
      />
    </>
  )
}

type FormProps = { words: Words; at: At; id: string; isNew: boolean; answers: Answers; errors?: FieldErrors }

export function OrganisationFormPage({ words, at, id, isNew, answers, errors = {} }: FormProps) {
  const back = isNew ? '/organisations' : `/organisations/${id}`
  return (
    <>
      <PageHead title={words.say(isNew ? 'accounts.organisations.add' : 'accounts.organisations.change')} />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at(back)}>
        {isNew && <HiddenField name="id" value={id} />}
        <OrganisationFields words={words} answers={answers} errors={errors} />
        <SubmitBar
          label={words.say('accounts.save')}
          cancel={{ href: at(back), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

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

function TeamTags({ words, team }: { words: Words; team: Team }) {
  return (
    <>
      <SectorTag words={words} sector={team.sector} />
      {team.closedAt ? (
        <StateTag tone="quiet" word={words.say('accounts.closed')} />
      ) : team.activeAt ? (
        <StateTag tone="done" word={words.say('accounts.teams.active')} />
      ) : (
        <StateTag tone="act" word={words.say('accounts.teams.not-active')} />
      )}
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
