// Once a day: for everybody who has something due, newly late or waiting for them, one message. And what one chooses oneself.
import type { Person } from '../../../kernel/actor.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import { keyed } from '../../../kernel/limits.ts'
import { must } from '../../../kernel/problem.ts'
import { hashToken } from '../../../kernel/session.ts'
import { dayAfter, dayIn } from '../../../kernel/wall-time.ts'
import { holidaysOf } from '../../accounts/commands.ts'
import { keepsStaffOf } from '../../learning/induction/policy.ts'
import { listRunningOut } from '../../learning/induction/store.ts'
import type { Calendar } from '../../referrals/rules/clocks.ts'
import { windowOf } from '../rules/people.ts'
import type { DueDay, Message, Rhythm } from './model.ts'
import { mayKeepReminders, mayTell } from './policy.ts'
import { isToldOn, messageOf, nextRun } from './rules.ts'
import * as store from './store.ts'
import { answersFor, signaturesFor } from './waiting.ts'

export const digestJob = 'due.digest'
const remembered = 90

/** Makes the messages of this day. Done twice, nobody is told twice. @returns how many were made */
export async function tellWhatIsDue(scene: Scene): Promise<number> {
  must(mayTell(scene.actor))
  const { tx, response, now } = scene
  const calendar = await calendarOf(scene)
  const today = dayIn(now, response.timeZone)
  const readers = (await store.listReaders(tx, response.id, now)).filter(({ rhythm }) =>
    isToldOn(today, rhythm, calendar),
  )
  const due = Map.groupBy(await store.listDueDays(tx, response.id), ({ personId }) => personId)
  const waiting = await store.countWaiting(tx, response.id)
  const proposals = await store.listOpenProposals(tx, response.id)
  const people = await peopleDays(scene, today)
  const messages = readers.flatMap(reader => {
    const actor = actorOf(reader)
    const found = {
      days: [...(due.get(reader.id) ?? []).map(({ day }) => day), ...people(reader)],
      signatures: signaturesFor(actor, waiting).reduce((sum, { count }) => sum + count, 0),
      answers: answersFor(actor, proposals),
    }
    const lines = messageOf(found, reader.last ?? undefined, today, calendar)
    return lines ? [{ personId: reader.id, lines }] : []
  })
  const told = await store.insertMessages(tx, response.id, today, messages)
  await store.deleteMessagesBefore(tx, response.id, dayAfter(today, -remembered))
  await planDigest(scene, told)
  return told
}

/** The next time. Planned twice, it stands once. */
export async function planDigest(scene: Scene, told = 0): Promise<void> {
  must(mayTell(scene.actor))
  const runAt = nextRun(scene.now, await calendarOf(scene))
  await append(scene, {
    type: 'digest.planned',
    subject: scene.response.id,
    data: { told },
    jobs: [{ name: digestJob, key: 'daily', runAt }],
  })
}

async function calendarOf(scene: Scene): Promise<Calendar> {
  const { timeZone, weekend } = scene.response
  return { timeZone, weekend, holidays: new Set((await holidaysOf(scene)).map(({ day }) => day)) }
}

/** The days of people to be inducted, for whoever keeps their list; a day counts once, however many they are. */
async function peopleDays(
  { tx, response }: Scene,
  today: string,
): Promise<(reader: store.Reader) => string[]> {
  const rows = await listRunningOut(tx, response.id, windowOf(today))
  const byOrganisation = Map.groupBy(rows, ({ organisationId }) => organisationId)
  return reader => {
    const teams = reader.leads ? [{ id: '', lead: true, sector: '' }] : []
    const keeper = keepsStaffOf({ ...actorOf(reader), teams, organisationId: reader.organisationId })
    return [...new Set((byOrganisation.get(keeper ?? '') ?? []).map(({ day }) => day))]
  }
}

/** Somebody as the policies see them, without being there. */
function actorOf({ id, roles }: store.Reader): Person {
  const never = new Date(0)
  return {
    kind: 'person',
    id,
    roles,
    teams: [],
    sessionId: '',
    name: '',
    language: 'en',
    organisationId: '',
    strength: '',
    provedAt: never,
    seenAt: never,
  }
}

type Own = Scene & { actor: Person }

export async function unseenMessage({ tx, response, actor }: Own): Promise<Message | undefined> {
  must(mayKeepReminders(actor))
  const last = await store.findLastMessage(tx, response.id, actor.id)
  return last?.seenAt === null ? last : undefined
}

export async function seeMessage(scene: Own): Promise<void> {
  must(mayKeepReminders(scene.actor))
  await store.setSeen(scene.tx, scene.response.id, scene.actor.id, scene.now)
  await append(scene, { type: 'digest.seen', subject: scene.actor.id })
}

/** @param secret of the installation; the link is made from it again whenever it is shown */
export async function remindersOf(
  { tx, response, actor }: Own,
  secret: Uint8Array,
): Promise<{ rhythm: Rhythm; token: string | undefined }> {
  must(mayKeepReminders(actor))
  const rhythm = await store.findRhythm(tx, response.id, actor.id)
  const link = await store.findLink(tx, response.id, actor.id)
  return { rhythm, token: link && tokenOf(secret, link) }
}

export async function chooseRhythm(scene: Own, rhythm: Rhythm): Promise<void> {
  must(mayKeepReminders(scene.actor))
  await store.setRhythm(scene.tx, scene.response.id, scene.actor.id, rhythm, scene.now)
  await append(scene, { type: 'reminder.chosen', subject: scene.actor.id, data: { rhythm } })
}

/** A new link; the one before opens nothing any more. */
export async function makeLink(scene: Own, secret: Uint8Array): Promise<void> {
  must(mayKeepReminders(scene.actor))
  const { tx, response, actor, now } = scene
  const id = newId()
  await store.deleteLink(tx, response.id, actor.id)
  await store.insertLink(
    tx,
    response.id,
    { personId: actor.id, id, tokenHash: hashToken(tokenOf(secret, id)) },
    now,
  )
  await append(scene, { type: 'calendar.linked', subject: actor.id })
}

export async function revokeLink(scene: Own): Promise<void> {
  must(mayKeepReminders(scene.actor))
  if (await store.deleteLink(scene.tx, scene.response.id, scene.actor.id))
    await append(scene, { type: 'calendar.unlinked', subject: scene.actor.id })
}

/** The due days of whoever holds the link. Throws *not found* for a link that is none. */
export async function daysBehind({ tx, response }: Scene, token: string): Promise<DueDay[]> {
  const owner = await store.enterCalendar(tx, hashToken(token))
  must(owner !== undefined)
  return store.listDueDays(tx, response.id, owner)
}

function tokenOf(secret: Uint8Array, link: string): string {
  return keyed(secret, 'calendar', link).toString('base64url')
}
