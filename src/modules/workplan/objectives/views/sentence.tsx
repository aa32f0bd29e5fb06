// One sentence of an objective: its words with what shows them, how it is judged, and by whom.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { PostButton } from '../../../../ui/button.tsx'
import { Radios } from '../../../../ui/choices.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextArea, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Moment } from '../../../../ui/text.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { type At, toObjectives, toSentence } from '../addresses.ts'
import { type Evidence, levels, type OpenedSentence } from '../model.ts'
import { mayGiveEvidence, mayJudge, mayWithdrawEvidence } from '../policy.ts'
import { stretchesOf } from '../rules/quote.ts'
import { LevelTag } from './signs.tsx'

export type SentenceProps = {
  words: Words
  at: At
  actor: Actor
  opened: OpenedSentence
  now: Date
  /** Of what is given next, so that posting twice gives it once. */
  ids: { evidence: string; rating: string }
  /** What stood in a form that was refused. */
  answers: Record<string, unknown>
  errors: { evidence?: FieldErrors; rating?: FieldErrors }
}

export function SentencePage(props: SentenceProps) {
  const { words, at, actor, opened, now, errors } = props
  const { node, objective, ratings, evidence } = opened
  const [newest] = ratings
  const quotes = evidence.map(({ quote }) => quote)
  return (
    <>
      <PageHead
        title={objective ? words.pick(objective.title) : words.pick(node.title)}
        over={words.say(`objectives.kind.${node.kind}`)}
        back={{ href: toObjectives(at), label: words.say('objectives.title') }}
        tags={<LevelTag words={words} level={newest?.level} />}
      />
      <ErrorSummary words={words} errors={{ ...errors.evidence, ...errors.rating }} />
      <blockquote class="prose">
        <p>
          {stretchesOf(words.pick(node.text), quotes).map(({ text, quoted }) =>
            quoted ? <mark>{text}</mark> : text,
          )}
        </p>
      </blockquote>
      {quotes.length > 0 && <p class="meta">{words.say('objectives.marked')}</p>}
      <Section title={words.say('objectives.evidence')} lead={words.say('objectives.evidence.lead')}>
        {evidence.length === 0 ? (
          <EmptyState title={words.say('objectives.evidence.none')} />
        ) : (
          <Cards>
            {evidence.map(one => (
              <EvidenceCard {...props} evidence={one} />
            ))}
          </Cards>
        )}
        {mayGiveEvidence(actor) && <EvidenceFields {...props} />}
      </Section>
      <Section title={words.say('objectives.judging')} lead={words.say('objectives.judging.lead')}>
        {ratings.length > 0 && (
          <Timeline
            words={words}
            now={now}
            steps={ratings.map(rating => ({
              title: (
                <>
                  <LevelTag words={words} level={rating.level} />{' '}
                  {rating.final && words.say('objectives.final')}
                </>
              ),
              at: rating.judgedAt,
              author: rating.judgedByName,
              children: <p dir="auto">{rating.why}</p>,
            }))}
          />
        )}
        {mayJudge(actor) && <RatingFields {...props} />}
      </Section>
    </>
  )
}

function EvidenceCard({ words, at, actor, opened, now, evidence }: SentenceProps & { evidence: Evidence }) {
  const { id, quote, body, address, givenByName, givenAt } = evidence
  return (
    <Card
      title={quote === '' ? words.say('objectives.evidence.whole') : `“${quote}”`}
      meta={
        <>
          <span>{givenByName}</span>
          <Moment words={words} at={givenAt} now={now} />
        </>
      }
      actions={
        mayWithdrawEvidence(actor, evidence) && (
          <PostButton action={`${toSentence(at, opened.node.id)}/evidence/${id}/removal`} kind="quiet">
            {words.say('objectives.evidence.withdraw')}
          </PostButton>
        )
      }
    >
      <p dir="auto">{body}</p>
      {address !== '' && (
        <p>
          <a href={address} rel="noreferrer noopener" dir="ltr">
            {address}
          </a>
        </p>
      )}
    </Card>
  )
}

const text = (answers: Record<string, unknown>, name: string) =>
  typeof answers[name] === 'string' ? answers[name] : ''

function EvidenceFields({ words, at, opened, ids, answers, errors }: SentenceProps) {
  const wrong = errors.evidence ?? {}
  const kept = (name: string) => (errors.evidence ? text(answers, name) : '')
  return (
    <Form action={`${toSentence(at, opened.node.id)}/evidence`}>
      <HiddenField name="id" value={kept('id') || ids.evidence} />
      <TextField
        words={words}
        name="quote"
        label={words.say('objectives.evidence.quote')}
        hint={words.say('objectives.evidence.quote.hint')}
        value={kept('quote')}
        error={wrong.quote}
        maxlength={300}
        optional
      />
      <TextArea
        words={words}
        name="body"
        label={words.say('objectives.evidence.body')}
        hint={words.say('objectives.evidence.body.hint')}
        value={kept('body')}
        error={wrong.body}
        rows={3}
        maxlength={1000}
      />
      <TextField
        words={words}
        name="address"
        type="url"
        label={words.say('objectives.evidence.address')}
        value={kept('address')}
        error={wrong.address}
        maxlength={500}
        optional
      />
      <SubmitBar label={words.say('objectives.evidence.add')} />
    </Form>
  )
}

function RatingFields({ words, at, opened, ids, answers, errors }: SentenceProps) {
  const wrong = errors.rating ?? {}
  const kept = (name: string) => (errors.rating ? text(answers, name) : '')
  return (
    <Form action={`${toSentence(at, opened.node.id)}/ratings`}>
      <HiddenField name="id" value={kept('id') || ids.rating} />
      <Radios
        words={words}
        name="level"
        label={words.say('objectives.how-far')}
        options={levels.map(level => ({ value: level, label: words.say(`objectives.level.${level}`) }))}
        value={kept('level')}
        error={wrong.level}
      />
      <TextArea
        words={words}
        name="why"
        label={words.say('objectives.why')}
        hint={words.say('objectives.why.hint')}
        value={kept('why')}
        error={wrong.why}
        rows={3}
        maxlength={1000}
      />
      <SubmitBar label={words.say('objectives.judge')} />
    </Form>
  )
}
