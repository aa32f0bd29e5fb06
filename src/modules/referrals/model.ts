// What travels: the open part of a referral, its sealed part as bytes that nobody here can read, and the moves.
// Shared with the browser, which makes these, and with the server, which checks them.
import * as v from 'valibot'
import { isMoveKind, type State } from './rules/states.ts'

export const urgencies = ['emergency', 'urgent', 'normal'] as const
export type Urgency = (typeof urgencies)[number]

/** `inform` leaves no referral: it is only counted. */
export const acts = ['refer', 'redirect'] as const
export type Act = (typeof acts)[number]

export const channels = ['app', 'slip', 'phone'] as const
export type Channel = (typeof channels)[number]

export const bases = ['consent', 'assent', 'override'] as const
export type Basis = (typeof bases)[number]

/** What the family said about passing it on to somebody else. */
export const onwards = ['allowed', 'ask', 'never'] as const
export type Onward = (typeof onwards)[number]

/** *Unknown* was asked and not known; *not asked* was not asked. They are never the same. */
export const sexes = ['female', 'male', 'other', 'unknown', 'not-asked'] as const
export const ageBands = ['0-5', '6-11', '12-14', '15-17', '18-59', '60+', 'unknown', 'not-asked'] as const
export const disabilities = ['yes', 'no', 'unknown', 'not-asked'] as const
export type AgeBand = (typeof ageBands)[number]
/** What a step without the opened details is counted under: nobody stated anything. The server alone sets it. */
export const notStated = 'not-stated'

/** Counted, not kept: added to tallies and stored nowhere beside the referral, not even in a hash. */
export const Counted = v.strictObject({
  sex: v.picklist(sexes),
  ageBand: v.picklist(ageBands),
  disability: v.picklist(disabilities),
})
export type Counted = v.InferOutput<typeof Counted>

export const Id = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
)
export const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.isoDate())
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Pcode = v.pipe(v.string(), v.regex(/^[A-Z0-9][A-Z0-9_-]{1,19}$/))
const Epoch = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
/** @param most bytes, before base64 */
const Bytes = (most: number) =>
  v.pipe(v.string(), v.minLength(4), v.maxLength(Math.ceil(most / 3) * 4), v.base64())

/** All that the server knows of a new referral. */
export const OpenPart = v.strictObject({
  id: Id,
  /** Shared by the referrals of one visit. */
  group: Id,
  act: v.picklist(acts),
  channel: v.picklist(channels),
  fromTeam: Id,
  /** null where the service has no team here. */
  toTeam: v.nullable(Id),
  service: Id,
  urgency: v.picklist(urgencies),
  /** No finer than the response allows; null where it is not needed. */
  area: v.nullable(Pcode),
  day: Day,
  basis: v.picklist(bases),
  onward: v.picklist(onwards),
  until: Day,
  formVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)),
})
export type OpenPart = v.InferOutput<typeof OpenPart>

/** Sealed to the receiving team's key of this epoch; bytes in base64. */
export const SealedPart = v.strictObject({
  body: Bytes(4_300_000),
  envelope: Bytes(8192),
  bodyHash: Hash,
  epoch: Epoch,
})
export type SealedPart = v.InferOutput<typeof SealedPart>

/** A note that only the named team can read: sealed as an answer under the id of the move, flag or reason it is. */
export const SealedNote = v.strictObject({
  body: Bytes(70_000),
  envelope: Bytes(8192),
  team: Id,
  epoch: Epoch,
})
export type SealedNote = v.InferOutput<typeof SealedNote>

export const NewReferral = v.strictObject({
  open: OpenPart,
  /** SHA-256 of the canonical open part, in hexadecimal: both sides must have made the same text. */
  openHash: Hash,
  /** null for a slip or a call: then nothing of the child's is here at all. */
  sealed: v.nullable(SealedPart),
  /** The code printed on a slip, made by the sender's device. */
  slipCode: v.optional(v.pipe(v.string(), v.regex(/^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{12}$/))),
  /** Why it was in the child's best interest to act without consent, and whom to ask for the second yes. */
  override: v.optional(
    v.strictObject({ id: Id, reason: SealedNote, ask: v.picklist(['team', 'coordinator']) }),
  ),
  counted: Counted,
})
export type NewReferral = v.InferOutput<typeof NewReferral>

export const NewMove = v.strictObject({
  id: Id,
  reason: v.optional(v.pipe(v.string(), v.maxLength(40))),
  note: v.optional(SealedNote),
  /** From the details that the receiver opened; absent where nobody opened any. */
  counted: v.optional(Counted),
  /** 'phone' where the sender writes down what the receiver said. */
  channel: v.optional(v.picklist(['app', 'phone']), 'app'),
})
export type NewMove = v.InferOutput<typeof NewMove>

/** The passing team's signed record of one leg of the way; its signature is the next reader's to check. */
const Route = v.looseObject({
  says: v.looseObject({ refId: Id, from: Id, to: Id, epoch: Epoch, consentBasis: v.string() }),
})

/** Passing on to another service: the body stays, the envelope is sealed anew to the next team. */
export const NewRedirect = v.strictObject({
  ...NewMove.entries,
  service: Id,
  toTeam: v.nullable(Id),
  /** Allowed from the start, or the family was asked again. */
  basis: v.picklist(['allowed', 'asked-again']),
  envelope: v.optional(Bytes(8192)),
  epoch: v.optional(Epoch),
  route: v.optional(Route),
})
export type NewRedirect = v.InferOutput<typeof NewRedirect>

/** The same team takes a newer key of its own for a referral that it has. */
export const NewEnvelope = v.strictObject({ id: Id, envelope: Bytes(8192), epoch: Epoch, route: Route })
export type NewEnvelope = v.InferOutput<typeof NewEnvelope>

/** `duplicates`: the team's browser compares the referrals that the team has. */
export const purposes = ['first-look', 'follow-up', 'supervision', 'handover', 'duplicates'] as const
export const Opening = v.strictObject({ purpose: v.picklist(purposes) })

export const flagReasons = [
  'worse',
  'no-contact',
  'wrong-details',
  'needs-decision',
  'safety',
  'other',
] as const
export const flagResolutions = ['done', 'not-needed', 'passed-on'] as const
export const NewFlag = v.strictObject({
  id: Id,
  reason: v.picklist(flagReasons),
  note: v.optional(SealedNote),
})
export type NewFlag = v.InferOutput<typeof NewFlag>

/** That services of a sector were shown or printed. Nobody is in it. Without `fromSector`: the sector of who did it. */
export const Informed = v.strictObject({
  id: Id,
  fromSector: v.optional(v.string()),
  toSector: v.string(),
})
export type Informed = v.InferOutput<typeof Informed>

/** Why somebody did not agree, where they said why. Nobody is pressed for it. */
export const noReasons = [
  'afraid',
  'no-trust',
  'too-far',
  'has-help',
  'not-now',
  'other',
  'not-said',
] as const
export type NoReason = (typeof noReasons)[number]

/** That they were asked and did not agree, once for a visit. Nobody is in it. */
export const RefusedConsent = v.strictObject({
  id: Id,
  /** Of the services that were asked for. */
  toSectors: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(5)),
  reason: v.picklist(noReasons),
})
export type RefusedConsent = v.InferOutput<typeof RefusedConsent>

/** One item of a device's outbox. `order` is the device's own count, so that a shuffled batch is put right again. */
export const OutboxItem = v.strictObject({
  id: Id,
  kind: v.pipe(
    v.string(),
    v.check(kind => ['referral', 'flag', 'informed', 'refused-consent'].includes(kind) || isMoveKind(kind)),
  ),
  /** The referral that it is about; absent for what makes one. */
  about: v.optional(Id),
  order: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  body: v.unknown(),
})
export type OutboxItem = v.InferOutput<typeof OutboxItem>

export const Outbox = v.strictObject({ items: v.pipe(v.array(OutboxItem), v.minLength(1), v.maxLength(100)) })

/** What became of one item. A device forgets an item only on `stored` or `repeated` with the same hash. */
export type Acknowledgement = {
  id: string
  outcome: 'stored' | 'repeated' | 'refused' | 'later'
  /** SHA-256 of the sealed body in hexadecimal, where there was one. */
  hash?: string
  /** Where refused: the kind of problem and the key of a sentence. */
  problem?: string
  reason?: string
}

/** A referral as the lists and its page see it. */
export type Referral = {
  id: string
  sequence: number
  group: string
  act: Act
  channel: Channel
  fromTeam: string
  fromSector: string
  toTeam: string | null
  toSector: string
  service: string
  urgency: Urgency
  area: string | null
  day: string
  basis: Basis
  onward: Onward
  until: string
  state: State
  stateHour: Date
  moves: number
  /** Moves and whatever else somebody may want to look at. */
  changes: number
  askedHour: Date
  dueAt: Date | null
  overdue: boolean
  flagged: boolean
  holder: string | null
  secondAsked: 'nobody' | 'team' | 'coordinator'
}
