// What must be done, where it comes from, and the texts that are signed.
import type { Texts, Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Checkbox, Checkboxes } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, NumberField, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { StateTag, Tag } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toCoverage, toNewDocument, toRequirement, toRequirements } from '../addresses.ts'
import { type Requirement, roleKinds, type Version } from '../model.ts'
import { SignedTexts } from './texts.tsx'

type ListProps = {
  words: Words
  at: At
  requirements: Requirement[]
  versions: Version[]
  may: boolean
  newId: string
}

export function RequirementsPage({ words, at, requirements, versions, may, newId }: ListProps) {
  return (
    <>
      <PageHead
        title={words.say('induction.requirements')}
        lead={words.say('induction.requirements.lead')}
        back={{ href: toCoverage(at), label: words.say('induction.title') }}
        actions={
          may && (
            <>
              <Button href={toRequirement(at, newId)} icon="add">
                {words.say('induction.requirement.add')}
              </Button>
              <Button kind="secondary" href={toNewDocument(at, newId)} icon="add">
                {words.say('induction.document.add')}
              </Button>
            </>
          )
        }
      />
      <Cards>
        {requirements.map(one => (
          <Card
            title={<Said words={words} texts={one.title} />}
            href={toRequirement(at, one.id)}
            tags={<Tags words={words} one={one} versions={versions} />}
            meta={
              <>
                <span>{who(words, one)}</span>
                {one.source !== '' && <span>{words.say('induction.source', { source: one.source })}</span>}
              </>
            }
          />
        ))}
      </Cards>
    </>
  )
}

function Tags({ words, one, versions }: { words: Words; one: Requirement; versions: Version[] }) {
  const isWithoutText =
    one.kind === 'document' && !versions.some(({ requirementId }) => requirementId === one.id)
  return (
    <>
      <Tag>{words.say(`induction.kind.${one.kind}`)}</Tag>
      {one.months !== null && <Tag>{words.say('induction.months.count', { count: one.months })}</Tag>}
      {one.isRetired && <StateTag tone="quiet" word={words.say('induction.retired')} />}
      {isWithoutText && !one.isRetired && <StateTag tone="act" word={words.say('induction.no-text')} />}
    </>
  )
}

function who(words: Words, one: Requirement): string {
  const roles = one.roles.map(role => words.say(`induction.role.${role}`))
  const all = roles.length === 0 ? words.say('induction.for-all') : words.list(roles)
  return one.contactOnly ? `${all} · ${words.say('induction.contact-only')}` : all
}

type OneProps = {
  words: Words
  at: At
  id: string
  kind: Requirement['kind']
  found: Requirement | undefined
  versions: Version[]
  may: boolean
  errors: FieldErrors
  /** A new version that was refused. */
  typed: Texts | undefined
}

export function RequirementPage(props: OneProps) {
  const { words, at, id, kind, found, versions, may, errors } = props
  const adding = kind === 'document' ? 'induction.document.add' : 'induction.requirement.add'
  return (
    <>
      <PageHead
        title={found ? words.pick(found.title) : words.say(adding)}
        back={{ href: toRequirements(at), label: words.say('induction.requirements') }}
        tags={found && <Tags words={words} one={found} versions={versions} />}
        lead={found ? who(words, found) : undefined}
      />
      <ErrorSummary words={words} errors={errors} />
      {found?.kind === 'document' && <SignedTexts {...props} />}
      {may && (
        <Section
          title={words.say(found ? 'induction.change' : adding)}
          lead={words.say('induction.requirement.what')}
        >
          <Form action={toRequirement(at, id)}>
            <HiddenField name="kind" value={kind} />
            <TextField
              words={words}
              name="title"
              label={words.say('induction.training.title')}
              value={found ? words.pick(found.title) : ''}
              maxlength={160}
              error={errors.title}
            />
            <Checkboxes
              words={words}
              name="roles"
              label={words.say('induction.roles')}
              hint={words.say('induction.roles.hint')}
              options={roleKinds.map(value => ({ value, label: words.say(`induction.role.${value}`) }))}
              values={found?.roles ?? []}
              look="chips"
              optional
            />
            <Checkbox
              words={words}
              name="contactOnly"
              label={words.say('induction.contact-only')}
              checked={found?.contactOnly ?? false}
              optional
            />
            {kind === 'training' && (
              <NumberField
                words={words}
                name="months"
                label={words.say('induction.months')}
                hint={words.say('induction.months.hint')}
                value={found?.months ?? ''}
                error={errors.months}
                optional
              />
            )}
            {found && (
              <Checkbox
                words={words}
                name="isRetired"
                label={words.say('induction.retire')}
                checked={found.isRetired}
                optional
              />
            )}
            <SubmitBar label={words.say('induction.save')} />
          </Form>
        </Section>
      )}
    </>
  )
}
