// Changing a plan of the response's own. Every form carries the revision that its author saw.
import { type Answer, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import { toBlockEdit, toEdit, toHistory } from '../addresses.ts'
import { changePlan, putBack, type Stale } from '../commands/change.ts'
import { openToEdit, readRevisions } from '../commands/read.ts'
import { AboutForm, AddForm, BlockForm, type OwnPlan, settingsOfKind } from '../model.ts'
import { mayKeepPlans } from '../policy.ts'
import type { PlanChange } from '../rules/changes.ts'
import { AboutPage, HistoryPage } from '../views/about-form.tsx'
import { BlockFormPage } from '../views/block-form.tsx'
import { EditPage, type EditProps } from '../views/edit.tsx'
import { indexOf, looks, planIdOf, revisionOf, startOf } from './parts.ts'
import * as typing from './typed.ts'

export async function showEdit(x: Exchange): Promise<Answer> {
  x.person()
  return editPage(x, await openToEdit(x, planIdOf(x)), {})
}

export async function editPage(
  x: Exchange,
  own: OwnPlan,
  more: Partial<Pick<EditProps, 'stale' | 'add' | 'errors'>>,
): Promise<Page> {
  const { words, at, now } = x
  const fresh = {
    id: newId(),
    title: '',
    kind: 'plenary',
    minutes: '',
    after: own.plan.blocks.at(-1)?.id ?? '',
  }
  return page(
    words.say('plans.edit.title'),
    <EditPage
      words={words}
      at={at}
      now={now}
      own={own}
      revisions={(await readRevisions(x, own.id)).slice(0, 2)}
      start={startOf(x)}
      add={fresh}
      errors={{}}
      copyIds={own.plan.blocks.map(() => newId())}
      {...more}
    />,
    looks,
  )
}

/** One press on a block of the list. */
async function pressed(x: Exchange, change: PlanChange, done: string, shown?: string): Promise<Answer> {
  const id = planIdOf(x)
  const stale = await changePlan(x, id, revisionOf(x), change)
  if (stale) return refused(await editPage(x, stale.own, { stale }))
  return redirect(`${toEdit(x.at, id)}?done=${done}${shown === undefined ? '' : `#part-${shown}`}`)
}

export async function postPlace(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const block = x.params.block ?? ''
  const to = x.fields.text('to') === 'earlier' ? 'earlier' : 'later'
  return pressed(x, { change: 'move', block, to }, 'plans.done.moved', block)
}

export async function postCopyOfBlock(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const as = typing.keptId(x, 'as')
  return pressed(x, { change: 'duplicate', block: x.params.block ?? '', as }, 'plans.done.duplicated', as)
}

export async function postRemoval(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  return pressed(x, { change: 'remove', block: x.params.block ?? '' }, 'plans.done.removed')
}

export async function postBlock(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const text = (name: string) => x.fields.text(name)
  const add = {
    id: typing.keptId(x),
    title: text('title'),
    kind: text('kind'),
    minutes: text('minutes'),
    after: text('after'),
  }
  const { value, errors } = typing.readForm(x, AddForm, { ...add, minutes: typing.minutesTyped(add.minutes) })
  const own = await openToEdit(x, planIdOf(x))
  if (errors) return refused(await editPage(x, own, { add, errors }))
  const language = typing.languageOf(x)
  const stale = await changePlan(x, own.id, revisionOf(x), {
    change: 'add',
    block: add.id,
    language,
    form: value,
  })
  if (stale) return refused(await editPage(x, stale.own, { stale, add }))
  return redirect(toBlockEdit(x.at, own.id, add.id), 'plans.done.added')
}

export async function showBlockForm(x: Exchange): Promise<Answer> {
  x.person()
  const own = await openToEdit(x, planIdOf(x))
  const block = own.plan.blocks[indexOf(x, own.plan)]!
  return blockPage(x, own, { typed: typing.typedBlock(block, x.words.language) })
}

function blockPage(
  x: Exchange,
  own: OwnPlan,
  more: { typed: typing.TypedBlock; stale?: Stale; errors?: Record<string, string> },
): Page {
  const { words, at, now } = x
  return page(
    words.say('plans.block.edit'),
    <BlockFormPage
      words={words}
      at={at}
      now={now}
      own={own}
      block={own.plan.blocks[indexOf(x, own.plan)]!}
      nextId={newId()}
      errors={{}}
      {...more}
    />,
    looks,
  )
}

export async function postBlockForm(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const own = await openToEdit(x, planIdOf(x))
  const block = own.plan.blocks[indexOf(x, own.plan)]!
  const typed = typing.blockTyped(x)
  const { value, errors } = typing.readForm(x, BlockForm, typing.readBlock(typed))
  if (errors) return refused(blockPage(x, own, { typed, errors }))
  const language = typing.languageOf(x)
  const change: PlanChange = { change: 'edit', block: block.id, language, form: value }
  const stale = await changePlan(x, own.id, revisionOf(x), change)
  if (stale) return refused(blockPage(x, stale.own, { typed, stale }))
  // Another kind has settings of its own, which the form shows now.
  if (value.kind !== block.kind && settingsOfKind[value.kind])
    return redirect(toBlockEdit(x.at, own.id, block.id), 'plans.done.kind')
  return redirect(`${toEdit(x.at, own.id)}?done=plans.done.saved#part-${block.id}`)
}

export async function showAbout(x: Exchange): Promise<Answer> {
  x.person()
  const own = await openToEdit(x, planIdOf(x))
  return aboutPage(x, own, { typed: typing.typedAbout(own.plan, x.words.language) })
}

function aboutPage(
  x: Exchange,
  own: OwnPlan,
  more: { typed: typing.TypedAbout; stale?: Stale; errors?: Record<string, string> },
): Page {
  const { words, at, now } = x
  return page(
    words.say('plans.about.edit'),
    <AboutPage words={words} at={at} now={now} own={own} errors={{}} {...more} />,
    looks,
  )
}

export async function postAbout(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const own = await openToEdit(x, planIdOf(x))
  const typed = typing.aboutTyped(x)
  const { value, errors } = typing.readForm(x, AboutForm, typing.readAbout(typed))
  if (errors) return refused(aboutPage(x, own, { typed, errors }))
  const change: PlanChange = { change: 'about', language: typing.languageOf(x), form: value }
  const stale = await changePlan(x, own.id, revisionOf(x), change)
  if (stale) return refused(aboutPage(x, stale.own, { typed, stale }))
  return redirect(toEdit(x.at, own.id), 'plans.done.saved')
}

export async function showHistory(x: Exchange): Promise<Answer> {
  x.person()
  return historyPage(x, await openToEdit(x, planIdOf(x)))
}

async function historyPage(x: Exchange, own: OwnPlan, stale?: Stale): Promise<Page> {
  const { words, at, now } = x
  const revisions = await readRevisions(x, own.id)
  return page(
    words.say('plans.history'),
    <HistoryPage words={words} at={at} now={now} own={own} revisions={revisions} stale={stale} />,
    looks,
  )
}

export async function postUndoing(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const id = planIdOf(x)
  const history = x.fields.text('onto') === 'history'
  const stale = await putBack(x, id, revisionOf(x), revisionOf(x, 'earlier'))
  if (stale)
    return refused(await (history ? historyPage(x, stale.own, stale) : editPage(x, stale.own, { stale })))
  return redirect((history ? toHistory : toEdit)(x.at, id), 'plans.done.undone')
}
