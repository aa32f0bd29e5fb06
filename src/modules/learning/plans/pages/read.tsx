// Plans as they are read: the whole, one of its parts, settled with one press, put away, taken along.
import { type Answer, file, later, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import { toEdit, toLibrary, toPlan } from '../addresses.ts'
import { changePlan, retirePlan } from '../commands/change.ts'
import { openPlan, titleOfOrigin } from '../commands/read.ts'
import { bookletOf } from '../out/booklet.ts'
import { mayKeepPlans } from '../policy.ts'
import { BlockPage } from '../views/block.tsx'
import { BookletSheet } from '../views/booklet.tsx'
import { PlanPage } from '../views/plan.tsx'
import { editPage } from './edit.tsx'
import { copyAndSettle } from './library.tsx'
import { indexOf, looks, planIdOf, revisionOf, startOf } from './parts.ts'

export async function showPlan(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words, at, now } = x
  const opened = await openPlan(x, planIdOf(x))
  const origin = opened.own ? await titleOfOrigin(x, opened.own, words.language) : ''
  return page(
    words.say('plans.one'),
    <PlanPage
      words={words}
      at={at}
      now={now}
      opened={opened}
      origin={origin}
      start={startOf(x)}
      mayKeep={mayKeepPlans(actor)}
      nextId={newId()}
    />,
    looks,
  )
}

export async function showBlock(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words, at } = x
  const { plan, own } = await openPlan(x, planIdOf(x))
  return page(
    words.say('plans.block'),
    <BlockPage
      words={words}
      at={at}
      plan={plan}
      index={indexOf(x, plan)}
      start={startOf(x)}
      mayEdit={own !== undefined && own.retiredAt === null && mayKeepPlans(actor)}
    />,
    looks,
  )
}

export async function postSettling(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const id = planIdOf(x)
  const [contradiction, way] = [x.fields.text('contradiction'), x.fields.text('way')]
  const { own } = await openPlan(x, id)
  if (!own) return copyAndSettle(x, id, { contradiction, way })
  const stale = await changePlan(x, id, revisionOf(x), { change: 'settle', contradiction, way })
  if (stale) return refused(await editPage(x, stale.own, { stale }))
  return redirect((x.fields.text('onto') === 'edit' ? toEdit : toPlan)(x.at, id), 'plans.done.settled')
}

export async function postRetirement(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const retired = x.fields.text('retired') !== 'no'
  await retirePlan(x, planIdOf(x), retired)
  return retired
    ? redirect(toLibrary(x.at), 'plans.done.retired')
    : redirect(toPlan(x.at, planIdOf(x)), 'plans.done.restored')
}

/** The form of the file, for other people's programs: `content/sessions/plan-file.schema.json`. */
const schema = 'https://across.invalid/content/sessions/plan-file.schema.json'

/** As it can be brought to another response. */
export async function sendFile(x: Exchange): Promise<Answer> {
  x.person()
  const { plan } = await openPlan(x, planIdOf(x))
  const name = nameOf(plan.title.en ?? '', plan.id)
  const text = JSON.stringify({ $schema: schema, ...plan }, null, 2)
  return file('application/json', `${text}\n`, `${name}.across-plan.json`)
}

export async function showBooklet(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at, response, installation } = x
  const { plan } = await openPlan(x, planIdOf(x))
  const start = startOf(x)
  const booklet = bookletOf(plan, words, start, words.pick(response.name))
  return page(
    words.say('plans.booklet.title'),
    <BookletSheet
      words={words}
      assets={installation.assets}
      at={at}
      id={plan.id}
      start={start}
      booklet={booklet}
    />,
    { bare: true, width: 'print' },
  )
}

export async function sendBooklet(x: Exchange): Promise<Answer> {
  x.person()
  const { words, response } = x
  const { plan } = await openPlan(x, planIdOf(x))
  // Loaded when the first booklet is asked for: a server that prints nothing does not hold a typesetter.
  const { pdfOf } = await import('../out/pdf.ts')
  const booklet = bookletOf(plan, words, startOf(x), words.pick(response.name))
  const name = `${nameOf(plan.title.en ?? '', plan.id)}-${words.language}.pdf`
  return later(async () => file('application/pdf', await pdfOf(booklet), name))
}

/** From the English title where there is one; a file's name holds no other letters. */
function nameOf(title: string, id: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return plain === '' ? `plan-${id.slice(0, 8)}` : plain
}
