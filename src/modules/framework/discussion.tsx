// A discussion as a part of a page, also for neighbours: what was said, what was proposed and what became of it.
import type { Actor } from '../../kernel/actor.ts'
import type { Words } from '../../kernel/words.ts'
import { PostButton } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Form, SubmitBar } from '../../ui/form.tsx'
import { HiddenField, TextArea } from '../../ui/inputs.tsx'
import { Section } from '../../ui/page-head.tsx'
import { StateTag, type Tone } from '../../ui/tag.tsx'
import { Moment } from '../../ui/text.tsx'
import { type Comment, type CommentOutcome, commentKinds, outcomes } from './model.ts'
import { mayComment, maySettleProposal, mayWithdrawComment } from './policy.ts'

export type DiscussionProps = {
  words: Words
  actor: Actor
  now: Date
  /** `/r/<slug>` + path. */
  at: (path: string) => string
  node: { id: string; sectors: string[] }
  /** '' for the part itself, else the id of what is discussed on it. */
  thread: string
  /** The page on which this stands. */
  here: string
  /** What one is about to answer or settle, as the address says. */
  asked: { answers: string | null; settles: string | null }
  comments: Comment[]
  /** Of what is said next, so that posting twice says it once. */
  id: string
}

/** What the address of a page asks of its discussion. */
export function askedIn(query: URLSearchParams): DiscussionProps['asked'] {
  return { answers: query.get('answers'), settles: query.get('settles') }
}

const tones: Record<CommentOutcome, Tone> = { taken: 'done', later: 'wait', 'not-taken': 'quiet' }

export function Discussion(props: DiscussionProps) {
  const { words, comments } = props
  const first = comments.filter(
    ({ answers }) => answers === null || !comments.some(one => one.id === answers),
  )
  return (
    <Section title={words.say('discussion.title')} lead={words.say('discussion.lead')} id="discussion">
      {first.length > 0 && (
        <ul class="checklist">
          {first.map(comment => (
            <One {...props} comment={comment} />
          ))}
        </ul>
      )}
      {mayComment(props.actor) && <Saying {...props} />}
    </Section>
  )
}

function One(props: DiscussionProps & { comment: Comment }) {
  const { words, actor, now, at, here, node, comments, comment } = props
  const answers = comments.filter(one => one.answers === comment.id)
  return (
    <li>
      <div>
        <p dir="auto">{comment.body}</p>
        <p class="meta">
          {comment.kind === 'proposal' && (
            <StateTag
              tone={comment.outcome ? tones[comment.outcome] : 'act'}
              word={words.say(
                comment.outcome ? `discussion.outcome.${comment.outcome}` : 'discussion.proposal',
              )}
            />
          )}
          <span>{comment.madeByName}</span>
          <Moment words={words} at={comment.createdAt} now={now} />
        </p>
        {comment.outcome && (
          <p class="meta">
            <span dir="auto">{comment.outcomeWhy}</span>
            <span>{comment.settledByName}</span>
          </p>
        )}
        {answers.length > 0 && (
          <ul>
            {answers.map(answer => (
              <One {...props} comment={answer} />
            ))}
          </ul>
        )}
        {mayWithdrawComment(actor, comment) && (
          <PostButton action={at(`/comments/${comment.id}/removal`)} kind="quiet">
            {words.say('discussion.take-back')}
          </PostButton>
        )}
        <p class="meta">
          {comment.answers === null && mayComment(actor) && (
            <a href={`${here}?answers=${comment.id}#discussion`}>{words.say('discussion.answer')}</a>
          )}
          {comment.kind === 'proposal' && maySettleProposal(actor, node) && (
            <a href={`${here}?settles=${comment.id}#discussion`}>{words.say('discussion.settle')}</a>
          )}
        </p>
      </div>
    </li>
  )
}

/** One form: a comment, an answer, or what becomes of a proposal, as one has chosen. */
function Saying(props: DiscussionProps) {
  const { words, actor, at, here, node, comments, asked, id, thread } = props
  const settled = comments.find(one => one.id === asked.settles && one.kind === 'proposal')
  if (settled && maySettleProposal(actor, node)) return <Settling {...props} comment={settled} />
  const answered = comments.find(one => one.id === asked.answers)
  return (
    <Form action={at(`/framework/nodes/${node.id}/comments`)}>
      <HiddenField name="id" value={id} />
      <HiddenField name="thread" value={thread} />
      {answered && <HiddenField name="answers" value={answered.id} />}
      {answered && (
        <blockquote class="prose" dir="auto">
          {answered.body}
        </blockquote>
      )}
      {answered ? (
        <HiddenField name="kind" value="comment" />
      ) : (
        <Radios
          words={words}
          name="kind"
          label={words.say('discussion.kind')}
          options={commentKinds.map(kind => ({ value: kind, label: words.say(`discussion.kind.${kind}`) }))}
          value="comment"
          look="chips"
        />
      )}
      <TextArea
        words={words}
        name="body"
        label={words.say(answered ? 'discussion.answer.label' : 'discussion.body')}
        hint={words.say('discussion.body.hint')}
        rows={3}
        maxlength={2000}
      />
      <SubmitBar
        label={words.say(answered ? 'discussion.answer' : 'discussion.say')}
        {...(answered ? { cancel: { href: here, label: words.say('ui.cancel') } } : {})}
      />
    </Form>
  )
}

function Settling({ words, at, here, comment }: DiscussionProps & { comment: Comment }) {
  return (
    <Form action={at(`/comments/${comment.id}/settlement`)}>
      <HiddenField name="back" value={here} />
      <blockquote class="prose" dir="auto">
        {comment.body}
      </blockquote>
      <Radios
        words={words}
        name="outcome"
        label={words.say('discussion.outcome')}
        options={outcomes.map(outcome => ({
          value: outcome,
          label: words.say(`discussion.outcome.${outcome}`),
        }))}
        value={comment.outcome ?? ''}
      />
      <TextArea
        words={words}
        name="why"
        label={words.say('discussion.why')}
        hint={words.say('discussion.why.hint')}
        value={comment.outcomeWhy ?? ''}
        rows={2}
        maxlength={500}
      />
      <SubmitBar
        label={words.say('discussion.settle')}
        cancel={{ href: here, label: words.say('ui.cancel') }}
      />
    </Form>
  )
}
