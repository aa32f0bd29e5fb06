// The library and the plans that begin in it.
import { type Answer, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import { languages } from '../../../../kernel/words.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { toEdit, toPlan } from '../addresses.ts'
import { copyPlan, makePlan } from '../commands/make.ts'
import { openPlan, readLibrary } from '../commands/read.ts'
import { NewPlan, type PlanTexts } from '../model.ts'
import { mayKeepPlans } from '../policy.ts'
import { LibraryPage, type NewForm, NewPlanPage } from '../views/library.tsx'
import { looks } from './parts.ts'
import { keptId, languageOf, minutesTyped, readForm } from './typed.ts'

export async function showLibrary(x: Exchange): Promise<Answer> {
  const { words, at, now } = x
  const actor = x.person()
  const given = Number(x.query.get('from') ?? 0)
  const from = Number.isInteger(given) && given > 0 && given < 1_000_000 ? given : 0
  const library = await readLibrary(x, from)
  return page(
    words.say('plans.title'),
    <LibraryPage
      words={words}
      at={at}
      now={now}
      library={library}
      from={from}
      mayKeep={mayKeepPlans(actor)}
    />,
    looks,
  )
}

export async function showNew(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const first = { firstKind: 'plenary', firstTitle: x.words.say('plans.new.first.usual'), firstMinutes: '5' }
  return newPage(x, { id: newId(), title: '', firstId: newId(), ...first }, {})
}

function newPage(x: Exchange, form: NewForm, errors: FieldErrors): Page {
  const { words, at } = x
  return page(
    words.say('plans.new'),
    <NewPlanPage words={words} at={at} form={form} errors={errors} />,
    looks,
  )
}

export async function postNew(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const text = (name: string) => x.fields.text(name)
  const form: NewForm = {
    id: keptId(x),
    title: text('title'),
    firstId: keptId(x, 'firstId'),
    firstKind: text('firstKind'),
    firstTitle: text('firstTitle'),
    firstMinutes: text('firstMinutes'),
  }
  const { value, errors } = readForm(x, NewPlan, { ...form, firstMinutes: minutesTyped(form.firstMinutes) })
  if (errors) return refused(newPage(x, form, errors))
  const { id, title, firstId, firstKind: kind, firstTitle, firstMinutes: minutes } = value
  const first = { id: firstId, kind, title: firstTitle, minutes, after: '' }
  await makePlan(x, { id, title, language: languageOf(x), first })
  return redirect(toEdit(x.at, id), 'plans.done.made')
}

export async function postCopy(x: Exchange): Promise<Answer> {
  must(mayKeepPlans(x.person()))
  const id = keptId(x)
  const from = x.fields.text('from')
  const { plan } = await openPlan(x, from)
  await copyPlan(x, { id, from, title: copyTitle(x, plan.title) })
  return redirect(toEdit(x.at, id), 'plans.done.copied')
}

/** On a plan that came with the program, one press makes a copy that is settled that way. */
export async function copyAndSettle(
  x: Exchange,
  from: string,
  settle: { contradiction: string; way: string },
): Promise<Answer> {
  const id = keptId(x)
  const { plan } = await openPlan(x, from)
  await copyPlan(x, { id, from, title: copyTitle(x, plan.title), settle })
  return redirect(toPlan(x.at, id), 'plans.done.copied-settled')
}

/** Each language says in its own words that this is the response's version. */
function copyTitle({ installation, response }: Exchange, title: PlanTexts): PlanTexts {
  const said = languages.flatMap(language => {
    const text = title[language]
    const words = installation.wordsOf(language, response.timeZone)
    return text ? [[language, words.say('plans.copy.of', { title: text })]] : []
  })
  return Object.fromEntries(said)
}
