// Those who share theirs with somebody: the list, one person, one competency of theirs.
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { toStanding } from '../addresses.ts'
import { getProfile, listPeople, openCompetency } from '../commands/people.ts'
import { observe, signOff, type Whose, withdrawSignOff } from '../commands/supervising.ts'
import { Observed, Signed, Withdrawn } from '../model.ts'
import { usualReview } from '../rules/standing.ts'
import { PeoplePage } from '../views/people.tsx'
import { ProfilePage } from '../views/profile.tsx'
import { type Answers, StandingPage } from '../views/standing.tsx'
import { keptId, looks, personOf, readForm } from './parts.ts'

export async function showPeople(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at } = x
  return page(
    words.say('competencies.people'),
    <PeoplePage words={words} at={at} actor={x.actor} people={await listPeople(x)} />,
    looks({ scripts: ['print-button'] }),
  )
}

export async function showPerson(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at } = x
  const profile = await getProfile(x, personOf(x))
  return page(
    words.say('competencies.profile'),
    <ProfilePage words={words} at={at} actor={x.actor} profile={profile} />,
    looks({ scripts: ['print-button'] }),
  )
}

export async function showStanding(x: Exchange): Promise<Answer> {
  x.person()
  return standingPage(x, {}, {})
}

async function standingPage(x: Exchange, given: Partial<Answers>, errors: FieldErrors) {
  const { words, at } = x
  const opened = await openCompetency(x, personOf(x), x.params.competency ?? '')
  const today = todayOf(x)
  const answers: Answers = {
    id: newId(),
    level: opened.standing.observation?.level ?? '',
    note: '',
    seenOn: today,
    reviewOn: usualReview(today),
    why: '',
    ...given,
  }
  return page(
    words.say('competencies.one'),
    <StandingPage words={words} at={at} opened={opened} answers={answers} errors={errors} today={today} />,
    looks({ scripts: ['print-button', 'confirm-dialog'] }),
  )
}

export async function postObservation(x: Exchange): Promise<Answer> {
  x.person()
  const text = (name: string) => x.fields.text(name)
  const form = { id: keptId(x), level: text('level'), note: text('note'), seenOn: text('seenOn') }
  const { value, errors } = readForm(x, Observed, form)
  if (errors) return refused(await standingPage(x, form, errors))
  if (value.seenOn > todayOf(x))
    return refused(await standingPage(x, form, { seenOn: x.words.say('competencies.error.future') }))
  const whose = whoseOf(x)
  await observe(x, whose, value)
  return redirect(toStanding(x.at, whose.personId, whose.competency), 'competencies.done.observed')
}

export async function postSignOff(x: Exchange): Promise<Answer> {
  x.person()
  const form = { id: keptId(x), reviewOn: x.fields.text('reviewOn') }
  const { value, errors } = readForm(x, Signed, form)
  if (errors) return refused(await standingPage(x, form, errors))
  const whose = whoseOf(x)
  await signOff(x, whose, value)
  return redirect(toStanding(x.at, whose.personId, whose.competency), 'competencies.done.signed')
}

export async function postWithdrawal(x: Exchange): Promise<Answer> {
  x.person()
  const form = { why: x.fields.text('why') }
  const { value, errors } = readForm(x, Withdrawn, form)
  if (errors) return refused(await standingPage(x, form, errors))
  const whose = whoseOf(x)
  await withdrawSignOff(x, whose, x.params.id ?? '', value.why)
  return redirect(toStanding(x.at, whose.personId, whose.competency), 'competencies.done.withdrawn')
}

function whoseOf(x: Exchange): Whose {
  return { personId: personOf(x), competency: x.params.competency ?? '' }
}
