// Checks on the real database: begun, answered, promised from, closed.
import { describe, expect, it } from 'vitest'
import { type CastName, cast } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import { newId } from '../../../../kernel/id.ts'
import type { AnswerWord } from '../model.ts'
import { considerationIds, openGround, otherNodeId } from '../readiness.testing.ts'
import { keepAnswers, promiseAction } from './answers.ts'
import { beginCheck, closeCheck, findChecks, openCheck } from './checks.ts'

const [first, second] = considerationIds as [string, string]

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(country)
    await work(country)
  })

async function begin(country: Country, day = '2026-11-23'): Promise<string> {
  const id = newId()
  const scene = { ...(await country.as('amina')), now: new Date(`${day}T08:00:00Z`) }
  await beginCheck(scene, { id, kind: 'outbreak', name: 'Cholera' })
  return id
}

const given = (nodeId: string, answer: AnswerWord, note = '') => ({ id: newId(), nodeId, answer, note })

const answer = async (
  country: Country,
  name: CastName,
  id: string,
  ...all: Parameters<typeof keepAnswers>[2]
) => keepAnswers(await country.as(name), id, all)

describe('a check', () => {
  it('is begun once however often it is sent, and by nobody else', () =>
    inCountry(async country => {
      const check = { id: newId(), kind: 'response', name: 'All of Tamuria' } as const
      await beginCheck(await country.as('amina'), check)
      await beginCheck(await country.as('amina'), check)
      expect((await findChecks(country))?.checks).toHaveLength(1)
      for (const name of Object.keys(cast) as CastName[])
        if (name !== 'amina')
          await expect(beginCheck(await country.as(name), { ...check, id: newId() })).rejects.toMatchObject({
            code: 'not-found',
          })
    }))

  it('holds one answer for each consideration, whoever gives it', () =>
    inCountry(async country => {
      const id = await begin(country)
      expect(await answer(country, 'grace', id, given(first, 'missing'), given(second, 'in-place'))).toBe(2)
      // Another phone, with an id of its own, meets the one that is there.
      expect(await answer(country, 'rafiq', id, given(first, 'partly', 'Half of the staff.'))).toBe(1)
      expect(await answer(country, 'rafiq', id, given(first, 'partly', 'Half of the staff.'))).toBe(0)
      const opened = await openCheck(country, id)
      expect(opened.counts).toMatchObject({ partly: 1, 'in-place': 1, open: 7 })
      expect(opened.answers.find(({ nodeId }) => nodeId === first)).toMatchObject({
        note: 'Half of the staff.',
        answeredByName: 'Rafiq Mia',
      })
    }))

  it('is not answered by who is no focal point, nor for what is no consideration', () =>
    inCountry(async country => {
      const id = await begin(country)
      for (const name of ['victor', 'samir', 'ibrahim'] as const)
        await expect(answer(country, name, id, given(first, 'missing'))).rejects.toMatchObject({
          code: 'not-found',
        })
      await expect(answer(country, 'grace', id, given(otherNodeId, 'missing'))).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(answer(country, 'grace', newId(), given(first, 'missing'))).rejects.toMatchObject({
        code: 'not-found',
      })
    }))

  it('stays as it was when it is closed', () =>
    inCountry(async country => {
      const id = await begin(country)
      await answer(country, 'grace', id, given(first, 'missing'))
      await expect(closeCheck(await country.as('grace'), id)).rejects.toMatchObject({ code: 'not-found' })
      await closeCheck(await country.as('amina'), id)
      await closeCheck(await country.as('amina'), id)
      await expect(answer(country, 'grace', id, given(first, 'in-place'))).rejects.toMatchObject({
        code: 'not-now',
      })
      expect((await openCheck(country, id)).counts.missing).toBe(1)
    }))

  it('is compared with the one before', () =>
    inCountry(async country => {
      const before = await begin(country, '2026-09-01')
      await answer(country, 'grace', before, given(first, 'missing'), given(second, 'in-place'))
      const id = await begin(country)
      await answer(country, 'grace', id, given(first, 'in-place'), given(second, 'partly'))
      expect((await openCheck(country, id)).before).toMatchObject({
        check: { id: before },
        comparison: { better: [{ nodeId: first }], worse: [{ nodeId: second }], same: 0 },
      })
      expect((await openCheck(country, before)).before).toBeUndefined()
    }))
})

describe('what is missing', () => {
  it('is promised once, as an action of the open cycle on the same consideration', () =>
    inCountry(async country => {
      const id = await begin(country)
      await answer(country, 'grace', id, given(first, 'missing'))
      const promise = { id: newId(), nodeId: first }
      const grace = await country.as('grace')
      expect(await promiseAction(grace, id, promise)).toBe(promise.id)
      expect(await promiseAction(grace, id, { ...promise, id: newId() })).toBe(promise.id)
      const rows = await country.tx`
        select w.node_id, a.title, a.status from planned_action a
          join work w on w.response_id = a.response_id and w.id = a.id
        where a.response_id = ${country.responseId}`
      expect(rows).toMatchObject([{ nodeId: first, status: 'not-started' }])
      // Everybody reads the consideration's own title, in their language.
      expect(rows[0]!.title).toBe('')
      // A better answer does not take back what was promised.
      await answer(country, 'grace', id, given(first, 'in-place'))
      expect((await openCheck(grace, id)).answers[0]!.actionId).toBe(promise.id)
    }))

  it('is promised only where something is lacking, and while a cycle is open', () =>
    inCountry(async country => {
      const { tx, responseId } = country
      const id = await begin(country)
      await answer(country, 'grace', id, given(first, 'in-place'), given(second, 'partly'))
      const grace = await country.as('grace')
      const promise = { id: newId(), nodeId: first }
      await expect(promiseAction(grace, id, promise)).rejects.toMatchObject({ code: 'not-now' })
      await expect(promiseAction(await country.as('victor'), id, promise)).rejects.toMatchObject({
        code: 'not-found',
      })
      await tx`update cycle set closed_at = ${grace.now}, report = '{}' where response_id = ${responseId}`
      await expect(promiseAction(grace, id, { ...promise, nodeId: second })).rejects.toMatchObject({
        reason: 'workplan.refused.no-cycle',
      })
    }))
})
