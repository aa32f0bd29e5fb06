// One person: what is done, what is missing, and the texts that can be signed here.
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { Checkbox } from '../../../../ui/choices.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { ErrorSummary, type FieldErrors } from '../../../../ui/form.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { StateTag, Tag } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toPerson, toStaff } from '../addresses.ts'
import type { Certificate } from '../certificates/model.ts'
import { CertificatesSection } from '../certificates/views.tsx'
import type { Staff, Version } from '../model.ts'
import { type Item, stateOf } from '../rules.ts'
import type { Link, Signature } from '../signing/model.ts'
import { OwnPhone, SignaturesSection, Signing, toSignOf } from '../signing/views.tsx'
import { StandingTag } from './room.tsx'

export type PersonProps = {
  words: Words
  at: At
  staff: Staff
  items: Item[]
  versions: Version[]
  certificates: Certificate[]
  signatures: Signature[]
  /** The one that works now. */
  link: Link | undefined
  /** The id of the next certificate. */
  next: string
  today: string
  errors: FieldErrors
}

export function PersonPage(props: PersonProps) {
  const { words, at, staff, items, versions, today, errors } = props
  const here = toPerson(at, staff.id)
  const open = staff.leftOn === null ? toSignOf(items, versions) : []
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
      {open.map(one => (
        <Signing words={words} action={`${here}/signatures`} {...one} errors={errors}>
          <Checkbox
            words={words}
            name={`witnessed:${one.item.requirement.id}`}
            label={words.say('induction.witnessed')}
          />
        </Signing>
      ))}
      {open.length > 0 && <OwnPhone words={words} at={at} staffId={staff.id} link={props.link} />}
      <SignaturesSection words={words} signatures={props.signatures} items={items} />
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
