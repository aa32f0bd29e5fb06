// What people do to a plan of their own: each change is a value, so that it can be sent, tested, and done again.
import type { Language } from '../../../../kernel/words.ts'
import type { AboutForm, AddForm, Block, BlockForm, BlockSettings, Plan } from '../model.ts'
import { contradictionsOf } from './contradictions.ts'
import { shownIn, withLines, withSlides, withText } from './lines.ts'
import { applyAll } from './operations.ts'

export type PlanChange =
  | { change: 'about'; language: Language; form: AboutForm }
  | { change: 'edit'; block: string; language: Language; form: BlockForm }
  | { change: 'add'; block: string; language: Language; form: AddForm }
  | { change: 'move'; block: string; to: 'earlier' | 'later' }
  | { change: 'duplicate'; block: string; as: string }
  | { change: 'remove'; block: string }
  | { change: 'settle'; contradiction: string; way: string }

/** The plan after it. What is not there any more changes nothing. */
export function applyChange(plan: Plan, change: PlanChange): Plan {
  switch (change.change) {
    case 'about':
      return about(plan, change.form, change.language)
    case 'edit':
      return {
        ...plan,
        blocks: plan.blocks.map(block =>
          block.id === change.block ? edited(block, change.form, change.language) : block,
        ),
      }
    case 'add':
      return added(plan, change.block, change.form, change.language)
    case 'move':
      return { ...plan, blocks: moved(plan.blocks, change.block, change.to) }
    case 'duplicate':
      return duplicated(plan, change.block, change.as)
    case 'remove':
      return { ...plan, blocks: plan.blocks.filter(({ id }) => id !== change.block) }
    case 'settle':
      return settled(plan, change.contradiction, change.way)
  }
}

/** The block that a change is about, where it is about one. */
export function blockOf(change: PlanChange): string | undefined {
  return 'block' in change ? change.block : undefined
}

export function settled(plan: Plan, contradiction: string, wanted: string): Plan {
  const way = contradictionsOf(plan)
    .find(({ id }) => id === contradiction)
    ?.ways.find(({ id }) => id === wanted)
  return way ? applyAll(plan, way.operations) : plan
}

/** A block of which nothing is said yet but what it is. */
export function emptyBlock(id: string, { kind, title, minutes }: AddForm, language: Language): Block {
  return {
    id,
    kind,
    title: { [language]: title },
    minutes,
    room: [],
    remote: [],
    materials: [],
    say: [],
    points: [],
    slides: [],
    questions: [],
    settings: usualSettings,
  }
}

/** Those of the guide. */
const usualSettings: BlockSettings = {
  alone: 2,
  together: 4,
  stickers: 3,
  onOne: 3,
  tablesFrom: 4,
  tablesTo: 5,
  turns: 2,
  telling: 5,
  comments: 5,
}

function about(plan: Plan, form: AboutForm, language: Language): Plan {
  const { statedTotal: _, ...rest } = plan
  const parts = withSlides(
    plan.supporting.map(({ title, paragraphs }) => ({ title, points: paragraphs })),
    form.supporting,
    language,
  )
  return {
    ...rest,
    title: withText(plan.title, form.title, language),
    objectives: withLines(plan.objectives, form.objectives, language),
    keyPoints: withLines(plan.keyPoints, form.keyPoints, language),
    ...(form.statedTotal === null ? {} : { statedTotal: form.statedTotal }),
    supporting: parts.map(({ title, points }) => ({ title, paragraphs: points })),
    resources: form.resources.map(({ title, publisher, year, address }) => {
      const was = plan.resources.find(one => shownIn(one.title, language) === title)
      return {
        title: withText(was?.title, title, language),
        publisher,
        year,
        ...(address === '' ? {} : { address }),
      }
    }),
  }
}

function edited(block: Block, form: BlockForm, language: Language): Block {
  const { stated, objective: _o, ask: _a, ...rest } = block
  const objective = withText(block.objective, form.objective, language)
  const ask = withText(block.ask, form.ask, language)
  return {
    ...rest,
    kind: form.kind,
    title: withText(block.title, form.title, language),
    minutes: form.minutes,
    // Where somebody gives another length, what the source said of it is settled.
    ...(stated && form.minutes === block.minutes ? { stated } : {}),
    ...(Object.keys(objective).length > 0 ? { objective } : {}),
    ...(Object.keys(ask).length > 0 ? { ask } : {}),
    room: withLines(block.room, form.room, language),
    remote: withLines(block.remote, form.remote, language),
    materials: withLines(block.materials, form.materials, language),
    say: withLines(block.say, form.say, language),
    points: withLines(block.points, form.points, language),
    slides: withSlides(block.slides, form.slides, language),
    questions: form.questions.map(({ id, text, prefill, commits }) => ({
      id,
      text: withText(block.questions.find(one => one.id === id)?.text, text, language),
      ...(prefill === '' ? {} : { prefill }),
      commits,
    })),
    settings: { ...block.settings, ...form.settings },
  }
}

function added(plan: Plan, id: string, form: AddForm, language: Language): Plan {
  if (plan.blocks.some(block => block.id === id)) return plan
  const at = plan.blocks.findIndex(block => block.id === form.after)
  const blocks = [...plan.blocks]
  blocks.splice(at < 0 ? blocks.length : at + 1, 0, emptyBlock(id, form, language))
  return { ...plan, blocks }
}

function moved(blocks: readonly Block[], id: string, to: 'earlier' | 'later'): Block[] {
  const at = blocks.findIndex(block => block.id === id)
  const other = to === 'earlier' ? at - 1 : at + 1
  const there = blocks[other]
  const block = blocks[at]
  if (!block || !there) return [...blocks]
  return blocks.map((one, index) => (index === at ? there : index === other ? block : one))
}

function duplicated(plan: Plan, id: string, as: string): Plan {
  if (plan.blocks.some(block => block.id === as)) return plan
  return {
    ...plan,
    // What its source says of its length is said of the first of the two.
    blocks: plan.blocks.flatMap(block => {
      if (block.id !== id) return [block]
      const { stated: _, ...copy } = block
      return [block, { ...copy, id: as }]
    }),
  }
}
