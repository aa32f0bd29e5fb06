// What came of a session: for those who took part, and, with the lines to propose, for those who carry it on.
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { Form } from '../../../../ui/form.tsx'
import { HiddenField } from '../../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { Requirement } from '../../induction/model.ts'
import { type At, toCommitment, toProposals, toResultsFile, toSessions } from '../addresses.ts'
import type { Waiting } from '../attendance/model.ts'
import { CountsAs, WaitingSection } from '../attendance/views.tsx'
import type { Line, Outcome } from '../commands/results.ts'
import type { LiveSession, Results } from '../model.ts'
import { linesOf } from '../rules/lines.ts'
import { mostNames, mostPromises } from '../rules/results.ts'
import { SectorName, sectorWord } from './signs.tsx'
import { StickerBars } from './stickers.tsx'

type ReportProps = { words: Words; session: LiveSession; results: Results }

/** Numbers, worksheets, points, promises; names only of those who agreed. */
export function Report({ words, session, results }: ReportProps) {
  const questions = session.plan.blocks.flatMap(block => block.questions)
  return (
    <>
      <p>
        {words.say('live.report.people', { count: results.participants, remote: results.remote })}{' '}
        {words.dateTime(session.beginsAt)}
      </p>
      {results.names.length > 0 && (
        <p>{words.say('live.report.names', { names: words.list(results.names.slice(0, mostNames)) })}</p>
      )}
      {results.voted > 0 && (
        <Section
          title={words.say('live.stickers.result')}
          lead={words.say('live.report.voted', { count: results.voted })}
        >
          <StickerBars
            words={words}
            tallies={Object.entries(results.stickers)
              .map(([sector, stickers]) => ({ sector, stickers, people: 0 }))
              .sort((a, b) => b.stickers - a.stickers)}
          />
        </Section>
      )}
      {results.tables.map(table => (
        <section class="section">
          <h2>
            {words.say('live.table.number', { table: table.number })}{' '}
            <SectorName words={words} sector={table.sector} />
          </h2>
          {questions
            .filter(({ id }) => linesOf(table.sheet[id] ?? '').length > 0)
            .map(({ id, text }) => (
              <>
                <h3>
                  <Said words={words} texts={text} />
                </h3>
                <ul class="bullets">
                  {linesOf(table.sheet[id] ?? '').map(line => (
                    <li dir="auto">{line}</li>
                  ))}
                </ul>
              </>
            ))}
        </section>
      ))}
      {session.plan.blocks.map(block => {
        const points = results.points.filter(point => point.block === block.id)
        if (points.length === 0) return null
        return (
          <section class="section">
            <h2>
              <Said words={words} texts={block.title} />
            </h2>
            <ul class="flip-chart">
              {points.map(({ body }) => (
                <li dir="auto">{body}</li>
              ))}
            </ul>
          </section>
        )
      })}
      {results.promises.length > 0 && (
        <Section title={words.say('live.report.promises')}>
          <ul class="bullets">
            {results.promises.slice(0, mostPromises).map(promise => (
              <li dir="auto">{promise}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

export function ReportPage({ words, session, results, back }: ReportProps & { back: string }) {
  return (
    <>
      <PageHead
        over={words.say('live.over')}
        title={session.title}
        back={{ href: back, label: words.say('live.report.back') }}
        actions={<PrintButton words={words} />}
      />
      <Report words={words} session={session} results={results} />
    </>
  )
}

type ResultsProps = {
  words: Words
  at: At
  outcome: Outcome
  /** The sectors for which this person may propose. */
  mayPropose: (sector: string) => boolean
  mayLead: boolean
  /** What it may count as. */
  topics: readonly Requirement[]
  /** One's own people who gave their number. */
  waiting: readonly Waiting[]
  ids: (line: Line) => string
}

export function ResultsPage(props: ResultsProps) {
  const { words, at, outcome, mayLead } = props
  const { session, results, lines } = outcome
  const open = lines.filter(({ commitmentId }) => commitmentId === undefined).length
  return (
    <>
      <PageHead
        over={words.say('live.over')}
        title={session.title}
        back={{ href: toSessions(at), label: words.say('live.sessions.title') }}
        tags={session.carried ? <StateTag tone="quiet" word={words.say('live.state.carried')} /> : undefined}
        actions={
          <>
            <PrintButton words={words} />
            {mayLead && (
              <Button kind="secondary" href={toResultsFile(at, session.id)}>
                {words.say('live.results.file')}
              </Button>
            )}
          </>
        }
      />
      {lines.length > 0 && (
        <Section
          title={words.say('live.propose.title')}
          lead={words.say('live.propose.lead', { open, count: lines.length })}
          id="propose"
        >
          <ul class="proposals">
            {lines.map(line => (
              <li id={`line-${line.key.slice(0, 12)}`}>
                <ProposeLine {...props} line={line} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Report words={words} session={session} results={results} />
      <WaitingSection words={words} at={at} waiting={props.waiting} />
      {mayLead && <CountsAs words={words} at={at} session={session} topics={props.topics} />}
    </>
  )
}

function ProposeLine({ words, at, outcome, mayPropose, ids, line }: ResultsProps & { line: Line }) {
  const actions = outcome.actions.get(line.sector) ?? []
  return (
    <>
      <p class="meta">
        <span>
          {words.say('live.table.number', { table: line.table })} {sectorWord(words, line.sector)}
        </span>
        <span>{words.say(`live.propose.by.${line.giver}`)}</span>
      </p>
      <p dir="auto">
        <strong>{line.text}</strong>
      </p>
      {line.commitmentId !== undefined ? (
        <p>
          <StateTag tone="wait" word={words.say('live.propose.done')} />{' '}
          <a href={toCommitment(at, line.commitmentId)}>{words.say('live.propose.see')}</a>
        </p>
      ) : !mayPropose(line.sector) ? null : line.giver === 'child-protection' ? (
        <PostButton
          kind="secondary"
          action={toProposals(at, outcome.session.id)}
          values={{ id: ids(line), table: String(line.table), question: line.question, key: line.key }}
        >
          {words.say('live.propose.do')}
        </PostButton>
      ) : (
        <Form action={toProposals(at, outcome.session.id)}>
          <HiddenField name="id" value={ids(line)} />
          <HiddenField name="table" value={String(line.table)} />
          <HiddenField name="question" value={line.question} />
          <HiddenField name="key" value={line.key} />
          <Select
            words={words}
            name={`node:${line.key.slice(0, 12)}:${line.table}`}
            label={words.say('live.propose.action')}
            options={actions.map(({ id, number, title }) => ({
              value: id,
              label: number === null ? title : `${number} ${title}`,
            }))}
            value={line.guess}
          />
          <Button kind="secondary">{words.say('live.propose.do')}</Button>
        </Form>
      )}
    </>
  )
}
