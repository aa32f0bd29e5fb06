// A session that counts as a training: numbers given on phones, recorded by the keepers of each organisation for their own.
import { describe, expect, it } from 'vitest'
import { organisations } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import type { Tx } from '../../../../kernel/db.ts'
import { newId } from '../../../../kernel/id.ts'
import { hashToken } from '../../../../kernel/session.ts'
import { getPerson, keepPerson } from '../../induction/commands/staff.ts'
import { addPasted, getTraining, listTrainings } from '../../induction/commands/trainings.ts'
import { takeSeat } from '../commands/part.ts'
import { prepareSession } from '../commands/prepare.ts'
import { finishSession, forgetParticipants } from '../commands/results.ts'
import { takePart } from '../commands/scene.ts'
import {
  chooseTopics,
  forgetLeft,
  giveNumber,
  listLeft,
  listWaiting,
  readNumber,
  takeOver,
} from './commands.ts'

const [school, leading] = [organisations.brightPath!.id, organisations.childrenFirst!.id]
const form = { name: '', named: false, sector: '', remote: false }
const token = (number: number) => hashToken(`seat ${number}`)

async function person(country: Country, keeper: 'claire' | 'amina', number: string, name: string) {
  const id = newId()
  await keepPerson(await country.as(keeper), {
    ...{ id, name, number, sector: 'education', areaPcode: null, role: 'guard' as const },
    ...{ contact: true, firstContactOn: '2026-11-01' },
  })
  return id
}

/** Amina leads; four phones; the session counts as training in referral. */
async function session(country: Country, topics = ['referral']) {
  const id = newId()
  const amina = await country.as('amina')
  await prepareSession(amina, {
    ...{ id, planId: 'working-across-sectors', title: 'Working together', language: 'en' as const },
    ...{ beginsAt: amina.now, groupingBy: 'evenly' as const },
  })
  await chooseTopics(amina, id, topics)
  const nobody = await country.asNobody()
  for (const number of [1, 2, 3, 4]) await takeSeat(nobody, id, form, token(number))
  return id
}

const seen = (tx: Tx) => tx<{ number: string }[]>`select number from live_staff_number order by number`

describe('a session that counts as a training', () => {
  it('is recorded at its end for the people of whoever leads; the others’ keepers record their own', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const own = await person(country, 'amina', '7', 'Fatou')
      const theirs = await person(country, 'claire', '7', 'Mara')
      const id = await session(country)
      const nobody = await country.asNobody()
      await giveNumber(nobody, id, token(1), { organisationId: leading, number: '7' })
      await giveNumber(nobody, id, token(2), { organisationId: school, number: '7' })
      await giveNumber(nobody, id, token(3), { organisationId: school, number: '99' })
      // In the transaction of a facilitator nobody holds a seat.
      await tx`select set_config('across.seat', '', true)`
      await finishSession(await country.as('amina'), id)
      const amina = await country.as('amina')
      const [training] = await listTrainings(amina)
      expect(training).toMatchObject({ title: 'Working together', topics: ['referral'], people: 1 })
      expect((await getTraining(amina, training!.id)).people).toMatchObject([{ id: own }])
      expect(await seen(tx)).toHaveLength(0)

      const claire = await country.as('claire')
      expect(await listWaiting(claire)).toMatchObject([{ sessionId: id, people: 2 }])
      const taken = await takeOver(claire, id)
      expect(taken).not.toBe(training!.id)
      expect(await takeOver(claire, id)).toBe(taken)
      const opened = await getTraining(claire, taken!)
      expect(opened.people).toMatchObject([{ id: theirs }])
      const item = (await getPerson(claire, theirs)).items.find(one => one.requirement.id === 'referral')
      expect(item?.doneOn).toBe('2026-11-23')

      // What means nobody is theirs to correct, and then forgotten.
      expect(await listLeft(claire, opened.training)).toMatchObject([{ number: '99' }])
      expect(await addPasted(claire, taken!, '99')).toEqual({ added: 0, notFound: ['99'] })
      await forgetLeft(claire, opened.training)
      expect(await listLeft(claire, opened.training)).toEqual([])
      expect(await listWaiting(claire)).toEqual([])
    }))

  it('shows a number to its own phone and the keepers of that organisation, and to nobody else', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const id = await session(country)
      const nobody = await country.asNobody()
      await giveNumber(nobody, id, token(1), { organisationId: school, number: '12' })
      expect(await readNumber(await takePart(nobody, id, token(1)))).toMatchObject({ number: '12' })
      expect(await readNumber(await takePart(nobody, id, token(2)))).toBeUndefined()
      expect(await seen(tx)).toHaveLength(0)
      // Signing in ends what the phone could see.
      await tx`select set_config('across.seat', '', true)`
      for (const name of ['amina', 'rosa', 'samir', 'victor', 'daniel'] as const) {
        await country.as(name)
        expect(await seen(tx)).toHaveLength(0)
      }
      await country.as('claire')
      expect(await seen(tx)).toHaveLength(1)
      await expect(takeOver(await country.as('rosa'), id)).rejects.toThrow('not-found')
      await expect(takeOver(await country.as('claire'), id)).rejects.toThrow('not-found')
      await expect(chooseTopics(await country.as('claire'), id, [])).rejects.toThrow('not-found')
      await expect(giveNumber(nobody, id, token(9), undefined)).rejects.toThrow('not-found')
    }))

  it('is taken back by the phone, and goes with its seat', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const id = await session(country)
      const nobody = await country.asNobody()
      for (const number of [1, 2])
        await giveNumber(nobody, id, token(number), { organisationId: school, number: String(number) })
      await giveNumber(nobody, id, token(1), undefined)
      await tx`select set_config('across.seat', '', true)`
      const system = await country.asSystem()
      expect((await seen(tx)).map(({ number }) => number)).toEqual(['2'])
      await forgetParticipants(system, id)
      expect(await seen(tx)).toHaveLength(0)
    }))

  it('may be said after the end; before that no number is taken', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      await person(country, 'claire', '7', 'Mara')
      const id = await session(country, [])
      const nobody = await country.asNobody()
      const give = () => giveNumber(nobody, id, token(1), { organisationId: school, number: '7' })
      await expect(give()).rejects.toThrow('no-training')
      await finishSession(await country.as('amina'), id)
      await chooseTopics(await country.as('rosa'), id, ['referral'])
      await country.asNobody()
      await give()
      await expect(
        giveNumber(nobody, id, token(1), { organisationId: newId(), number: '7' }),
      ).rejects.toThrow('attendance.error.organisation')
      const claire = await country.as('claire')
      const taken = await takeOver(claire, id)
      expect((await getTraining(claire, taken!)).people).toHaveLength(1)
      await expect(chooseTopics(await country.as('rosa'), id, ['code-of-conduct'])).rejects.toThrow(
        'live.error.form',
      )
    }))
})
