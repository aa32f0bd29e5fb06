// A list of people brought as a file: look first, then take over; and the list taken out. Every page works without
// script; long work says how far it is, on a page that comes again by itself. No address or title holds a name.
import { type Answer, file, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { append } from '../../kernel/event.ts'
import { isId, newId } from '../../kernel/id.ts'
import { must, notFound, Problem } from '../../kernel/problem.ts'
import { todayOf } from '../../kernel/today.ts'
import { isSector } from '../../modules/accounts/sectors.ts'
import { toList, toLists } from '../../modules/learning/induction/addresses.ts'
import { listEverybody } from '../../modules/learning/induction/commands/staff.ts'
import {
  bringList,
  decideRows,
  findColumns,
  forgetList,
  getList,
  listLists,
  nameColumns,
  readCells,
  readCounts,
  readRows,
  takeOver,
} from '../../modules/learning/induction/lists/commands.ts'
import { outcomes, type StaffList } from '../../modules/learning/induction/lists/model.ts'
import { keepsStaffOf } from '../../modules/learning/induction/policy.ts'
import { listAreas } from '../../modules/learning/induction/store.ts'
import type { FieldErrors } from '../../ui/form.tsx'
import type { Cell } from '../reading/model.ts'
import { staffBook, templateBook } from './book.ts'
import { fieldKeys, guessColumns, isField, needed, type WordsOf } from './fields.ts'
import { readStaffFile } from './read-file.ts'
import { type Mapping, readerOf, recordsOf } from './records.ts'
import { ColumnsPage } from './views/columns.tsx'
import { PreviewPage } from './views/preview.tsx'
import { UploadPage } from './views/upload.tsx'
import { WaitingPage } from './views/waiting.tsx'

const base = '/r/:response/learning/induction/lists'

export const routes: Route[] = [
  get(base, showUpload),
  post(base, bringFile, { body: 'upload', limit: 25_000_000, cost: 20 }),
  get(`${base}/template`, getTemplate, { cost: 5 }),
  post(`${base}/export`, takeOut, { cost: 20 }),
  get(`${base}/:id`, showList),
  post(`${base}/:id/columns`, postColumns, { cost: 5 }),
  post(`${base}/:id/columns/removal`, renameColumns),
  post(`${base}/:id/choices`, postChoices, { cost: 5 }),
  post(`${base}/:id/application`, postApplication, { cost: 10 }),
  post(`${base}/:id/removal`, postRemoval),
]

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const looks = { current: 'learning', styles: ['workplan'] }
const rowsPerPage = 25

async function showUpload(x: Exchange): Promise<Answer> {
  enter(x)
  return uploadPage(x)
}

async function uploadPage(x: Exchange, errors: FieldErrors = {}) {
  const lists = await listLists(x)
  return page(
    x.words.say('staff-lists.title'),
    <UploadPage words={x.words} at={x.at} id={newId()} lists={lists} errors={errors} />,
    looks,
  )
}

async function getTemplate(x: Exchange): Promise<Answer> {
  enter(x)
  return file(workbook, await templateBook(x.words, await listAreas(x.tx, x.response.id)), 'people.xlsx')
}

/** A posting, because who took it out stands in the trail. */
async function takeOut(x: Exchange): Promise<Answer> {
  enter(x)
  const staff = await listEverybody(x)
  const book = await staffBook(x.words, await listAreas(x.tx, x.response.id), staff, todayOf(x))
  await append(x, { type: 'induction.staff-exported', subject: newId(), data: { people: staff.length } })
  return file(workbook, book, `people-${x.response.slug}-${todayOf(x)}.xlsx`)
}

async function bringFile(x: Exchange): Promise<Answer> {
  enter(x)
  const given = x.fields.text('id')
  const id = isId(given) ? given : newId()
  const [upload] = x.uploads
  if (!upload) return refused(await uploadPage(x, { files: x.words.say('exchange.problem.no-file') }))
  try {
    const { heads, signature, rows, notes } = await readStaffFile(upload, wordsOf(x))
    const known = await knownColumns(x, heads, signature)
    const list = { id, signature, columns: heads, notes }
    if (known) {
      const records = await recordsOf(rows, heads, known.mapping, await readerOf(x, wordsOf(x)))
      const told = { ...list, notes: [...notes, { code: known.code }], mapping: known.mapping }
      await bringList(x, { ...told, state: 'comparing', rows: records })
    } else
      await bringList(x, {
        ...{ ...list, state: 'columns', mapping: {} },
        rows: rows.map(({ line, cells }, number) => ({ number, line, cells })),
      })
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another file can be chosen.
    if (!(error instanceof Problem) || !error.reason || !x.words.has(error.reason)) throw error
    return refused(await uploadPage(x, { files: x.words.say(error.reason, error.values) }))
  }
  return redirect(toList(x.at, id))
}

/** As they were named last time, or where every heading speaks for itself. */
async function knownColumns(
  x: Exchange,
  heads: string[],
  signature: string,
): Promise<{ mapping: Mapping; code: string } | undefined> {
  const kept = await findColumns(x, signature)
  if (kept === 'ask') return undefined
  if (kept) return { mapping: kept, code: 'columns-known' }
  const { targets, isClear } = guessColumns(heads, wordsOf(x))
  return isClear ? { mapping: mappingOf(targets, ''), code: 'columns-guessed' } : undefined
}

function mappingOf(targets: readonly string[], sector: string): Mapping {
  return { sector, ...Object.fromEntries(targets.map((target, at) => [`column-${at}`, target])) }
}

async function showList(x: Exchange): Promise<Answer> {
  enter(x)
  const list = await getList(x, idOf(x))
  if (list.state === 'columns') return columnsPage(x, list)
  if (list.state === 'ready' || list.state === 'applied') return previewPage(x, list)
  x.setHeader('refresh', '2')
  return page(x.words.say('staff-lists.title'), <WaitingPage words={x.words} at={x.at} list={list} />, looks)
}

async function columnsPage(
  x: Exchange,
  list: StaffList,
  asked?: { targets: string[]; sector: string; errors: FieldErrors },
) {
  const rows = await readCells(x, list.id, 30)
  const samples = list.columns.map((_, at) =>
    // Rows of a table without named columns hold the cells as they were read.
    [...new Set(rows.map(row => String((row.cells as Cell[])[at] ?? '').trim()).filter(Boolean))]
      .slice(0, 3)
      .map(one => one.slice(0, 40)),
  )
  const targets = asked?.targets ?? guessColumns(list.columns, wordsOf(x)).targets
  const given = { targets, samples, sector: asked?.sector ?? '', errors: asked?.errors ?? {} }
  return page(
    x.words.say('exchange.columns.title'),
    <ColumnsPage words={x.words} at={x.at} list={list} {...given} />,
    looks,
  )
}

async function postColumns(x: Exchange): Promise<Answer> {
  enter(x)
  const list = await getList(x, idOf(x))
  if (list.state !== 'columns') return redirect(toList(x.at, list.id))
  const targets = list.columns.map((_, at) => {
    const target = x.fields.text(`column-${at}`)
    return isField(target) ? target : ''
  })
  const given = x.fields.text('sector')
  const sector = isSector(given) ? given : ''
  const errors = namingErrors(x, targets)
  if (Object.keys(errors).length > 0) return refused(await columnsPage(x, list, { targets, sector, errors }))
  const mapping = mappingOf(targets, sector)
  const rows = (await readCells(x, list.id)).map(row => ({ line: row.line, cells: row.cells as Cell[] }))
  await nameColumns(
    x,
    list.id,
    mapping,
    await recordsOf(rows, list.columns, mapping, await readerOf(x, wordsOf(x))),
  )
  return redirect(toList(x.at, list.id))
}

function namingErrors(x: Exchange, targets: readonly string[]): FieldErrors {
  const errors: Record<string, string> = {}
  const named = (field: string) => (isField(field) ? x.words.say(fieldKeys[field]) : '')
  for (const field of needed)
    if (!targets.includes(field))
      errors[''] = x.words.say('exchange.problem.column-needed', { column: named(field) })
  for (const [at, target] of targets.entries())
    if (target !== '' && targets.indexOf(target) < at)
      errors[`column-${at}`] = x.words.say('exchange.problem.column-twice', { column: named(target) })
  return errors
}

async function renameColumns(x: Exchange): Promise<Answer> {
  enter(x)
  await forgetList(x, idOf(x), true)
  return redirect(toLists(x.at), 'exchange.done.columns-forgotten')
}

async function previewPage(x: Exchange, list: StaffList) {
  const show = [...outcomes, 'asked' as const].find(one => one === x.query.get('show'))
  const from = Number(x.query.get('from') ?? 0)
  const found = await readRows(x, list.id, {
    from: Number.isInteger(from) && from >= 0 ? from : 0,
    outcome: show === 'asked' ? undefined : show,
    asked: show === 'asked',
    most: rowsPerPage + 1,
  })
  const next = found.length > rowsPerPage ? found[rowsPerPage]!.number : undefined
  const areas = new Map(
    (await listAreas(x.tx, x.response.id)).map(({ pcode, name }) => [pcode, x.words.pick(name)]),
  )
  const shown = { counts: await readCounts(x, list.id), rows: found.slice(0, rowsPerPage), show, next, areas }
  return page(
    x.words.say('staff-lists.title'),
    <PreviewPage words={x.words} at={x.at} list={list} {...shown} />,
    { ...looks, width: 'wide' },
  )
}

async function postChoices(x: Exchange): Promise<Answer> {
  enter(x)
  const id = idOf(x)
  const choices = x.fields.names().flatMap(name => {
    const number = /^choice-(\d{1,7})$/.exec(name)?.[1]
    return number ? [{ number: Number(number), choice: x.fields.text(name) }] : []
  })
  const rest = (['leave', 'new', 'first'] as const).find(one => one === x.fields.text('rest'))
  await decideRows(x, id, choices, rest)
  return redirect(`${toList(x.at, id)}?show=asked`, 'exchange.done.choices')
}

async function postApplication(x: Exchange): Promise<Answer> {
  enter(x)
  await takeOver(x, idOf(x))
  return redirect(toList(x.at, idOf(x)))
}

async function postRemoval(x: Exchange): Promise<Answer> {
  enter(x)
  await forgetList(x, idOf(x))
  return redirect(toLists(x.at), 'exchange.done.removed')
}

const wordsOf =
  (x: Exchange): WordsOf =>
  language =>
    x.installation.wordsOf(language)

/** Asks to sign in; what is not for this person is not there. */
function enter(x: Exchange): void {
  must(keepsStaffOf(x.person()) !== undefined)
}

function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}
