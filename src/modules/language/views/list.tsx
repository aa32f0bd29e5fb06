// What a sector says, node by node, beside what the framework says.
import type { Actor } from '../../../kernel/actor.ts'
import { languageName, languages, type Words } from '../../../kernel/words.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { AgreementTag } from '../../framework/agreement.tsx'
import { type At, type ListAsked, toList, toNew, toWording } from '../addresses.ts'
import type { Line, WordingCount } from '../model.ts'
import { mayKeepWording } from '../policy.ts'
import { listedKinds, sourceOf, standings, standingsOf, wordingSectors } from '../rules/wording.ts'
import { In, sectorName } from './parts.tsx'

export type ListProps = {
  words: Words
  at: At
  actor: Actor
  asked: ListAsked
  lines: Line[]
  counts: WordingCount[]
  today: string
}

export function ListPage(props: ListProps) {
  const { words, at, asked, lines, today } = props
  const shown = lines.filter(
    ({ wording }) => !asked.standing || standingsOf(wording, today).includes(asked.standing),
  )
  const { standing: _, ...all } = asked
  return (
    <>
      <PageHead title={words.say('wording.title')} lead={words.say('wording.lead')} />
      <Filters {...props} />
      {shown.length === 0 ? (
        <EmptyState
          title={words.say('wording.list.empty')}
          action={
            <Button kind="secondary" href={toList(at, all)}>
              {words.say('ui.filters.clear')}
            </Button>
          }
        >
          {words.say('wording.list.empty.what')}
        </EmptyState>
      ) : (
        <Lines {...props} lines={shown} />
      )}
    </>
  )
}

/** Sector and language always narrow; the state only where one is chosen. */
function Filters({ words, at, asked, lines, counts, today }: ListProps) {
  const { standing, ...rest } = asked
  const chosen = [
    sectorName(words, asked.sector),
    languageName(asked.language),
    words.say(`framework.kinds.${asked.kind}`),
  ]
  return (
    <div class="screen-only">
      <More summary={chosen.join(' · ')}>
        <FilterChips
          words={words}
          label={words.say('wording.sector')}
          chips={wordingSectors.map(sector => ({
            href: toList(at, { ...rest, sector }),
            label: sectorName(words, sector),
            current: sector === asked.sector,
            count: counts.find(one => one.sector === sector)?.inUse ?? 0,
          }))}
        />
        <FilterChips
          words={words}
          label={words.say('wording.language')}
          chips={languages.map(language => ({
            href: toList(at, { ...rest, language }),
            label: languageName(language),
            current: language === asked.language,
          }))}
        />
        <FilterChips
          words={words}
          label={words.say('wording.kind')}
          chips={listedKinds.map(kind => ({
            href: toList(at, { ...rest, kind }),
            label: words.say(`framework.kinds.${kind}`),
            current: kind === asked.kind,
          }))}
        />
      </More>
      <FilterChips
        words={words}
        label={words.say('wording.state')}
        chips={standings.map(one => ({
          href: toList(at, standing === one ? rest : { ...rest, standing: one }),
          label: words.say(`wording.state.${one}`),
          current: standing === one,
          count: lines.filter(({ wording }) => standingsOf(wording, today).includes(one)).length,
        }))}
      />
    </div>
  )
}

function Lines({ words, at, actor, asked, lines, today }: ListProps) {
  const may = mayKeepWording(actor, asked)
  return (
    <DataTable
      caption={words.say('wording.title')}
      captionHidden
      empty={words.say('wording.list.empty')}
      columns={[
        {
          label: words.say('wording.source'),
          rowHeader: true,
          cell: ({ node }) => {
            const source = sourceOf(node, asked.language)
            return source && <In language={source.language}>{source.title}</In>
          },
        },
        {
          label: words.say('wording.ours'),
          cell: ({ node, wording }) =>
            wording ? (
              <a href={toWording(at, wording.id)}>
                <In language={wording.language}>{wording.title}</In>
              </a>
            ) : may ? (
              <a href={toNew(at, { ...asked, nodeId: node.id })}>{words.say('wording.say')}</a>
            ) : (
              words.say('wording.state.none')
            ),
        },
        {
          label: words.say('wording.state'),
          cell: ({ wording }) =>
            wording ? (
              <div>
                <AgreementTag words={words} work={wording} today={today} />
                {wording.inUse !== null && wording.inUse !== wording.version && (
                  <p class="meta">{words.say('wording.earlier')}</p>
                )}
              </div>
            ) : (
              words.say('wording.as-source')
            ),
        },
      ]}
      rows={lines}
    />
  )
}
