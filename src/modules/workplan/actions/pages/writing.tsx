// Planning, changing, reporting, signing.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { getNode } from '../../../framework/commands.ts'
import { type Side, sides } from '../../../framework/model.ts'
import { getGround, otherSectors } from '../../commitments/commands/ground.ts'
import { toAction } from '../addresses.ts'
import { choicesOf, getAction, openAction } from '../commands/read.ts'
import * as write from '../commands/write.ts'
import { Fields, MilestoneForm, Report } from '../model.ts'
import { mayPlan } from '../policy.ts'
import { ActionPage } from '../views/action.tsx'
import { ActionForm, type FormAnswers, fieldNames } from '../views/form.tsx'
import { idOf, looks } from './reading.tsx'

type Drawn = {
  id: string
  nodeId: string
  sector: string
  answers: FormAnswers
  errors: FieldErrors
  /** Of the action that is changed. */
  changedAt?: string
}

/** Whose word could be asked beside child protection's, for one who may plan. */
function sectorsFor(x: Exchange): string[] {
  return ['', ...otherSectors].filter(sector => mayPlan(x.actor, { sector }))
}

async function formPage(x: Exchange, { id, nodeId, sector, answers, errors, changedAt }: Drawn) {
  const { edition } = await getGround(x)
  const node = await getNode(x, edition.id, nodeId)
  const { people, organisations } = await choicesOf(x)
  return page(
    x.words.pick(node.title),
    <ActionForm
      words={x.words}
      at={x.at}
      id={id}
      node={node}
      sector={sector}
      sectors={sectorsFor(x)}
      people={people}
      organisations={organisations.map(one => ({ id: one.id, name: x.words.pick(one.name) }))}
      answers={answers}
      errors={errors}
      changedAt={changedAt}
    />,
    looks(),
  )
}

export async function showNew(x: Exchange): Promise<Answer> {
  x.person()
  const nodeId = x.query.get('node') ?? ''
  const { edition } = await getGround(x)
  const node = await getNode(x, edition.id, nodeId)
  const may = sectorsFor(x)
  must(may.length > 0)
  write.mustBePlannable(node)
  const [own] = node.sectors.filter(sector => may.includes(sector))
  return formPage(x, { id: newId(), nodeId, sector: own ?? may[0]!, answers: {}, errors: {} })
}

export async function postNew(x: Exchange): Promise<Answer> {
  x.person()
  const given = x.fields.text('id')
  const id = isId(given) ? given : newId()
  const nodeId = x.fields.text('node')
  const sector = x.fields.text('sector')
  must(mayPlan(x.actor, { sector }) && (sector === '' || otherSectors.includes(sector)))
  const { fields, answers, errors } = readFields(x)
  if (!fields) return refused(await formPage(x, { id, nodeId, sector, answers, errors }))
  await write.planAction(x, { id, nodeId, sector, fields })
  return redirect(toAction(x.at, id), 'actions.done.planned')
}

export async function showEdit(x: Exchange): Promise<Answer> {
  x.person()
  const action = await getAction(x, idOf(x))
  must(mayPlan(x.actor, action))
  const answers = Object.fromEntries(fieldNames.map(name => [name, String(action[name] ?? '')]))
  return formPage(x, { ...action, answers, errors: {}, changedAt: write.marker(action) })
}

export async function postEdit(x: Exchange): Promise<Answer> {
  x.person()
  const action = await getAction(x, idOf(x))
  must(mayPlan(x.actor, action))
  const changedAt = x.fields.text('changedAt')
  const { fields, answers, errors } = readFields(x)
  if (!fields) return refused(await formPage(x, { ...action, answers, errors, changedAt }))
  await write.changeAction(x, action.id, changedAt, fields)
  return redirect(toAction(x.at, action.id), 'actions.done.changed')
}

function readFields(x: Exchange): { fields?: Fields; answers: FormAnswers; errors: FieldErrors } {
  const answers = Object.fromEntries(fieldNames.map(name => [name, x.fields.text(name)]))
  const read = v.safeParse(Fields, answers)
  return read.success
    ? { fields: read.output, answers, errors: {} }
    : { answers, errors: sentences(x, read.issues) }
}

function sentences(
  x: Exchange,
  issues: readonly { message: string; path?: readonly { key?: unknown }[] | undefined }[],
): FieldErrors {
  return Object.fromEntries(
    issues.map(({ message, path }) => [
      String(path?.[0]?.key ?? ''),
      x.words.say(message.startsWith('actions.') ? message : 'actions.error.form'),
    ]),
  )
}

export async function postReport(x: Exchange): Promise<Answer> {
  x.person()
  await write.reportOn(x, idOf(x), parsed(Report, x.fields.record()))
  return redirect(toAction(x.at, idOf(x)), 'actions.done.changed')
}

export async function postMilestone(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const read = v.safeParse(MilestoneForm, x.fields.record())
  if (read.success) {
    await write.addMilestone(x, idOf(x), read.output)
    return redirect(`${toAction(x.at, idOf(x))}`, 'actions.done.milestone')
  }
  const opened = await openAction(x, idOf(x))
  return refused(
    page(
      opened.action.title || x.words.pick(opened.node.title),
      <ActionPage
        words={x.words}
        at={x.at}
        actor={actor}
        opened={opened}
        today={todayOf(x)}
        freshId={newId()}
        error={sentences(x, read.issues)}
      />,
      looks(),
    ),
  )
}

export async function postReached(x: Exchange): Promise<Answer> {
  x.person()
  await write.reachMilestone(x, idOf(x), otherId(x, 'milestone'), x.fields.text('done') === 'yes')
  return redirect(toAction(x.at, idOf(x)), 'actions.done.changed')
}

export async function postDropped(x: Exchange): Promise<Answer> {
  x.person()
  await write.dropMilestone(x, idOf(x), otherId(x, 'milestone'))
  return redirect(toAction(x.at, idOf(x)), 'actions.done.changed')
}

export async function postNeed(x: Exchange): Promise<Answer> {
  x.person()
  const needs = x.fields.text('needs')
  if (!isId(needs)) throw new Problem('not-valid', 'actions.error.need')
  await write.addNeed(x, idOf(x), needs)
  return redirect(toAction(x.at, idOf(x)), 'actions.done.changed')
}

export async function postNeedDropped(x: Exchange): Promise<Answer> {
  x.person()
  await write.dropNeed(x, idOf(x), otherId(x, 'needs'))
  return redirect(toAction(x.at, idOf(x)), 'actions.done.changed')
}

export async function postSignature(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const side = sides.find((one): one is Side => one === x.fields.text('side'))
  if (!side) throw notFound()
  const own = { tx: x.tx, response: x.response, now: x.now, actor }
  await write.signAction(own, { id: idOf(x), version: Number(x.fields.text('version')), side })
  return redirect(toAction(x.at, idOf(x)), 'agreement.done.signed')
}

export async function postTakingBack(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const own = { tx: x.tx, response: x.response, now: x.now, actor }
  await write.takeBackActionSignature(own, idOf(x))
  return redirect(toAction(x.at, idOf(x)), 'agreement.done.taken-back')
}

function otherId(x: Exchange, name: string): string {
  const id = x.params[name]
  if (!isId(id)) throw notFound()
  return id
}

function parsed(schema: typeof Report, value: unknown): Report {
  const read = v.safeParse(schema, value)
  if (read.success) return read.output
  const { message } = read.issues[0]
  throw new Problem('not-valid', message.startsWith('actions.') ? message : 'actions.error.form')
}
