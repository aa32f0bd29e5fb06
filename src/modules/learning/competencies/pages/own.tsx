// One's own: where one stands, rating oneself, sharing; and the sets to read.
import { type Answer, nothing, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { toHome, toRating } from '../addresses.ts'
import { getOwn, rate, share, stopSharing } from '../commands/rating.ts'
import { allSets, findSet } from '../content.ts'
import { kinds, Rated } from '../model.ts'
import { mayReadCompetencies } from '../policy.ts'
import { HomePage } from '../views/home.tsx'
import { RatingPage, type Typed } from '../views/rating.tsx'
import { SetPage } from '../views/set.tsx'
import { keptId, looks, readForm, redirectInto } from './parts.ts'

export async function showHome(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words, at } = x
  const own = await getOwn(x)
  const others = allSets().filter(set => !own.sets.some(stood => stood.set.id === set.id))
  return page(
    words.say('competencies.title'),
    <HomePage words={words} at={at} actor={actor} own={own} others={others} />,
    looks({ scripts: ['confirm-dialog'] }),
  )
}

export async function showSet(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadCompetencies(x.actor))
  const set = findSet(x.params.set ?? '')
  if (!set) throw notFound()
  return page(
    x.words.pick(set.title),
    <SetPage words={x.words} at={x.at} actor={x.actor} set={set} />,
    looks({ scripts: ['print-button'] }),
  )
}

export async function showRating(x: Exchange): Promise<Answer> {
  x.person()
  return ratingPage(x, new Map(), {})
}

async function ratingPage(x: Exchange, typed: Typed, errors: FieldErrors) {
  const { words, at } = x
  const set = findSet(x.params.set ?? '')
  if (!set) throw notFound()
  const { sets } = await getOwn(x, set)
  const place = sets.findIndex(stood => stood.set.id === set.id)
  return page(
    words.say('competencies.rate'),
    <RatingPage
      words={words}
      at={at}
      stood={sets[place]!}
      next={sets[place + 1]?.set}
      ids={set.competencies.map(() => newId())}
      typed={typed}
      errors={errors}
    />,
    looks({ scripts: ['save-as-you-go'] }),
  )
}

/** Keeps all that is new on the form. A browser with the script asks quietly, at each tap. */
export async function postRating(x: Exchange): Promise<Answer> {
  x.person()
  const set = x.params.set ?? ''
  const changed = changedOn(x)
  const errors: Record<string, string> = {}
  const rated: Rated[] = []
  for (const { competency, level } of changed) {
    const read = readForm(x, Rated, { id: keptId(x, `id:${competency}`), competency, level })
    if (read.errors) errors[`level:${competency}`] = read.errors.level ?? read.errors[''] ?? ''
    else rated.push(read.value)
  }
  if (Object.keys(errors).length > 0)
    return refused(
      await ratingPage(x, new Map(changed.map(({ competency, level }) => [competency, level])), errors),
    )
  await rate(x, set, rated)
  if (x.fields.text('quietly') === 'yes') return nothing
  const part = kinds.find(kind => kind === x.fields.text('stay'))
  if (part)
    return redirectInto(
      toRating(x.at, set, kinds[kinds.indexOf(part) + 1] ?? part),
      'competencies.done.saved',
    )
  const next = findSet(x.fields.text('next'))
  return redirect(next ? toRating(x.at, next.id) : toHome(x.at), 'competencies.done.saved')
}

/** What the sender changed since the page was drawn. */
function changedOn({ fields }: Exchange): { competency: string; level: string }[] {
  return fields.names().flatMap(name => {
    const competency = /^level:([a-z.-]{3,60})$/.exec(name)?.[1]
    if (competency === undefined) return []
    const level = fields.text(name)
    return level === fields.text(`was:${competency}`) ? [] : [{ competency, level }]
  })
}

export async function postSharing(x: Exchange): Promise<Answer> {
  x.person()
  await share(x, x.fields.text('team'))
  return redirect(toHome(x.at), 'competencies.done.shared')
}

export async function postSharingEnd(x: Exchange): Promise<Answer> {
  x.person()
  await stopSharing(x, x.fields.text('team'))
  return redirect(toHome(x.at), 'competencies.done.unshared')
}
