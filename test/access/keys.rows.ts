// Who may touch which keys: one's own; those of a team one is in, leads or administers; and of a team of strangers.
import { type CastName, cast, organisations, teams } from '../../demo/country.ts'
import { newPersonKeys } from '../../src/device/person-keys.ts'
import { pinCompared, rootFingerprint } from '../../src/device/root.ts'
import { newSigningSeed, signingKeyOf } from '../../src/device/sign.ts'
import { newId } from '../../src/kernel/id.ts'
import type { TeamEnvelope } from '../../src/modules/accounts/keys/model.ts'
import { openEnvelopes } from '../../src/modules/accounts/keys/trust.ts'
import { toBase64 } from '../../src/modules/accounts/keys/wire.ts'
import { delegate, holdCeremony } from '../../src/modules/accounts/keys/work/root.ts'
import {
  firstEpoch,
  letIn,
  nextEpoch,
  signerOf,
  statedAgain,
  statedSender,
  wordsOfPerson,
} from '../../src/modules/accounts/keys/work/team.ts'
import type { TestCountry } from '../support/app.ts'
import { everybody, type Row, type Who } from './matrix.ts'

const OURS = teams.caseWork!.id
const THEIRS = teams.school!.id
const ORGANISATION = organisations.safeSteps!.id
const TODAY = '2026-11-23'

const keyIds = new Map<Who, string>()
/** What the leads of the case workers could send; for a team without a root it is refused as not now. */
const bodies: Record<string, unknown> = {}

export async function prepare(country: TestCountry): Promise<void> {
  const post = async (who: CastName, path: string, value: unknown) => {
    const response = await (await country.browser(who)).postJson(path, value)
    if (!response.ok) throw new Error(`${path} for ${who}: ${response.status}`)
    return response
  }
  const make = async (who: CastName) => {
    const keys = await newPersonKeys()
    const id = newId()
    keyIds.set(who, id)
    await post(who, '~/account/keys', { id, ...keys.public, sealed: someBytes() })
    return keys
  }
  const [samir, nadia] = [await make('samir'), await make('nadia')]
  const delegates = [{ id: newId(), person: cast.samir.id, team: OURS, signing: samir.public.signing }]
  const { root, given } = await holdCeremony(ORGANISATION, delegates, TODAY)
  await post('ibrahim', `~/organisations/${ORGANISATION}/root`, given)
  const pin = await pinCompared(root.public, (await rootFingerprint(root.public)).words)
  const signer = signerOf(samir, given.delegations[0]!.signed)
  await post('samir', `~/teams/${OURS}/epochs`, await firstEpoch(pin, OURS, samir, signer, TODAY))
  const opened = await post('samir', `~/teams/${OURS}/keys/opening`, {})
  const { envelopes } = (await opened.json()) as { envelopes: TeamEnvelope[] }
  const keys = await openEnvelopes(pin, OURS, envelopes, samir.identity)
  const newcomer = { person: nadia.public, wordsReadOut: await wordsOfPerson(nadia.public) }
  bodies.root = given
  bodies.delegations = { delegations: delegate(root, delegates, TODAY) }
  bodies.envelopes = await letIn(keys, newcomer, [], undefined, TODAY)
  bodies.statement = { statement: statedAgain(keys[0]!, signer, TODAY) }
  bodies.epochs = await nextEpoch(keys, [], pin, signer, TODAY)
  const team = { organisation: ORGANISATION, team: OURS }
  bodies['senders/statements'] = { senders: [statedSender(team, samir.public.signing, signer, TODAY)] }
}

const someBytes = () => toBase64(new Uint8Array(300).fill(7))

const members = { [OURS]: ['nadia', 'samir', 'hana'], [THEIRS]: ['daniel', 'claire'] } as const
const leads = { [OURS]: ['samir'], [THEIRS]: ['claire'] } as const
const named = { [OURS]: 'the case workers', [THEIRS]: 'the school' }

function ofTeams(
  route: string,
  may: (team: string) => readonly CastName[],
  request: (team: string, who: Who) => { fields?: Record<string, string>; json?: unknown },
): Row[] {
  const [method, path = ''] = route.split(' ')
  return [OURS, THEIRS].map(team => ({
    route: `${method} /r/:response/teams/:id${path}`,
    thing: `keys of ${named[team]}`,
    request: (_country, who) => ({ path: `~/teams/${team}${path}`, ...request(team, who) }),
    may: [...may(team)],
  }))
}

const inTeam = (team: string): readonly CastName[] => members[team] ?? []
const leading = (team: string): readonly CastName[] => [...(leads[team] ?? []), 'ibrahim']
const inTeamOrAdministrator = (team: string): readonly CastName[] => [...inTeam(team), 'ibrahim']
const nothing = () => ({})
const body = (name: string) => () => ({ json: bodies[name] })
const ownPage = (route: string): Row => ({
  route: `GET /r/:response${route}`,
  thing: 'what is public, or one’s own',
  request: () => ({ path: `~${route}` }),
  may: everybody,
})
const root = (name: 'root' | 'delegations'): Row => ({
  route: `POST /r/:response/organisations/:id/${name}`,
  thing: 'the root of Safe Steps',
  request: () => ({ path: `~/organisations/${ORGANISATION}/${name}`, json: bodies[name] }),
  may: ['ibrahim'],
})

export const rows: Row[] = [
  ownPage('/account/keys'),
  ownPage('/account/keys/sealed'),
  ownPage('/roots'),
  ownPage('/statements'),
  {
    route: 'GET /r/:response/teams/:id/statement',
    thing: 'the statement of the case workers, for senders everywhere',
    request: () => ({ path: `~/teams/${OURS}/statement` }),
    may: everybody,
  },
  {
    route: 'GET /r/:response/organisations/:id/root',
    thing: 'the root of Safe Steps, for everybody to compare',
    request: () => ({ path: `~/organisations/${ORGANISATION}/root` }),
    may: everybody,
  },
  root('root'),
  root('delegations'),
  ...ofTeams('GET /keys', inTeamOrAdministrator, nothing),
  ...ofTeams('GET /drill', leading, nothing),
  ...ofTeams('POST /keys/opening', inTeam, () => ({ json: {} })),
  ...ofTeams('POST /keys/recovery', leading, () => ({ json: {} })),
  ...ofTeams('POST /statement', leading, body('statement')),
  ...ofTeams('POST /envelopes', inTeam, body('envelopes')),
  ...ofTeams('POST /senders/statements', leading, body('senders/statements')),
  ...ofTeams('POST /senders', inTeam, () => ({ json: { key: signingKeyOf(newSigningSeed()) } })),
  ...ofTeams('POST /epochs', leading, body('epochs')),
  ...ofTeams('POST /drill', leading, () => ({ fields: { id: newId(), words: 'bababa bababa' } })),
  ...ofTeams('POST /drill/answers', leading, () => ({
    json: { id: newId(), way: 'browser', words: 'bababa bababa' },
  })),
  ...ofTeams('POST /drill/file', leading, nothing),
  {
    route: 'POST /r/:response/account/keys/passkeys',
    thing: 'one’s own keys',
    request: (_country, who) => ({
      path: '~/account/keys/passkeys',
      json: { key: keyIds.get(who) ?? newId(), credential: 'a', sealed: someBytes() },
    }),
    may: ['samir', 'nadia'],
  },
  {
    route: 'POST /r/:response/account/keys/passkeys',
    thing: 'the keys of Samir',
    request: () => ({
      path: '~/account/keys/passkeys',
      json: { key: keyIds.get('samir'), credential: 'b', sealed: someBytes() },
    }),
    may: ['samir'],
  },
  {
    route: 'POST /r/:response/account/keys',
    thing: 'new keys of one’s own',
    request: async () => {
      const { recipient, signing } = (await newPersonKeys()).public
      return { path: '~/account/keys', json: { id: newId(), recipient, signing, sealed: someBytes() } }
    },
    may: everybody,
  },
]
