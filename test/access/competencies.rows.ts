import { cast, teams } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import {
  insertObservation,
  insertRatings,
  insertSignOff,
} from '../../src/modules/learning/competencies/store/said.ts'
import { putShare } from '../../src/modules/learning/competencies/store/sharing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

const refer = 'all.refer'
const signed = newId()
const school = teams.school!.id

/** Daniel shares his with Claire, who leads the school and has signed one; Samir shares as the lead that he is; Leila not. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const now = country.clock()
    const daniels = { personId: cast.daniel.id, competency: refer, by: cast.claire.id }
    for (const personId of [cast.daniel.id, cast.samir.id, cast.leila.id])
      await insertRatings(
        tx,
        response.id,
        personId,
        [{ id: newId(), competency: refer, level: 'alone' }],
        now,
      )
    await putShare(tx, response.id, { personId: cast.daniel.id, teamId: school, supervisor: 'lead' }, now)
    await putShare(
      tx,
      response.id,
      { personId: cast.samir.id, teamId: teams.caseWork!.id, supervisor: 'focal-point' },
      now,
    )
    const observed = { id: newId(), level: 'alone' as const, note: '', seenOn: '2026-11-01', ...daniels }
    await insertObservation(tx, response.id, observed, now)
    const signOff = { id: signed, signedOn: '2026-11-02', reviewOn: '2027-11-02', ...daniels }
    await insertSignOff(tx, response.id, signOff, now)
  })
}

const supervisors = ['amina', 'claire', 'grace', 'rafiq', 'samir', 'tomas', 'victor'] as Row['may']
const planners = [...supervisors, 'jonas', 'rosa', 'ibrahim'] as Row['may']

const row = (
  method: 'GET' | 'POST',
  route: string,
  path: string,
  thing: string,
  may: Row['may'],
  asked: () => Omit<Asked, 'path'> = () => ({}),
): Row => ({
  route: `${method} /r/:response/learning/competencies${route}`,
  thing,
  request: () => ({ path: `~/learning/competencies${path}`, ...asked() }),
  may,
  nobody: 'sign-in',
})

const one = '/people/:person/:competency'
const daniels = `/people/${cast.daniel.id}/${refer}`
const samirs = `/people/${cast.samir.id}/${refer}`
const leilas = `/people/${cast.leila.id}/${refer}`
const observation = () => ({ fields: { id: newId(), level: 'alone', seenOn: '2026-11-01' } })
const signOff = () => ({ fields: { id: newId(), reviewOn: '2027-10-01' } })

export const rows: Row[] = [
  row('GET', '', '', 'one’s own', everybody),
  row('GET', '/sets/:set', '/sets/health', 'a set', everybody),
  row('GET', '/rating/:set', '/rating/all-personnel', 'rating oneself', everybody),
  row('POST', '/rating/:set', '/rating/all-personnel', 'rating oneself', everybody, () => ({
    fields: { 'level:all.notice': 'with-help' },
  })),
  row('POST', '/sharing', '/sharing', 'in the team of the school', ['daniel', 'claire'], () => ({
    fields: { team: school },
  })),
  row('GET', '/people', '/people', 'those whose supervisor one is', supervisors),
  row('GET', '/people/:person', `/people/${cast.daniel.id}`, 'Daniel’s, shared', ['daniel', 'claire']),
  row('GET', '/people/:person', `/people/${cast.samir.id}`, 'Samir’s, who leads', ['samir', 'amina']),
  row('GET', '/people/:person', `/people/${cast.leila.id}`, 'Leila’s, not shared', ['leila']),
  row('GET', one, daniels, 'one of Daniel’s', ['daniel', 'claire']),
  row('GET', one, samirs, 'one of Samir’s', ['samir', 'amina']),
  row('GET', one, leilas, 'one of Leila’s', ['leila']),
  row('POST', `${one}/observations`, `${daniels}/observations`, 'of Daniel', ['claire'], observation),
  row('POST', `${one}/observations`, `${samirs}/observations`, 'of Samir', ['amina'], observation),
  row('POST', `${one}/observations`, `${leilas}/observations`, 'of Leila', [], observation),
  row('POST', `${one}/sign-offs`, `${daniels}/sign-offs`, 'for Daniel', ['claire'], signOff),
  row('POST', `${one}/sign-offs`, `${leilas}/sign-offs`, 'for Leila', [], signOff),
  row(
    'POST',
    `${one}/sign-offs/:id/withdrawal`,
    `${daniels}/sign-offs/${signed}/withdrawal`,
    'what Claire signed',
    ['claire'],
    () => ({ fields: { why: 'The pathway changed.' } }),
  ),
  row('GET', '/job-texts', '/job-texts', 'texts for job descriptions', everybody),
  row('GET', '/job-texts/text.txt', `/job-texts/text.txt?competency=${refer}`, 'as text', everybody),
  row('GET', '/job-texts/text.docx', `/job-texts/text.docx?competency=${refer}`, 'as document', everybody),
  row('GET', '/gaps', '/gaps', 'numbers by sector', planners),
  row('GET', '/gaps/:sector', '/gaps/education', 'numbers of education', planners),
  row('GET', '/gaps/:sector/:competency', `/gaps/education/${refer}`, 'who stands behind one', supervisors),
  // Last, because what is not shared any more is not found above.
  row(
    'POST',
    '/sharing/ending',
    '/sharing/ending',
    'in the team of the school',
    ['daniel', 'claire'],
    () => ({
      fields: { team: school },
    }),
  ),
]
