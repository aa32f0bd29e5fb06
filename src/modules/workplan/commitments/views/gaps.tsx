// What is missing, for the agenda of the next meeting. Every number opens its list.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import { EmptyState } from '../../../../ui/empty.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Stat, Stats } from '../../../../ui/stat.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toGaps, toList, toSector } from '../addresses.ts'
import type { GapView } from '../commands/gaps.ts'
import { CommitmentTable } from './list.tsx'
import { RoomTabs } from './room.tsx'
import { sectorName } from './signs.tsx'

export type GapsProps = { words: Words; at: At; view: GapView }

export function GapsPage({ words, at, view }: GapsProps) {
  const say = (key: string) => words.say(`commitments.gaps.${key}`)
  const head = (
    <PageHead
      title={say('title')}
      over={words.say('commitments.title')}
      lead={say('lead')}
      actions={<PrintButton words={words} />}
    />
  )
  const { gaps, today } = view
  const actions = view.groups.flatMap(group => group.actions)
  const table = (commitments: typeof gaps.overdue, caption: string) => (
    <CommitmentTable {...{ words, at, actions, today, commitments, caption }} captionHidden />
  )
  const unsigned = gaps.unsigned.reduce((sum, { count }) => sum + count, 0)
  const parts: { id: string; count: number; tone?: 'act' | 'emergency'; children: Child }[] = [
    {
      id: 'unled',
      count: gaps.unled.length,
      tone: 'act',
      children: <Unled words={words} at={at} view={view} />,
    },
    {
      id: 'silent',
      count: gaps.silent.length,
      tone: 'act',
      children: <Silent words={words} at={at} view={view} />,
    },
    {
      id: 'overdue',
      count: gaps.overdue.length,
      tone: 'emergency',
      children: table(gaps.overdue, say('overdue')),
    },
    { id: 'unsigned', count: unsigned, children: <Unsigned words={words} at={at} view={view} /> },
    { id: 'review', count: gaps.needsReview.length, children: table(gaps.needsReview, say('review')) },
    { id: 'loose', count: gaps.loose.length, children: table(gaps.loose, say('loose')) },
    {
      id: 'return',
      count: gaps.nothingInReturn.length,
      children: (
        <ul class="checklist">
          {gaps.nothingInReturn.map(sector => (
            <li>
              <a href={`${toSector(at, sector)}#in-return`}>{sectorName(words, sector)}</a>
            </li>
          ))}
        </ul>
      ),
    },
  ]
  const open = parts.filter(({ count }) => count > 0)
  return (
    <>
      {head}
      <RoomTabs words={words} at={at} now="gaps" />
      {open.length === 0 && <EmptyState title={say('none')}>{say('none.what')}</EmptyState>}
      <Stats>
        {open.map(({ id, count, tone }) => (
          <Stat words={words} value={count} label={say(id)} href={`${toGaps(at)}#${id}`} tone={tone} />
        ))}
      </Stats>
      {open.map(({ id, children }) => (
        <Section title={say(id)} id={id} lead={say(`${id}.what`)}>
          {children}
        </Section>
      ))}
      {view.absent.length > 0 && (
        <p class="meta">
          {words.say('commitments.gaps.absent', {
            sectors: words.list(view.absent.map(sector => sectorName(words, sector))),
          })}
        </p>
      )}
    </>
  )
}

type PartProps = { words: Words; at: At; view: GapView }

function Unled({ words, at, view }: PartProps) {
  const titles = new Map(view.groups.flatMap(group => group.actions).map(({ id, title }) => [id, title]))
  return (
    <ul class="checklist">
      {view.gaps.unled.map(({ nodeId, takePart }) => (
        <li>
          <div>
            <a href={toList(at, { nodeId, by: 'sector', giver: 'sector' })}>
              <Said words={words} texts={titles.get(nodeId) ?? {}} />
            </a>
            <p class="meta">
              {takePart.length === 0
                ? words.say('commitments.gaps.nobody')
                : words.say('commitments.gaps.take-part', {
                    sectors: words.list(takePart.map(sector => sectorName(words, sector))),
                  })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Silent({ words, at, view }: PartProps) {
  return (
    <ul class="checklist">
      {view.gaps.silent.map(sector => (
        <li>
          <div>
            <a href={toSector(at, sector)}>{sectorName(words, sector)}</a>
            <p class="meta">
              <FocalPoints words={words} names={view.focalPoints.get(sector) ?? []} />
            </p>
          </div>
        </li>
      ))}
      {view.gaps.unfinished.map(({ sector, open }) => (
        <li>
          <div>
            <a href={toSector(at, sector)}>{sectorName(words, sector)}</a>
            <p class="meta">
              <span>{words.say('commitments.gaps.open', { count: open })}</span>
              <FocalPoints words={words} names={view.focalPoints.get(sector) ?? []} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function FocalPoints({ words, names }: { words: Words; names: string[] }) {
  return (
    <span>
      {names.length === 0
        ? words.say('commitments.gaps.no-focal-point')
        : words.say('commitments.gaps.ask', { names: words.list(names) })}
    </span>
  )
}

function Unsigned({ words, at, view }: PartProps) {
  const names = (side: string, sector: string) =>
    view.focalPoints.get(side === 'sector' ? sector : 'child-protection') ?? []
  return (
    <ul class="checklist">
      {view.gaps.unsigned.map(({ side, sector, count }) => (
        <li>
          <div>
            <a href={toList(at, { sector, by: 'sector', waitsFor: side })}>
              {words.say(`commitments.gaps.unsigned.${side}`, { sector: sectorName(words, sector), count })}
            </a>
            <p class="meta">
              <FocalPoints words={words} names={names(side, sector)} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
