// The prioritised actions out as a workbook, and back: look first at what would change, then take it over.
import * as v from 'valibot'
import { type Answer, file, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { append } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { todayOf } from '../../kernel/today.ts'
import { applyActionChanges, givenFields } from '../../modules/workplan/actions/commands/batch.ts'
import { choicesOf, findPlan } from '../../modules/workplan/actions/commands/read.ts'
import { otherSectors } from '../../modules/workplan/commitments/commands/ground.ts'
import { mayReadPlan } from '../../modules/workplan/policy.ts'
import { readFileOf } from '../reading/read-file.ts'
import { BookPage } from '../tabular/views.tsx'
import { actionsBook, type Beside, readActions } from './book.ts'
import { ActionsPreview } from './views/preview.tsx'

const base = '/r/:response/workplan/workbook/actions'

export const routes: Route[] = [
  get(base, showBook),
  post(`${base}/export`, takeOut, { cost: 5 }),
  post(base, bringBack, { body: 'upload', limit: 10_000_000, cost: 10 }),
  post(`${base}/application`, takeOver, { limit: 4_000_000, cost: 5 }),
]

const looks = { current: 'workplan/commitments' }

async function showBook(x: Exchange): Promise<Answer> {
  x.person()
  return bookPage(x)
}

function bookPage(x: Exchange, error?: string) {
  must(mayReadPlan(x.actor))
  return page(
    x.words.say('workbook.title'),
    <BookPage
      words={x.words}
      at={x.at}
      book="actions"
      errors={error === undefined ? {} : { files: error }}
    />,
    looks,
  )
}

async function besideOf(x: Exchange): Promise<Beside> {
  const plan = await findPlan(x)
  if (!plan) throw new Problem('not-now', 'workplan.refused.no-cycle')
  const { people, organisations } = await choicesOf(x)
  const named = organisations.map(({ id, name }) => ({ id, name: x.words.pick(name) }))
  return { planned: plan.planned, people, organisations: named }
}

/** A posting, because who took it out stands in the trail. */
async function takeOut(x: Exchange): Promise<Answer> {
  x.person()
  const beside = await besideOf(x)
  const count = beside.planned.flatMap(({ actions }) => actions).length
  await append(x, { type: 'actions.exported', subject: newId(), data: { actions: count } })
  return file(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    await actionsBook(x.words, beside),
    `actions-${x.response.slug}-${todayOf(x)}.xlsx`,
  )
}

async function bringBack(x: Exchange): Promise<Answer> {
  x.person()
  const [upload] = x.uploads
  if (!upload) return refused(bookPage(x, x.words.say('exchange.problem.no-file')))
  try {
    const beside = await besideOf(x)
    const wordsOf = (language: Parameters<typeof x.installation.wordsOf>[0]) =>
      x.installation.wordsOf(language, x.response.timeZone)
    const read = await readActions(readFileOf(upload.path, upload.name), wordsOf, beside)
    const outcomes = await applyActionChanges(
      x,
      read.changes.map(({ change }) => change),
      { preview: true },
    )
    return page(
      x.words.say('workbook.preview.title'),
      <ActionsPreview
        words={x.words}
        at={x.at}
        read={read}
        outcomes={outcomes}
        planned={beside.planned}
        named={[...beside.people, ...beside.organisations]}
      />,
      { ...looks, width: 'wide' },
    )
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another can be chosen.
    if (!(error instanceof Problem) || !error.reason || !x.words.has(error.reason)) throw error
    return refused(bookPage(x, x.words.say(error.reason, error.values)))
  }
}

const Given = v.partial(v.object(v.entriesFromList(givenFields, v.string())))
const Sent = v.array(
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    place: v.object({ nodeId: v.string(), sector: v.picklist(['', ...otherSectors]) }),
    set: Given,
    was: Given,
  }),
)

async function takeOver(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadPlan(x.actor))
  let sent: unknown
  try {
    sent = JSON.parse(x.fields.text('changes'))
  } catch {
    throw new Problem('not-understood')
  }
  const read = v.safeParse(Sent, sent)
  if (!read.success) throw new Problem('not-understood')
  await applyActionChanges(x, read.output)
  return redirect(x.at('/workplan/actions'), 'workbook.done.taken-over')
}
