// Routes of the objectives.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { noCycle } from '../commitments/pages/reading.tsx'
import { toSentence } from './addresses.ts'
import { findObjectives, openSentence } from './commands/read.ts'
import { giveEvidence, judge, takeEvidenceBack } from './commands/write.ts'
import { EvidenceForm, RatingForm } from './model.ts'
import { ObjectivesPage } from './views/objectives.tsx'
import { SentencePage } from './views/sentence.tsx'

const base = '/r/:response/workplan/objectives'

export const routes: Route[] = [
  get(base, showObjectives),
  get(`${base}/:node`, showSentence),
  post(`${base}/:node/evidence`, postEvidence),
  post(`${base}/:node/evidence/:id/removal`, postRemoval),
  post(`${base}/:node/ratings`, postRating),
]

const looks = () => ({ styles: ['workplan'], current: 'workplan/commitments' })

async function showObjectives(x: Exchange): Promise<Answer> {
  x.person()
  const found = await findObjectives(x)
  if (!found) return noCycle(x)
  return page(
    x.words.say('objectives.title'),
    <ObjectivesPage words={x.words} at={x.at} cycle={found.ground.cycle} objectives={found.objectives} />,
    { ...looks(), width: 'wide', scripts: ['print-button'] },
  )
}

type Errors = { evidence?: FieldErrors; rating?: FieldErrors }

async function showSentence(x: Exchange): Promise<Answer> {
  return sentencePage(x, {})
}

async function sentencePage(x: Exchange, errors: Errors) {
  const actor = x.person()
  const opened = await openSentence(x, x.params.node ?? '')
  return page(
    x.words.pick(opened.node.title),
    <SentencePage
      words={x.words}
      at={x.at}
      actor={actor}
      opened={opened}
      now={x.now}
      ids={{ evidence: newId(), rating: newId() }}
      answers={x.fields.record()}
      errors={errors}
    />,
    looks(),
  )
}

async function postEvidence(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const node = x.params.node ?? ''
  const read = v.safeParse(EvidenceForm, x.fields.record())
  if (!read.success) return refused(await sentencePage(x, { evidence: sentences(x, read.issues) }))
  try {
    await giveEvidence(own(x, actor), node, read.output)
  } catch (error) {
    if (!(error instanceof Problem) || error.reason !== 'objectives.error.quote') throw error
    return refused(await sentencePage(x, { evidence: { quote: x.words.say(error.reason) } }))
  }
  return redirect(toSentence(x.at, node), 'objectives.done.evidence')
}

async function postRemoval(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { id, node = '' } = x.params
  if (!isId(id)) throw notFound()
  await takeEvidenceBack(own(x, actor), id)
  return redirect(toSentence(x.at, node), 'objectives.done.withdrawn')
}

async function postRating(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const node = x.params.node ?? ''
  const read = v.safeParse(RatingForm, x.fields.record())
  if (!read.success) return refused(await sentencePage(x, { rating: sentences(x, read.issues) }))
  await judge(own(x, actor), node, read.output)
  return redirect(toSentence(x.at, node), 'objectives.done.judged')
}

function own({ tx, response, now }: Exchange, actor: ReturnType<Exchange['person']>) {
  return { tx, response, now, actor }
}

export function sentences(
  x: Exchange,
  issues: readonly { message: string; path?: readonly { key?: unknown }[] | undefined }[],
): FieldErrors {
  return Object.fromEntries(
    issues.map(issue => [
      String(issue.path?.[0]?.key ?? ''),
      x.words.say(x.words.has(issue.message) ? issue.message : 'workplan.error.form'),
    ]),
  )
}
