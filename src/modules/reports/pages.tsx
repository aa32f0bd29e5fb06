// Routes of the reports: what is due for somebody, and the sheets, read, printed, taken along as a file.
import { type Answer, file, later, page } from '../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../kernel/endpoint.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { findNoticesOf } from '../referrals/commands/read.ts'
import { type Count, countViews } from '../referrals/store/lists.ts'
import type { Notice } from '../referrals/store/notices.ts'
import { otherSectors, sectorsOf } from '../workplan/commitments/commands/ground.ts'
import { findSheet } from './commands/read.ts'
import { unseenMessage } from './digest/commands.ts'
import { findDue } from './due.ts'
import { type SheetKind, sheetKinds } from './model.ts'
import { mayReadSheets } from './policy.ts'
import { fitted } from './rules/density.ts'
import { DuePage } from './views/due.tsx'
import { SheetPage } from './views/sheet.tsx'
import { NoSheet, SheetsPage } from './views/sheets.tsx'

const base = '/r/:response/sheets'

export const routes: Route[] = [
  get('/r/:response/due', showDue),
  get(base, showSheets),
  ...sheetKinds.flatMap(kind => [
    get(`${base}/:sector/${kind}`, x => showSheet(x, kind)),
    get(`${base}/:sector/${kind}.pdf`, x => sendPdf(x, kind), { cost: 3 }),
    get(`${base}/:sector/${kind}.docx`, x => sendDocx(x, kind), { cost: 3 }),
  ]),
]

const looks = { current: 'workplan/commitments', styles: ['one-page'], scripts: ['print-button'] }

async function showDue(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const own = { tx: x.tx, response: x.response, now: x.now, actor }
  return page(
    x.words.say('due.title'),
    <DuePage
      words={x.words}
      at={x.at}
      now={x.now}
      due={await findDue(own, x.words, x.at)}
      message={await unseenMessage(own)}
      {...(actor.teams.length > 0 ? { referrals: await referralsOf(x) } : {})}
    />,
    { current: 'due', styles: ['workplan'], width: 'narrow' },
  )
}

/** What a coordinator who is also in a team must not miss for coming here first. */
async function referralsOf(x: Exchange): Promise<{ needs: Count[]; notices: Notice[] }> {
  const { id, teams } = x.person()
  const counts = await countViews(x.tx, x.response.id, { person: id, teams: teams.map(team => team.id) })
  return { needs: counts.filter(({ view }) => view === 'needs'), notices: await findNoticesOf(x, 3) }
}

async function showSheets(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadSheets(x.actor))
  const { here } = await sectorsOf(x, [])
  return page(
    x.words.say('sheets.title'),
    <SheetsPage
      words={x.words}
      at={x.at}
      here={here}
      absent={otherSectors.filter(sector => !here.includes(sector))}
    />,
    { ...looks, width: 'narrow' },
  )
}

async function showSheet(x: Exchange, kind: SheetKind): Promise<Answer> {
  x.person()
  const sector = x.params.sector ?? ''
  const sheet = await findSheet(x, { kind, sector, words: x.words })
  if (!sheet) return page(x.words.say('sheets.title'), <NoSheet words={x.words} at={x.at} />, looks)
  const { size, sheet: shown } = fitted(sheet, x.words)
  return page(
    sheet.title,
    <SheetPage words={x.words} at={x.at} sector={sector} kind={kind} sheet={shown} size={size} />,
    { ...looks, width: 'wide' },
  )
}

/** Fitted to one page. Throws *not now* while no cycle is open. */
async function fileSheet(x: Exchange, kind: SheetKind) {
  x.person()
  const sector = x.params.sector ?? ''
  const sheet = await findSheet(x, { kind, sector, words: x.words })
  if (!sheet) throw new Problem('not-now', 'workplan.refused.no-cycle')
  return { ...fitted(sheet, x.words), name: `${sector}-${kind}-${x.words.language}` }
}

async function sendPdf(x: Exchange, kind: SheetKind): Promise<Answer> {
  const { sheet, size, name } = await fileSheet(x, kind)
  // Loaded when the first sheet is asked for: a server that prints nothing does not hold a typesetter.
  const { pdfOf } = await import('./out/pdf.ts')
  return later(async () => file('application/pdf', await pdfOf(sheet, size), `${name}.pdf`))
}

async function sendDocx(x: Exchange, kind: SheetKind): Promise<Answer> {
  const { sheet, size, name } = await fileSheet(x, kind)
  const { docxOf } = await import('./out/docx.ts')
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return file(type, await docxOf(sheet, size), `${name}.docx`)
}
