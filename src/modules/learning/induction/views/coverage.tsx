// How many are ready, by organisation, sector or area. Numbers of other organisations lead nowhere and are kept back where
// they are small; a keeper's own open their lists.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { EmptyState } from '../../../../ui/empty.tsx'
import { FilterChips } from '../../../../ui/filters.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Stat, Stats } from '../../../../ui/stat.tsx'
import { DataTable, HiddenNumber } from '../../../../ui/table.tsx'
import { type At, type Side, sides, toCoverage, toStaff } from '../addresses.ts'
import { type State, states } from '../model.ts'
import { keepsStaffOf } from '../policy.ts'
import { isTooFew } from '../rules.ts'
import type { Covered } from '../store.ts'
import { RoomTabs } from './room.tsx'

export type CoverageProps = {
  words: Words
  at: At
  actor: Actor
  side: Side
  covered: Covered[]
  names: ReadonlyMap<string, string>
}

type Line = { key: string; name: string; counts: ReadonlyMap<State, number>; isKeptBack: boolean }

export function CoveragePage({ words, at, actor, side, covered, names }: CoverageProps) {
  const own = keepsStaffOf(actor)
  const lines = linesOf(words, covered, {
    own: side === 'organisation' ? own : undefined,
    nameOfKey: key => nameOf(words, side, key, names),
  })
  const mine = side === 'organisation' ? lines.find(({ key }) => key === own) : undefined
  return (
    <>
      <PageHead
        title={words.say('induction.title')}
        lead={words.say('induction.lead')}
        actions={<PrintButton words={words} />}
      />
      <RoomTabs words={words} at={at} now="coverage" keeps={own !== undefined} />
      {mine && (
        <Section title={words.say('induction.own')}>
          <Stats>
            {states.map(state => (
              <Stat
                words={words}
                value={mine.counts.get(state) ?? 0}
                label={words.say(`induction.state.${state}`)}
                href={toStaff(at, { state })}
                tone={toneOf(state, mine.counts.get(state) ?? 0)}
              />
            ))}
          </Stats>
        </Section>
      )}
      <FilterChips
        words={words}
        label={words.say('induction.by')}
        chips={sides.map(one => ({
          href: toCoverage(at, one),
          label: words.say(`induction.by.${one}`),
          current: one === side,
        }))}
      />
      <DataTable
        caption={words.say(`induction.coverage.${side}`)}
        rows={lines}
        empty={<EmptyState title={words.say('induction.coverage.none')} />}
        columns={[
          { label: words.say(`induction.by.${side}`), rowHeader: true, cell: line => <bdi>{line.name}</bdi> },
          ...(['complete', 'expiring', 'due', 'sign-again', 'expired', 'overdue'] as const).map(state => ({
            label: words.say(`induction.state.${state}`),
            numeric: true,
            cell: (line: Line) => <Count words={words} line={line} state={state} />,
          })),
        ]}
      />
      <p>{words.say('induction.small')}</p>
    </>
  )
}

function toneOf(state: State, count: number) {
  if (count === 0) return 'quiet'
  return state === 'overdue' || state === 'expired' || state === 'sign-again' ? 'act' : undefined
}

function Count({ words, line, state }: { words: Words; line: Line; state: State }) {
  if (line.isKeptBack) return <HiddenNumber words={words} />
  return <>{words.number(line.counts.get(state) ?? 0)}</>
}

/**
 * Where one number of a line is small, all of them are kept back: nothing can be worked out from the rest, nor from the
 * place of the line among the others.
 */
function linesOf(
  words: Words,
  covered: readonly Covered[],
  { own, nameOfKey }: { own: string | undefined; nameOfKey: (key: string) => string },
): Line[] {
  const keys = [...new Set(covered.map(({ key }) => key))]
  return keys
    .map(key => {
      const counts = new Map(covered.filter(one => one.key === key).map(one => [one.state, one.people]))
      const isKeptBack = key !== own && [...counts.values()].some(isTooFew)
      return { key, name: nameOfKey(key), counts, isKeptBack }
    })
    .sort(
      (a, b) =>
        Number(a.isKeptBack) - Number(b.isKeptBack) ||
        (a.isKeptBack ? 0 : (b.counts.get('overdue') ?? 0) - (a.counts.get('overdue') ?? 0)) ||
        a.name.localeCompare(b.name, words.language),
    )
}

function nameOf(words: Words, side: Side, key: string, names: ReadonlyMap<string, string>): string {
  if (side === 'sector') return words.say(`accounts.sector.${key}`)
  return key === '' ? words.say('induction.no-area') : (names.get(key) ?? key)
}
