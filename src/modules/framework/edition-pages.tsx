// Editions in a response: the list, one change with what it would do, publishing and taking back, the queue.
import { readFile } from 'node:fs/promises'
import { type Answer, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { isId } from '../../kernel/id.ts'
import { must, notFound, Problem } from '../../kernel/problem.ts'
import {
  draftEdition,
  endWaiting,
  operationsOf,
  placeWaiting,
  publishEdition,
  unpublishEdition,
} from './commands/editions.ts'
import { readDraft } from './editions-file.ts'
import { mayKeepEditions, mayPlace, mayReadWork } from './policy.ts'
import { findEdition, findFollowed, listEditions, listNodes } from './store/editions.ts'
import { listWaiting, previewCarry } from './store/operations.ts'
import { EditionPage, EditionsPage, QueuePage } from './views/editions.tsx'

const editions = '/r/:response/editions'
const more = { styles: ['framework'], scripts: ['confirm-dialog'], current: 'framework' }
const most = 2_000_000

export const routes: Route[] = [
  get(editions, showEditions),
  post(editions, postDraft, { body: 'upload', limit: most }),
  get(`${editions}/queue`, showQueue),
  post(`${editions}/queue/:work/placement`, postPlacement),
  post(`${editions}/queue/:work/ending`, postEnding),
  get(`${editions}/:edition`, showEdition),
  post(`${editions}/:edition/publication`, postPublication),
  post(`${editions}/:edition/withdrawal`, postWithdrawal),
]

async function editionsPage(x: Exchange, errors: Record<string, string> = {}) {
  return page(
    x.words.say('editions.title'),
    <EditionsPage
      words={x.words}
      at={x.at}
      editions={await listEditions(x.tx, x.response.id)}
      waiting={(await listWaiting(x.tx, x.response.id)).length}
      may={mayKeepEditions(x.actor)}
      errors={errors}
    />,
    more,
  )
}

async function showEditions(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadWork(x.actor))
  return editionsPage(x)
}

async function postDraft(x: Exchange): Promise<Answer> {
  x.person()
  must(mayKeepEditions(x.actor))
  const [upload] = x.uploads
  if (!upload) return refused(await editionsPage(x, { file: x.words.say('editions.error.no-file') }))
  const { draft, at } = readDraft(await readFile(upload.path, 'utf8'))
  if (!draft)
    return refused(await editionsPage(x, { file: x.words.say('editions.error.file', { place: at }) }))
  try {
    await draftEdition(x, draft)
  } catch (error) {
    // What is wrong with the draft is told beside the field; anything else is nobody's file's fault.
    if (!(error instanceof Problem) || error.reason === undefined) throw error
    return refused(await editionsPage(x, { file: x.words.say(error.reason, error.values) }))
  }
  return redirect(x.at(`/editions/${draft.edition.id}`), 'editions.done.drafted')
}

async function showEdition(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadWork(x.actor))
  const { tx, response } = x
  const edition = await findEdition(tx, response.id, x.params.edition!)
  if (!edition) throw notFound()
  const older = edition.follows === null ? [] : await listNodes(tx, response.id, edition.follows)
  return page(
    x.words.pick(edition.title),
    <EditionPage
      words={x.words}
      at={x.at}
      edition={edition}
      older={older}
      newer={await listNodes(tx, response.id, edition.id)}
      operations={await operationsOf(x, edition.id)}
      effects={
        edition.state === 'draft' && edition.follows !== null
          ? await previewCarry(tx, response.id, edition.follows, edition.id)
          : []
      }
      may={mayKeepEditions(x.actor)}
    />,
    more,
  )
}

async function postPublication(x: Exchange): Promise<Answer> {
  x.person()
  await publishEdition(x, x.params.edition!)
  const waits = (await listWaiting(x.tx, x.response.id)).length > 0
  return redirect(
    x.at(waits ? '/editions/queue' : `/editions/${x.params.edition}`),
    'editions.done.published',
  )
}

async function postWithdrawal(x: Exchange): Promise<Answer> {
  x.person()
  await unpublishEdition(x, x.params.edition!)
  return redirect(x.at(`/editions/${x.params.edition}`), 'editions.done.taken-back')
}

async function showQueue(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadWork(x.actor))
  const { tx, response, words } = x
  const waiting = await listWaiting(tx, response.id)
  const titles = new Map<string, string>()
  for (const id of new Set(waiting.map(one => one.editionId)))
    for (const node of await listNodes(tx, response.id, id))
      titles.set(`${id} ${node.id}`, words.pick(node.title))
  const followed = await findFollowed(tx, response.id)
  return page(
    words.say('editions.queue'),
    <QueuePage
      words={words}
      at={x.at}
      waiting={waiting.map(one => ({
        ...one,
        title: titles.get(`${one.editionId} ${one.nodeId}`) ?? '',
        may: mayPlace(x.actor, one),
      }))}
      nodes={followed ? await listNodes(tx, response.id, followed.id) : []}
    />,
    more,
  )
}

function workOf(x: Exchange): string {
  const id = x.params.work
  if (!isId(id)) throw notFound()
  return id
}

async function postPlacement(x: Exchange): Promise<Answer> {
  x.person()
  await placeWaiting(x, workOf(x), x.fields.text('node'))
  return redirect(x.at('/editions/queue'), 'editions.done.placed')
}

async function postEnding(x: Exchange): Promise<Answer> {
  x.person()
  await endWaiting(x, workOf(x))
  return redirect(x.at('/editions/queue'), 'editions.done.ended')
}
