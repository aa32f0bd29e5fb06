// What a cycle came to, as it was kept on the day it was closed.
import type { Words } from '../../../../kernel/words.ts'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { LevelTag } from '../../objectives/views/signs.tsx'
import type { ClosedCycle, ReportedSentence } from '../model.ts'
import { actionsFor, talliesOf } from '../rules/continuing.ts'
import { CameTo } from './actions.tsx'
import { nameOf } from './closing.tsx'

export type ReportProps = { words: Words; at: (path: string) => string; cycle: ClosedCycle }

export function ReportPage({ words, at, cycle }: ReportProps) {
  const { report } = cycle
  const ended = report.commitments.filter(one => !one.continues)
  const going = report.commitments.filter(one => one.continues)
  return (
    <>
      <PageHead
        title={words.say('cycles.report.title', { name: cycle.name })}
        over={
          <>
            {words.pick(report.edition)} · <Day words={words} day={cycle.from} /> –{' '}
            <Day words={words} day={cycle.to} />
          </>
        }
        lead={words.say('cycles.report.closed', { name: report.closedBy, day: words.date(cycle.closedAt) })}
        back={{ href: at('/workplan/cycles'), label: words.say('cycles.title') }}
        actions={<PrintButton words={words} />}
      />
      <Section title={words.say('cycles.closing.summary')}>
        <p class="prose" dir="auto">
          {report.summary}
        </p>
      </Section>
      <Section title={words.say('cycles.closing.objectives')}>
        {report.objectives.map(({ id, title, sentences }) => (
          <>
            <h3>
              <Said words={words} texts={title} />
            </h3>
            <ul class="checklist">
              {sentences.map(sentence => (
                <Judged words={words} sentence={sentence} />
              ))}
            </ul>
            {id !== undefined && <CameTo words={words} at={at} report={report} objectiveId={id} />}
          </>
        ))}
      </Section>
      {actionsFor(report, null).actions.length > 0 && (
        <Section title={words.say('cycles.actions.beside')}>
          <CameTo words={words} at={at} report={report} objectiveId={null} />
        </Section>
      )}
      <Section title={words.say('cycles.report.sectors')}>
        <DataTable
          caption={words.say('cycles.report.sectors')}
          captionHidden
          empty={words.say('cycles.closing.no-commitments')}
          columns={[
            {
              label: words.say('commitments.filter.sector'),
              rowHeader: true,
              cell: ({ sector }) => words.say(`accounts.sector.${sector}`),
            },
            {
              label: words.say('cycles.report.promised'),
              numeric: true,
              cell: ({ tally }) => words.number(tally.promised),
            },
            {
              label: words.say('commitments.status.in-place'),
              numeric: true,
              cell: ({ tally }) => words.number(tally.inPlace),
            },
            {
              label: words.say('cycles.report.continue'),
              numeric: true,
              cell: ({ tally }) => words.number(tally.continues),
            },
          ]}
          rows={talliesOf(report)}
        />
      </Section>
      {(
        [
          ['going', going],
          ['ended', ended],
        ] as const
      ).map(
        ([key, list]) =>
          list.length > 0 && (
            <Section title={words.say(`cycles.report.${key}`, { count: list.length })}>
              <ul class="prose">
                {list.map(one => (
                  <li>
                    <a href={at(`/workplan/commitments/${one.id}`)}>
                      {words.say(`accounts.sector.${one.sector}`)} · {nameOf(words, one)}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          ),
      )}
    </>
  )
}

function Judged({ words, sentence }: { words: Words; sentence: ReportedSentence }) {
  const { kind, text, level, why, judgedBy, judgedOn, evidence } = sentence
  return (
    <li>
      <div>
        <p>
          <strong>{words.say(`objectives.kind.${kind}`)}</strong>{' '}
          <LevelTag words={words} level={level ?? undefined} />
        </p>
        <p>
          <Said words={words} texts={text} />
        </p>
        {why && <p dir="auto">{why}</p>}
        {judgedOn && (
          <p class="meta">
            {words.say('objectives.judged-by', { name: judgedBy, day: words.date(judgedOn) })}
          </p>
        )}
        {evidence.length > 0 && (
          <ul class="prose">
            {evidence.map(one => (
              <li dir="auto">
                {one.quote && `“${one.quote}”: `}
                {one.body} {one.address && <a href={one.address}>{one.address}</a>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
