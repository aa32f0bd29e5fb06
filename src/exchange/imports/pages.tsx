// Bringing entries from elsewhere: look first, then take over. Every page works without script; long work says how far it
// is, on a page that comes again by itself.
import { type Answer, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { isId, newId } from '../../kernel/id.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { isLanguage, type Language } from '../../kernel/words.ts'
import {
  countOutcomes,
  type Draft,
  findDrafts,
  getDraft,
  outcomes,
  rowsOf,
} from '../../modules/directory/imports/draft.ts'
import { openFindings, settleFinding } from '../../modules/directory/imports/findings.ts'
import { mayImport } from '../../modules/directory/imports/policy.ts'
import {
  type Brought,
  chooseCountry,
  decide,
  forgetImport,
  nameColumns,
  openImport,
  takeOver,
} from '../../modules/directory/imports.ts'
import type { FieldErrors } from '../../ui/form.tsx'
import type { Cell } from '../reading/model.ts'
import { isField, needed } from '../tabular/fields.ts'
import { guessColumns } from '../tabular/guess.ts'
import type { WordsOf } from '../tabular/values.ts'
import { namedRows, withKnownColumns } from './named-rows.ts'
import { readImport } from './read-import.ts'
import { ColumnNames, CountryChoice } from './views/columns.tsx'
import { Findings } from './views/findings.tsx'
import { Preview, type PreviewProps, Waiting } from './views/preview.tsx'
import { Upload } from './views/upload.tsx'

const base = '/r/:response/imports'

export const routes: Route[] = [
  get(base, listImports),
  post(base, bringFiles, { body: 'upload', limit: 25_000_000, cost: 20 }),
  get(`${base}/findings`, listFindings),
  post(`${base}/findings/:id/settlement`, settle),
  get(`${base}/:id`, showImport),
  post(`${base}/:id/columns`, postColumns, { cost: 5 }),
  post(`${base}/:id/columns/removal`, renameColumns),
  post(`${base}/:id/country`, postCountry),
  post(`${base}/:id/choices`, postChoices),
  post(`${base}/:id/application`, postApplication, { cost: 10 }),
  post(`${base}/:id/removal`, postRemoval),
]

const rowsPerPage = 25
const look = { current: 'services', width: 'wide' } as const

async function listImports(x: Exchange): Promise<Answer> {
  enter(x)
  return uploadPage(x)
}

async function uploadPage(x: Exchange, errors?: FieldErrors) {
  const { counts } = await openFindings(x, { code: null, service: null, after: null })
  const open = counts.reduce((sum, one) => sum + one.count, 0)
  const drafts = await findDrafts(x)
  return page(
    x.words.say('exchange.title'),
    <Upload words={x.words} at={x.at} id={newId()} drafts={drafts} openFindings={open} errors={errors} />,
    { current: 'services' },
  )
}

async function bringFiles(x: Exchange): Promise<Answer> {
  enter(x)
  const given = x.fields.text('id')
  const id = isId(given) ? given : newId()
  // Sent twice: the draft is there already.
  if ((await findDrafts(x)).some(draft => draft.id === id)) return redirect(x.at(`/imports/${id}`))
  if (x.uploads.length === 0)
    return refused(await uploadPage(x, { files: x.words.say('exchange.problem.no-file') }))
  let brought: Brought
  try {
    brought = await withKnownColumns(x, wordsOf(x), await readImport(id, x.uploads))
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another file can be chosen.
    if (!(error instanceof Problem) || !error.reason || !x.words.has(error.reason)) throw error
    return refused(await uploadPage(x, { files: x.words.say(error.reason, error.values) }))
  }
  await openImport(x, brought)
  return redirect(x.at(`/imports/${id}`))
}

async function showImport(x: Exchange): Promise<Answer> {
  enter(x)
  const draft = await draftOf(x)
  if (draft.state === 'columns') return draft.kind === 'areas' ? countryPage(x, draft) : columnsPage(x, draft)
  if (draft.state === 'comparing' || draft.state === 'applying') {
    x.setHeader('refresh', '3')
    return page(x.words.say('exchange.title'), <Waiting words={x.words} at={x.at} draft={draft} />, {
      current: 'services',
    })
  }
  return previewPage(x, draft)
}

async function previewPage(x: Exchange, draft: Draft, errors?: FieldErrors) {
  const asked = x.query.get('show') ?? ''
  const outcome = outcomes.find(one => one === asked)
  const only = asked === 'doubtful' || asked === 'problems' ? asked : undefined
  const show: PreviewProps['show'] = outcome ?? only ?? ''
  const from = Number(x.query.get('from') ?? 0)
  const found = await rowsOf(x, draft.id, {
    from: Number.isInteger(from) && from >= 0 ? from : 0,
    outcome,
    only,
    withCells: true,
    most: rowsPerPage + 1,
  })
  const rows = found.slice(0, rowsPerPage)
  const next = found.length > rowsPerPage ? found[rowsPerPage]!.number : null
  const counts = await countOutcomes(x, draft.id)
  return page(
    x.words.say('exchange.title'),
    <Preview
      words={x.words}
      at={x.at}
      draft={draft}
      counts={counts}
      rows={rows}
      show={show}
      next={next}
      errors={errors}
    />,
    look,
  )
}

async function columnsPage(
  x: Exchange,
  draft: Draft,
  asked?: { targets: string[]; language: Language; errors: FieldErrors },
) {
  const rows = await rowsOf(x, draft.id, { most: 30, withCells: true })
  // Rows of a table without named columns hold the cells as they were read.
  const cells = rows.map(row => row.cells as Cell[])
  const samples = draft.columns.map((_, at) =>
    [...new Set(cells.map(row => String(row[at] ?? '').trim()).filter(Boolean))]
      .slice(0, 3)
      .map(one => one.slice(0, 40)),
  )
  const targets = asked?.targets ?? guessColumns(draft.columns, language => x.installation.wordsOf(language))
  return page(
    x.words.say('exchange.columns.title'),
    <ColumnNames
      words={x.words}
      at={x.at}
      draft={draft}
      targets={targets}
      samples={samples}
      language={asked?.language ?? x.words.language}
      errors={asked?.errors}
    />,
    { current: 'services' },
  )
}

async function countryPage(x: Exchange, draft: Draft, error?: string) {
  return page(
    x.words.say('exchange.country.title'),
    <CountryChoice words={x.words} at={x.at} draft={draft} error={error} />,
    { current: 'services' },
  )
}

async function postColumns(x: Exchange): Promise<Answer> {
  enter(x)
  const draft = await draftOf(x)
  if (draft.state !== 'columns') return redirect(x.at(`/imports/${draft.id}`))
  const chosen = x.fields.text('language')
  const language = isLanguage(chosen) ? chosen : x.words.language
  const targets = draft.columns.map((_, at) => {
    const target = x.fields.text(`column-${at}`)
    return isField(target.split(':')[0]) ? target : ''
  })
  const errors = namingErrors(x, targets)
  if (Object.keys(errors).length > 0)
    return refused(await columnsPage(x, draft, { targets, language, errors }))
  const mapping = { language, ...Object.fromEntries(targets.map((target, at) => [`column-${at}`, target])) }
  const rows = await rowsOf(x, draft.id, { most: draft.total, withCells: true })
  const tableRows = rows.map(row => ({ sheet: row.sheet, line: row.line ?? 0, cells: row.cells as Cell[] }))
  await nameColumns(
    x,
    draft.id,
    mapping,
    { language },
    await namedRows(x, wordsOf(x), draft.columns, mapping, tableRows),
  )
  return redirect(x.at(`/imports/${draft.id}`))
}

function namingErrors(x: Exchange, targets: string[]): FieldErrors {
  const errors: Record<string, string> = {}
  for (const field of needed)
    if (!targets.some(target => target.split(':')[0] === field))
      errors[''] = x.words.say('exchange.problem.column-needed', {
        column: x.words.say(`exchange.field.${field}`),
      })
  for (const [at, target] of targets.entries())
    if (target !== '' && targets.indexOf(target) < at)
      errors[`column-${at}`] = x.words.say('exchange.problem.column-twice', {
        column: x.words.say(`exchange.field.${target.split(':')[0]}`),
      })
  return errors
}

async function renameColumns(x: Exchange): Promise<Answer> {
  enter(x)
  await forgetImport(x, (await draftOf(x)).id, true)
  return redirect(x.at('/imports'), 'exchange.done.columns-forgotten')
}

async function postCountry(x: Exchange): Promise<Answer> {
  enter(x)
  const draft = await draftOf(x)
  const country = x.fields.text('country')
  if (!(draft.options.countries ?? '').split(',').includes(country))
    return refused(await countryPage(x, draft, x.words.say('exchange.problem.country-needed')))
  await chooseCountry(x, draft.id, country)
  return redirect(x.at(`/imports/${draft.id}`))
}

async function postChoices(x: Exchange): Promise<Answer> {
  enter(x)
  const draft = await draftOf(x)
  const choices = x.fields.names().flatMap(name => {
    const number = /^choice-(\d{1,7})$/.exec(name)?.[1]
    return number ? [{ number: Number(number), choice: x.fields.text(name) }] : []
  })
  await decide(x, draft.id, choices)
  return redirect(x.at(`/imports/${draft.id}`), 'exchange.done.choices')
}

async function postApplication(x: Exchange): Promise<Answer> {
  enter(x)
  const draft = await draftOf(x)
  const checkedOn = x.fields.text('checkedOn')
  if (
    checkedOn !== '' &&
    !(/^\d{4}-\d\d-\d\d$/.test(checkedOn) && checkedOn <= x.now.toISOString().slice(0, 10))
  )
    return refused(await previewPage(x, draft, { checkedOn: x.words.say('exchange.problem.checked-on') }))
  await takeOver(x, draft.id, checkedOn || null)
  return redirect(x.at(`/imports/${draft.id}`))
}

async function postRemoval(x: Exchange): Promise<Answer> {
  enter(x)
  await forgetImport(x, (await draftOf(x)).id)
  return redirect(x.at('/imports'), 'exchange.done.removed')
}

async function listFindings(x: Exchange): Promise<Answer> {
  enter(x)
  const code = x.query.get('code')
  const service = x.query.get('service')
  const { findings, counts, next } = await openFindings(x, {
    code,
    service: isId(service) ? service : null,
    after: x.query.get('after'),
  })
  return page(
    x.words.say('exchange.findings.title'),
    <Findings words={x.words} at={x.at} findings={findings} counts={counts} code={code} next={next} />,
    { current: 'services' },
  )
}

async function settle(x: Exchange): Promise<Answer> {
  enter(x)
  if (!isId(x.params.id)) throw new Problem('not-found')
  await settleFinding(x, x.params.id)
  const code = x.fields.text('code')
  return redirect(
    x.at(`/imports/findings${/^[a-z-]+$/.test(code) ? `?code=${code}` : ''}`),
    'exchange.done.settled',
  )
}

function wordsOf(x: Exchange): WordsOf {
  return language => x.installation.wordsOf(language)
}

/** Asks to sign in; what is not for this person is not there. */
function enter(x: Exchange): void {
  x.person()
  must(mayImport(x.actor))
}

async function draftOf(x: Exchange): Promise<Draft> {
  if (!isId(x.params.id)) throw new Problem('not-found')
  return getDraft(x, x.params.id)
}
