// Definitions of indicators in and out: look first at what would change, then take it over.
import * as v from 'valibot'
import { type Answer, file, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { append } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { todayOf } from '../../kernel/today.ts'
import type { Language } from '../../kernel/words.ts'
import { toDefinitions } from '../../modules/workplan/indicators/addresses.ts'
import { bringDefinitions, listBrought } from '../../modules/workplan/indicators/commands/definitions.ts'
import { Brought } from '../../modules/workplan/indicators/model.ts'
import { mayReadPlan } from '../../modules/workplan/policy.ts'
import { readFileOf } from '../reading/read-file.ts'
import { definitionsBook } from './book.ts'
import { readDefinitions } from './read.ts'
import { BookPage, DefinitionsPreview } from './views.tsx'

const base = '/r/:response/workplan/workbook/indicators'

export const routes: Route[] = [
  get(base, showBook),
  post(`${base}/export`, takeOut, { cost: 5 }),
  post(base, bringBack, { body: 'upload', limit: 10_000_000, cost: 10 }),
  post(`${base}/application`, takeOver, { limit: 4_000_000, cost: 5 }),
]

const looks = { current: 'workplan/commitments' }

async function showBook(x: Exchange): Promise<Answer> {
  x.person()
  return bookPage(x)
}

function bookPage(x: Exchange, error?: string) {
  must(mayReadPlan(x.actor))
  return page(
    x.words.say('indicators.book.title'),
    <BookPage words={x.words} at={x.at} errors={error === undefined ? {} : { files: error }} />,
    { ...looks, width: 'narrow' },
  )
}

/** A posting, because who took it out stands in the trail. */
async function takeOut(x: Exchange): Promise<Answer> {
  x.person()
  const definitions = await listBrought(x)
  await append(x, {
    type: 'indicators.exported',
    subject: newId(),
    data: { definitions: definitions.length },
  })
  return file(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    await definitionsBook(x.words, definitions),
    `indicators-${x.response.slug}-${todayOf(x)}.xlsx`,
  )
}

async function bringBack(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadPlan(x.actor))
  const [upload] = x.uploads
  if (!upload) return refused(bookPage(x, x.words.say('exchange.problem.no-file')))
  try {
    const wordsOf = (language: Language) => x.installation.wordsOf(language, x.response.timeZone)
    const read = await readDefinitions(readFileOf(upload.path, upload.name), { wordsOf, words: x.words })
    const outcomes = await bringDefinitions(
      x,
      read.rows.flatMap(({ brought }) => (brought ? [brought] : [])),
      { preview: true },
    )
    return page(
      x.words.say('workbook.preview.title'),
      <DefinitionsPreview words={x.words} at={x.at} read={read} outcomes={outcomes} />,
      { ...looks, width: 'wide' },
    )
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another can be chosen.
    if (!(error instanceof Problem) || !error.reason || !x.words.has(error.reason)) throw error
    return refused(bookPage(x, x.words.say(error.reason, error.values)))
  }
}

async function takeOver(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadPlan(x.actor))
  let sent: unknown
  try {
    sent = JSON.parse(x.fields.text('changes'))
  } catch {
    throw new Problem('not-understood')
  }
  const read = v.safeParse(v.array(Brought), sent)
  if (!read.success) throw new Problem('not-understood')
  await bringDefinitions(x, read.output)
  return redirect(toDefinitions(x.at), 'indicators.done.brought')
}
