// Programmes: listed, one, recorded, changed, ended.
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { listOrganisations } from '../../../accounts/commands.ts'
import { sectors as allSectors } from '../../../accounts/sectors.ts'
import { toProgramme, toProgrammes } from '../addresses.ts'
import { endProgramme, getProgramme, keepProgramme, listProgrammes } from '../commands/programmes.ts'
import { type Outcome, outcomesAtMost, ProgrammeForm } from '../model.ts'
import { mayAnswerCheck, mayBeginProgramme, mayKeepProgramme } from '../policy.ts'
import { ProgrammePage } from '../views/programme.tsx'
import { type ProgrammeAnswers, ProgrammeFormPage } from '../views/programme-form.tsx'
import { ProgrammesPage } from '../views/programmes.tsx'
import { idOf, keptId, looks, readForm } from './parts.ts'
import { answersOn, filterOf, nothing } from './programme-parts.ts'

export async function showProgrammes(x: Exchange): Promise<Answer> {
  const { words, at, query } = x
  const actor = x.person()
  const filter = filterOf(query)
  const all = await listProgrammes(x)
  const programmes = Object.keys(filter).length > 0 ? await listProgrammes(x, filter) : all
  const named = new Set(all.flatMap(({ sectors }) => sectors))
  return page(
    words.say('programmes.title'),
    <ProgrammesPage
      words={words}
      at={at}
      actor={actor}
      programmes={programmes}
      filter={filter}
      sectors={allSectors.filter(sector => named.has(sector))}
    />,
    looks(),
  )
}

export async function showProgramme(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const programme = await getProgramme(x, idOf(x))
  return page(
    x.words.say('programmes.one'),
    <ProgrammePage words={x.words} at={x.at} actor={actor} programme={programme} />,
    looks({ scripts: ['print-button', 'confirm-dialog'] }),
  )
}

export async function showNew(x: Exchange): Promise<Answer> {
  const actor = x.person()
  must(mayBeginProgramme(actor))
  const organisationId = mayAnswerCheck(actor) ? '' : actor.organisationId
  return formPage(x, undefined, newId(), { ...nothing, organisationId }, {})
}

export async function showEdit(x: Exchange): Promise<Answer> {
  x.person()
  const programme = await getProgramme(x, idOf(x))
  must(mayKeepProgramme(x.actor, programme) && programme.endedAt === null)
  const { id, name, kind, organisationId, areas, from, to, jointNeeds, jointCapacities } = programme
  const answers = {
    ...{ name, kind, jointNeeds, jointCapacities },
    organisationId: organisationId ?? '',
    areas: areas.join(', '),
    from: from ?? '',
    to: to ?? '',
    sectors: programme.sectors,
    outcomes: programme.outcomes,
  }
  return formPage(x, id, id, answers, {})
}

export function postProgramme(x: Exchange): Promise<Answer> {
  must(mayBeginProgramme(x.person()))
  return save(x, undefined, keptId(x))
}

export async function postEdit(x: Exchange): Promise<Answer> {
  x.person()
  const programme = await getProgramme(x, idOf(x))
  must(mayKeepProgramme(x.actor, programme))
  return save(x, programme.id, programme.id)
}

export async function postEnding(x: Exchange): Promise<Answer> {
  x.person()
  await endProgramme(x, idOf(x))
  return redirect(toProgrammes(x.at), 'programmes.done.ended')
}

async function save(x: Exchange, there: string | undefined, id: string): Promise<Answer> {
  const answers = answersOn(x)
  const form = {
    ...answers,
    organisationId: answers.organisationId || null,
    // People part names with the comma of their own script.
    areas: answers.areas.split(/[,،;\n]/).flatMap(area => area.trim() || []),
    from: answers.from || null,
    to: answers.to || null,
  }
  const { value, errors } = readForm(x, ProgrammeForm, form, ([field, index, part]) =>
    field === 'outcomes' && part !== undefined ? `${String(part)}:${String(index)}` : String(field ?? ''),
  )
  if (errors) return refused(await formPage(x, there, id, answers, errors))
  // Who speaks for none of the sectors and leads no team of the organisation has named what is not theirs.
  if (!mayKeepProgramme(x.actor, value))
    return refused(
      await formPage(x, there, id, answers, { sectors: x.words.say('programmes.error.not-yours') }),
    )
  await keepProgramme(x, id, value)
  return redirect(toProgramme(x.at, id), 'programmes.done.saved')
}

const blank: Outcome = { outcome: '', measure: '', baseline: '', target: '' }

async function formPage(
  x: Exchange,
  there: string | undefined,
  id: string,
  answers: ProgrammeAnswers,
  errors: FieldErrors,
) {
  const { words, at } = x
  const actor = x.person()
  const onlyOwn = !mayAnswerCheck(actor)
  const organisations = (await listOrganisations(x)).filter(
    one => !onlyOwn || one.id === actor.organisationId,
  )
  // Two rows more than are filled: after saving there are two more again.
  const rows = [...answers.outcomes, blank, blank].slice(0, outcomesAtMost)
  const title = there ? words.say('programmes.change') : words.say('programmes.new')
  return page(
    title,
    <ProgrammeFormPage
      words={words}
      title={title}
      action={there ? toProgramme(at, id) : toProgrammes(at)}
      back={there ? toProgramme(at, id) : toProgrammes(at)}
      id={id}
      answers={{ ...answers, outcomes: rows }}
      errors={errors}
      organisations={organisations}
      onlyOwn={onlyOwn}
    />,
    looks(),
  )
}
