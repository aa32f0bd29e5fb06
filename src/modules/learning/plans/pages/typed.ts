// What is typed into the forms of a plan: how a block stands in them, and how what comes back is read.
import * as v from 'valibot'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { isLanguage, type Language } from '../../../../kernel/words.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import type { Block, Plan, Resource } from '../model.ts'
import { BlockSettings } from '../model.ts'
import { linesIn, readLines, readSlides, shownIn, slidesIn } from '../rules/lines.ts'

/** Fields that are lists: one line each. */
export const listFields = ['say', 'room', 'remote', 'materials', 'points'] as const
const settingNames = Object.keys(BlockSettings.entries) as (keyof BlockSettings)[]

export type TypedQuestion = { id: string; text: string; prefill: string; commits: boolean }

export type TypedBlock = Record<
  'title' | 'kind' | 'minutes' | 'objective' | 'ask' | 'slides' | (typeof listFields)[number],
  string
> & {
  questions: TypedQuestion[]
  settings: Partial<Record<keyof BlockSettings, string>>
}

export type TypedAbout = Record<
  'title' | 'objectives' | 'keyPoints' | 'statedTotal' | 'supporting' | 'resources',
  string
>

export function typedBlock(block: Block, language: Language): TypedBlock {
  const list = (field: (typeof listFields)[number]) => linesIn(block[field], language).join('\n')
  return {
    title: shownIn(block.title, language),
    kind: block.kind,
    minutes: block.minutes === null ? '' : String(block.minutes),
    objective: shownIn(block.objective ?? {}, language),
    ask: shownIn(block.ask ?? {}, language),
    say: list('say'),
    room: list('room'),
    remote: list('remote'),
    materials: list('materials'),
    points: list('points'),
    slides: slidesIn(block.slides, language),
    questions: block.questions.map(({ id, text, prefill, commits }) => ({
      id,
      text: shownIn(text, language),
      prefill: prefill ?? '',
      commits,
    })),
    settings: Object.fromEntries(settingNames.map(name => [name, String(block.settings[name])])),
  }
}

export function blockTyped({ fields }: Exchange): TypedBlock {
  const questions = fields.all('question').map(id => ({
    id,
    text: fields.text(`question-${id}`),
    prefill: fields.text(`prefill-${id}`),
    commits: fields.has(`commits-${id}`),
  }))
  const text = (name: string) => fields.text(name)
  return {
    title: text('title'),
    kind: text('kind'),
    minutes: text('minutes'),
    objective: text('objective'),
    ask: text('ask'),
    say: text('say'),
    room: text('room'),
    remote: text('remote'),
    materials: text('materials'),
    points: text('points'),
    slides: text('slides'),
    questions,
    settings: Object.fromEntries(
      settingNames.filter(name => fields.has(`setting-${name}`)).map(name => [name, text(`setting-${name}`)]),
    ),
  }
}

/** As the model reads it. */
export function readBlock(typed: TypedBlock): unknown {
  return {
    ...typed,
    minutes: minutesTyped(typed.minutes),
    ...Object.fromEntries(listFields.map(field => [field, readLines(typed[field])])),
    objective: oneLine(typed.objective),
    ask: oneLine(typed.ask),
    slides: readSlides(typed.slides),
    questions: typed.questions.filter(({ text }) => text !== ''),
    settings: Object.fromEntries(
      Object.entries(typed.settings).map(([name, value]) => [name, numberTyped(value)]),
    ),
  }
}

export function typedAbout(plan: Plan, language: Language): TypedAbout {
  return {
    title: shownIn(plan.title, language),
    objectives: linesIn(plan.objectives, language).join('\n'),
    keyPoints: linesIn(plan.keyPoints, language).join('\n'),
    statedTotal: plan.statedTotal === undefined ? '' : String(plan.statedTotal),
    supporting: slidesIn(
      plan.supporting.map(({ title, paragraphs }) => ({ title, points: paragraphs })),
      language,
    ),
    resources: plan.resources.map(one => resourceLine(one, language)).join('\n'),
  }
}

export function aboutTyped({ fields }: Exchange): TypedAbout {
  const text = (name: string) => fields.text(name)
  return {
    title: text('title'),
    objectives: text('objectives'),
    keyPoints: text('keyPoints'),
    statedTotal: text('statedTotal'),
    supporting: text('supporting'),
    resources: text('resources'),
  }
}

export function readAbout(typed: TypedAbout): unknown {
  return {
    title: oneLine(typed.title),
    objectives: readLines(typed.objectives),
    keyPoints: readLines(typed.keyPoints),
    statedTotal: minutesTyped(typed.statedTotal),
    supporting: readSlides(typed.supporting),
    resources: readLines(typed.resources).map(resourceTyped),
  }
}

/** Title | publisher | year | address. */
function resourceLine({ title, publisher, year, address }: Resource, language: Language): string {
  const parts = [shownIn(title, language), publisher, year === null ? '' : String(year), address ?? '']
  return parts.join(' | ').replace(/( \| )+$/, '')
}

function resourceTyped(line: string): unknown {
  const [title = '', publisher = '', year = '', address = ''] = line.split('|').map(part => part.trim())
  return { title, publisher, year: year === '' ? null : numberTyped(year), address }
}

export function minutesTyped(text: string): number | null {
  return text === '' ? null : numberTyped(text)
}

/** People type in their own digits; what is none becomes a number that no rule accepts. */
export function numberTyped(text: string): number {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[০-৯]/g, digit => String(digit.charCodeAt(0) - 0x9e6))
  return /^\d{1,6}$/.test(plain) ? Number(plain) : -1
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** In which language the form was drawn, whatever its writer has chosen in another window since. */
export function languageOf({ fields, words }: Exchange): Language {
  const language = fields.text('language')
  return isLanguage(language) ? language : words.language
}

/** The id of a new thing is made with its form, so that sending twice adds it once. */
export function keptId({ fields }: Exchange, name = 'id'): string {
  const id = fields.text(name)
  return isId(id) ? id : newId()
}

/** The names of the fields are those of the model, but for settings and questions. */
export function readForm<Schema extends v.GenericSchema>(
  x: Exchange,
  schema: Schema,
  given: unknown,
): { value: v.InferOutput<Schema>; errors?: never } | { value?: never; errors: FieldErrors } {
  const result = v.safeParse(schema, given)
  if (result.success) return { value: result.output }
  const errors: Record<string, string> = {}
  for (const { message, path } of result.issues) {
    const [first, second] = (path ?? []).map(({ key }) => String(key))
    const field = first === 'settings' ? `setting-${second}` : first === 'questions' ? '' : (first ?? '')
    errors[field] ??= x.words.say(x.words.has(message) ? message : 'plans.error.form')
  }
  return { errors }
}
