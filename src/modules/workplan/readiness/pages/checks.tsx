// Checks: all of them, one, begun, answered, promised from, closed.
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { openCycleOf } from '../../commands/cycles.ts'
import { toCheck, toChecks } from '../addresses.ts'
import { keepAnswers, promiseAction } from '../commands/answers.ts'
import { beginCheck, closeCheck, findChecks, openCheck } from '../commands/checks.ts'
import { AnswerGiven, NewCheck } from '../model.ts'
import { mayAnswerCheck, mayKeepChecks } from '../policy.ts'
import type { Typed } from '../views/answering.tsx'
import { CheckPage } from '../views/check.tsx'
import { ChecksPage } from '../views/checks.tsx'
import { NoEdition } from '../views/room.tsx'
import { idOf, keptId, looks, readForm, redirectInto } from './parts.ts'

export async function showChecks(x: Exchange): Promise<Answer> {
  x.person()
  return checksPage(x, { id: newId(), kind: 'response', name: '' }, {})
}

async function checksPage(
  x: Exchange,
  form: { id: string; kind: string; name: string },
  errors: FieldErrors,
) {
  const { words, at } = x
  const actor = x.person()
  const view = await findChecks(x)
  const body = view ? (
    <ChecksPage words={words} at={at} actor={actor} view={view} form={form} errors={errors} />
  ) : (
    <NoEdition words={words} at={at} />
  )
  return page(words.say('readiness.title'), body, looks())
}

export async function postCheck(x: Exchange): Promise<Answer> {
  x.person()
  must(mayKeepChecks(x.actor))
  const form = { id: keptId(x), kind: x.fields.text('kind'), name: x.fields.text('name') }
  const { value, errors } = readForm(x, NewCheck, form)
  if (errors) return refused(await checksPage(x, form, errors))
  await beginCheck(x, value)
  return redirect(toCheck(x.at, value.id), 'readiness.done.begun')
}

export async function showCheck(x: Exchange): Promise<Answer> {
  x.person()
  return checkPage(x, idOf(x), new Map(), {})
}

async function checkPage(x: Exchange, id: string, typed: Typed, errors: FieldErrors) {
  const { words, at } = x
  const actor = x.person()
  const [opened, cycle] = await Promise.all([openCheck(x, id), openCycleOf(x)])
  const ids = new Map(
    opened.considerations.map(node => [node.id, { answer: newId(), action: newId() }] as const),
  )
  return page(
    words.say('readiness.check'),
    <CheckPage
      words={words}
      at={at}
      actor={actor}
      opened={opened}
      ids={ids}
      hasCycle={cycle !== undefined}
      typed={typed}
      errors={errors}
    />,
    looks({ styles: ['workplan', 'one-page'], scripts: ['print-button', 'confirm-dialog'] }),
  )
}

/** Keeps all that is new on the form, and comes back to the consideration whose button was pressed. */
export async function postAnswers(x: Exchange): Promise<Answer> {
  const wrong = await saveAnswers(x)
  if (wrong) return wrong
  const stay = x.fields.text('stay')
  const to = toCheck(x.at, idOf(x), stay === '' ? undefined : stay)
  return redirectInto(to, 'readiness.done.saved')
}

/** Keeps what was typed as well, then promises. */
export async function postPromise(x: Exchange): Promise<Answer> {
  const wrong = await saveAnswers(x)
  if (wrong) return wrong
  const id = idOf(x)
  const nodeId = x.fields.text('promise')
  await promiseAction(x, id, { id: keptId(x, `action:${nodeId}`), nodeId })
  return redirectInto(toCheck(x.at, id, nodeId), 'readiness.done.promised')
}

export async function postClosing(x: Exchange): Promise<Answer> {
  x.person()
  await closeCheck(x, idOf(x))
  return redirect(toChecks(x.at), 'readiness.done.closed')
}

/** @returns the page with what is to be mended, where there is something */
async function saveAnswers(x: Exchange): Promise<Answer | undefined> {
  x.person()
  must(mayAnswerCheck(x.actor))
  const changed = changedOn(x)
  const errors: Record<string, string> = {}
  const given: AnswerGiven[] = []
  for (const { nodeId, answer, note } of changed) {
    const form = { id: keptId(x, `id:${nodeId}`), nodeId, answer, note }
    const read = readForm(x, AnswerGiven, form, ([field]) => `${String(field)}:${nodeId}`)
    if (read.errors) Object.assign(errors, read.errors)
    else given.push(read.value)
  }
  if (Object.keys(errors).length > 0) {
    const typed = new Map(changed.map(({ nodeId, answer, note }) => [nodeId, { answer, note }]))
    return refused(await checkPage(x, idOf(x), typed, errors))
  }
  await keepAnswers(x, idOf(x), given)
  return undefined
}

/** What the sender changed, so that nobody undoes what another has answered meanwhile. */
function changedOn({ fields }: Exchange): { nodeId: string; answer: string; note: string }[] {
  const nodes = new Set(
    fields.names().flatMap(name => /^(?:answer|note):([a-z0-9.-]{1,80})$/.exec(name)?.[1] ?? []),
  )
  return [...nodes]
    .map(nodeId => ({ nodeId, answer: fields.text(`answer:${nodeId}`), note: fields.text(`note:${nodeId}`) }))
    .filter(
      ({ nodeId, answer, note }) =>
        answer !== fields.text(`was:${nodeId}`) || note !== fields.text(`was-note:${nodeId}`),
    )
}
