// Opening: what the receiving team's browser needs to read the sealed part, given out only after it was written down
// that this person asked for it. The answer leaves after the commit, so there is no reading without its trace.
import { isPerson, type Person } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import { dayIn } from '../../../kernel/wall-time.ts'
import type { purposes, Referral } from '../model.ts'
import { mayOpen, maySeeReferral, partiesOf, whyShut } from '../policy.ts'
import { noteFieldsOf } from '../rules/open.ts'
import { findLegs, findMove, findNotes, type NoteRow } from '../store/moves.ts'
import { findOrganisations } from '../store/names.ts'
import { lockReferral } from '../store/referral.ts'
import { findOverride, findSealed, type Sealed } from '../store/sealed.ts'

type Place = { organisation: string; team: string; epoch: number }

/** As the browser's opening takes it, with bytes in base64. */
export type SealedPacket = {
  refId: string
  inReplyTo: string | null
  from: { organisation: string; team: string }
  to: Place
  /** The open fields as they were bound to what is sealed. */
  open: Record<string, unknown>
  body: string
  envelope: string
  route: Record<string, unknown>[]
  /** A day in UTC: the sender's statement must have held then. */
  receivedOn: string
}

export type Opened = {
  id: string
  /** Absent for the sender's team, which reads the notes only. */
  packet: SealedPacket | null
  notes: (SealedPacket & { kind: string; reason: string | null })[]
  /** Why it was in the best interest: for the sender's team, whose second person is asked. */
  overrideReason: SealedPacket | null
}

export async function openReferral(
  scene: Scene,
  id: string,
  purpose: (typeof purposes)[number],
): Promise<Opened> {
  const { tx, actor, response, now } = scene
  must(isPerson(actor))
  // Held, so that a withdrawal of consent and an opening follow each other.
  const referral = await lockReferral(tx, response.id, id)
  must(referral !== undefined && maySeeReferral(actor, referral))
  const parties = partiesOf(actor, referral)
  must(parties.length > 0)
  if (mayOpen(actor, referral)) refuseWhereShut(referral, dayIn(now, response.timeZone))
  const opened = await gather(scene, referral, actor)
  await append(scene, {
    type: 'referral.opened',
    subject: id,
    teamId: teamsOf(actor, referral)[0]!,
    data: { purpose, what: opened.packet ? 'referral' : 'notes' },
  })
  return opened
}

async function gather({ tx, response }: Scene, referral: Referral, actor: Person): Promise<Opened> {
  const { id } = referral
  const parties = partiesOf(actor, referral)
  const sealed = parties.includes('receiver') ? await findSealed(tx, response.id, id) : undefined
  const override = parties.includes('sender') ? await findOverride(tx, response.id, id) : undefined
  const notes = await findNotes(tx, response.id, id, teamsOf(actor, referral))
  const legs = await findLegs(tx, response.id, id)
  const sent = await findMove(tx, response.id, id)
  const teams = [referral.fromTeam, referral.toTeam, ...notes.flatMap(note => [note.fromTeam, note.toTeam])]
  const organisations = await findOrganisations(tx, response.id, teams)
  const place = (team: string) => ({ organisation: organisations.get(team)!, team })
  const receivedOn = dayIn(sent!.hour, 'UTC')
  const from = place(referral.fromTeam)
  return {
    id,
    packet: sealed
      ? {
          refId: id,
          inReplyTo: null,
          from,
          to: { ...place(referral.toTeam!), epoch: sealed.epoch },
          open: sealed.fields,
          ...unlessGone(sealed),
          route: legs.flatMap(leg => (leg.route ? [leg.route] : [])),
          receivedOn,
        }
      : null,
    notes: notes.map(note => notePacket(note, id, place)),
    overrideReason:
      override?.reason && override.reasonEnvelope
        ? {
            refId: override.reasonId,
            inReplyTo: id,
            from,
            to: { ...from, epoch: override.reasonEpoch },
            open: noteFieldsOf({ id: override.reasonId, referral: id, kind: 'override', reason: null }),
            body: override.reason.toString('base64'),
            envelope: override.reasonEnvelope.toString('base64'),
            route: [],
            receivedOn,
          }
        : null,
  }
}

function notePacket(
  note: NoteRow,
  referral: string,
  place: (team: string) => Omit<Place, 'epoch'>,
): Opened['notes'][number] {
  const { id, kind, reason } = note
  return {
    kind,
    reason,
    refId: id,
    inReplyTo: referral,
    from: place(note.fromTeam),
    to: { ...place(note.toTeam), epoch: note.epoch },
    open: noteFieldsOf({ id, referral, kind, reason }),
    body: note.body.toString('base64'),
    envelope: note.envelope.toString('base64'),
    route: [],
    receivedOn: dayIn(note.hour, 'UTC'),
  }
}

function unlessGone({ body, envelope }: Sealed): { body: string; envelope: string } {
  if (!body || !envelope) throw new Problem('gone', 'referrals.problem.sealed-gone')
  return { body: body.toString('base64'), envelope: envelope.toString('base64') }
}

function teamsOf(actor: Person, { fromTeam, toTeam }: Referral): string[] {
  return actor.teams.map(team => team.id).filter(team => team === toTeam || team === fromTeam)
}

function refuseWhereShut(referral: Referral, today: string): void {
  const shut = whyShut(referral, today)
  if (shut === 'consent-expired') throw new Problem('not-now', 'referrals.problem.consent-expired')
  if (shut === 'ended') throw new Problem('gone', `referrals.problem.shut-${referral.state}`)
}
