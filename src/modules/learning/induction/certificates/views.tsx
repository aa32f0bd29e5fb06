// Certificates of a person, for the keepers; and what anybody sees who holds one.
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { Card, Cards, SummaryList } from '../../../../ui/list.tsx'
import { Notice, type NoticeKind } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toCertificates, toVerification } from '../addresses.ts'
import type { Staff } from '../model.ts'
import type { Certificate, CertificateState, Shown } from './model.ts'
import { canBeCertified, certificateState } from './rules.ts'

export type CertificatesProps = {
  words: Words
  at: At
  staff: Staff
  certificates: Certificate[]
  /** The id of the next one. */
  next: string
  today: string
}

const tones: Record<CertificateState, Tone> = { valid: 'done', expired: 'act', renew: 'act', ended: 'quiet' }

/** Nothing where there is none and none can be made yet. */
export function CertificatesSection({ words, at, staff, certificates, next, today }: CertificatesProps) {
  const canMake = canBeCertified(staff, today)
  if (certificates.length === 0 && !canMake) return null
  return (
    <Section title={words.say('certificates.section')} lead={words.say('certificates.section.lead')}>
      {certificates.length > 0 && (
        <Cards>
          {certificates.map(one => (
            <One words={words} at={at} staff={staff} one={one} today={today} />
          ))}
        </Cards>
      )}
      {canMake && (
        <PostButton action={toCertificates(at, staff.id)} values={{ certificate: next }} kind="secondary">
          {words.say('certificates.make')}
        </PostButton>
      )}
    </Section>
  )
}

function One({
  words,
  at,
  staff,
  one,
  today,
}: Omit<CertificatesProps, 'certificates' | 'next'> & { one: Certificate }) {
  const ended = { hasEnded: one.withdrawnOn !== null || staff.leftOn !== null, standsUntil: staff.validUntil }
  const state = certificateState({ ...one, ...ended, met: staff.met }, today)
  const here = `${toCertificates(at, staff.id)}/${one.id}`
  return (
    <Card
      title={<Day words={words} day={one.issuedOn} />}
      tags={<StateTag tone={tones[state]} word={words.say(`certificates.state.${state}`)} />}
      meta={
        <span>
          {words.say('induction.until')}{' '}
          {one.validUntil === null ? (
            words.say('certificates.for-ever')
          ) : (
            <Day words={words} day={one.validUntil} />
          )}
        </span>
      }
      actions={
        <>
          <Button href={here} kind="secondary">
            {words.say('certificates.pdf')}
          </Button>
          <Button href={toVerification(at, one.code)} kind="quiet">
            {words.say('certificates.see')}
          </Button>
          {one.withdrawnOn === null && (
            <ConfirmDialog
              words={words}
              open={words.say('certificates.withdraw')}
              title={words.say('certificates.withdraw.sure')}
            >
              <p>{words.say('certificates.withdraw.what')}</p>
              <PostButton action={`${here}/withdrawal`}>{words.say('certificates.withdraw')}</PostButton>
            </ConfirmDialog>
          )}
        </>
      }
    />
  )
}

const kinds: Record<CertificateState, NoticeKind> = {
  valid: 'success',
  expired: 'warning',
  renew: 'warning',
  ended: 'danger',
}

export function VerificationPage({
  words,
  shown,
  state,
}: {
  words: Words
  shown: Shown
  state: CertificateState
}) {
  const forEver = words.say('certificates.for-ever')
  const day = (given: string | null) => (given === null ? forEver : <Day words={words} day={given} />)
  return (
    <>
      <PageHead title={words.say('certificates.title')} lead={words.say('certificates.verification.lead')} />
      <Notice words={words} kind={kinds[state]} title={words.say(`certificates.state.${state}`)}>
        <p>{words.say(`certificates.verification.${state}`)}</p>
      </Notice>
      <SummaryList
        items={[
          { term: words.say('certificates.initials'), value: <bdi>{shown.initials}</bdi> },
          {
            term: words.say('induction.by.organisation'),
            value: <Said words={words} texts={shown.organisation} />,
          },
          { term: words.say('certificates.issued-on'), value: day(shown.issuedOn) },
          { term: words.say('induction.until'), value: day(shown.validUntil) },
        ]}
      />
      <DataTable
        caption={words.say('certificates.completed')}
        empty={words.say('certificates.completed')}
        rows={shown.items}
        columns={[
          {
            label: words.say('induction.requirement'),
            rowHeader: true,
            cell: ({ title }) => <Said words={words} texts={title} />,
          },
          { label: words.say('certificates.done-on'), cell: ({ on }) => day(on) },
          { label: words.say('induction.until'), cell: ({ until }) => day(until) },
        ]}
      />
      <p>{words.say('certificates.verification.compare')}</p>
    </>
  )
}
