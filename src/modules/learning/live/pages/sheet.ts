// Worksheets: what phones exchange, and the form of those without a script.
import * as v from 'valibot'
import { type Answer, json, redirect } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { base64url, fromBase64url } from '../../../../kernel/id.ts'
import { limitAddresses } from '../../../../kernel/limits.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { toLead, toPhone } from '../addresses.ts'
import { emptySheet, exchangeSheet, type Writer, writeSheet } from '../commands/sheets.ts'
import { mayLead } from '../policy.ts'
import { readOrRefuse, wholeNumber } from './forms.ts'
import { idOf, seatToken } from './seat-cookie.ts'

const Bytes = v.pipe(
  v.string(),
  v.maxLength(200_000, 'live.error.long'),
  v.regex(/^[\w-]*$/, 'live.error.form'),
  v.transform(text => {
    try {
      return fromBase64url(text)
    } catch {
      throw new Problem('not-valid', 'live.error.form')
    }
  }),
)

const whole = v.pipe(v.number(), v.integer())
const Exchanged = v.object({ table: whole, update: Bytes, has: Bytes, emptied: v.optional(whole, 0) })

/** Of one seat in this process: two a second, and for a while more; somebody who types sends less. */
const seats = limitAddresses(120, 2)

export async function postExchange(x: Exchange): Promise<Answer> {
  const token = seatToken(x)
  if (token && !seats.take(base64url(token), 1, x.now)) throw new Problem('too-many')
  return exchanged(x, table => ({ token, table }))
}

export async function postLeadExchange(x: Exchange): Promise<Answer> {
  must(mayLead(x.person()))
  return exchanged(x, table => ({ leads: true, table }))
}

async function exchanged(x: Exchange, writer: (table: number) => Writer): Promise<Answer> {
  const { table, ...sent } = readOrRefuse(x, Exchanged, x.value)
  const got = await exchangeSheet(x, idOf(x), writer(table), sent)
  return json({ update: base64url(got.update), vector: base64url(got.vector) })
}

export async function postSheet(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const table = wholeNumber(x.fields.text('table'))
  await writeSheet(x, id, { token: seatToken(x), table }, changesOf(x), emptiedOf(x))
  return redirect(toPhone(x.at, id))
}

export async function postLeadSheet(x: Exchange): Promise<Answer> {
  must(mayLead(x.person()))
  const id = idOf(x)
  const table = wholeNumber(x.fields.text('table'))
  await writeSheet(x, id, { leads: true, table }, changesOf(x), emptiedOf(x))
  return redirect(toLead(x.at, id))
}

export async function postEmptying(x: Exchange): Promise<Answer> {
  must(mayLead(x.person()))
  const id = idOf(x)
  await emptySheet(x, id, wholeNumber(x.fields.text('table')), emptiedOf(x))
  return redirect(toLead(x.at, id))
}

/** How often it had been emptied when the page was shown. */
function emptiedOf({ fields }: Exchange): number {
  return wholeNumber(fields.text('emptied')) || 0
}

/** What is different from what the page showed. Browsers send other line ends than they show. */
function changesOf({ fields }: Exchange): { question: string; was: string; is: string }[] {
  const table = fields.text('table')
  const prefix = `is:${table}:`
  const plain = (name: string) => fields.text(name).replaceAll('\r\n', '\n')
  return fields
    .names()
    .filter(name => name.startsWith(prefix))
    .map(name => name.slice(prefix.length))
    .map(question => ({ question, was: plain(`was:${table}:${question}`), is: plain(prefix + question) }))
    .filter(({ was, is }) => was !== is)
}
