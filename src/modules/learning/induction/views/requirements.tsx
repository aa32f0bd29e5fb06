// What must be done, where it comes from, and the texts that are signed.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Checkbox, Checkboxes } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, NumberField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { StateTag, Tag } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toCoverage, toRequirement, toRequirements } from '../addresses.ts'
import { type Requirement, roleKinds, type Version } from '../model.ts'

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
            <Button href={toRequirement(at, newId)} icon="add">
              {words.say('induction.requirement.add')}
            </Button>
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
  found: Requirement | undefined
  versions: Version[]
  may: boolean
  errors: FieldErrors
}

export function RequirementPage({ words, at, id, found, versions, may, errors }: OneProps) {
  return (
    <>
      <PageHead
        title={found ? words.pick(found.title) : words.say('induction.requirement.add')}
        back={{ href: toRequirements(at), label: words.say('induction.requirements') }}
        tags={found && <Tags words={words} one={found} versions={versions} />}
        lead={found ? who(words, found) : undefined}
      />
      <ErrorSummary words={words} errors={errors} />
      {found?.kind === 'document' && <Texts {...{ words, at, id, versions, may, errors }} />}
      {may && (
        <Section title={words.say('induction.change')} lead={words.say('induction.requirement.what')}>
          <Form action={toRequirement(at, id)}>
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
            <NumberField
              words={words}
              name="months"
              label={words.say('induction.months')}
              hint={words.say('induction.months.hint')}
              value={found?.months ?? ''}
              error={errors.months}
              optional
            />
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

function Texts({ words, at, id, versions, may, errors }: Omit<OneProps, 'found'>) {
  return (
    <>
      {versions.length === 0 && <p>{words.say('induction.no-text.what')}</p>}
      {versions.map(one => (
        <Section title={words.say('induction.version', { version: one.version })}>
          <p>
            <Day words={words} day={one.inForceFrom} />
          </p>
          <p dir="auto">
            <Said words={words} texts={one.text} />
          </p>
        </Section>
      ))}
      {may && (
        <Section title={words.say('induction.version.new')}>
          <Form action={`${toRequirement(at, id)}/versions`}>
            <HiddenField name="version" value={String((versions[0]?.version ?? 0) + 1)} />
            <TextArea
              words={words}
              name="text"
              label={words.say('induction.text')}
              rows={10}
              error={errors.text}
            />
            <Checkbox
              words={words}
              name="material"
              label={words.say('induction.material')}
              hint={words.say('induction.material.hint')}
              optional
            />
            <SubmitBar label={words.say('induction.version.publish')} />
          </Form>
        </Section>
      )}
    </>
  )
}
