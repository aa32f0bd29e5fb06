// Referrals for tests: the invented country with a service for each of its teams, and sealed parts made of noise,
// which to the server are as good as real ones.
import { createHash, randomBytes } from 'node:crypto'
import { type CastName, cast, teams } from '../../../demo/country.ts'
import { makeScene, monday } from '../../../test/support/scene.ts'
import type { Person } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Scene } from '../../kernel/event.ts'
import { newCode, newId } from '../../kernel/id.ts'
import { becomeSystem } from '../../kernel/jobs.ts'
import { hashToken, openSession } from '../../kernel/session.ts'
import { createReferral, type HashCode } from './commands/create.ts'
import { makeMove, type PlainKind } from './commands/move.ts'
import type { Counted, NewMove, NewReferral, OpenPart, SealedNote } from './model.ts'
import { openHashOf } from './rules/open.ts'
import { moves } from './rules/states.ts'

export const team = {
  school: teams.school!.id,
  caseWork: teams.caseWork!.id,
  clinic: teams.clinic!.id,
  camp: teams.camp!.id,
  coordination: teams.coordination!.id,
  horizon: teams.horizon!.id,
}

/** A service of each team, and one of somebody who has no team here. */
export type Services = { caseWork: string; clinic: string; camp: string; outside: string }

export async function plantServices(tx: Tx, responseId: string): Promise<Services> {
  const services = { caseWork: newId(), clinic: newId(), camp: newId(), outside: newId() }
  const of = (id: string, owner: keyof typeof team | null, sector: string, name: string) => ({
    response_id: responseId,
    id,
    organisation_id: organisationOf[owner ?? 'horizon'],
    team_id: owner && team[owner],
    sector,
    name: tx.json({ en: name }),
    next_check: '2027-06-01',
    created_at: monday,
    modified_at: monday,
  })
  const rows = [
    of(services.caseWork, 'caseWork', 'child-protection', 'Case work, River Plain'),
    of(services.clinic, 'clinic', 'health', 'Dorun clinic'),
    of(services.camp, 'camp', 'camp-management', 'Lake Camp office'),
    of(services.outside, null, 'livelihoods', 'Carpentry course'),
  ]
  await tx`insert into service ${tx(rows as never)}`
  return services
}

const organisationOf: Record<string, string> = {
  caseWork: '00000000-0000-4000-8000-000000000102',
  clinic: '00000000-0000-4000-8000-000000000104',
  camp: '00000000-0000-4000-8000-000000000105',
  horizon: '00000000-0000-4000-8000-000000000106',
}

export const hashCode: HashCode = code => createHash('sha256').update(`test ${code}`).digest()

export const girlOfTwelve: Counted = { sex: 'female', ageBand: '12-14', disability: 'not-asked' }

/** As many bytes as sealing makes of the smallest size. */
export const noise = (bytes = 4096 + 250) => randomBytes(bytes).toString('base64')

export function note(to: string): SealedNote {
  return { body: noise(), envelope: noise(325), team: to, epoch: 1 }
}

export type Wanted = Partial<OpenPart> & {
  counted?: Counted
  override?: 'team' | 'coordinator'
  /** Nothing sealed: a slip, or told by phone. */
  by?: 'slip' | 'phone'
}

/** A referral of the school for the case workers, unless something else is wanted. */
export async function newReferral(services: Services, wanted: Wanted = {}): Promise<NewReferral> {
  const { counted, override, by, ...fields } = wanted
  const open: OpenPart = {
    id: newId(),
    group: newId(),
    act: 'refer',
    channel: by ?? 'app',
    fromTeam: team.school,
    toTeam: by === 'slip' ? null : team.caseWork,
    service: by === 'slip' ? services.outside : services.caseWork,
    urgency: 'urgent',
    area: 'TM0202',
    day: '2026-11-23',
    basis: override ? 'override' : 'consent',
    onward: 'allowed',
    until: '2027-01-31',
    formVersion: 1,
    ...fields,
  }
  const body = noise()
  const bodyHash = createHash('sha256').update(Buffer.from(body, 'base64')).digest('hex')
  return {
    open,
    openHash: Buffer.from(await openHashOf(open)).toString('hex'),
    sealed: by ? null : { body, envelope: noise(325), bodyHash, epoch: 1 },
    ...(by === 'slip' ? { slipCode: newCode() } : {}),
    ...(override ? { override: { id: newId(), reason: note(team.school), ask: override } } : {}),
    counted: counted ?? girlOfTwelve,
  }
}

export function newMove(kind: PlainKind, more: Partial<NewMove> = {}): NewMove {
  const [reason] = moves[kind].reasons
  return { id: newId(), channel: 'app', ...(reason ? { reason } : {}), ...more }
}

/** The country with its services, and short ways to act as somebody. */
export async function makeStage(tx: Tx, now = monday) {
  const country = await makeScene(tx, now)
  const services = await plantServices(tx, country.responseId)
  let hour = now
  const as = async (name: CastName | 'system' | 'nobody'): Promise<Scene> => {
    const scene =
      name === 'system'
        ? await country.asSystem()
        : name === 'nobody'
          ? await country.asNobody()
          : await country.as(name)
    return { ...scene, now: hour }
  }
  return {
    ...country,
    services,
    as,
    get hour() {
      return hour
    },
    later: (milliseconds: number) => {
      hour = new Date(hour.getTime() + milliseconds)
    },
    /** Sent by Daniel of the school. */
    send: async (wanted: Wanted = {}) => {
      const given = await newReferral(services, wanted)
      await createReferral(await as('daniel'), given, hashCode)
      return given.open.id
    },
    move: async (who: CastName, id: string, kind: PlainKind, more: Partial<NewMove> = {}) =>
      await makeMove(await as(who), id, kind, newMove(kind, more)),
    settings: async (referrals: Record<string, unknown>) => {
      await country.asSystem()
      country.response.settings = { referrals }
      await tx`update response set settings = ${tx.json({ referrals } as never)} where id = ${country.responseId}`
    },
  }
}

/** Somebody in a transaction of its own, in a country that was committed before. */
export async function actIn(tx: Tx, responseId: string, name: CastName, now = monday): Promise<Scene> {
  const response = await becomeSystem({ tx, responseId })
  const token = await openSession(
    { tx, response, now, actor: { kind: 'system' } },
    cast[name].id,
    'demonstration',
  )
  await tx`select set_config('across.scope', '', true)`
  const [row] = await tx<{ entered: { person: Person } }[]>`
    select enter(${response.slug}, ${hashToken(token)}, ${now}) as entered`
  return { tx, response, now, actor: { ...row!.entered.person, kind: 'person' } }
}
