// Routes of what people say: posted from the page on which a discussion stands, and back to it.
import * as v from 'valibot'
import { type Answer, redirect } from '../../kernel/answer.ts'
import { type Exchange, post, type Route } from '../../kernel/endpoint.ts'
import { isId } from '../../kernel/id.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { say, settle, takeBack } from './commands/comments.ts'
import { followedEdition } from './commands.ts'
import { type Comment, CommentForm, Settlement } from './model.ts'

export const routes: Route[] = [
  post('/r/:response/framework/nodes/:node/comments', postComment),
  post('/r/:response/comments/:id/settlement', postSettlement),
  post('/r/:response/comments/:id/removal', postRemoval),
]

async function postComment(x: Exchange): Promise<Answer> {
  x.person()
  const edition = await followedEdition(x)
  if (!edition) throw notFound()
  const nodeId = x.params.node ?? ''
  const thread = x.fields.text('thread')
  if (thread !== '' && !isId(thread)) throw notFound()
  const form = readForm(CommentForm, x.fields.record())
  await say(x, { editionId: edition.id, nodeId, thread }, form)
  return redirect(placeOf(x, { nodeId, scope: `${thread || 'part'}/` }), 'discussion.done.said')
}

async function postSettlement(x: Exchange): Promise<Answer> {
  x.person()
  const comment = await settle(x, idOf(x), readForm(Settlement, x.fields.record()))
  return redirect(placeOf(x, comment), 'discussion.done.settled')
}

async function postRemoval(x: Exchange): Promise<Answer> {
  x.person()
  return redirect(placeOf(x, await takeBack(x, idOf(x))), 'discussion.done.taken-back')
}

function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}

/** Where the thread is read: at the part, or at the words that are discussed. */
function placeOf(x: Exchange, { nodeId, scope }: Pick<Comment, 'nodeId' | 'scope'>): string {
  const [thread] = scope.split('/')
  return thread === 'part' ? x.at(`/framework/nodes/${nodeId}`) : x.at(`/wordings/${thread}`)
}

function readForm<Schema extends typeof CommentForm | typeof Settlement>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value)
  if (read.success) return read.output
  const [issue] = read.issues
  throw new Problem(
    'not-valid',
    issue.message.startsWith('discussion.') ? issue.message : 'discussion.error.form',
  )
}
