// One person: what is done, what is missing, and the texts that can be signed here.
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { Checkbox } from '../../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { StateTag, Tag } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toPerson, toStaff } from '../addresses.ts'
import type { Certificate } from '../certificates/model.ts'
import { CertificatesSection } from '../certificates/views.tsx'
import type { Staff, Version } from '../model.ts'
import { type Item, stateOf } from '../rules.ts'
import { StandingTag } from './room.tsx'

export type PersonProps = {
  words: Words
  at: At
  staff: Staff
  items: Item[]
  versions: Version[]
  certificates: Certificate[]
  /** The id of the next certificate. */
  next: string
  today: string
  errors: FieldErrors
}

export function PersonPage(props: PersonProps) {
  const { words, at, staff, items, versions, today, errors } = props
  const here = toPerson(at, staff.id)
  const toSign = items.flatMap(item => {
    const version = versions.find(one => one.requirementId === item.requirement.id)
    return item.requirement.kind === 'document' && item.doneOn === null && version ? [{ item, version }] : []
  })
  return (
    <>
      <PageHead
        title={staff.name}
        back={{ href: toStaff(at), label: words.say('induction.staff') }}
        tags={
          <>
            {staff.leftOn === null && <StandingTag words={words} state={stateOf(staff, today)} />}
            <Tag>{words.say(`induction.role.${staff.role}`)}</Tag>
            {staff.number !== '' && <Tag>{staff.number}</Tag>}
          </>
        }
        lead={words.say(staff.contact ? 'induction.contact.yes' : 'induction.contact.no')}
        actions={
          <Button kind="secondary" href={`${here}/edit`}>
            {words.say('induction.change')}
          </Button>
        }
      />
      <ErrorSummary words={words} errors={errors} />
      <DataTable
        caption={words.say('induction.requirements')}
        rows={items}
        columns={[
          {
            label: words.say('induction.requirement'),
            rowHeader: true,
            cell: ({ requirement }) => <Said words={words} texts={requirement.title} />,
          },
          {
            label: words.say('induction.state'),
            cell: item => <ItemState words={words} item={item} today={today} />,
          },
          {
            label: words.say('induction.until'),
            cell: ({ until }) => (until === null ? '–' : <Day words={words} day={until} />),
          },
        ]}
      />
      {staff.leftOn === null &&
        toSign.map(({ item, version }) => (
          <Signing words={words} action={`${here}/signatures`} {...{ item, version, errors }} />
        ))}
      <CertificatesSection {...props} />
      {staff.leftOn === null && (
        <ButtonRow>
          <ConfirmDialog
            words={words}
            open={words.say('induction.leave')}
            title={words.say('induction.leave.sure')}
          >
            <p>{words.say('induction.leave.what')}</p>
            <PostButton action={`${here}/leaving`}>{words.say('induction.leave')}</PostButton>
          </ConfirmDialog>
        </ButtonRow>
      )}
    </>
  )
}

function ItemState({ words, item, today }: { words: Words; item: Item; today: string }) {
  if (item.signAgain) return <StateTag tone="act" word={words.say('induction.state.sign-again')} />
  if (item.doneOn === null) return <StateTag tone="wait" word={words.say('induction.missing')} />
  if (item.until !== null && item.until < today)
    return <StateTag tone="act" word={words.say('induction.state.expired')} />
  return <StateTag tone="done" word={words.date(item.doneOn)} />
}

type SigningProps = { words: Words; action: string; item: Item; version: Version; errors: FieldErrors }

function Signing({ words, action, item, version, errors }: SigningProps) {
  const { id, title } = item.requirement
  const field = `typed:${id}`
  return (
    <Section title={`${words.pick(title)}: ${words.say('induction.version', { version: version.version })}`}>
      <p dir="auto">
        <Said words={words} texts={version.text} />
      </p>
      <Form action={action}>
        <HiddenField name="requirement" value={id} />
        <HiddenField name="version" value={String(version.version)} />
        <TextField
          words={words}
          name={field}
          label={words.say('induction.typed-name')}
          hint={words.say('induction.typed-name.hint')}
          autocomplete="off"
          maxlength={120}
          error={errors[field]}
        />
        <Checkbox words={words} name={`witnessed:${id}`} label={words.say('induction.witnessed')} />
        <SubmitBar label={words.say('induction.sign')} />
      </Form>
    </Section>
  )
}
