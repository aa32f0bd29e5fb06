// A response's own plans on the real database: copied, changed on the revision that was seen, put back, brought as a file.
import { describe, expect, it } from 'vitest'
import type { CastName } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import type { Scene } from '../../../../kernel/event.ts'
import { newId } from '../../../../kernel/id.ts'
import { findShipped } from '../content.ts'
import { mayKeepPlans, mayReadPlans } from '../policy.ts'
import { changePlan, putBack, retirePlan } from './change.ts'
import { bringPlan, copyPlan, makePlan } from './make.ts'
import { findPlan, listPlans, openPlan, openToEdit, readLibrary, readRevisions } from './read.ts'

const guide = findShipped('working-across-sectors')!
const title = { en: 'Our own session' }

/** The policy sees the response; the scene is that person's. */
async function withCopy<T>(
  work: (given: { scene: Scene; id: string; as: Country['as'] }) => Promise<T>,
): Promise<T> {
  return rolledBack(async tx => {
    const country = await makeScene(tx)
    const scene = await country.as('rosa')
    const id = newId()
    await copyPlan(scene, { id, from: guide.id, title })
    return work({ scene, id, as: country.as })
  })
}

const eventsOf = async ({ tx, response }: Scene) =>
  (
    await tx<{ type: string }[]>`
      select type from event where response_id = ${response.id} and type like 'session-plan.%' order by sequence`
  ).map(({ type }) => type)

describe('who may', () => {
  it.each<[CastName, boolean]>([
    ['rosa', true],
    ['amina', true],
    ['samir', false],
    ['grace', false],
    ['jonas', false],
  ])('%s keeps plans: %s; every one of the response reads them', (name, keeps) =>
    rolledBack(async tx => {
      const { actor } = await (await makeScene(tx)).as(name)
      expect([mayReadPlans(actor), mayKeepPlans(actor)]).toEqual([true, keeps])
    }),
  )

  it('nobody without an account does either', () =>
    rolledBack(async tx => {
      const { actor } = await (await makeScene(tx)).asNobody()
      expect([mayReadPlans(actor), mayKeepPlans(actor)]).toEqual([false, false])
    }))

  it('row security refuses a plan that the code would let a receiver write', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const { response, now } = await country.as('samir')
      await expect(
        tx`insert into session_plan (response_id, id, title, minutes, blocks, contradictions, languages, made_at, changed_at)
          values (${response.id}, ${newId()}, '{}', 1, 1, 0, '{}', ${now}, ${now})`,
      ).rejects.toThrow(/row-level security/)
    }))
})

describe('a copy', () => {
  it('is made once, and the plan that came with the program stays as it is', () =>
    withCopy(async ({ scene, id }) => {
      await copyPlan(scene, { id, from: guide.id, title })
      const { plan, own } = await openPlan(scene, id)
      expect({ ...plan, id: guide.id, title: guide.title }).toEqual(guide)
      expect(own).toMatchObject({ revision: 1, madeFrom: guide.id })
      expect(await eventsOf(scene)).toEqual(['session-plan.copied'])
      expect((await listPlans(scene)).map(one => one.id)).toEqual([guide.id, id])
      expect((await readLibrary(scene)).own).toMatchObject([{ minutes: 135, contradictions: 3, blocks: 10 }])
    }))

  it('settles at once what it was made for', () =>
    withCopy(async ({ scene }) => {
      const id = newId()
      const settle = { contradiction: 'lengths.group-work', way: 'take-30' }
      await copyPlan(scene, { id, from: guide.id, title, settle })
      expect((await readLibrary(scene)).own.find(one => one.id === id)).toMatchObject({
        minutes: 140,
        contradictions: 2,
      })
    }))

  it('may be of an own plan too, and an empty one has one block', () =>
    withCopy(async ({ scene, id }) => {
      const [second, empty] = [newId(), newId()]
      await copyPlan(scene, { id: second, from: id, title: { en: 'Again' } })
      const first = { id: 'welcome', kind: 'plenary' as const, title: 'Welcome', minutes: 10, after: '' }
      await makePlan(scene, { id: empty, title: 'New', language: 'en', first })
      expect((await openPlan(scene, second)).own?.madeFrom).toBe(id)
      expect((await openPlan(scene, empty)).plan.blocks).toHaveLength(1)
      await expect(changePlan(scene, empty, 1, { change: 'remove', block: 'welcome' })).rejects.toMatchObject(
        {
          code: 'not-valid',
          reason: 'plans.error.blocks',
        },
      )
    }))
})

describe('a change', () => {
  const move = { change: 'move', block: 'ways', to: 'later' } as const

  it('makes a revision; sent twice it makes one', () =>
    withCopy(async ({ scene, id }) => {
      expect(await changePlan(scene, id, 1, move)).toBeUndefined()
      expect(await changePlan(scene, id, 1, move)).toBeUndefined()
      expect((await openToEdit(scene, id)).revision).toBe(2)
      expect(await readRevisions(scene, id)).toMatchObject([
        { revision: 2, what: 'move', about: { en: expect.any(String) } },
        { revision: 1, what: 'copied' },
      ])
      expect(await eventsOf(scene)).toEqual(['session-plan.copied', 'session-plan.changed'])
    }))

  it('of somebody who saw an older revision is refused, and told what the other has changed', () =>
    withCopy(async ({ scene, id, as }) => {
      const settle = { change: 'settle', contradiction: 'lengths.group-work', way: 'take-30' } as const
      await changePlan(await as('amina'), id, 1, settle)
      const stale = await changePlan(await as('rosa'), id, 1, move)
      expect(stale?.own).toMatchObject({ revision: 2, changedBy: expect.stringContaining('Amina') })
      expect(stale?.differences?.map(({ field, to }) => [field, to])).toEqual([
        ['statedTotal', '140'],
        ['minutes', '30'],
      ])
      expect((await openToEdit(scene, id)).revision).toBe(2)
      // Having seen it, they press again.
      expect(await changePlan(scene, id, 2, move)).toBeUndefined()
      expect((await openToEdit(scene, id)).plan.blocks[2]?.id).toBe('sectors')
    }))

  it('is put back, also what was taken away', () =>
    withCopy(async ({ scene, id }) => {
      await changePlan(scene, id, 1, { change: 'remove', block: 'energiser' })
      expect((await openToEdit(scene, id)).plan.blocks).toHaveLength(9)
      await putBack(scene, id, 2, 1)
      const own = await openToEdit(scene, id)
      expect(own.revision).toBe(3)
      expect(own.plan.blocks).toEqual(guide.blocks)
    }))

  it('remembers the last forty revisions', () =>
    withCopy(async ({ scene, id }) => {
      for (let revision = 1; revision <= 45; revision += 1)
        await changePlan(scene, id, revision, { ...move, to: revision % 2 ? 'later' : 'earlier' })
      expect(await readRevisions(scene, id)).toHaveLength(40)
      await expect(putBack(scene, id, 46, 1)).rejects.toMatchObject({ code: 'gone' })
      expect(await changePlan(scene, id, 2, { change: 'remove', block: 'ways' })).toMatchObject({
        differences: undefined,
      })
    }))

  it('is nobody’s who may not keep plans, and none of a plan that came with the program', () =>
    withCopy(async ({ id, as }) => {
      await expect(changePlan(await as('samir'), id, 1, move)).rejects.toMatchObject({ code: 'not-found' })
      await expect(openToEdit(await as('rosa'), guide.id)).rejects.toMatchObject({ code: 'not-found' })
    }))
})

describe('the library', () => {
  it('holds three hundred that are not put away, all of them shown, and says when it is full', () =>
    withCopy(async ({ scene, id }) => {
      const { tx, response, now } = scene
      const fill = (count: number, retired: Date | null) => tx`
        insert into session_plan (response_id, id, title, minutes, blocks, contradictions, languages, made_at, changed_at,
          retired_at)
        select ${response.id}, gen_random_uuid(), '{"en": "Another"}', 5, 1, 0, '{en}', ${now},
          ${now}::timestamptz + interval '1 minute', ${retired} from generate_series(1, ${count}::int)`
      await fill(299, null)
      await fill(120, now)
      const { own, retired, next } = await readLibrary(scene)
      expect(own).toHaveLength(300)
      expect(own.at(-1)?.id).toBe(id)
      const [second, third] = [await readLibrary(scene, next), await readLibrary(scene, 100)]
      expect([retired, second.retired, third.retired].map(({ length }) => length)).toEqual([50, 50, 20])
      expect(third.next).toBeUndefined()
      const full = { code: 'not-now', reason: 'plans.refused.many', values: { most: 300 } }
      // What is there already may be sent again.
      await copyPlan(scene, { id, from: guide.id, title })
      await retirePlan(scene, id, true)
      await copyPlan(scene, { id: newId(), from: guide.id, title })
      await expect(retirePlan(scene, id, false)).rejects.toMatchObject(full)
      await expect(copyPlan(scene, { id: newId(), from: guide.id, title })).rejects.toMatchObject(full)
    }))
})

describe('a plan that is put away', () => {
  it('is not offered any more, is there for those who keep plans, and comes back', () =>
    withCopy(async ({ scene, id, as }) => {
      await retirePlan(scene, id, true)
      await retirePlan(scene, id, true)
      expect(await findPlan(scene, id)).toBeUndefined()
      expect((await listPlans(scene)).map(one => one.id)).toEqual([guide.id])
      expect((await readLibrary(scene)).retired).toHaveLength(1)
      await expect(changePlan(scene, id, 1, { change: 'remove', block: 'ways' })).rejects.toMatchObject({
        code: 'gone',
      })
      const samir = await as('samir')
      expect((await readLibrary(samir)).retired).toEqual([])
      await expect(openPlan(samir, id)).rejects.toMatchObject({ code: 'not-found' })
      const rosa = await as('rosa')
      await retirePlan(rosa, id, false)
      expect(await findPlan(rosa, id)).toBeDefined()
      expect(await eventsOf(rosa)).toEqual([
        'session-plan.copied',
        'session-plan.retired',
        'session-plan.restored',
      ])
    }))
})

describe('a plan from a file', () => {
  const foreign = { ...guide, id: newId(), title: { fr: 'Notre session' } }

  it('is new once; the same file again changes nothing, also when the plan was changed in between', () =>
    withCopy(async ({ scene }) => {
      expect(await bringPlan(scene, foreign)).toEqual({ outcome: 'new', id: foreign.id })
      expect(await bringPlan(scene, structuredClone(foreign))).toEqual({
        outcome: 'identical',
        id: foreign.id,
      })
      await changePlan(scene, foreign.id, 1, { change: 'remove', block: 'energiser' })
      expect(await bringPlan(scene, foreign)).toEqual({ outcome: 'identical', id: foreign.id })
      expect((await openToEdit(scene, foreign.id)).revision).toBe(2)
    }))

  it('that says something else stands beside the one that is here', () =>
    withCopy(async ({ scene }) => {
      await bringPlan(scene, foreign)
      const other = { ...foreign, statedTotal: 150 }
      const { outcome, id } = await bringPlan(scene, other)
      expect(outcome).toBe('beside')
      expect(await bringPlan(scene, other)).toEqual({ outcome: 'identical', id })
    }))

  it('that was taken out of here is known as it was, and as what it has become', () =>
    withCopy(async ({ scene, id }) => {
      const { plan } = await openPlan(scene, id)
      expect(await bringPlan(scene, plan)).toEqual({ outcome: 'identical', id })
      await changePlan(scene, id, 1, { change: 'remove', block: 'energiser' })
      expect(await bringPlan(scene, plan)).toEqual({ outcome: 'old', id })
      expect(await bringPlan(scene, guide)).toEqual({ outcome: 'identical', id: guide.id })
      const changed = { ...guide, statedTotal: 90 }
      const { outcome, id: own } = await bringPlan(scene, changed)
      expect(outcome).toBe('new')
      expect((await openPlan(scene, own)).own?.madeFrom).toBe(guide.id)
    }))
})
