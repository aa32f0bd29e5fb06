// Routes of the cycles: all of them, the report of a closed one, closing the open one.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must } from '../../../kernel/problem.ts'
import { todayOf } from '../../../kernel/today.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { noCycle } from '../commitments/pages/reading.tsx'
import { CycleForm } from '../model.ts'
import { mayKeepCycles } from '../policy.ts'
import { closeAndOpen } from './commands/close.ts'
import { getClosedCycle, listAllCycles, prepareClosing } from './commands/read.ts'
import { ClosingForm } from './model.ts'
import { usuallyContinues } from './rules/continuing.ts'
import { ClosingPage } from './views/closing.tsx'
import { CyclesPage } from './views/cycles.tsx'
import { ReportPage } from './views/report.tsx'

const base = '/r/:response/workplan/cycles'

export const routes: Route[] = [
  get(base, showCycles),
  get(`${base}/closing`, showClosing),
  post(`${base}/closing`, postClosing),
  get(`${base}/:id`, showReport),
]

const looks = () => ({ styles: ['workplan'], current: 'workplan/commitments' })

async function showCycles(x: Exchange): Promise<Answer> {
  x.person()
  const cycles = await listAllCycles(x)
  return page(
    x.words.say('cycles.title'),
    <CyclesPage words={x.words} at={x.at} cycles={cycles} may={mayKeepCycles(x.actor)} today={todayOf(x)} />,
    looks(),
  )
}

async function showReport(x: Exchange): Promise<Answer> {
  x.person()
  const cycle = await getClosedCycle(x, x.params.id ?? '')
  return page(
    x.words.say('cycles.report.title', { name: cycle.name }),
    <ReportPage words={x.words} at={x.at} cycle={cycle} />,
    { ...looks(), scripts: ['print-button'] },
  )
}

async function showClosing(x: Exchange): Promise<Answer> {
  return closingPage(x, undefined)
}

/** @param refusedWith what was sent, where it was refused */
async function closingPage(
  x: Exchange,
  refusedWith: { continues: string[]; summary: string; next: CycleForm; errors: FieldErrors } | undefined,
) {
  x.person()
  must(mayKeepCycles(x.actor))
  const closing = await prepareClosing(x, one =>
    refusedWith ? refusedWith.continues.includes(one.id) : usuallyContinues(one),
  )
  if (!closing) return noCycle(x)
  const today = todayOf(x)
  const year = Number(today.slice(0, 4))
  return page(
    x.words.say('cycles.closing.title'),
    <ClosingPage
      words={x.words}
      at={x.at}
      closing={closing}
      summary={refusedWith?.summary ?? ''}
      next={refusedWith?.next ?? { id: newId(), name: '', from: today, to: `${year + 3}-12-31` }}
      errors={refusedWith?.errors ?? {}}
    />,
    looks(),
  )
}

async function postClosing(x: Exchange): Promise<Answer> {
  const actor = x.person()
  must(mayKeepCycles(actor))
  const { fields } = x
  const next = {
    id: fields.text('id'),
    name: fields.text('name').trim(),
    from: fields.text('from'),
    to: fields.text('to'),
  }
  const summary = fields.text('summary')
  const continues = fields.all('continues').filter(isId)
  const [cycle, read] = [v.safeParse(CycleForm, next), v.safeParse(ClosingForm.entries.summary, summary)]
  if (!cycle.success || !read.success) {
    const errors: Record<string, string> = {}
    for (const issue of cycle.issues ?? []) errors[String(issue.path?.[0]?.key ?? '')] = say(x, issue.message)
    for (const issue of read.issues ?? []) errors.summary = say(x, issue.message)
    return refused(await closingPage(x, { continues, summary, next, errors }))
  }
  const own = { tx: x.tx, response: x.response, now: x.now, actor }
  await closeAndOpen(own, fields.text('cycle'), { summary: read.output, continues, next: cycle.output })
  return redirect(x.at(`/workplan/cycles/${fields.text('cycle')}`), 'cycles.done.closed')
}

const say = (x: Exchange, key: string) => x.words.say(x.words.has(key) ? key : 'workplan.error.form')
