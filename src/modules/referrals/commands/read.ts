// What the pages ask: the lists with their numbers, one referral with all that may be done, the counts, the notices.
import { isPerson, type Person } from '../../../kernel/actor.ts'
import type { Scene } from '../../../kernel/event.ts'
import { isId } from '../../../kernel/id.ts'
import { must } from '../../../kernel/problem.ts'
import { dayIn, hourOf } from '../../../kernel/wall-time.ts'
import type { Referral } from '../model.ts'
import { mayConfirmOverride, mayFlag, maySeeReferral, partiesOf, partyFor, whyShut } from '../policy.ts'
import { type MoveKind, moveKinds, type Party, stateTraits, moves as table } from '../rules/states.ts'
import {
  type Count,
  countViews,
  findGroup,
  type Listed,
  type ListQuery,
  listReferrals,
} from '../store/lists.ts'
import { type FlagRow, findFlags, findMoves, findSeen, type MoveRow } from '../store/moves.ts'
import { findNames, type Names } from '../store/names.ts'
import { findNotices, type Notice, readNotices } from '../store/notices.ts'
import { findReferral } from '../store/referral.ts'
import { findOverride, sealedLeft } from '../store/sealed.ts'

export type Inbox = { counts: Count[]; listed: Listed[]; more: boolean; names: Names; today: string }

/** A page of a list, one longer than shown so that one knows whether there is more. */
export async function findInbox(scene: Scene, query: ListQuery): Promise<Inbox> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  const whose = whoseOf(actor)
  const [counts, found] = await Promise.all([
    countViews(tx, response.id, whose),
    listReferrals(tx, response.id, whose, { ...query, most: query.most + 1 }),
  ])
  const listed = found.slice(0, query.most)
  const names = await namesOf(scene, listed)
  return { counts, listed, more: found.length > query.most, names, today: dayIn(now, response.timeZone) }
}

/** A move that is offered now, and for which side. */
export type Offered = { kind: MoveKind; party: Party; channel: 'app' | 'phone' }

export type ReferralPage = {
  referral: Referral
  moves: MoveRow[]
  flags: FlagRow[]
  group: Referral[]
  names: Names
  parties: Exclude<Party, 'clock'>[]
  offered: Offered[]
  /** 'none' where nothing was ever sealed here. */
  sealed: 'none' | 'there' | 'gone'
  shut: 'ended' | 'consent-expired' | undefined
  mayConfirm: boolean
  mayFlag: boolean
  /** It moved since this person looked. */
  changed: boolean
}

export async function getReferralPage(scene: Scene, id: string): Promise<ReferralPage> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor) && isId(id))
  const referral = await findReferral(tx, response.id, id)
  must(referral !== undefined && maySeeReferral(actor, referral))
  const waits = referral.state === 'needs-second-person'
  const [moves, flags, group, sealed, seen, override] = await Promise.all([
    findMoves(tx, response.id, id),
    findFlags(tx, response.id, id),
    findGroup(tx, response.id, referral.group, id),
    sealedLeft(tx, response.id, id),
    findSeen(tx, response.id, id, actor.id),
    waits ? findOverride(tx, response.id, id) : undefined,
  ])
  const names = await namesOf(
    scene,
    [referral, ...group],
    moves.map(move => move.teamId),
  )
  return {
    referral,
    moves,
    flags,
    group,
    names,
    parties: partiesOf(actor, referral),
    offered: offeredTo(actor, referral, sealed),
    sealed,
    shut: whyShut(referral, dayIn(now, response.timeZone)),
    mayConfirm: waits && override !== undefined && mayConfirmOverride(actor, referral, override.askedBy),
    mayFlag: mayFlag(actor, referral) && !stateTraits[referral.state].ended,
    changed: seen < referral.changes,
  }
}

/** What this actor may do with it now, in the order of the table. */
function offeredTo(actor: Person, referral: Referral, sealed: 'none' | 'there' | 'gone'): Offered[] {
  return moveKinds.flatMap(kind => {
    if (kind === 'override-confirmation' || kind === 'silence') return []
    if (kind === 'reopening' && sealed === 'gone') return []
    if (kind === 'redirect' && (referral.onward === 'never' || sealed === 'gone')) return []
    for (const channel of ['app', 'phone'] as const) {
      const party = partyFor(actor, referral, kind, channel)
      if (party && table[kind].from.includes(referral.state)) return [{ kind, party, channel }]
    }
    return []
  })
}

export async function findNoticesOf(scene: Scene, most = 20): Promise<Notice[]> {
  const { tx, actor, response } = scene
  must(isPerson(actor))
  return await findNotices(tx, response.id, whoseOf(actor), most)
}

/** Only notices that are this person's or their teams' can be read away; of others it finds none. */
export async function readNotice(scene: Scene, id: string): Promise<void> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  await readNotices(tx, response.id, { id }, actor.id, hourOf(now))
}

function whoseOf(actor: Person) {
  return { person: actor.id, teams: actor.teams.map(team => team.id) }
}

function namesOf(
  { tx, response }: Scene,
  referrals: Referral[],
  teams: (string | null)[] = [],
): Promise<Names> {
  return findNames(tx, response.id, {
    teams: [...teams, ...referrals.flatMap(referral => [referral.fromTeam, referral.toTeam])],
    services: referrals.map(referral => referral.service),
    areas: referrals.map(referral => referral.area),
  })
}
