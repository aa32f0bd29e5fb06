import { cast, organisations } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import type { ProgrammeForm } from '../../src/modules/workplan/readiness/model.ts'
import { considerationIds, openGround } from '../../src/modules/workplan/readiness/readiness.testing.ts'
import { insertCheck } from '../../src/modules/workplan/readiness/store/checks.ts'
import { putLine } from '../../src/modules/workplan/readiness/store/preparedness.ts'
import { putProgramme } from '../../src/modules/workplan/readiness/store/programmes.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

const check = newId()
const closing = newId()
const own = `own.${newId()}`
const shipped = 'sector.health.preparedness.number'
const ofSchools = newId()
const ofHorizon = newId()

const programme: ProgrammeForm = {
  name: 'Safe water at school',
  kind: 'joint',
  organisationId: organisations.brightPath!.id,
  sectors: ['education', 'wash'],
  areas: [],
  from: null,
  to: null,
  jointNeeds: '',
  jointCapacities: '',
  outcomes: [],
}
const horizon: ProgrammeForm = {
  ...programme,
  name: 'Work without children',
  kind: 'mainstreaming',
  organisationId: organisations.farHorizon!.id,
  sectors: ['livelihoods'],
}

/** Two checks, a line of health's own, a programme of two sectors, and one of the organisation that Victor leads in. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const now = country.clock()
    const madeBy = cast.amina.id
    await openGround({ tx, response, actor: { kind: 'system' }, now })
    for (const id of [check, closing])
      await insertCheck(tx, response.id, { id, kind: 'outbreak', name: 'Cholera', madeBy }, now)
    const line = { sector: 'health', line: own, ownText: 'The driver knows the number.' }
    const said = { ...line, answer: 'missing' as const, ownerId: null, dueOn: null, note: '' }
    await putLine(tx, response.id, { ...said, changedBy: madeBy }, now)
    await putProgramme(tx, response.id, { ...programme, id: ofSchools, madeBy }, now)
    await putProgramme(tx, response.id, { ...horizon, id: ofHorizon, madeBy }, now)
  })
}

const focalPoints = ['amina', 'claire', 'grace', 'rafiq', 'tomas'] as Row['may']
const health = ['amina', 'grace'] as Row['may']
const schools = ['amina', 'claire', 'rafiq'] as Row['may']
const horizons = ['amina', 'victor'] as Row['may']

const row = (
  method: 'GET' | 'POST',
  route: string,
  path: string,
  thing: string,
  may: Row['may'],
  asked: () => Omit<Asked, 'path'> = () => ({}),
): Row => ({
  route: `${method} /r/:response/workplan/${route}`,
  thing,
  request: () => ({ path: `~/workplan/${path}`, ...asked() }),
  may,
  nobody: 'sign-in',
})

const [first, second] = considerationIds as [string, string]
const sector = 'preparedness/sectors/:sector'
const ofHealth = 'preparedness/sectors/health'

const fieldsOf = ({ sectors, ...form }: ProgrammeForm) => ({
  fields: {
    id: newId(),
    name: form.name,
    kind: form.kind,
    organisationId: form.organisationId ?? '',
    sectors,
  },
})

export const rows: Row[] = [
  row('GET', 'readiness', 'readiness', 'all checks', everybody),
  row('POST', 'readiness', 'readiness', 'beginning a check', ['amina'], () => ({
    fields: { id: newId(), kind: 'response', name: 'Before the rains' },
  })),
  row('GET', 'readiness/:id', `readiness/${check}`, 'a check', everybody),
  row('POST', 'readiness/:id/answers', `readiness/${check}/answers`, 'an answer', focalPoints, () => ({
    fields: { [`id:${first}`]: newId(), [`answer:${first}`]: 'missing', stay: first },
  })),
  row('POST', 'readiness/:id/promises', `readiness/${check}/promises`, 'a promise', focalPoints, () => ({
    fields: {
      [`id:${second}`]: newId(),
      [`answer:${second}`]: 'partly',
      [`action:${second}`]: newId(),
      promise: second,
    },
  })),
  row('POST', 'readiness/:id/closing', `readiness/${closing}/closing`, 'closing a check', ['amina']),
  row('GET', 'preparedness', 'preparedness', 'what sectors have ready', everybody),
  row('GET', sector, ofHealth, 'what health has ready', everybody),
  row('POST', `${sector}/answers`, `${ofHealth}/answers`, 'saying what health has ready', health, () => ({
    fields: { [`answer:${shipped}`]: 'partly', stay: shipped },
  })),
  row('POST', `${sector}/lines`, `${ofHealth}/lines`, 'a line of health’s own', health, () => ({
    fields: { id: newId(), text: 'A room with a door.' },
  })),
  row('GET', `${sector}/lines/:line`, `${ofHealth}/lines/${shipped}`, 'a line of health', health),
  row('POST', `${sector}/lines/:line`, `${ofHealth}/lines/${shipped}`, 'a line of health', health, () => ({
    fields: { answer: 'ready', ownerId: cast.grace.id, dueOn: '2026-12-20', note: '' },
  })),
  row(
    'POST',
    `${sector}/lines/:line/removal`,
    `${ofHealth}/lines/${own}/removal`,
    'taking away health’s own',
    health,
  ),
  row('GET', 'programmes', 'programmes', 'all programmes', everybody),
  row('GET', 'programmes/new', 'programmes/new', 'a new programme', [...focalPoints, 'samir', 'victor']),
  // Whoever names what is not theirs is told so.
  row('POST', 'programmes', 'programmes', 'recording one', [...focalPoints, 'samir', 'victor'], () =>
    fieldsOf(programme),
  ),
  row('GET', 'programmes/:id', `programmes/${ofSchools}`, 'a programme of two sectors', everybody),
  row('GET', 'programmes/:id/edit', `programmes/${ofSchools}/edit`, 'of education and water', schools),
  row('GET', 'programmes/:id/edit', `programmes/${ofHorizon}/edit`, 'of Far Horizon', horizons),
  row('POST', 'programmes/:id', `programmes/${ofSchools}`, 'of education and water', schools, () =>
    fieldsOf(programme),
  ),
  row('POST', 'programmes/:id', `programmes/${ofHorizon}`, 'of Far Horizon', horizons, () =>
    fieldsOf(horizon),
  ),
  row(
    'POST',
    'programmes/:id/ending',
    `programmes/${ofSchools}/ending`,
    'ending one of two sectors',
    schools,
  ),
  row('POST', 'programmes/:id/ending', `programmes/${ofHorizon}/ending`, 'ending one of theirs', horizons),
]
