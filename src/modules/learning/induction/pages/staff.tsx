// Coverage for all; the list and a person for the keepers.
import { type Answer, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { listOrganisations } from '../../../accounts/commands.ts'
import { sides, toPerson, toStaff } from '../addresses.ts'
import { listCertificates } from '../certificates/commands.ts'
import { getPerson, keepPerson, listStaff, markLeft, readCoverage } from '../commands/staff.ts'
import { StaffForm, states } from '../model.ts'
import { keepsStaffOf } from '../policy.ts'
import { findLink, listSignatures } from '../signing/commands.ts'
import { listAreas } from '../store.ts'
import { CoveragePage } from '../views/coverage.tsx'
import { PersonPage } from '../views/person.tsx'
import { type PersonAnswers, PersonFormPage } from '../views/person-form.tsx'
import { StaffPage, type StaffProps } from '../views/staff.tsx'
import { idOf, keptId, looks, readForm } from './parts.ts'

export async function showCoverage(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at } = x
  const side = sides.find(one => one === x.query.get('by')) ?? 'organisation'
  const covered = await readCoverage(x, side)
  const names = new Map<string, string>()
  if (side === 'organisation')
    for (const { id, name } of await listOrganisations(x, { withClosed: true }))
      names.set(id, words.pick(name))
  if (side === 'area')
    for (const { pcode, name } of await listAreas(x.tx, x.response.id)) names.set(pcode, words.pick(name))
  return page(
    words.say('induction.title'),
    <CoveragePage words={words} at={at} actor={x.actor} side={side} covered={covered} names={names} />,
    { ...looks, width: 'wide', scripts: ['print-button'] },
  )
}

const most = 50

export async function showStaff(x: Exchange): Promise<Answer> {
  x.person()
  const state = states.find(one => one === x.query.get('state'))
  const after = x.query.get('after')
  const found = await listStaff(x, { state, after: isId(after) ? after : undefined, most: most + 1 })
  const next = found.length > most ? found[most - 1]!.id : undefined
  return staffPage(x, { staff: found.slice(0, most), state, q: '', next, more: false })
}

/** Posted, so that the name that is looked for stands in no address. */
export async function findStaff(x: Exchange): Promise<Answer> {
  x.person()
  const q = x.fields.text('q').slice(0, 80)
  const found = await listStaff(x, { q, most: most + 1 })
  const staff = found.slice(0, most)
  return staffPage(x, { staff, state: undefined, q, next: undefined, more: found.length > most })
}

function staffPage(x: Exchange, shown: Pick<StaffProps, 'staff' | 'state' | 'q' | 'next' | 'more'>) {
  return page(
    x.words.say('induction.staff'),
    <StaffPage words={x.words} at={x.at} today={todayOf(x)} {...shown} />,
    looks,
  )
}

export async function showPerson(x: Exchange): Promise<Answer> {
  x.person()
  return personPage(x, {})
}

/** @param errors of a signature that was refused */
export async function personPage(x: Exchange, errors: FieldErrors): Promise<Page> {
  const opened = await getPerson(x, idOf(x))
  const { id } = opened.staff
  const [certificates, signatures, link] = [
    await listCertificates(x, id),
    await listSignatures(x, id),
    await findLink(x, id),
  ]
  return page(
    x.words.say('induction.person'),
    <PersonPage
      words={x.words}
      at={x.at}
      {...opened}
      {...{ certificates, signatures, link, errors }}
      next={newId()}
      today={todayOf(x)}
    />,
    { ...looks, styles: [...looks.styles, 'signing'], scripts: ['confirm-dialog', 'mark'] },
  )
}

export async function showNew(x: Exchange): Promise<Answer> {
  must(keepsStaffOf(x.person()) !== undefined)
  const blank = { name: '', number: '', sector: '', areaPcode: '', role: '', contact: '', firstContactOn: '' }
  return formPage(x, newId(), false, blank, {})
}

export async function showEdit(x: Exchange): Promise<Answer> {
  x.person()
  const { staff } = await getPerson(x, idOf(x))
  const { name, number, sector, areaPcode, role, contact, firstContactOn } = staff
  const days = { areaPcode: areaPcode ?? '', firstContactOn: firstContactOn ?? '' }
  return formPage(
    x,
    staff.id,
    true,
    { name, number, sector, role, contact: contact ? 'yes' : 'no', ...days },
    {},
  )
}

async function formPage(
  x: Exchange,
  id: string,
  isThere: boolean,
  answers: PersonAnswers,
  errors: FieldErrors,
) {
  const title = x.words.say(isThere ? 'induction.change' : 'induction.add')
  const areas = await listAreas(x.tx, x.response.id)
  const props = { id, isThere, answers, errors, areas, title }
  return page(title, <PersonFormPage words={x.words} at={x.at} {...props} />, looks)
}

export function postNew(x: Exchange): Promise<Answer> {
  must(keepsStaffOf(x.person()) !== undefined)
  return save(x, keptId(x), false)
}

export async function postEdit(x: Exchange): Promise<Answer> {
  x.person()
  const { staff } = await getPerson(x, idOf(x))
  return save(x, staff.id, true)
}

async function save(x: Exchange, id: string, isThere: boolean): Promise<Answer> {
  const text = (name: string) => x.fields.text(name)
  const answers = {
    ...{ name: text('name'), number: text('number'), sector: text('sector'), areaPcode: text('areaPcode') },
    ...{ role: text('role'), contact: text('contact'), firstContactOn: text('firstContactOn') },
  }
  const { value, errors } = readForm(x, StaffForm, {
    ...answers,
    id,
    areaPcode: answers.areaPcode || null,
    // Nothing said is no: whoever meets children is asked for the day.
    contact: answers.contact === 'yes',
    firstContactOn: answers.firstContactOn || null,
  })
  if (errors) return refused(await formPage(x, id, isThere, answers, errors))
  try {
    await keepPerson(x, value)
  } catch (error) {
    // A number that another has is the form's to mend.
    if (!(error instanceof Problem) || error.reason !== 'induction.error.number') throw error
    return refused(await formPage(x, id, isThere, answers, { number: x.words.say(error.reason) }))
  }
  return redirect(toPerson(x.at, id), 'induction.done.saved')
}

export async function postLeaving(x: Exchange): Promise<Answer> {
  x.person()
  await markLeft(x, idOf(x))
  return redirect(toStaff(x.at), 'induction.done.left')
}
