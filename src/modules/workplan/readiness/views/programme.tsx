// One programme; of an integrated one also what is needed, what each brings, and the outcomes that are shared.

import type { Child } from 'hono/jsx'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { SummaryList } from '../../../../ui/list.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { sectorName } from '../../commitments/views/signs.tsx'
import { type At, toProgramme, toProgrammes } from '../addresses.ts'
import type { Programme } from '../model.ts'
import { mayKeepProgramme } from '../policy.ts'
import { ProgrammeTags } from './programmes.tsx'
import { RoomTabs } from './room.tsx'

export type ProgrammeProps = { words: Words; at: At; actor: Actor; programme: Programme }

export function ProgrammePage({ words, at, actor, programme }: ProgrammeProps) {
  const keeps = programme.endedAt === null && mayKeepProgramme(actor, programme)
  return (
    <>
      <PageHead
        title={programme.name}
        back={{ href: toProgrammes(at), label: words.say('programmes.title') }}
        tags={<ProgrammeTags words={words} programme={programme} />}
        lead={words.say(`programmes.kind.what.${programme.kind}`)}
        actions={
          <>
            {keeps && (
              <Button href={`${toProgramme(at, programme.id)}/edit`}>{words.say('programmes.change')}</Button>
            )}
            <PrintButton words={words} />
          </>
        }
      />
      <RoomTabs words={words} at={at} />
      <Facts words={words} programme={programme} />
      <Together words={words} programme={programme} />
      {keeps && <Ending words={words} at={at} programme={programme} />}
    </>
  )
}

type PartProps = { words: Words; programme: Programme }

function Facts({ words, programme }: PartProps) {
  const { organisationName, sectors, areas, from, to, endedAt } = programme
  const items: ({ term: string; value: Child } | false)[] = [
    {
      term: words.say('programmes.organisation'),
      value: organisationName ? (
        <Said words={words} texts={organisationName} />
      ) : (
        words.say('programmes.organisation.several')
      ),
    },
    {
      term: words.say('programmes.sectors'),
      value: words.list(sectors.map(sector => sectorName(words, sector))),
    },
    areas.length > 0 && {
      term: words.say('programmes.areas'),
      value: areas.map((area, index) => (
        <>
          {index > 0 && ' · '}
          <bdi>{area}</bdi>
        </>
      )),
    },
    from !== null && { term: words.say('programmes.from'), value: <Day words={words} day={from} /> },
    to !== null && { term: words.say('programmes.to'), value: <Day words={words} day={to} /> },
    endedAt !== null && { term: words.say('programmes.state.ended'), value: words.date(endedAt) },
  ]
  return <SummaryList items={items.filter(item => item !== false)} />
}

function Together({ words, programme }: PartProps) {
  const { kind, jointNeeds, jointCapacities, outcomes } = programme
  const lacks = kind === 'integrated' && (outcomes.length === 0 || jointNeeds === '')
  return (
    <>
      {lacks && (
        <Notice words={words} kind="warning">
          {words.say('programmes.lacks')}
        </Notice>
      )}
      {jointNeeds && (
        <Section title={words.say('programmes.needs')}>
          <p dir="auto">{jointNeeds}</p>
        </Section>
      )}
      {jointCapacities && (
        <Section title={words.say('programmes.capacities')}>
          <p dir="auto">{jointCapacities}</p>
        </Section>
      )}
      {outcomes.length > 0 && (
        <Section title={words.say('programmes.outcomes')}>
          <DataTable
            caption={words.say('programmes.outcomes.table')}
            captionHidden
            rows={outcomes}
            columns={[
              {
                label: words.say('programmes.outcome'),
                rowHeader: true,
                cell: one => <span dir="auto">{one.outcome}</span>,
              },
              {
                label: words.say('programmes.measure'),
                cell: one => <span dir="auto">{one.measure}</span>,
              },
              {
                label: words.say('programmes.baseline'),
                cell: one => <span dir="auto">{one.baseline || '–'}</span>,
              },
              {
                label: words.say('programmes.target'),
                cell: one => <span dir="auto">{one.target || '–'}</span>,
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}

function Ending({ words, at, programme }: PartProps & { at: At }) {
  return (
    <ButtonRow>
      <ConfirmDialog
        words={words}
        open={words.say('programmes.end')}
        title={words.say('programmes.end.sure')}
      >
        <p>{words.say('programmes.end.what')}</p>
        <PostButton action={`${toProgramme(at, programme.id)}/ending`}>
          {words.say('programmes.end')}
        </PostButton>
      </ConfirmDialog>
    </ButtonRow>
  )
}
