// Delivers what waits, one owner after another, in batches and in the order in which it was made. It knows neither
// the database of the phone nor the network: both are given to it, so that every way of failing can be tried.
import type { Letter } from './outbox.ts'
import { firstBatch, type Said, tryAgain, type Verdict, verdictOn } from './outbox-rules.ts'

/** One that waits. `bytes` is its weight as it is kept. */
export type Waiting = {
  id: string
  owner: string
  order: number
  tries: number
  notBefore: number
  bytes: number
}

export type Queue = {
  /** What has not arrived and waits for nobody, in any order. */
  waiting(): Promise<Waiting[]>
  /** Undefined where it is gone meanwhile. */
  letter(id: string): Promise<Letter | undefined>
  settle(id: string, verdict: Verdict): Promise<void>
}

export type Sent = Letter & { order: number }

export type Reply =
  | { kind: 'said'; items: Said[] }
  /** No network, or an answer that is not ours. */
  | { kind: 'unreachable' }
  /** Reached, but it cannot or will not now. */
  | { kind: 'busy' }
  /** Nobody who may deliver for this owner: they must sign in. */
  | { kind: 'not-them' }
  /** The whole request was refused as it is. */
  | { kind: 'refused'; problem: string }

export type Post = (owner: string, items: Sent[]) => Promise<Reply>

export type Outcome = {
  sent: number
  /** Owners whose items wait until they sign in. */
  mustSignIn: string[]
  reached: boolean
}

export type Given = {
  queue: Queue
  post: Post
  now(): number
  chance(): number
  /** Told before each batch goes and after: the ids that are on their way. */
  onWay?(ids: string[]): void
}

/** @param all whether the pauses between tries are left out, e.g. because the network has just come back */
export async function deliverAll(given: Given, all: boolean): Promise<Outcome> {
  const outcome: Outcome = { sent: 0, mustSignIn: [], reached: true }
  const waiting = await given.queue.waiting()
  const owners = [...new Set(waiting.map(item => item.owner))]
  for (const owner of owners) {
    const theirs = waiting.filter(item => item.owner === owner).sort((a, b) => a.order - b.order)
    // An item that pauses holds back what came after it: a move must not arrive before its referral.
    const due = all ? theirs : theirs[0] && theirs[0].notBefore <= given.now() ? theirs : []
    const end = await deliverTheirs(given, owner, due, outcome)
    if (end === 'unreachable') return { ...outcome, reached: false }
    if (end === 'not-them') outcome.mustSignIn.push(owner)
  }
  return outcome
}

async function deliverTheirs(
  given: Given,
  owner: string,
  due: Waiting[],
  outcome: Outcome,
): Promise<'done' | Exclude<Reply['kind'], 'said' | 'refused'>> {
  let left = due
  let most = 50
  while (left.length > 0) {
    const batch = firstBatch(left, most)
    const sent = await letters(given.queue, batch)
    if (sent.length === 0) {
      left = left.slice(batch.length)
      continue
    }
    given.onWay?.(sent.map(({ item }) => item.id))
    const reply = await given.post(
      owner,
      sent.map(({ item, letter }) => ({ ...letter, order: item.order })),
    )
    given.onWay?.([])
    if (reply.kind === 'refused' && sent.length > 1) {
      // One of them may be what is wrong: smaller pieces find it, and the others get through.
      most = Math.ceil(sent.length / 2)
      continue
    }
    for (const { item, letter } of sent) {
      const verdict = verdictFor(reply, letter, item, given)
      if (verdict.to === 'sent') outcome.sent += 1
      await given.queue.settle(item.id, verdict)
    }
    if (reply.kind !== 'said' && reply.kind !== 'refused') return reply.kind
    left = left.slice(batch.length)
  }
  return 'done'
}

async function letters(queue: Queue, batch: Waiting[]): Promise<{ item: Waiting; letter: Letter }[]> {
  const found: { item: Waiting; letter: Letter }[] = []
  for (const item of batch) {
    const letter = await queue.letter(item.id)
    if (letter) found.push({ item, letter })
  }
  return found
}

function verdictFor(reply: Reply, letter: Letter, item: Waiting, { now, chance }: Given): Verdict {
  if (reply.kind === 'refused') return { to: 'needs-you', problem: reply.problem }
  if (reply.kind !== 'said') return tryAgain(item.tries, now(), chance())
  const said = reply.items.find(one => one.id === letter.id)
  return verdictOn(letter, said, item.tries, now(), chance())
}
