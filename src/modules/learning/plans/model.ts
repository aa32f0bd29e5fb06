// Session plans as data: what the content brings, what the editor writes, what a file carries from one response to
// another, and what a live session runs. A schema's messages are keys of the locale files.
// Source of the first plan and of the kinds of block: seed 002, *Session outline* and *Instructions for facilitator*.
import * as v from 'valibot'
import { languages, type Texts } from '../../../kernel/words.ts'

/** How a block is run. Each kind has its own screen for the phones, and its own for the wall. */
export const blockKinds = [
  // Everybody listens; slides.
  'plenary',
  // Think alone, talk in twos, tell all: points are collected.
  'pairs',
  // Somebody tells an example from their work: points are collected.
  'sharing',
  // Stickers on the sectors, hidden until shown; then the tables are made.
  'stickers',
  // Groups answer questions together, each for its sector.
  'worksheet',
  // Groups in their order: so many minutes to tell, so many for comments.
  'presentations',
  'energiser',
  // A vision, and the values that lead to it: points are collected and values are shown.
  'values',
  // The learning log, the questions to take home, the promise.
  'recap',
] as const

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most, 'plans.error.long'))

/** In one language or in several. */
export const PlanTexts = v.record(v.picklist(languages, 'plans.error.language'), text(2000))
export type PlanTexts = Texts
const title = v.pipe(
  PlanTexts,
  v.check(texts => isSaid(texts), 'plans.error.title'),
)

const texts = v.pipe(v.array(PlanTexts), v.maxLength(40, 'plans.error.many'))
/** Of a block, and of what is stated of the whole. */
export const mostMinutes = 480
export const mostTurns = 12

const minutes = v.pipe(
  v.number(),
  v.integer('plans.error.minutes'),
  v.minValue(1, 'plans.error.minutes'),
  v.maxValue(mostMinutes, 'plans.error.minutes'),
)
const few = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least, 'plans.error.number'),
    v.maxValue(most, 'plans.error.number'),
  )
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'plans.error.form'))

export const Slide = v.object({ title, points: texts })
export type Slide = v.InferOutput<typeof Slide>

/** A question of a worksheet. `prefill` puts the sector's actions there: those done together, those that child protection leads. */
export const Question = v.object({
  id,
  text: PlanTexts,
  prefill: v.optional(v.picklist(['together', 'child-protection'])),
  /** Its lines can become commitments. */
  commits: v.optional(v.boolean(), false),
})
export type Question = v.InferOutput<typeof Question>

/** What the screens of a kind need; what is not given has the default of the guide. */
export const BlockSettings = v.object({
  /** pairs: minutes alone, minutes in twos. */
  alone: v.optional(few(1, 30), 2),
  together: v.optional(few(1, 60), 4),
  /** stickers: how many each; how many of them one sector may get from one person. */
  stickers: v.optional(few(1, 10), 3),
  onOne: v.optional(few(1, 10), 3),
  /** stickers: how many tables are aimed at. */
  tablesFrom: v.optional(few(1, 12), 4),
  tablesTo: v.optional(few(1, 12), 5),
  /** presentations: how many groups have their turn in this block; minutes to tell, minutes of comments. */
  turns: v.optional(few(1, mostTurns), 2),
  telling: v.optional(few(1, 60), 5),
  comments: v.optional(few(0, 60), 5),
})
export type BlockSettings = v.InferOutput<typeof BlockSettings>

export const Block = v.object({
  id,
  kind: v.picklist(blockKinds, 'plans.error.kind'),
  title,
  /** How long it takes; null where the guide does not say. */
  minutes: v.nullable(minutes),
  /** What the source says of its length, by place, where it says it: in the outline, in the instructions (null: it is silent). */
  stated: v.optional(v.object({ outline: v.nullable(minutes), instructions: v.nullable(minutes) })),
  objective: v.optional(PlanTexts),
  /** Steps in one room; what is done otherwise when people are online. */
  room: texts,
  remote: texts,
  materials: texts,
  /** What the facilitator can say, word for word. */
  say: texts,
  /** The one question to the people; shown large. */
  ask: v.optional(PlanTexts),
  /** What should have come up by the end of it. */
  points: texts,
  slides: v.pipe(v.array(Slide), v.maxLength(20, 'plans.error.many')),
  questions: v.pipe(
    v.array(Question),
    v.maxLength(12, 'plans.error.many'),
    v.check(all => areApart(all), 'plans.error.same-id'),
  ),
  settings: v.optional(BlockSettings, {}),
})
export type Block = v.InferOutput<typeof Block>

/** Only of the web: it becomes a link. */
const address = v.pipe(
  text(500),
  v.check(given => given === '' || /^https?:\/\/\S+$/.test(given), 'plans.error.address'),
)

export const Resource = v.object({
  title,
  publisher: text(200),
  year: v.nullable(few(1950, 2100)),
  address: v.optional(address),
})
export type Resource = v.InferOutput<typeof Resource>

export const planFormat = 'across-session-plan/1'

export const Plan = v.object({
  format: v.literal(planFormat, 'plans.error.format'),
  id,
  title,
  /** The document it was made from, with its section; '' for one's own. */
  source: text(300),
  objectives: texts,
  keyPoints: texts,
  /** What the source gives as the whole length, in minutes. */
  statedTotal: v.optional(minutes),
  blocks: v.pipe(
    v.array(Block),
    v.minLength(1, 'plans.error.blocks'),
    v.maxLength(60, 'plans.error.many'),
    v.check(all => areApart(all), 'plans.error.same-id'),
  ),
  supporting: v.pipe(v.array(v.object({ title, paragraphs: texts })), v.maxLength(20, 'plans.error.many')),
  resources: v.pipe(v.array(Resource), v.maxLength(60, 'plans.error.many')),
  /** Who, as a native speaker, has read which language; null: nobody. */
  checkedBy: v.optional(v.nullable(v.record(v.string(), v.string())), null),
})
export type Plan = v.InferOutput<typeof Plan>

/** The settings that a kind of block has, in the order of its form. */
export const settingsOfKind: Partial<Record<Block['kind'], (keyof BlockSettings)[]>> = {
  pairs: ['alone', 'together'],
  stickers: ['stickers', 'onOne', 'tablesFrom', 'tablesTo'],
  presentations: ['turns', 'telling', 'comments'],
}

const line = text(2000)
const lines = v.pipe(v.array(line), v.maxLength(40, 'plans.error.many'))
const said = (most: number, missing: string) => v.pipe(text(most), v.minLength(1, missing))
const written = v.pipe(
  v.array(v.object({ title: said(300, 'plans.error.title'), points: lines })),
  v.maxLength(20, 'plans.error.many'),
)

/** What is said of the whole plan, in the language of the page. */
export const AboutForm = v.object({
  title: said(160, 'plans.error.title'),
  objectives: lines,
  keyPoints: lines,
  statedTotal: v.nullable(minutes),
  supporting: written,
  resources: v.pipe(
    v.array(
      v.object({
        title: said(300, 'plans.error.title'),
        publisher: text(200),
        year: v.nullable(v.pipe(few(1950, 2100))),
        address,
      }),
    ),
    v.maxLength(60, 'plans.error.many'),
  ),
})
export type AboutForm = v.InferOutput<typeof AboutForm>

/** A block in the language of the page. */
export const BlockForm = v.pipe(
  v.object({
    kind: v.picklist(blockKinds, 'plans.error.kind'),
    title: said(160, 'plans.error.title'),
    minutes: v.nullable(minutes),
    objective: line,
    room: lines,
    remote: lines,
    materials: lines,
    say: lines,
    ask: line,
    points: lines,
    slides: written,
    questions: v.pipe(
      v.array(
        v.object({
          id,
          text: line,
          prefill: v.picklist(['', 'together', 'child-protection'], 'plans.error.form'),
          commits: v.boolean(),
        }),
      ),
      v.maxLength(12, 'plans.error.many'),
    ),
    settings: v.partial(BlockSettings),
  }),
  v.forward(
    v.check(({ settings: { onOne = 1, stickers = onOne } }) => onOne <= stickers, 'plans.error.on-one'),
    ['settings', 'onOne'],
  ),
  v.forward(
    v.check(
      ({ settings: { tablesFrom = 1, tablesTo = tablesFrom } }) => tablesFrom <= tablesTo,
      'plans.error.tables',
    ),
    ['settings', 'tablesTo'],
  ),
)
export type BlockForm = v.InferOutput<typeof BlockForm>

/** A block that is new. */
export const AddForm = v.object({
  kind: v.picklist(blockKinds, 'plans.error.kind'),
  title: said(160, 'plans.error.title'),
  minutes: v.nullable(minutes),
  /** The block after which it comes; '' at the end. */
  after: text(61),
})
export type AddForm = v.InferOutput<typeof AddForm>

/** A plan that begins with one block. */
export const NewPlan = v.object({
  id: v.pipe(v.string(), v.uuid('plans.error.form')),
  title: said(160, 'plans.error.title'),
  firstId: v.pipe(v.string(), v.uuid('plans.error.form')),
  firstKind: v.picklist(blockKinds, 'plans.error.kind'),
  firstTitle: said(160, 'plans.error.title'),
  firstMinutes: v.nullable(minutes),
})

/** A plan of the response's own, as its newest revision has it. */
export type OwnPlan = {
  id: string
  revision: number
  plan: Plan
  madeFrom: string
  madeAt: Date
  changedBy: string | null
  changedAt: Date
  retiredAt: Date | null
}

export type Revision = {
  revision: number
  what: string
  about: PlanTexts | null
  changedBy: string | null
  changedAt: Date
}

function isSaid(texts: PlanTexts): boolean {
  return Object.values(texts).some(one => one !== '')
}

function areApart(things: readonly { id: string }[]): boolean {
  return new Set(things.map(one => one.id)).size === things.length
}
