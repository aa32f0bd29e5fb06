import { describe, expect, it } from 'vitest'
import type { Letter } from './outbox.ts'
import { deliverAll, type Given, type Post, type Queue, type Reply, type Sent } from './outbox-delivery.ts'
import { replyOf } from './outbox-post.ts'
import { firstBatch, tryAgain, type Verdict, verdictOn } from './outbox-rules.ts'

type Kept = {
  letter: Letter
  owner: string
  order: number
  tries: number
  notBefore: number
  verdict?: Verdict
}

/** A phone in memory that forgets exactly what it is told to forget. */
function phone(count: number, owner = 'tamuria/daniel') {
  const kept = new Map<string, Kept>()
  for (let order = 0; order < count; order += 1) {
    const id = `item-${order}`
    kept.set(id, {
      letter: { id, kind: 'referral', body: {}, hash: `hash-${order}` },
      owner,
      order,
      tries: 0,
      notBefore: 0,
    })
  }
  const queue: Queue = {
    waiting: async () =>
      [...kept.entries()]
        .filter(([, item]) => item.verdict === undefined || item.verdict.to === 'saved')
        .map(([id, item]) => ({ id, ...item, bytes: 20_000 }))
        .reverse(),
    letter: async id => kept.get(id)?.letter,
    settle: async (id, verdict) => {
      const item = kept.get(id)!
      item.verdict = verdict
      if (verdict.to === 'saved') Object.assign(item, { tries: verdict.tries, notBefore: verdict.notBefore })
    },
  }
  const given = (post: Post, now = 1000): Given => ({ queue, post, now: () => now, chance: () => 0.5 })
  const states = () => [...kept.values()].map(item => item.verdict?.to ?? 'untouched')
  return { kept, queue, given, states }
}

const stored = (items: Sent[]): Reply => ({
  kind: 'said',
  items: items.map(item => ({ id: item.id, outcome: 'stored', ...(item.hash ? { hash: item.hash } : {}) })),
})

describe('a round of delivery', () => {
  it('sends all in the order in which it was made, in batches', async () => {
    const { given, states } = phone(120)
    const seen: number[] = []
    const sizes: number[] = []
    const outcome = await deliverAll(
      given(async (_owner, items) => {
        seen.push(...items.map(item => item.order))
        sizes.push(items.length)
        return stored(items)
      }),
      false,
    )
    expect(outcome).toEqual({ sent: 120, mustSignIn: [], reached: true })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(sizes).toEqual([50, 50, 20])
    expect(new Set(states())).toEqual(new Set(['sent']))
  })

  it('stops at the first request that does not get through, and waits before the next', async () => {
    const { given, kept, states } = phone(60)
    const posts: number[] = []
    const post: Post = async (_owner, items) => {
      posts.push(items.length)
      return { kind: 'unreachable' }
    }
    expect((await deliverAll(given(post), false)).reached).toBe(false)
    expect(posts).toEqual([50])
    expect(states().filter(state => state === 'saved')).toHaveLength(50)
    expect(kept.get('item-0')).toMatchObject({ tries: 1, notBefore: 6000 })
    // Not before its time; and what came after it waits with it.
    await deliverAll(given(post, 2000), false)
    expect(posts).toEqual([50])
    await deliverAll(given(post, 6000), false)
    // At once when the network has come back.
    await deliverAll(given(post, 6001), true)
    expect(posts).toEqual([50, 50, 50])
  })

  it('forgets nothing that the answer leaves out or of which it says later', async () => {
    const { given, states } = phone(3)
    await deliverAll(
      given(async () => ({ kind: 'said', items: [{ id: 'item-1', outcome: 'later' }] })),
      false,
    )
    expect(states()).toEqual(['saved', 'saved', 'saved'])
  })

  it('forgets nothing where another hash is acknowledged, or none', async () => {
    const { given, kept } = phone(2)
    await deliverAll(
      given(async () => ({
        kind: 'said',
        items: [
          { id: 'item-0', outcome: 'stored', hash: 'another' },
          { id: 'item-1', outcome: 'repeated' },
        ],
      })),
      false,
    )
    for (const item of kept.values())
      expect(item.verdict).toEqual({ to: 'needs-you', problem: 'hash-differs' })
  })

  it('keeps what is refused for its person, with the reason, and lets the others through', async () => {
    const { given, kept, states } = phone(3)
    await deliverAll(
      given(async (_owner, items) => {
        const said = stored(items)
        if (said.kind === 'said')
          said.items[1] = { id: 'item-1', outcome: 'refused', problem: 'not-valid', reason: 'some.reason' }
        return said
      }),
      false,
    )
    expect(states()).toEqual(['sent', 'needs-you', 'sent'])
    expect(kept.get('item-1')?.verdict).toEqual({
      to: 'needs-you',
      problem: 'not-valid',
      reason: 'some.reason',
    })
  })

  it('finds the one item for which a whole request is refused', async () => {
    const { given, states } = phone(9)
    await deliverAll(
      given(async (_owner, items) =>
        items.some(item => item.id === 'item-4') ? { kind: 'refused', problem: 'too-large' } : stored(items),
      ),
      false,
    )
    expect(
      states()
        .map((state, at) => [at, state])
        .filter(([, state]) => state !== 'sent'),
    ).toEqual([[4, 'needs-you']])
  })

  it('delivers for everybody on the phone, also after somebody who must sign in first', async () => {
    const { given, kept, states } = phone(2)
    kept.get('item-0')!.owner = 'tamuria/leila'
    const outcome = await deliverAll(
      given(async (owner, items) => (owner === 'tamuria/leila' ? { kind: 'not-them' } : stored(items))),
      false,
    )
    expect(outcome).toEqual({ sent: 1, mustSignIn: ['tamuria/leila'], reached: true })
    expect(states()).toEqual(['saved', 'sent'])
  })
})

describe('the pauses', () => {
  it('grow to a quarter of an hour and differ between phones', () => {
    const at = (tries: number, chance: number) => {
      const verdict = tryAgain(tries, 0, chance)
      return verdict.to === 'saved' ? verdict.notBefore : undefined
    }
    expect([0, 1, 2, 5, 20].map(tries => at(tries, 0.5))).toEqual([5000, 10_000, 20_000, 160_000, 900_000])
    expect([at(0, 0), at(0, 1)]).toEqual([3750, 6250])
  })
})

describe('a batch', () => {
  it('is bounded in number and weight and never empty', () => {
    const items = (sizes: number[]) => sizes.map(bytes => ({ bytes }))
    expect(firstBatch(items([5, 5, 5]), 2, 100)).toHaveLength(2)
    expect(firstBatch(items([60, 60]), 9, 100)).toHaveLength(1)
    expect(firstBatch(items([500, 1]), 9, 100)).toHaveLength(1)
  })
})

describe('an answer', () => {
  it('is taken for ours only where it speaks as we do', () => {
    expect(replyOf(200, { items: [{ id: 'a', outcome: 'stored' }, 'noise'] })).toEqual({
      kind: 'said',
      items: [{ id: 'a', outcome: 'stored' }],
    })
    expect(replyOf(200, { welcome: 'to the hotspot' }).kind).toBe('unreachable')
    expect(replyOf(404, '<html>').kind).toBe('unreachable')
    expect(replyOf(401, { problem: 'not-signed-in' }).kind).toBe('not-them')
    expect(replyOf(413, { problem: 'too-large' })).toEqual({ kind: 'refused', problem: 'too-large' })
    for (const status of [404, 409, 429, 500, 503])
      expect(replyOf(status, { problem: 'something' }).kind).toBe('busy')
  })

  it('without a hash is enough only where none was sent', () => {
    const move: Letter = { id: 'm', kind: 'receipt', body: {} }
    expect(verdictOn(move, { id: 'm', outcome: 'stored' }, 0, 0, 0)).toEqual({ to: 'sent' })
    expect(verdictOn(move, { id: 'm', outcome: 'stored', hash: 'x' }, 0, 0, 0).to).toBe('needs-you')
  })
})
