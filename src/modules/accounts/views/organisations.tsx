// Organisations: the list, one of them, and the form.
import type { Words } from '../../../kernel/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { StateTag, Tag } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
import { type Organisation, organisationKinds, type Team } from '../model.ts'
import { mayChangeGroups } from '../policy.ts'
import type { ListedOrganisation } from '../store/organisations.ts'
import { AddButton, type FormProps, OpenOrClose, type Shown, TeamTags } from './group-parts.tsx'
import { type Answers, GroupTabs, TextsField } from './parts.tsx'

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
