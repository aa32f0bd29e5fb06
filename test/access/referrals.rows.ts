// Referrals are seen by their two teams and by nobody else; coordinators see numbers.
import type { CastName } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { createReferral } from '../../src/modules/referrals/commands/create.ts'
import { makeMove } from '../../src/modules/referrals/commands/move.ts'
import {
  actIn,
  hashCode,
  newMove,
  newReferral,
  noise,
  plantServices,
  type Services,
  team,
} from '../../src/modules/referrals/referrals.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

let services: Services
/** From the school to the case workers. */
let ours = ''
/** From the clinic to the camp office: a neighbour's. */
let theirs = ''
/** From the stranger's team to the clinic. */
let strange = ''
let waiting = ''
let forCoordinator = ''
let flagged = ''
let flagId = ''

const sender: CastName[] = ['daniel', 'claire']
const receiver: CastName[] = ['nadia', 'samir', 'hana']
const both: CastName[] = [...sender, ...receiver]
const neighbours: CastName[] = ['leila', 'tomas']

export async function prepare(country: TestCountry): Promise<void> {
  const { responseId } = country
  await appDb().transact(async tx => {
    await becomeSystem({ tx, responseId })
    services = await plantServices(tx, responseId)
  })
  const send = (who: CastName, wanted: Parameters<typeof newReferral>[1] = {}) =>
    appDb().transact(async tx => {
      const given = await newReferral(services, wanted)
      await createReferral(await actIn(tx, responseId, who), given, hashCode)
      return given.open.id
    })
  ours = await send('daniel')
  theirs = await send('leila', { fromTeam: team.clinic, toTeam: team.camp, service: services.camp })
  strange = await send('victor', { fromTeam: team.horizon, toTeam: team.clinic, service: services.clinic })
  waiting = await send('daniel', { override: 'team' })
  forCoordinator = await send('daniel', { override: 'coordinator' })
  flagged = await send('daniel')
  const browser = await country.browser('daniel')
  flagId = newId()
  await browser.post(`~/referrals/${flagged}/flags`, { id: flagId, reason: 'worse' })
  await appDb().transact(async tx => {
    await makeMove(await actIn(tx, responseId, 'nadia'), ours, 'receipt', newMove('receipt'))
  })
}

/** The same act on one's own thing, a neighbour's and a stranger's. */
function onEach(
  path: string,
  request: (id: string) => { fields?: Record<string, string>; json?: unknown },
  may: CastName[] = both,
  method: 'GET' | 'POST' = 'POST',
): Row[] {
  const route = `${method} /r/:response/referrals/:id{[0-9a-f-]{36}}${path}`
  const row = (thing: string, id: () => string, people: CastName[]): Row => ({
    route,
    thing,
    request: () => ({ path: `~/referrals/${id()}${path}`, ...request(id()) }),
    may: people,
  })
  const roles = {
    sender: may.some(who => sender.includes(who)),
    receiver: may.some(who => receiver.includes(who)),
  }
  return [
    row('a referral from the school to the case workers', () => ours, may),
    row(
      'a referral between neighbours',
      () => theirs,
      neighbours.filter(who => (who === 'leila' ? roles.sender : roles.receiver)),
    ),
    row('a referral of a stranger to the clinic', () => strange, [
      ...(roles.sender ? (['victor'] as const) : []),
      ...(roles.receiver ? (['leila'] as const) : []),
    ]),
  ]
}

const moveForm = (kind: Parameters<typeof newMove>[0]) => () => {
  const { id, reason } = newMove(kind)
  return { fields: { id, ...(reason ? { reason } : {}) } }
}
const redirectTo = (id: string) => ({
  json: {
    id: newId(),
    reason: 'wrong-service',
    service: services.clinic,
    toTeam: team.clinic,
    basis: 'allowed',
    envelope: noise(325),
    epoch: 9,
    route: { says: { refId: id, from: team.school, to: team.clinic, epoch: 9, consentBasis: 'allowed' } },
  },
})

export const rows: Row[] = [
  {
    route: 'GET /r/:response/referrals',
    thing: 'one’s own lists',
    request: () => ({ path: '~/referrals' }),
    may: everybody,
  },
  {
    route: 'GET /r/:response/referrals/counts',
    thing: 'the numbers of the response, or of one’s sector',
    request: () => ({ path: '~/referrals/counts' }),
    may: ['amina', 'jonas', 'ibrahim', 'tomas', 'claire', 'grace', 'rafiq'],
  },
  {
    route: 'POST /r/:response/referrals',
    thing: 'a new referral of the school',
    request: async () => ({ path: '~/referrals', json: await newReferral(services) }),
    may: sender,
  },
  {
    route: 'POST /r/:response/referrals',
    thing: 'a new referral of a neighbour',
    request: async () => ({
      path: '~/referrals',
      json: await newReferral(services, { fromTeam: team.clinic, toTeam: team.camp, service: services.camp }),
    }),
    may: ['leila'],
  },
  {
    route: 'POST /r/:response/referrals',
    thing: 'a new referral of a stranger',
    request: async () => ({
      path: '~/referrals',
      json: await newReferral(services, { fromTeam: team.horizon }),
    }),
    may: ['victor'],
  },
  {
    route: 'POST /r/:response/outbox',
    thing: 'one’s own outbox, each item judged by itself',
    request: async () => {
      const body = await newReferral(services)
      return { path: '~/outbox', json: { items: [{ id: body.open.id, kind: 'referral', body }] } }
    },
    may: everybody,
  },
  {
    route: 'POST /r/:response/informed',
    thing: 'that services were shown',
    request: () => ({ path: '~/informed', fields: { id: newId(), fromSector: 'wash', toSector: 'health' } }),
    may: everybody,
  },
  ...onEach('', () => ({}), both, 'GET'),
  {
    route: 'GET /r/:response/referrals/:id{[0-9a-f-]{36}}',
    thing: 'a referral that waits for a second person of its own team',
    request: () => ({ path: `~/referrals/${waiting}` }),
    may: sender,
  },
  {
    route: 'GET /r/:response/referrals/:id{[0-9a-f-]{36}}',
    thing: 'a referral for which a coordinator was asked',
    request: () => ({ path: `~/referrals/${forCoordinator}` }),
    may: [...sender, 'amina'],
  },
  ...(
    [
      'receipt',
      'acceptance',
      'waiting',
      'refusal',
      'start',
      'completion',
      'failure',
      'closure',
      'recall',
      'reopening',
    ] as const
  ).flatMap(kind => onEach(`/${kind}`, moveForm(kind))),
  // After these nothing more can be done with it, so they come last of the moves.
  ...onEach('/redirect', redirectTo),
  ...onEach(
    '/envelope',
    id => ({
      json: {
        id: newId(),
        envelope: noise(325),
        epoch: 2,
        route: { says: { refId: id, from: team.camp, to: team.camp, epoch: 2, consentBasis: 'next-epoch' } },
      },
    }),
    receiver,
  ),
  ...onEach('/opening', () => ({ json: { purpose: 'follow-up' } })),
  ...onEach('/renewal', () => ({ fields: { until: '2027-02-01' } }), sender),
  ...onEach('/sighting', () => ({ fields: {} })),
  ...onEach('/flags', () => ({ fields: { id: newId(), reason: 'safety' } })),
  {
    route: 'POST /r/:response/referrals/:id{[0-9a-f-]{36}}/flags/:flag/resolution',
    thing: 'a flag of one’s own referral',
    request: () => ({
      path: `~/referrals/${flagged}/flags/${flagId}/resolution`,
      fields: { resolution: 'done' },
    }),
    may: both,
  },
  {
    route: 'POST /r/:response/referrals/:id{[0-9a-f-]{36}}/flags/:flag/resolution',
    thing: 'a flag through a neighbour’s referral',
    request: () => ({
      path: `~/referrals/${theirs}/flags/${flagId}/resolution`,
      fields: { resolution: 'done' },
    }),
    may: [],
  },
  {
    route: 'POST /r/:response/referrals/:id{[0-9a-f-]{36}}/override-confirmation',
    thing: 'the second yes of a lead of the team',
    request: () => ({ path: `~/referrals/${waiting}/override-confirmation`, fields: { id: newId() } }),
    may: ['claire'],
  },
  {
    route: 'POST /r/:response/referrals/:id{[0-9a-f-]{36}}/override-confirmation',
    thing: 'the second yes of the coordinator who was asked, or a lead',
    request: () => ({ path: `~/referrals/${forCoordinator}/override-confirmation`, fields: { id: newId() } }),
    may: ['amina', 'claire'],
  },
  {
    route: 'POST /r/:response/referrals/:id{[0-9a-f-]{36}}/override-confirmation',
    thing: 'a referral of a stranger that needs no second yes',
    request: () => ({ path: `~/referrals/${strange}/override-confirmation`, fields: { id: newId() } }),
    may: [],
  },
  ...onEach('/withdrawal', moveForm('withdrawal')),
  {
    route: 'POST /r/:response/notices/:id/reading',
    thing: 'a notice that is nobody’s: nothing happens, nothing is told',
    request: () => ({ path: `~/notices/${newId()}/reading` }),
    may: everybody,
  },
  {
    route: 'GET /slip',
    thing: 'the question for a code',
    request: () => ({ path: '/slip' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'POST /slip',
    thing: 'a code that nobody has',
    request: () => ({ path: '/slip', fields: { code: 'ABCDEFGH2345' } }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'POST /slip/answer',
    thing: 'an answer with a code that nobody has',
    request: () => ({
      path: '/slip/answer',
      fields: { code: 'ABCDEFGH2345', id: newId(), kind: 'acceptance' },
    }),
    may: everybody,
    nobody: 'may',
  },
]
