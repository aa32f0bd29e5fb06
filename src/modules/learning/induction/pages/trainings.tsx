// Trainings, and requirements with their texts.
import { type Answer, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { languages, type Texts } from '../../../../kernel/words.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { forgetLeft, listLeft, listWaiting } from '../../live/attendance/commands.ts'
import { WaitingSection } from '../../live/attendance/views.tsx'
import { toRequirement, toRequirements, toTraining } from '../addresses.ts'
import { keepRequirement, listRequirements, listVersions, publishVersion } from '../commands/requirements.ts'
import { addPasted, getTraining, listTrainings, recordAttendance, takeOff } from '../commands/trainings.ts'
import { RequirementForm, TrainingForm, VersionForm } from '../model.ts'
import { keepsStaffOf, mayKeepRequirements } from '../policy.ts'
import { RequirementPage, RequirementsPage } from '../views/requirements.tsx'
import { type TrainingAnswers, TrainingFormPage, TrainingPage, TrainingsPage } from '../views/trainings.tsx'
import { idOf, keptId, looks, readForm } from './parts.ts'

export async function showTrainings(x: Exchange): Promise<Answer> {
  x.person()
  const [trainings, waiting] = [await listTrainings(x), await listWaiting(x)]
  return page(
    x.words.say('induction.trainings'),
    <TrainingsPage words={x.words} at={x.at} trainings={trainings}>
      <WaitingSection words={x.words} at={x.at} waiting={waiting} />
    </TrainingsPage>,
    looks,
  )
}

export async function showNewTraining(x: Exchange): Promise<Answer> {
  must(keepsStaffOf(x.person()) !== undefined)
  return trainingForm(x, newId(), { title: '', heldOn: todayOf(x), place: '', trainer: '', topics: [] }, {})
}

async function trainingForm(x: Exchange, id: string, answers: TrainingAnswers, errors: FieldErrors) {
  const topics = (await listRequirements(x)).filter(one => one.kind === 'training' && !one.isRetired)
  const props = { id, answers, errors, topics }
  return page(
    x.words.say('induction.training.new'),
    <TrainingFormPage words={x.words} at={x.at} {...props} />,
    looks,
  )
}

export async function postTraining(x: Exchange): Promise<Answer> {
  must(keepsStaffOf(x.person()) !== undefined)
  const id = keptId(x)
  const text = (name: string) => x.fields.text(name)
  const answers = {
    ...{ title: text('title'), heldOn: text('heldOn'), place: text('place'), trainer: text('trainer') },
    topics: x.fields.all('topics'),
  }
  const { value, errors } = readForm(x, TrainingForm, { id, ...answers })
  if (errors) return refused(await trainingForm(x, id, answers, errors))
  await recordAttendance(x, value, [])
  return redirect(toTraining(x.at, id), 'induction.done.training')
}

export async function showTraining(x: Exchange): Promise<Answer> {
  x.person()
  const { training } = await getTraining(x, idOf(x))
  const left = (await listLeft(x, training)).map(({ number }) => number)
  return trainingPage(x, left, left.join('\n'))
}

async function trainingPage(x: Exchange, missing: string[], pasted: string) {
  const [opened, requirements] = [await getTraining(x, idOf(x)), await listRequirements(x)]
  const props = { ...opened, requirements, missing, pasted }
  return page(x.words.say('induction.training'), <TrainingPage words={x.words} at={x.at} {...props} />, {
    ...looks,
    scripts: ['confirm-dialog'],
  })
}

/** Who was found is kept; the lines that mean nobody come back to be mended. */
export async function postAttendance(x: Exchange): Promise<Answer> {
  x.person()
  const { training } = await getTraining(x, idOf(x))
  const { notFound: missing } = await addPasted(x, idOf(x), x.fields.text('people'))
  await forgetLeft(x, training)
  if (missing.length > 0) return trainingPage(x, missing, missing.join('\n'))
  return redirect(toTraining(x.at, idOf(x)), 'induction.done.attended')
}

export async function postTakingOff(x: Exchange): Promise<Answer> {
  x.person()
  const person = x.fields.text('person')
  if (!isId(person)) throw notFound()
  await takeOff(x, idOf(x), person)
  return redirect(toTraining(x.at, idOf(x)), 'induction.done.taken-off')
}

export async function showRequirements(x: Exchange): Promise<Answer> {
  x.person()
  const [requirements, versions] = [await listRequirements(x), await listVersions(x)]
  const may = mayKeepRequirements(x.actor)
  return page(
    x.words.say('induction.requirements'),
    <RequirementsPage
      words={x.words}
      at={x.at}
      {...{ requirements, versions, may }}
      newId={`own.${newId()}`}
    />,
    looks,
  )
}

export async function showRequirement(x: Exchange): Promise<Answer> {
  x.person()
  return requirementPage(x, {})
}

/** @param typed of a new version that was refused */
async function requirementPage(x: Exchange, errors: FieldErrors, typed?: Texts): Promise<Page> {
  const id = requirementId(x)
  const found = (await listRequirements(x)).find(one => one.id === id)
  const may = mayKeepRequirements(x.actor)
  if (!found && !(may && id.startsWith('own.'))) throw notFound()
  const versions = (await listVersions(x)).filter(one => one.requirementId === id)
  const kind = found?.kind ?? kindOf(x.query.get('kind') ?? x.fields.text('kind'))
  return page(
    x.words.say('induction.requirement'),
    <RequirementPage words={x.words} at={x.at} {...{ id, kind, found, versions, may, errors, typed }} />,
    looks,
  )
}

export async function postRequirement(x: Exchange): Promise<Answer> {
  must(mayKeepRequirements(x.person()))
  const months = x.fields.text('months')
  const { value, errors } = readForm(x, RequirementForm, {
    kind: kindOf(x.fields.text('kind')),
    title: x.fields.text('title'),
    roles: x.fields.all('roles'),
    contactOnly: x.fields.has('contactOnly'),
    months: months === '' ? null : Number(months),
    isRetired: x.fields.has('isRetired'),
  })
  if (errors) return refused(await requirementPage(x, errors))
  await requirementPage(x, {})
  const id = requirementId(x)
  const isNew = !(await listRequirements(x)).some(one => one.id === id)
  await keepRequirement(x, id, value, x.words.language)
  // A new text has no words yet: the next thing is to write them.
  if (isNew && value.kind === 'document') return redirect(toRequirement(x.at, id), 'induction.done.document')
  return redirect(toRequirements(x.at), 'induction.done.requirement')
}

export async function postVersion(x: Exchange): Promise<Answer> {
  must(mayKeepRequirements(x.person()))
  const others = Object.fromEntries(
    languages
      .filter(language => language !== x.words.language)
      .map(language => [language, x.fields.text(`text-${language}`)]),
  )
  const text = x.fields.text('text')
  const { value, errors } = readForm(x, VersionForm, {
    ...{ version: Number(x.fields.text('version')), text, others },
    material: x.fields.has('material'),
  })
  if (errors) return refused(await requirementPage(x, errors, { ...others, [x.words.language]: text }))
  await publishVersion(x, requirementId(x), value, x.words.language)
  return redirect(toRequirement(x.at, requirementId(x)), 'induction.done.version')
}

const kindOf = (text: string) => (text === 'document' ? 'document' : 'training')

function requirementId(x: Exchange): string {
  const id = x.params.id ?? ''
  if (!/^[a-z0-9.-]{1,60}$/.test(id)) throw notFound()
  return id
}
