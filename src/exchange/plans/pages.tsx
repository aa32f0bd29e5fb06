// A session plan from a file of somebody else: read by the child that can be killed, checked, and taken over whole or not.
import * as v from 'valibot'
import { type Answer, type Page, page, redirect, refused } from '../../kernel/answer.ts'
import type { Upload } from '../../kernel/body.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { toPlan } from '../../modules/learning/plans/addresses.ts'
import { type Brought, bringPlan } from '../../modules/learning/plans/commands/make.ts'
import { Plan } from '../../modules/learning/plans/model.ts'
import { mayKeepPlans } from '../../modules/learning/plans/policy.ts'
import type { FieldErrors } from '../../ui/form.tsx'
import { readFileOf } from '../reading/read-file.ts'
import { type PlanProblem, problemsOf } from './problems.ts'
import { BringPage } from './views.tsx'

const base = '/r/:response/learning/plan-files'

export const routes: Route[] = [
  get(base, showBringing),
  post(base, postFile, { body: 'upload', limit: 2_000_000, cost: 5 }),
]

/** Of a plan with sixty blocks in five languages, with room to spare. */
const limits = { bytes: 2_000_000, depth: 16, values: 40_000, text: 20_000, milliseconds: 15_000 }

const done: Record<Brought['outcome'], string> = {
  new: 'plans.done.brought',
  beside: 'plans.done.brought-beside',
  identical: 'plans.done.brought-same',
  old: 'plans.done.brought-old',
}

async function showBringing(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  return bringPage(x, [], {})
}

function bringPage(x: Exchange, problems: readonly PlanProblem[], errors: FieldErrors): Page {
  const { words, at } = x
  return page(
    words.say('plans.bring'),
    <BringPage words={words} at={at} problems={problems} errors={errors} />,
    { current: 'learning', styles: ['plans'] },
  )
}

async function postFile(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const { words } = x
  const [upload] = x.uploads
  if (!upload) return refused(bringPage(x, [], { file: words.say('exchange.problem.no-file') }))
  try {
    const read = v.safeParse(Plan, await documentOf(upload))
    if (!read.success) return refused(bringPage(x, problemsOf(read.issues, words), {}))
    const { outcome, id } = await bringPlan(x, read.output)
    return redirect(toPlan(x.at, id), done[outcome])
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another can be chosen.
    if (!(error instanceof Problem) || !error.reason || !words.has(error.reason)) throw error
    return refused(bringPage(x, [], { file: words.say(error.reason, error.values) }))
  }
}

/** The one document in the file. Throws for a table, a picture, or a list of many. */
async function documentOf(upload: Upload): Promise<unknown> {
  const found: unknown[] = []
  for await (const piece of readFileOf(upload.path, upload.name, limits)) {
    if (piece.kind !== 'item' || found.length > 0) throw new Problem('not-valid', 'plans.error.format')
    found.push(piece.value)
  }
  if (found.length === 0) throw new Problem('not-valid', 'plans.error.format')
  return found[0]
}
