// Comments and proposals on the real database: who may say, settle and take back, and that threads stay apart.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { actionIds, editionId, openGround } from '../../workplan/commitments/commitments.testing.ts'
import { listDiscussion, say, settle, takeBack } from './comments.ts'

const nodeId = actionIds[0]!
const part = { editionId, nodeId, thread: '' }
const hidden = { code: 'not-found' }
const form = (more = {}) => ({
  id: newId(),
  kind: 'comment' as const,
  body: 'Nurses read it otherwise.',
  ...more,
})
const proposal = (more = {}) => form({ kind: 'proposal', body: 'Say ward, not team.', ...more })

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem())
    await work(country)
  })

describe('a discussion', () => {
  it('holds comments and their answers, each said once', () =>
    inCountry(async country => {
      const first = form()
      await say(await country.as('daniel'), part, first)
      await say(await country.as('daniel'), part, first)
      const later = new Date(country.now.getTime() + 1000)
      await say(
        { ...(await country.as('amina')), now: later },
        part,
        form({ answers: first.id, body: 'How?' }),
      )
      const found = await listDiscussion(await country.as('grace'), part)
      expect(found.map(({ body, answers, madeByName }) => ({ body, answers, madeByName }))).toMatchObject([
        { body: first.body, answers: null },
        { body: 'How?', answers: first.id, madeByName: 'Amina Rahal' },
      ])
    }))

  it('on words that are proposed stands apart from the one on the part', () =>
    inCountry(async country => {
      const scene = await country.as('daniel')
      await say(scene, { ...part, thread: newId() }, form())
      expect(await listDiscussion(scene, part)).toEqual([])
    }))

  it('proposals are answered by those who own the part, with the reason', () =>
    inCountry(async country => {
      const one = proposal()
      await say(await country.as('daniel'), part, one)
      const settlement = { outcome: 'taken' as const, why: 'It is clearer.' }
      for (const name of ['daniel', 'grace', 'victor'] as const)
        await expect(settle(await country.as(name), one.id, settlement)).rejects.toMatchObject(hidden)
      await settle(await country.as('amina'), one.id, settlement)
      expect(await listDiscussion(await country.as('daniel'), part)).toMatchObject([
        { outcome: 'taken', outcomeWhy: 'It is clearer.', settledByName: 'Amina Rahal' },
      ])
      // What was answered stays.
      await expect(takeBack(await country.as('daniel'), one.id)).rejects.toMatchObject(hidden)
    }))

  it('comments are not decided upon, and only their author takes them back', () =>
    inCountry(async country => {
      const one = form()
      await say(await country.as('daniel'), part, one)
      await expect(
        settle(await country.as('amina'), one.id, { outcome: 'later', why: 'No.' }),
      ).rejects.toMatchObject({ code: 'not-now' })
      await expect(takeBack(await country.as('amina'), one.id)).rejects.toMatchObject(hidden)
      await takeBack(await country.as('daniel'), one.id)
      expect(await listDiscussion(await country.as('amina'), part)).toEqual([])
    }))

  it('is for people of the response', () =>
    inCountry(async country => {
      await expect(listDiscussion(await country.asNobody(), part)).rejects.toMatchObject(hidden)
      await expect(say(await country.asNobody(), part, form())).rejects.toMatchObject(hidden)
    }))
})
