// Routes of reminders: one's own settings, that a message was looked at, and one's own calendar behind a secret address.
import { type Answer, file, page, redirect } from '../../../kernel/answer.ts'
import { calendarOf } from '../../../kernel/calendar.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { Problem } from '../../../kernel/problem.ts'
import { chooseRhythm, daysBehind, makeLink, remindersOf, revokeLink, seeMessage } from './commands.ts'
import { type DueDay, rhythms } from './model.ts'
import { RemindersPage } from './views.tsx'

const base = '/r/:response/account/reminders'

export const routes: Route[] = [
  get(base, showReminders),
  post(base, setRhythm),
  post(`${base}/calendar`, setLink),
  post(`${base}/calendar/removal`, dropLink),
  post('/r/:response/due/reading', markSeen),
  get('/r/:response/calendars/:file', sendCalendar),
]

const own = (x: Exchange) => ({ tx: x.tx, response: x.response, now: x.now, actor: x.person() })

async function showReminders(x: Exchange): Promise<Answer> {
  const { rhythm, token } = await remindersOf(own(x), x.installation.secret)
  const address =
    token && `${x.installation.origin}${x.at(`/calendars/${token}.ics`)}?lang=${x.words.language}`
  return page(
    x.words.say('reminders.title'),
    <RemindersPage words={x.words} at={x.at} rhythm={rhythm} address={address} />,
    { width: 'narrow', scripts: address ? ['copy-link'] : [] },
  )
}

async function setRhythm(x: Exchange): Promise<Answer> {
  const scene = own(x)
  const rhythm = rhythms.find(one => one === x.fields.text('rhythm'))
  if (!rhythm) throw new Problem('not-valid')
  await chooseRhythm(scene, rhythm)
  return redirect(x.at('/account/reminders'), 'reminders.done.saved')
}

async function setLink(x: Exchange): Promise<Answer> {
  await makeLink(own(x), x.installation.secret)
  return redirect(x.at('/account/reminders'), 'reminders.done.linked')
}

async function dropLink(x: Exchange): Promise<Answer> {
  await revokeLink(own(x))
  return redirect(x.at('/account/reminders'), 'reminders.done.unlinked')
}

async function markSeen(x: Exchange): Promise<Answer> {
  await seeMessage(own(x))
  return redirect(x.at('/due'), 'reminders.done.seen')
}

/** A calendar program fetches it without signing in. It says that something is due, never what: that is read here. */
async function sendCalendar(x: Exchange): Promise<Answer> {
  const token = /^([\w-]{43})\.ics$/.exec(x.params.file ?? '')?.[1] ?? ''
  const days = await daysBehind(x, token)
  const { origin } = x.installation
  const host = new URL(origin).hostname
  const entries = days.map(due => ({
    uid: `${due.id}@${host}`,
    day: due.day,
    title: titleOf(x, due),
    address: `${origin}${x.at(pathOf(due))}`,
  }))
  const name = `Across · ${x.words.pick(x.response.name)}`
  return file('text/calendar; charset=utf-8', calendarOf(name, entries, x.now), 'across.ics')
}

function titleOf({ words }: Exchange, { kind, sector }: DueDay): string {
  const what = words.say(`due.kind.${kind}`)
  return `Across · ${sector === '' ? what : `${what} · ${words.say(`accounts.sector.${sector}`)}`}`
}

function pathOf({ kind, of, sector }: DueDay): string {
  if (kind === 'preparedness')
    return `/workplan/preparedness/sectors/${sector}/lines/${encodeURIComponent(of)}`
  return kind === 'commitment' ? `/workplan/commitments/${of}` : `/workplan/actions/${of}`
}
