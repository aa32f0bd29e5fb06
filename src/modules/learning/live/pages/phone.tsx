// What phones open and send. Without a seat the page asks for one.
import { type Answer, live, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { notFound, Problem } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { listOrganisations } from '../../../accounts/commands.ts'
import { toLead, toPhone, toPhoneAct } from '../addresses.ts'
import { readNumber } from '../attendance/commands.ts'
import { readLog } from '../commands/logs.ts'
import * as part from '../commands/part.ts'
import { getSession, tableTopicOf, takePart, topicOf } from '../commands/scene.ts'
import { readSheets } from '../commands/sheets.ts'
import { PointForm, SeatForm } from '../model.ts'
import { mayLead } from '../policy.ts'
import { blockAt } from '../rules/stage.ts'
import { NoSeat, SeatPage } from '../views/join.tsx'
import { PhonePage } from '../views/phone.tsx'
import { ReportPage } from '../views/results.tsx'
import { LiveSheet } from '../views/sheet.tsx'
import { keptId, read, readOrRefuse, seatFormOf, wholeNumber } from './forms.ts'
import { giveSeatToken, idOf, seatToken } from './seat-cookie.ts'

const noForm: SeatForm = { name: '', named: false, sector: '', remote: false }

export async function showPhone(x: Exchange): Promise<Answer> {
  const { words, at, now } = x
  const id = idOf(x)
  const token = seatToken(x)
  const phone = token && (await part.openPhone(x, id, token).catch(absent))
  if (!phone) return seatPage(x, noForm, {})
  const block = blockAt(phone.session.plan, phone.session)
  const table = phone.seat.tableNumber
  const [log, sheets] = await Promise.all([
    readLog(x, id, token),
    block?.kind === 'worksheet' && table !== null ? readSheets(x, phone.session, table) : [],
  ])
  const number =
    phone.session.topics.length === 0
      ? undefined
      : {
          given: await readNumber(phone),
          organisations: (await listOrganisations(x)).map(({ id, name }) => ({ id, name: words.pick(name) })),
        }
  return sheetOf(
    x,
    words.say('live.phone.title'),
    phone.session.title,
    <PhonePage
      words={words}
      at={at}
      now={now}
      {...{ phone, log, number }}
      sheet={sheets[0]}
      nextId={newId()}
    />,
    ['live', 'timer', ...(sheets.length > 0 ? ['sheet'] : [])],
  )
}

function absent(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'not-found') return undefined
  throw error
}

async function seatPage(x: Exchange, form: SeatForm, errors: FieldErrors): Promise<Page> {
  const { words, at } = x
  const id = idOf(x)
  const session = await getSession(x, id)
  const leads = x.actor.kind === 'person' && session.madeBy === x.actor.id && mayLead(x.actor)
  const body =
    session.endedAt || session.doorClosed || leads ? (
      <NoSeat
        words={words}
        title={session.title}
        why={words.say(
          leads ? 'live.refused.leads' : session.endedAt ? 'live.refused.ended' : 'live.refused.door',
        )}
        to={leads ? { href: toLead(at, id), label: words.say('live.lead.over') } : undefined}
      />
    ) : (
      <SeatPage
        words={words}
        title={session.title}
        action={toPhoneAct(at, id, 'seat')}
        form={form}
        errors={errors}
      />
    )
  return sheetOf(x, words.say('live.seat.title'), session.title, body, [])
}

function sheetOf(
  x: Exchange,
  title: string,
  name: string,
  body: ReturnType<typeof PhonePage>,
  scripts: string[],
): Page {
  return page(
    title,
    <LiveSheet
      words={x.words}
      assets={x.installation.assets}
      title={title}
      name={name}
      address={x.url.pathname}
      scripts={scripts}
    >
      {body}
    </LiveSheet>,
    { bare: true },
  )
}

export async function showEvents(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const { seat } = await takePart(x, id, seatToken(x))
  // The address names the table so that a phone whose table has changed listens anew; which one it is, the seat says.
  return live(`seat:${seat.id}`, [
    topicOf(id),
    ...(seat.tableNumber === null ? [] : [tableTopicOf(id, seat.tableNumber)]),
  ])
}

/** The first time it takes a seat; later it changes what was said. One device has one seat. */
export async function postSeat(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const form = seatFormOf(x)
  const { value, errors } = read(x, SeatForm, form)
  if (errors) return refused(await seatPage(x, form, errors))
  const token = seatToken(x)
  const there = token && (await takePart(x, id, token).catch(absent))
  if (there) await part.changeSeat(x, id, token, value)
  else {
    await x.attempt({ kind: 'live seat', key: `${id} ${x.address}`, most: 3000, windowSeconds: 3600 })
    await part.takeSeat(x, id, value, giveSeatToken(x, id))
  }
  return redirect(toPhone(x.at, id))
}

export async function postStickers(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const stickers = x.fields.text('stickers').split(' ').filter(Boolean).slice(0, 20)
  await part.placeStickers(x, id, seatToken(x), stickers)
  return redirect(toPhone(x.at, id))
}

export async function postPoint(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const point = readOrRefuse(x, PointForm, { id: keptId(x), body: x.fields.text('body') })
  await part.sayPoint(x, id, seatToken(x), point)
  return redirect(toPhone(x.at, id))
}

export async function postTable(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  await part.chooseTable(x, id, seatToken(x), wholeNumber(x.fields.text('table')))
  return redirect(toPhone(x.at, id))
}

/** What came of it, for those who took part. */
export async function showReport(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const { session } = await takePart(x, id, seatToken(x))
  if (!session.results) throw notFound()
  const { words, at } = x
  return sheetOf(
    x,
    words.say('live.report.title'),
    session.title,
    <ReportPage words={words} session={session} results={session.results} back={toPhone(at, id)} />,
    ['print-button'],
  )
}
