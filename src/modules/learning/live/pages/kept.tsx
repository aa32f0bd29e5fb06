// The learning log: kept on the phone's seat, taken home as a file or by a link.
import * as v from 'valibot'
import { type Answer, file, type Page, page, redirect } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newToken } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'
import { hashToken } from '../../../../kernel/session.ts'
import { toKept, toPhone, toPhoneAct } from '../addresses.ts'
import { answerFollowUp, makeLogLink, openKept, readLog, writeLog } from '../commands/logs.ts'
import { takePart } from '../commands/scene.ts'
import { followUps, LogForm } from '../model.ts'
import { reminders } from '../rules/reminders.ts'
import { AskLinkPage, KeptPage, LinkPage } from '../views/log.tsx'
import { LiveSheet } from '../views/sheet.tsx'
import { readOrRefuse } from './forms.ts'
import { idOf, seatToken } from './seat-cookie.ts'

export async function postLog(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const { fields } = x
  const form = {
    body: fields.text('log'),
    promise: fields.text('promise'),
    shared: fields.text('shared') === 'yes',
  }
  await writeLog(x, id, seatToken(x), readOrRefuse(x, LogForm, form))
  return redirect(toPhone(x.at, id))
}

export async function sendLog(x: Exchange): Promise<Answer> {
  const { words } = x
  const log = await readLog(x, idOf(x), seatToken(x))
  const text = [words.say('live.log.title'), log.body, words.say('live.log.promise'), log.promise].join(
    '\n\n',
  )
  return file('text/plain; charset=utf-8', `\ufeff${text}\n`, 'learning-log.txt')
}

export async function askLink(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  await takePart(x, id, seatToken(x))
  return bare(
    x,
    x.words.say('live.link.title'),
    <AskLinkPage words={x.words} action={toPhoneAct(x.at, id, 'log/link')} back={toPhone(x.at, id)} />,
  )
}

/** The link is shown once and kept nowhere; made again, the earlier one stops working. */
export async function postLink(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const token = newToken()
  await makeLogLink(x, id, seatToken(x), hashToken(token))
  const link = x.installation.origin + toKept(x.at, token)
  return bare(
    x,
    x.words.say('live.link.title'),
    <LinkPage words={x.words} link={link} back={toPhone(x.at, id)} />,
  )
}

export async function showKept(x: Exchange): Promise<Answer> {
  const { words, at, now } = x
  const token = tokenOf(x)
  const kept = await openKept(x, hashToken(token))
  return bare(
    x,
    words.say('live.kept.title'),
    <KeptPage words={words} at={at} token={token} kept={kept} now={now} />,
  )
}

const FollowUpForm = v.object({
  after: v.picklist(['one', 'three'], 'live.error.form'),
  how: v.picklist(followUps, 'live.error.how'),
})

export async function postFollowUp(x: Exchange): Promise<Answer> {
  const token = tokenOf(x)
  const { after, how } = readOrRefuse(x, FollowUpForm, {
    after: x.fields.text('after'),
    how: x.fields.text('how'),
  })
  await answerFollowUp(x, hashToken(token), after, how)
  return redirect(toKept(x.at, token), 'live.done.followed-up')
}

/** Two days in one's own calendar, with the link: nobody's address is kept here. */
export async function sendReminders(x: Exchange): Promise<Answer> {
  const token = tokenOf(x)
  const kept = await openKept(x, hashToken(token))
  const link = x.installation.origin + toKept(x.at, token)
  const text = reminders(kept.sessionId, kept.endedAt ?? x.now, x.now, {
    title: x.words.say('live.link.reminder'),
    link,
  })
  return file('text/calendar; charset=utf-8', text, 'promise.ics')
}

function bare(x: Exchange, title: string, body: ReturnType<typeof KeptPage>): Page {
  return page(
    title,
    <LiveSheet words={x.words} assets={x.installation.assets} title={title} address={x.url.pathname}>
      {body}
    </LiveSheet>,
    { bare: true },
  )
}

function tokenOf(x: Exchange): string {
  const { token = '' } = x.params
  if (!/^[\w-]{43}$/.test(token)) throw notFound()
  return token
}
