// A workbook that goes out and comes back: the page of it, the file, a look at what would change, and taking it over. What
// is in the book is for its owner to say.
import type { Child } from 'hono/jsx'
import * as v from 'valibot'
import type { Actor } from '../../kernel/actor.ts'
import { type Answer, file, type Page, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { append } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { todayOf } from '../../kernel/today.ts'
import { mayReadPlan } from '../../modules/workplan/policy.ts'
import { readFileOf } from '../reading/read-file.ts'

type Read = ReturnType<typeof readFileOf>

export type KeptBook<Sent extends v.GenericSchema> = {
  /** 'indicators': of the file and of the event that says that it was taken out. */
  name: string
  /** Address below the response. */
  path: string
  /** Entry of the navigation. */
  current: string
  page: (x: Exchange, error?: string) => Page
  /** Who may bring it back at all; where it is not said, everybody who reads the plan: each cell is judged for itself. */
  mayBring?: (actor: Actor) => boolean
  /** @returns the workbook and how many things are in it */
  write: (x: Exchange) => Promise<{ bytes: Uint8Array<ArrayBuffer>; count: number }>
  /** What the file would change; a `Problem` with a reason becomes a sentence on the page. */
  look: (x: Exchange, read: Read) => Promise<Child>
  /** What the look posts, as JSON in the field `changes`. */
  sent: Sent
  takeOver: (x: Exchange, changes: v.InferOutput<Sent>) => Promise<void>
  /** Where one goes on, and the text that says that it is done. */
  after: { path: string; done: string }
}

export function bookRoutes<Sent extends v.GenericSchema>(book: KeptBook<Sent>): Route[] {
  const base = `/r/:response${book.path}`
  return [
    get(base, async x => book.page(allowed(x))),
    // A posting, because who took it out stands in the trail.
    post(`${base}/export`, x => takeOut(allowed(x), book), { cost: 5 }),
    post(base, x => bringBack(allowed(x, book), book), { body: 'upload', limit: 10_000_000, cost: 10 }),
    post(`${base}/application`, x => takeOver(allowed(x, book), book), { limit: 4_000_000, cost: 5 }),
  ]
}

function allowed(x: Exchange, { mayBring = mayReadPlan }: Pick<KeptBook<never>, 'mayBring'> = {}): Exchange {
  x.person()
  must(mayBring(x.actor))
  return x
}

async function takeOut<S extends v.GenericSchema>(
  x: Exchange,
  { name, write }: KeptBook<S>,
): Promise<Answer> {
  const { bytes, count } = await write(x)
  await append(x, { type: `${name}.exported`, subject: newId(), data: { [name]: count } })
  return file(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
    `${name}-${x.response.slug}-${todayOf(x)}.xlsx`,
  )
}

async function bringBack<S extends v.GenericSchema>(x: Exchange, book: KeptBook<S>): Promise<Answer> {
  const [upload] = x.uploads
  if (!upload) return refused(book.page(x, x.words.say('exchange.problem.no-file')))
  try {
    const shown = await book.look(x, readFileOf(upload.path, upload.name))
    return page(x.words.say('workbook.preview.title'), shown, { current: book.current, width: 'wide' })
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another can be chosen.
    if (!(error instanceof Problem) || !error.reason || !x.words.has(error.reason)) throw error
    return refused(book.page(x, x.words.say(error.reason, error.values)))
  }
}

async function takeOver<S extends v.GenericSchema>(x: Exchange, book: KeptBook<S>): Promise<Answer> {
  const read = v.safeParse(book.sent, parsed(x.fields.text('changes')))
  if (!read.success) throw new Problem('not-understood')
  await book.takeOver(x, read.output)
  return redirect(x.at(book.after.path), book.after.done)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('not-understood')
  }
}
