import { describe, expect, it } from 'vitest'
import { plantCountry } from '../../demo/plant.ts'
import { appDb } from '../../test/support/rolled-back.ts'
import { monday } from '../../test/support/scene.ts'
import { hour, minute } from './clock.ts'
import { append, cancelJob, type Scene } from './event.ts'
import { newId } from './id.ts'
import { becomeSystem, runOneJob } from './jobs.ts'

const quiet = () => {}

/** A response of its own, with a job name that no other test claims. */
async function country(): Promise<{
  responseId: string
  name: string
  within: <T>(work: (scene: Scene) => Promise<T>) => Promise<T>
}> {
  const responseId = newId()
  await appDb().transact(tx =>
    plantCountry(tx, { responseId, slug: `t${responseId.slice(0, 8)}`, now: monday }),
  )
  return {
    responseId,
    name: `test.${responseId.slice(0, 8)}`,
    within: work =>
      appDb().transact(async tx => {
        const response = await becomeSystem({ tx, responseId })
        return work({ tx, response, actor: { kind: 'system' }, now: monday })
      }),
  }
}

describe('jobs', () => {
  it('are done once, with what they were given, as the system of their response', async () => {
    const { within, name, responseId } = await country()
    await within(scene =>
      append(scene, { type: 'test.happened', subject: newId(), jobs: [{ name, key: 'a', data: { n: 1 } }] }),
    )
    const done: unknown[] = []
    const handlers = {
      [name]: async (scene: Scene, data: Record<string, unknown>) => {
        done.push([scene.response.id, scene.actor.kind, data])
      },
    }
    expect(await runOneJob(appDb(), handlers, monday, quiet)).toBe(true)
    expect(await runOneJob(appDb(), handlers, monday, quiet)).toBe(false)
    expect(done).toEqual([[responseId, 'system', { n: 1 }]])
  })

  it('wait for their hour, and may be taken back', async () => {
    const { within, name } = await country()
    const subject = newId()
    const runAt = new Date(monday.getTime() + hour)
    await within(scene =>
      append(scene, { type: 'test.happened', subject, jobs: [{ name, key: 'b', runAt }] }),
    )
    const handlers = { [name]: async () => {} }
    expect(await runOneJob(appDb(), handlers, monday, quiet)).toBe(false)
    await within(scene => cancelJob(scene, name, 'b'))
    expect(await runOneJob(appDb(), handlers, new Date(monday.getTime() + 2 * hour), quiet)).toBe(false)
  })

  it('leave nothing behind when they fail, and are tried again later', async () => {
    const { within, name, responseId } = await country()
    const subject = newId()
    await within(scene => append(scene, { type: 'test.happened', subject, jobs: [{ name, key: 'c' }] }))
    let tries = 0
    const handlers = {
      [name]: async (scene: Scene) => {
        tries += 1
        await append(scene, { type: 'test.half', subject })
        if (tries === 1) throw new Error('the line broke')
      },
    }
    expect(await runOneJob(appDb(), handlers, monday, quiet)).toBe(true)
    expect(await runOneJob(appDb(), handlers, monday, quiet)).toBe(false)
    expect(await runOneJob(appDb(), handlers, new Date(monday.getTime() + minute), quiet)).toBe(true)
    const halves = await within(
      scene => scene.tx`select 1 from event where response_id = ${responseId} and type = 'test.half'`,
    )
    expect([tries, halves.length]).toEqual([2, 1])
  })

  it('are not done by two at once', async () => {
    const { within, name } = await country()
    for (const key of ['1', '2', '3', '4'])
      await within(scene => append(scene, { type: 'test.happened', subject: newId(), jobs: [{ name, key }] }))
    const done: string[] = []
    const handlers = {
      [name]: async (scene: Scene) => {
        await scene.tx`select pg_sleep(0)`
        done.push('done')
      },
    }
    const results = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(() => runOneJob(appDb(), handlers, monday, quiet)),
    )
    while (await runOneJob(appDb(), handlers, monday, quiet));
    expect(done.length).toBe(4)
    expect(results.filter(Boolean).length).toBeLessThanOrEqual(4)
  })
})
