// Proposing, changing, signing.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../kernel/problem.ts'
import { todayOf } from '../../../kernel/today.ts'
import { isLanguage } from '../../../kernel/words.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { type Side, sides } from '../../framework/model.ts'
import { usualReview } from '../../framework/rules/agreement.ts'
import { toNode, toWording } from '../addresses.ts'
import { getSource, getWording } from '../commands/read.ts'
import {
  changeWording,
  proposeWording,
  renewWording,
  signWording,
  takeBackWordingSignature,
  withdrawWording,
} from '../commands/write.ts'
import { Draft, type Place } from '../model.ts'
import { mayKeepWording } from '../policy.ts'
import { isReviewDay, sourceOf } from '../rules/wording.ts'
import { type DraftAnswers, WordingForm } from '../views/form.tsx'
import { idOf, looks } from './reading.tsx'

export async function showNew(x: Exchange): Promise<Answer> {
  x.person()
  const place = placeOf(x, name => x.query.get(name) ?? '')
  return newForm(x, place, newId())
}

export async function postProposal(x: Exchange): Promise<Answer> {
  x.person()
  const place = placeOf(x, name => x.fields.text(name))
  const given = x.fields.text('id')
  const id = isId(given) ? given : newId()
  const { draft, answers, errors } = readDraft(x)
  if (!draft) return refused(await newForm(x, place, id, answers, errors))
  await proposeWording(x, { id, place, draft })
  return redirect(toWording(x.at, id), 'wording.done.proposed')
}

export async function showEdit(x: Exchange): Promise<Answer> {
  x.person()
  return editForm(x)
}

export async function postChange(x: Exchange): Promise<Answer> {
  x.person()
  const { draft, answers, errors } = readDraft(x)
  if (!draft) return refused(await editForm(x, answers, errors))
  await changeWording(x, idOf(x), Number(x.fields.text('version')), draft)
  return redirect(toWording(x.at, idOf(x)), 'wording.done.changed')
}

export async function postRenewal(x: Exchange): Promise<Answer> {
  x.person()
  await renewWording(x, idOf(x), usualReview(todayOf(x)))
  return redirect(toWording(x.at, idOf(x)), 'wording.done.renewed')
}

export async function postWithdrawal(x: Exchange): Promise<Answer> {
  x.person()
  const { wording } = await getWording(x, idOf(x))
  await withdrawWording(x, wording.id)
  return redirect(toNode(x.at, wording.nodeId), 'wording.done.withdrawn')
}

export async function postSignature(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const side = sides.find((one): one is Side => one === x.fields.text('side'))
  if (!side) throw notFound()
  await signWording(
    { tx: x.tx, response: x.response, now: x.now, actor },
    { id: idOf(x), version: Number(x.fields.text('version')), side },
  )
  return redirect(toWording(x.at, idOf(x)), 'agreement.done.signed')
}

export async function postTakingBack(x: Exchange): Promise<Answer> {
  const actor = x.person()
  await takeBackWordingSignature({ tx: x.tx, response: x.response, now: x.now, actor }, idOf(x))
  return redirect(toWording(x.at, idOf(x)), 'agreement.done.taken-back')
}

function placeOf(x: Exchange, given: (name: string) => string): Place {
  const language = given('language')
  const place = { nodeId: given('node'), sector: given('sector') }
  must(isLanguage(language) && mayKeepWording(x.actor, place))
  return { ...place, language }
}

type Read = { answers: DraftAnswers; draft?: Draft; errors: FieldErrors }

function readDraft(x: Exchange): Read {
  const answers = {
    title: x.fields.text('title'),
    body: x.fields.text('body'),
    note: x.fields.text('note'),
    reviewOn: x.fields.text('reviewOn'),
  }
  const read = v.safeParse(Draft, answers)
  if (!read.success) {
    const errors = read.issues.map(issue => [
      String(issue.path?.[0]?.key ?? ''),
      x.words.say(issue.message.startsWith('wording.') ? issue.message : 'workplan.error.form'),
    ])
    return { answers, errors: Object.fromEntries(errors) }
  }
  if (!isReviewDay(read.output.reviewOn, todayOf(x)))
    return { answers, errors: { reviewOn: x.words.say('wording.error.day') } }
  return { answers, draft: read.output, errors: {} }
}

async function newForm(
  x: Exchange,
  place: Place,
  id: string,
  answers?: DraftAnswers,
  errors: FieldErrors = {},
) {
  const node = await getSource(x, place.nodeId)
  const source = sourceOf(node, place.language)
  // What the edition says is what one starts from, where it says it in that language.
  const start = source?.language === place.language ? source : { title: '', body: '' }
  return page(
    x.words.pick(node.title),
    <WordingForm
      words={x.words}
      at={x.at}
      id={id}
      place={place}
      node={node}
      answers={answers ?? { ...start, note: '', reviewOn: usualReview(todayOf(x)) }}
      errors={errors}
    />,
    { ...looks, width: 'narrow' },
  )
}

async function editForm(x: Exchange, answers?: DraftAnswers, errors: FieldErrors = {}) {
  const { wording, node } = await getWording(x, idOf(x))
  must(mayKeepWording(x.actor, wording))
  if (wording.state !== 'placed') throw new Problem('not-now', 'wording.refused.waiting')
  return page(
    x.words.pick(node.title),
    <WordingForm
      words={x.words}
      at={x.at}
      id={wording.id}
      place={wording}
      node={node}
      wording={wording}
      answers={answers ?? { ...wording, reviewOn: wording.reviewOn ?? usualReview(todayOf(x)) }}
      errors={errors}
    />,
    { ...looks, width: 'narrow' },
  )
}
