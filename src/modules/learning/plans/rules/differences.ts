// What differs between two revisions of a plan, so that somebody whose page has become old reads what another has changed.
import { type Language, languages } from '../../../../kernel/words.ts'
import type { Block, Plan, PlanTexts } from '../model.ts'
import { slidesIn } from './lines.ts'

export type Difference = {
  /** The block's title as it is now, or was; null: the plan as a whole. */
  block: PlanTexts | null
  /** Of the block or the plan; 'added', 'removed' and 'order' are about the block's being there. */
  field: string
  /** Of from and to, where these are texts. */
  language: Language | null
  from: string
  to: string
}

export function differencesOf(before: Plan, after: Plan): Difference[] {
  const blocks = after.blocks.flatMap(block => {
    const was = before.blocks.find(({ id }) => id === block.id)
    return was ? ofBlock(was, block) : [{ block: block.title, field: 'added', ...nothing }]
  })
  const removed = before.blocks
    .filter(({ id }) => !after.blocks.some(block => block.id === id))
    .map(block => ({ block: block.title, field: 'removed', ...nothing }))
  return [...ofWhole(before, after), ...blocks, ...removed, ...ofOrder(before, after)]
}

const nothing = { language: null, from: '', to: '' }

function ofWhole(before: Plan, after: Plan): Difference[] {
  return [
    ...texts(null, 'title', [before.title], [after.title]),
    ...texts(null, 'objectives', before.objectives, after.objectives),
    ...texts(null, 'keyPoints', before.keyPoints, after.keyPoints),
    ...plain(null, 'statedTotal', before.statedTotal ?? null, after.statedTotal ?? null),
    ...texts(
      null,
      'supporting',
      before.supporting.flatMap(({ title, paragraphs }) => [title, ...paragraphs]),
      after.supporting.flatMap(({ title, paragraphs }) => [title, ...paragraphs]),
    ),
    ...texts(
      null,
      'resources',
      before.resources.map(({ title }) => title),
      after.resources.map(({ title }) => title),
    ),
  ]
}

function ofBlock(before: Block, after: Block): Difference[] {
  const title = after.title
  const list = (field: 'room' | 'remote' | 'materials' | 'say' | 'points') =>
    texts(title, field, before[field], after[field])
  return [
    ...texts(title, 'title', [before.title], [after.title]),
    ...plain(title, 'kind', before.kind, after.kind),
    ...plain(title, 'minutes', before.minutes, after.minutes),
    ...texts(title, 'objective', [before.objective ?? {}], [after.objective ?? {}]),
    ...list('room'),
    ...list('remote'),
    ...list('materials'),
    ...list('say'),
    ...texts(title, 'ask', [before.ask ?? {}], [after.ask ?? {}]),
    ...list('points'),
    ...inEach(title, 'slides', language => [
      slidesIn(before.slides, language),
      slidesIn(after.slides, language),
    ]),
    ...texts(
      title,
      'questions',
      before.questions.map(({ text }) => text),
      after.questions.map(({ text }) => text),
    ),
    ...plain(title, 'settings', settingsText(before), settingsText(after)),
  ]
}

const settingsText = ({ settings }: Block) => Object.values(settings).join(' · ')

/** Blocks of both, in another order. */
function ofOrder(before: Plan, after: Plan): Difference[] {
  const both = (plan: Plan, other: Plan) =>
    plan.blocks.filter(({ id }) => other.blocks.some(block => block.id === id)).map(({ id }) => id)
  return both(before, after).join() === both(after, before).join()
    ? []
    : [{ block: null, field: 'order', ...nothing }]
}

function plain(
  block: PlanTexts | null,
  field: string,
  from: string | number | null,
  to: string | number | null,
): Difference[] {
  return from === to
    ? []
    : [{ block, field, language: null, from: String(from ?? '—'), to: String(to ?? '—') }]
}

function texts(
  block: PlanTexts | null,
  field: string,
  from: readonly PlanTexts[],
  to: readonly PlanTexts[],
): Difference[] {
  const all = (items: readonly PlanTexts[], language: Language) =>
    items.map(item => item[language] ?? '').join('\n')
  return inEach(block, field, language => [all(from, language), all(to, language)])
}

/** Of lists, the lines that are not on both sides; all of them where only their order is another. */
function inEach(
  block: PlanTexts | null,
  field: string,
  sides: (language: Language) => [string, string],
): Difference[] {
  return languages.flatMap(language => {
    const [from, to] = sides(language).map(side => side.split('\n').filter(line => line.trim() !== ''))
    if (!from || !to || from.join('\n') === to.join('\n')) return []
    const gone = from.filter(line => !to.includes(line))
    const come = to.filter(line => !from.includes(line))
    const [a, b] = gone.length + come.length > 0 ? [gone, come] : [from, to]
    return [{ block, field, language, from: a.join('\n'), to: b.join('\n') }]
  })
}
