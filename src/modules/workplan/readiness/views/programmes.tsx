// Programmes, by kind and sector.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { FilterChips } from '../../../../ui/filters.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { More, PageHead } from '../../../../ui/page-head.tsx'
import { StateTag, Tag } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import { sectorName } from '../../commitments/views/signs.tsx'
import { type At, toNewProgramme, toProgramme, toProgrammes } from '../addresses.ts'
import { type Programme, type ProgrammeFilter, programmeKinds } from '../model.ts'
import { mayBeginProgramme } from '../policy.ts'
import { RoomTabs } from './room.tsx'

export type ProgrammesProps = {
  words: Words
  at: At
  actor: Actor
  programmes: Programme[]
  filter: ProgrammeFilter
  /** Those that some programme has. */
  sectors: string[]
}

export function ProgrammesPage(props: ProgrammesProps) {
  const { words, at, actor, programmes, filter } = props
  const may = mayBeginProgramme(actor)
  const narrowed = Object.keys(filter).length > 0
  return (
    <>
      <PageHead
        title={words.say('programmes.title')}
        lead={words.say('programmes.lead')}
        actions={
          may && (
            <Button href={toNewProgramme(at)} icon="add">
              {words.say('programmes.new')}
            </Button>
          )
        }
      />
      <RoomTabs words={words} at={at} now="programmes" />
      {(narrowed || programmes.length > 0) && <Narrowing {...props} narrowed={narrowed} />}
      {programmes.length === 0 ? (
        <EmptyState title={words.say('programmes.empty')}>
          {narrowed
            ? words.say('programmes.empty.filter')
            : may
              ? words.say('programmes.empty.add')
              : words.say('programmes.empty.ask')}
        </EmptyState>
      ) : (
        <Cards>
          {programmes.map(programme => (
            <ProgrammeCard words={words} at={at} programme={programme} />
          ))}
        </Cards>
      )}
    </>
  )
}

function Narrowing({ words, at, filter, sectors, narrowed }: ProgrammesProps & { narrowed: boolean }) {
  const chip = <Key extends keyof ProgrammeFilter>(
    key: Key,
    value: NonNullable<ProgrammeFilter[Key]>,
    label: string,
  ) => {
    const current = filter[key] === value
    const { [key]: _, ...rest } = filter
    return { href: toProgrammes(at, current ? rest : { ...filter, [key]: value }), label, current }
  }
  return (
    <div class="screen-only">
      <FilterChips
        words={words}
        label={words.say('programmes.kind')}
        chips={programmeKinds.map(kind => chip('kind', kind, words.say(`programmes.kind.${kind}`)))}
        {...(narrowed ? { clear: toProgrammes(at) } : {})}
      />
      <More
        summary={words.say('programmes.narrow')}
        open={filter.sector !== undefined || filter.state !== undefined}
      >
        <FilterChips
          words={words}
          label={words.say('accounts.sector')}
          chips={sectors.map(sector => chip('sector', sector, sectorName(words, sector)))}
        />
        <FilterChips
          words={words}
          label={words.say('programmes.state')}
          chips={(['running', 'ended'] as const).map(state =>
            chip('state', state, words.say(`programmes.state.${state}`)),
          )}
        />
      </More>
    </div>
  )
}

function ProgrammeCard({ words, at, programme }: { words: Words; at: At; programme: Programme }) {
  return (
    <Card
      title={<span dir="auto">{programme.name}</span>}
      href={toProgramme(at, programme.id)}
      tags={<ProgrammeTags words={words} programme={programme} />}
      meta={
        <>
          {programme.organisationName && (
            <span>
              <Said words={words} texts={programme.organisationName} />
            </span>
          )}
          <span>{words.list(programme.sectors.map(sector => sectorName(words, sector)))}</span>
        </>
      }
    />
  )
}

export function ProgrammeTags({ words, programme }: { words: Words; programme: Programme }) {
  return (
    <>
      <Tag>{words.say(`programmes.kind.${programme.kind}`)}</Tag>
      {programme.endedAt !== null && (
        <StateTag tone="quiet" mark="check" word={words.say('programmes.state.ended')} />
      )}
    </>
  )
}
