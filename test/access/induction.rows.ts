import { cast, organisations } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { hashToken } from '../../src/kernel/session.ts'
import { insertCertificate } from '../../src/modules/learning/induction/certificates/store.ts'
import { putLink } from '../../src/modules/learning/induction/signing/store.ts'
import { insertTraining, insertVersion, putStaff } from '../../src/modules/learning/induction/store.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

const [guard, stranger, training, certificate] = [newId(), newId(), newId(), newId()]
const [late, invited] = [newId(), newId()]
const link = 'a'.repeat(43)
const code = 'ABCDEFGHJKMNPQRSTVWX'

/** A guard and a training of Bright Path, a driver of Far Horizon, and a code that can be signed. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const now = country.clock()
    const person = { number: '', areaPcode: null, contact: false, firstContactOn: null } as const
    const brightPath = organisations.brightPath!.id
    const ofSchool = { ...person, id: guard, name: 'Mara', sector: 'education', role: 'guard' } as const
    await putStaff(tx, response.id, { ...ofSchool, organisationId: brightPath }, now)
    const ofHorizon = { ...person, id: stranger, name: 'Kit', sector: 'livelihoods', role: 'driver' } as const
    await putStaff(tx, response.id, { ...ofHorizon, organisationId: organisations.farHorizon!.id }, now)
    for (const [id, name] of [
      [late, 'Later'],
      [invited, 'Late'],
    ] as const)
      await putStaff(
        tx,
        response.id,
        { ...ofHorizon, id, name, organisationId: organisations.farHorizon!.id },
        now,
      )
    const expiresAt = new Date(now.getTime() + 86_400_000)
    await putLink(tx, response.id, invited, hashToken(link), { madeAt: now, expiresAt })
    const held = { title: 'Basics', heldOn: '2026-11-01', place: '', trainer: '', topics: ['referral'] }
    await insertTraining(tx, response.id, { ...held, id: training, organisationId: brightPath }, now)
    const paper = { items: [], issuedOn: '2026-11-01', validUntil: null, withdrawnOn: null }
    await insertCertificate(tx, response.id, { ...paper, id: certificate, staffId: guard, code })
    const text = { requirementId: 'code-of-conduct', version: 1, text: { en: 'Be kind.' }, material: true }
    await insertVersion(tx, response.id, { ...text, inForceFrom: '2026-11-01', madeBy: cast.amina.id })
  })
}

const row = (
  method: 'GET' | 'POST',
  route: string,
  path: string,
  thing: string,
  may: Row['may'],
  asked: () => Omit<Asked, 'path'> = () => ({}),
): Row => ({
  route: `${method} /r/:response/learning/induction${route}`,
  thing,
  request: () => ({ path: `~/learning/induction${path}`, ...asked() }),
  may,
  nobody: 'sign-in',
})

const keepers: Row['may'] = ['amina', 'claire', 'grace', 'ibrahim', 'rafiq', 'samir', 'tomas', 'victor']
const schools: Row['may'] = ['claire']
const coordination: Row['may'] = ['amina', 'ibrahim']

const person = () => ({
  fields: { id: newId(), name: 'Noor', sector: 'education', role: 'volunteer', contact: 'no' },
})
const requirement = () => ({ fields: { title: 'Referral', months: '12' } })

export const rows: Row[] = [
  row('GET', '', '', 'numbers', everybody),
  row('GET', '/staff', '/staff', 'the list of one’s own organisation', keepers),
  row('POST', '/staff', '/staff', 'adding somebody', keepers, person),
  row('POST', '/staff/found', '/staff/found', 'looking for somebody', keepers, () => ({
    fields: { q: 'a' },
  })),
  row('GET', '/staff/new', '/staff/new', 'adding somebody', keepers),
  row('GET', '/staff/:id', `/staff/${guard}`, 'a guard of Bright Path', schools),
  row('GET', '/staff/:id', `/staff/${stranger}`, 'a driver of Far Horizon', ['victor']),
  row('GET', '/staff/:id/edit', `/staff/${guard}/edit`, 'a guard of Bright Path', schools),
  row('POST', '/staff/:id', `/staff/${guard}`, 'a guard of Bright Path', schools, person),
  row('POST', '/staff/:id/signatures', `/staff/${guard}/signatures`, 'a guard’s signature', schools, () => ({
    fields: {
      requirement: 'code-of-conduct',
      version: '1',
      'typed:code-of-conduct': 'Mara',
      'witnessed:code-of-conduct': 'yes',
    },
  })),
  row(
    'POST',
    '/staff/:id/signing-link',
    `/staff/${guard}/signing-link`,
    'a link to sign for a guard',
    schools,
  ),
  row(
    'POST',
    '/staff/:id/signing-link/ending',
    `/staff/${late}/signing-link/ending`,
    'the link of somebody of Far Horizon',
    ['victor'],
  ),
  ...(['GET', 'POST'] as const).flatMap(method =>
    [link, 'b'.repeat(43)].map(
      (token): Row => ({
        route: `${method} /r/:response/sign/:token`,
        thing: token === link ? 'the texts of one person, by their link' : 'a link that is none',
        request: () => ({
          path: `~/sign/${token}`,
          ...(method === 'POST'
            ? { fields: { requirement: 'code-of-conduct', version: '1', 'typed:code-of-conduct': 'Late' } }
            : {}),
        }),
        may: token === link ? everybody : [],
        nobody: token === link ? 'may' : 'hidden',
      }),
    ),
  ),
  row('POST', '/staff/:id/leaving', `/staff/${stranger}/leaving`, 'a driver of Far Horizon leaves', [
    'victor',
  ]),
  row('POST', '/staff/:id/certificates', `/staff/${guard}/certificates`, 'a guard’s certificate', schools),
  row(
    'GET',
    '/staff/:id/certificates/:certificate',
    `/staff/${guard}/certificates/${certificate}`,
    'a guard’s certificate',
    schools,
  ),
  row(
    'POST',
    '/staff/:id/certificates/:certificate/withdrawal',
    `/staff/${guard}/certificates/${certificate}/withdrawal`,
    'a guard’s certificate',
    schools,
  ),
  ...(['abcde-fghjk-mnpqr-stvwx', 'ABCDEFGHJKMNPQRSTVWY'] as const).map(
    (given, at): Row => ({
      route: 'GET /r/:response/verify/:code',
      thing: at === 0 ? 'the code of a certificate' : 'a code of none',
      request: () => ({ path: `~/verify/${given}` }),
      may: at === 0 ? everybody : [],
      nobody: at === 0 ? 'may' : 'hidden',
    }),
  ),
  row('GET', '/trainings', '/trainings', 'trainings of one’s own organisation', keepers),
  row('POST', '/trainings', '/trainings', 'recording a training', keepers, () => ({
    fields: { id: newId(), title: 'Basics', heldOn: '2026-11-01', topics: ['referral'] },
  })),
  row('GET', '/trainings/new', '/trainings/new', 'recording a training', keepers),
  row('GET', '/trainings/:id', `/trainings/${training}`, 'a training of Bright Path', schools),
  row(
    'POST',
    '/trainings/:id/attendance',
    `/trainings/${training}/attendance`,
    'who was there',
    schools,
    () => ({
      fields: { people: 'Mara' },
    }),
  ),
  row(
    'POST',
    '/trainings/:id/attendance/taking-off',
    `/trainings/${training}/attendance/taking-off`,
    'who was not there after all',
    schools,
    () => ({ fields: { person: guard } }),
  ),
  row('GET', '/requirements', '/requirements', 'what must be done', everybody),
  row('GET', '/requirements/:id', '/requirements/code-of-conduct', 'the code', everybody),
  row('POST', '/requirements/:id', '/requirements/referral', 'changing one', coordination, requirement),
  row(
    'POST',
    '/requirements/:id/versions',
    '/requirements/safeguarding-policy/versions',
    'a text',
    coordination,
    () => ({
      fields: { version: '1', text: 'Children are safe with us.' },
    }),
  ),
]
