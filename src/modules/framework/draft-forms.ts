// What the forms of a draft send, read as one change.
import * as v from 'valibot'
import type { Exchange } from '../../kernel/endpoint.ts'
import { isLanguage, type Language } from '../../kernel/words.ts'
import { isSector } from '../accounts/sectors.ts'
import { nodeKinds } from './model.ts'
import type { Edit, Said } from './rules/draft.ts'

export const mostParts = 4

const Title = v.pipe(v.string(), v.maxLength(200))
const Text = v.pipe(v.string(), v.maxLength(800))
const Reason = v.pipe(v.string(), v.maxLength(300))
const Year = v.pipe(v.string(), v.regex(/^20\d\d$/), v.transform(Number))

export const Beginning = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(/^draft-[0-9a-f]{8}$/)),
    title: v.pipe(Title, v.minLength(1)),
    from: Year,
    to: Year,
  }),
  v.forward(
    v.check(({ from, to }) => to >= from),
    ['to'],
  ),
)

const sizes = { title: Title, text: Text, reason: Reason } as const

/** Undefined: something is too long, or came from no form of ours. */
export function readEdit({ fields }: Exchange, part: string): Edit | undefined {
  const language = languageIn(fields.text('language'))
  const change = fields.text('change')
  // Several forms stand on one page: the fields of each carry its name.
  const of = change === 'words' ? (language ?? '') : change
  const text = (name: keyof typeof sizes, suffix = of) => {
    const given = plainLines(fields.text(`${name}.${suffix}`))
    return v.is(sizes[name], given) ? given : undefined
  }
  const [title, body, reason] = [text('title'), text('text'), text('reason')]
  if (!language || title === undefined || body === undefined || reason === undefined) return undefined
  const why = { language, reason }
  switch (change) {
    case 'words':
      return { kind: 'words', part, title, text: body, ...why }
    case 'retire':
      return { kind: 'retire', part, ...why }
    case 'merge':
      return { kind: 'merge', part, others: fields.all('others').filter(Boolean), title, text: body, ...why }
    case 'restore':
      return { kind: 'restore', part, retired: fields.has('retired') }
    case 'split': {
      const parts = Array.from({ length: mostParts }, (_, index) => ({
        title: text('title', `split${index + 1}`),
        text: text('text', `split${index + 1}`),
      })).filter(one => one.title !== '' || one.text !== '')
      return parts.every((one): one is Said => one.title !== undefined && one.text !== undefined)
        ? { kind: 'split', part, parts, ...why }
        : undefined
    }
    default:
      return undefined
  }
}

/** @param section where the source of what is added is said to be */
export function readAddition({ fields }: Exchange, section: string): Edit | undefined {
  const node = nodeKinds.find(kind => kind === fields.text('kind'))
  const language = languageIn(fields.text('language'))
  const said = { title: fields.text('title'), text: fields.text('text'), reason: fields.text('reason') }
  if (!node || !language || !v.is(v.object(sizes), said)) return undefined
  const parent = fields.text('parent') || null
  const sectors = fields.all('sectors').filter(isSector)
  return { kind: 'add', node, parent, sectors, section, language, ...said }
}

/** Browsers end the lines of a form in two signs. */
export function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function languageIn(given: string): Language | undefined {
  return isLanguage(given) ? given : undefined
}
