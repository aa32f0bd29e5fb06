// Evidence at the words of a sentence, and judgements with their reasons, on the real database.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { openGround } from '../commitments/commitments.testing.ts'
import { findObjectives, openSentence } from './commands/read.ts'
import { giveEvidence, judge, takeEvidenceBack } from './commands/write.ts'
import { objectiveNodes } from './objectives.testing.ts'

const sentence = 'objective.1.progress'

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(await country.asSystem(), objectiveNodes)
    await work(country)
  })

const evidence = (more = {}) => ({
  id: newId(),
  quote: '',
  body: 'Minutes of four meetings.',
  address: '',
  ...more,
})
const rating = (more = {}) => ({
  id: newId(),
  level: 'part-way' as const,
  why: 'Two of five sectors agreed.',
  ...more,
})
const hidden = { code: 'not-found' }

describe('an objective', () => {
  it('shows what is attached to its words, and the newest judgement with who and why', () =>
    inCountry(async country => {
      await giveEvidence(await country.as('grace'), sentence, evidence({ quote: 'agreed together' }))
      await judge(await country.as('amina'), sentence, rating({ level: 'first-steps' }))
      await judge(
        { ...(await country.as('amina')), now: new Date(country.now.getTime() + 1000) },
        sentence,
        rating(),
      )
      const found = await findObjectives(await country.as('daniel'))
      expect(found?.objectives).toHaveLength(1)
      const [progress] = found!.objectives[0]!.sentences
      expect(progress).toMatchObject({
        evidence: 1,
        rating: { level: 'part-way', why: 'Two of five sectors agreed.', judgedByName: 'Amina Rahal' },
      })
      const opened = await openSentence(await country.as('daniel'), sentence)
      expect(opened.ratings.map(({ level }) => level)).toEqual(['part-way', 'first-steps'])
      expect(opened.evidence).toMatchObject([{ quote: 'agreed together', givenByName: 'Grace Wanjiru' }])
    }))

  it('takes only words that stand in its sentence', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      await expect(giveEvidence(grace, sentence, evidence({ quote: 'other words' }))).rejects.toMatchObject({
        code: 'not-valid',
      })
    }))

  it('is given the same evidence once, and it can be taken back by who gave it', () =>
    inCountry(async country => {
      const one = evidence()
      await giveEvidence(await country.as('grace'), sentence, one)
      await giveEvidence(await country.as('grace'), sentence, one)
      await expect(takeEvidenceBack(await country.as('rafiq'), one.id)).rejects.toMatchObject(hidden)
      await takeEvidenceBack(await country.as('grace'), one.id)
      expect((await openSentence(await country.as('grace'), sentence)).evidence).toEqual([])
    }))

  it('is judged by child protection alone', () =>
    inCountry(async country => {
      for (const name of ['grace', 'daniel', 'ibrahim'] as const)
        await expect(judge(await country.as(name), sentence, rating())).rejects.toMatchObject(hidden)
      await expect(giveEvidence(await country.as('daniel'), sentence, evidence())).rejects.toMatchObject(
        hidden,
      )
      await expect(findObjectives(await country.asNobody())).rejects.toMatchObject(hidden)
      await expect(openSentence(await country.as('amina'), 'objective.1')).rejects.toMatchObject(hidden)
    }))
})
