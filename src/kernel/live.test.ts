// The lines on which pages hear that something changed: whose they are, how many, and when they end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appDb } from '../../test/support/rolled-back.ts'
import { channel } from './event.ts'
import { newId } from './id.ts'
import { endLines, type Hub, startHub } from './live.ts'

let hub: Hub
const responseId = newId()

beforeAll(async () => {
  hub = await startHub(appDb())
})
afterAll(() => hub.stop())

type Line = { next(): Promise<string>; ended(): Promise<boolean>; leave(): Promise<void> }

/** What somebody's browser reads; the greeting has been read. */
async function lineOf(who: string, topics = [who]): Promise<Line & { greeting: string }> {
  const reader = hub.subscribe({ responseId, who, topics, resumed: false }).getReader()
  const next = async () => {
    const { value, done } = await reader.read()
    return done ? 'ended' : new TextDecoder().decode(value)
  }
  return {
    greeting: await next(),
    next,
    ended: async () => (await next()) === 'ended',
    leave: () => reader.cancel(),
  }
}

const tell = (topics: string[], type = 'thing.changed') =>
  appDb().transact(tx => {
    const signal = { response: responseId, type, sequence: 1, subject: newId(), topics }
    return tx`select pg_notify(${channel}, ${JSON.stringify(signal)})`
  })

describe('a line', () => {
  it('brings what its topics are told, and nothing else', async () => {
    const nadia = await lineOf('person:nadia', ['person:nadia', 'team:one'])
    await tell(['team:two'], 'foreign.changed')
    await tell(['team:one'])
    const first = await nadia.next()
    expect(first).toContain('thing.changed')
    expect(first).not.toContain('foreign.changed')
    await nadia.leave()
    expect(hub.listeners()).toBe(0)
  })

  it('ends when whoever holds it may hear no more, and only theirs', async () => {
    const nadia = await lineOf('person:nadia', ['team:one'])
    const daniel = await lineOf('person:daniel', ['team:one'])
    await appDb().transact(tx => endLines(tx, responseId, 'person:nadia'))
    expect(await nadia.ended()).toBe(true)
    await tell(['team:one'])
    expect(await daniel.next()).toContain('thing.changed')
    await daniel.leave()
    expect(hub.listeners()).toBe(0)
  })

  it('is one of twelve at most of the same person', async () => {
    const open = await Promise.all(Array.from({ length: 12 }, () => lineOf('person:samir')))
    const more = await lineOf('person:samir')
    expect(more.greeting).toBe('retry: 60000\n\n')
    expect(await more.ended()).toBe(true)
    expect(hub.listeners()).toBe(12)
    await open[0]!.leave()
    const again = await lineOf('person:samir')
    expect(again.greeting).toBe('retry: 3000\n\n')
    await Promise.all([...open.slice(1), again].map(line => line.leave()))
    expect(hub.listeners()).toBe(0)
  })
})
