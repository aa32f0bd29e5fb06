// Results of a session from the laptop that ran it: read by the child that can be killed, checked, and taken over or not.
import { type Answer, type Page, page, redirect, refused } from '../../kernel/answer.ts'
import type { Upload } from '../../kernel/body.ts'
import { type Exchange, post, type Route } from '../../kernel/endpoint.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { toResults } from '../../modules/learning/live/addresses.ts'
import { bringResults, type Carried, carriedOf } from '../../modules/learning/live/commands/carrying.ts'
import { mayLead } from '../../modules/learning/live/policy.ts'
import { readFileOf } from '../reading/read-file.ts'
import { CarryPage } from './views.tsx'

export const routes: Route[] = [
  post('/r/:response/learning/sessions/carried', postCarried, { body: 'upload', limit: 3_000_000, cost: 5 }),
]

/** Of a session of a thousand people with its plan in five languages, with room to spare. */
const limits = { bytes: 3_000_000, depth: 20, values: 60_000, text: 70_000, milliseconds: 15_000 }

/** Brought twice, nothing changes the second time. */
async function postCarried(x: Exchange): Promise<Answer> {
  must(mayLead(x.person()))
  const { words } = x
  const [upload] = x.uploads
  if (!upload) return refused(carryPage(x, words.say('exchange.problem.no-file')))
  try {
    const carried = await readCarried(upload)
    const isNew = await bringResults(x, carried)
    return redirect(toResults(x.at, carried.id), isNew ? 'live.done.carried' : 'live.done.carried-before')
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another can be chosen.
    if (!(error instanceof Problem) || !error.reason || !words.has(error.reason)) throw error
    return refused(carryPage(x, words.say(error.reason, error.values)))
  }
}

function carryPage(x: Exchange, error: string): Page {
  const { words, at } = x
  return page(words.say('live.carry.title'), <CarryPage words={words} at={at} error={error} />, {
    current: 'learning',
  })
}

/** The one document in the file. Throws for a table, a picture, a list of many, or another document. */
async function readCarried(upload: Upload): Promise<Carried> {
  const found: unknown[] = []
  for await (const piece of readFileOf(upload.path, upload.name, limits)) {
    if (piece.kind !== 'item' || found.length > 0) throw new Problem('not-valid', 'live.error.file')
    found.push(piece.value)
  }
  return carriedOf(found[0])
}
