// Routes of attendance: what a session counts as, the number that a phone gives, and taking over.
import { type Answer, redirect } from '../../../../kernel/answer.ts'
import { type Exchange, post, type Route } from '../../../../kernel/endpoint.ts'
import { toTraining, toTrainings } from '../../induction/addresses.ts'
import { toLead, toPhone, toResults } from '../addresses.ts'
import { getSession } from '../commands/scene.ts'
import { readOrRefuse } from '../pages/forms.ts'
import { idOf, seatToken } from '../pages/seat-cookie.ts'
import { chooseTopics, giveNumber, takeOver } from './commands.ts'
import { NumberForm } from './model.ts'

const led = '/r/:response/learning/sessions/:id'

export const routes: Route[] = [
  post(`${led}/topics`, postTopics),
  post(`${led}/attendance`, postAttendance),
  post('/r/:response/live/:id/staff-number', postNumber, { cost: 0.02, limit: 20_000 }),
]

async function postTopics(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await chooseTopics(x, id, x.fields.all('topics'))
  const { endedAt } = await getSession(x, id)
  return redirect((endedAt ? toResults : toLead)(x.at, id), 'attendance.done.topics')
}

async function postAttendance(x: Exchange): Promise<Answer> {
  x.person()
  const training = await takeOver(x, idOf(x))
  if (training === undefined) return redirect(toTrainings(x.at), 'attendance.done.nobody')
  return redirect(toTraining(x.at, training), 'attendance.done.taken')
}

/** An empty number takes back what was given. */
async function postNumber(x: Exchange): Promise<Answer> {
  const id = idOf(x)
  const { fields } = x
  const form = { organisationId: fields.text('organisation'), number: fields.text('number') }
  const given = form.number.trim() === '' ? undefined : readOrRefuse(x, NumberForm, form)
  await giveNumber(x, id, seatToken(x), given)
  return redirect(toPhone(x.at, id))
}
