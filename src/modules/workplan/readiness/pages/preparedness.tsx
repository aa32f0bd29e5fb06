// What sectors have ready: all of them, one, one line.
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { candidatesOf } from '../../commitments/commands/sector.ts'
import { sectorName } from '../../commitments/views/signs.tsx'
import { toSector } from '../addresses.ts'
import {
  addLine,
  getPreparedness,
  keepLines,
  listPreparedness,
  removeLine,
} from '../commands/preparedness.ts'
import { type Line, LineChange, OwnLine, preparednessAnswers } from '../model.ts'
import { mayKeepPreparedness } from '../policy.ts'
import { LinePage, type LineProps } from '../views/line.tsx'
import { PreparednessPage } from '../views/preparedness.tsx'
import { SectorPage } from '../views/sector.tsx'
import { keptId, looks, readForm, redirectInto } from './parts.ts'

export async function showPreparedness(x: Exchange): Promise<Answer> {
  const { words, at } = x
  x.person()
  const sectors = await listPreparedness(x)
  return page(
    words.say('readiness.preparedness'),
    <PreparednessPage words={words} at={at} sectors={sectors} today={todayOf(x)} />,
    looks({ width: 'wide', scripts: ['print-button'] }),
  )
}

export async function showSector(x: Exchange): Promise<Answer> {
  x.person()
  return sectorPage(x, { id: newId(), text: '' }, {})
}

async function sectorPage(x: Exchange, own: { id: string; text: string }, errors: FieldErrors) {
  const { words, at } = x
  const prepared = await getPreparedness(x, x.params.sector ?? '')
  const asked = preparednessAnswers.find(answer => answer === x.query.get('answer'))
  return page(
    sectorName(words, prepared.sector),
    <SectorPage
      words={words}
      at={at}
      actor={x.actor}
      prepared={prepared}
      today={todayOf(x)}
      asked={asked}
      own={own}
      errors={errors}
    />,
    looks({ scripts: ['print-button'] }),
  )
}

/** Keeps all that was changed on the form, and comes back to the line whose button was pressed. */
export async function postAnswers(x: Exchange): Promise<Answer> {
  const sector = keptSector(x)
  const { fields } = x
  const changes = fields.names().flatMap(name => {
    const line = /^answer:(.+)$/.exec(name)?.[1]
    const answer = preparednessAnswers.find(one => one === fields.text(name))
    if (line === undefined || answer === undefined || answer === fields.text(`was:${line}`)) return []
    return [{ line, set: { answer } }]
  })
  await keepLines(x, sector, changes)
  const stay = fields.text('stay')
  return redirectInto(
    toSector(x.at, sector, undefined, stay === '' ? undefined : stay),
    'readiness.done.saved',
  )
}

export async function postOwnLine(x: Exchange): Promise<Answer> {
  const sector = keptSector(x)
  const own = { id: keptId(x), text: x.fields.text('text') }
  const { value, errors } = readForm(x, OwnLine, own)
  if (errors) return refused(await sectorPage(x, own, errors))
  const line = await addLine(x, sector, value)
  return redirectInto(toSector(x.at, sector, undefined, line), 'readiness.done.added')
}

export async function showLine(x: Exchange): Promise<Answer> {
  const line = await lineOf(x, keptSector(x))
  const { answer, ownerId, dueOn, note } = line
  return linePage(x, line, { answer, ownerId: ownerId ?? '', dueOn: dueOn ?? '', note }, {})
}

export async function postLine(x: Exchange): Promise<Answer> {
  const sector = keptSector(x)
  const line = await lineOf(x, sector)
  const text = (name: string) => x.fields.text(name)
  const typed = {
    answer: text('answer'),
    ownerId: text('ownerId'),
    dueOn: text('dueOn'),
    note: text('note'),
  }
  // A list of names or a day that was emptied is nobody or none.
  const form = { ...typed, ownerId: typed.ownerId || null, dueOn: typed.dueOn || null }
  const { value, errors } = readForm(x, LineChange, form)
  if (errors) return refused(await linePage(x, line, typed, errors))
  await keepLines(x, sector, [{ line: line.line, set: value }])
  return redirectInto(toSector(x.at, sector, undefined, line.line), 'readiness.done.saved')
}

export async function postRemoval(x: Exchange): Promise<Answer> {
  const sector = keptSector(x)
  await removeLine(x, sector, x.params.line ?? '')
  return redirect(toSector(x.at, sector), 'readiness.done.removed')
}

/** The sector of the address, for whoever keeps what it has ready. */
function keptSector(x: Exchange): string {
  const sector = x.params.sector ?? ''
  x.person()
  must(mayKeepPreparedness(x.actor, sector))
  return sector
}

async function lineOf(x: Exchange, sector: string): Promise<Line> {
  const { lines } = await getPreparedness(x, sector)
  const line = lines.find(one => one.line === x.params.line)
  if (!line) throw notFound()
  return line
}

async function linePage(x: Exchange, line: Line, answers: LineProps['answers'], errors: FieldErrors) {
  const sector = x.params.sector ?? ''
  const found = await candidatesOf(x, sector)
  // Whoever has gone since is still named.
  const candidates =
    line.ownerId && !found.some(({ id }) => id === line.ownerId)
      ? [...found, { id: line.ownerId, name: line.ownerName ?? '' }]
      : found
  return page(
    sectorName(x.words, sector),
    <LinePage
      words={x.words}
      at={x.at}
      sector={sector}
      line={line}
      candidates={candidates}
      answers={answers}
      errors={errors}
    />,
    looks({ scripts: ['confirm-dialog'] }),
  )
}
