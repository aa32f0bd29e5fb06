// Induction on the real database: added, trained, signed, signed again, counted; and nobody else's names.
import { describe, expect, it } from 'vitest'
import { organisations } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import { day } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/id.ts'
import { keepRequirement, listRequirements, publishVersion, settle } from './commands/requirements.ts'
import { forgetPerson, getPerson, keepPerson, listStaff, markLeft, readCoverage } from './commands/staff.ts'
import { addPasted, getTraining, recordAttendance, takeOff } from './commands/trainings.ts'
import { bringList } from './lists/commands.ts'
import type { StaffForm } from './model.ts'
import { stateOf } from './rules.ts'
import { signDocument } from './signing/commands.ts'

const person = (more: Partial<StaffForm> = {}): StaffForm => ({
  id: newId(),
  name: 'Émile Sorel',
  number: '',
  sector: 'education',
  areaPcode: null,
  role: 'guard',
  contact: true,
  firstContactOn: '2026-11-01',
  ...more,
})

const training = { title: 'Induction day', heldOn: '2026-11-10', place: 'Lake Camp', trainer: 'Amina' }

type Country = Awaited<ReturnType<typeof makeScene>>

/** Both texts published, everything trained and signed. */
async function inducted(country: Country, form: StaffForm) {
  const amina = await country.as('amina')
  for (const id of ['code-of-conduct', 'safeguarding-policy'])
    await publishVersion(amina, id, { version: 1, text: 'Be kind.', material: false }, 'en')
  const claire = await country.as('claire')
  await keepPerson(claire, form)
  const topics = (await listRequirements(claire))
    .filter(({ kind }) => kind === 'training')
    .map(({ id }) => id)
  const id = newId()
  await recordAttendance(claire, { ...training, id, topics }, [form.id])
  for (const requirementId of ['code-of-conduct', 'safeguarding-policy'])
    await signDocument(claire, form.id, { requirementId, version: 1, typedName: 'emile  sorel', mark: '' })
  return { claire, trainingId: id, topics }
}

const stateNow = async (scene: Parameters<typeof getPerson>[0], id: string) =>
  stateOf((await getPerson(scene, id)).staff, '2026-11-23')

describe('somebody', () => {
  it('is overdue until trained and signed, and then complete', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const claire = await country.as('claire')
      const early = person({ name: 'Mara' })
      await keepPerson(claire, early)
      expect(await stateNow(claire, early.id)).toBe('overdue')
      const form = person()
      await inducted(country, form)
      expect(await stateNow(await country.as('claire'), form.id)).toBe('complete')
      const listed = await listStaff(await country.as('claire'), { most: 10 })
      expect(listed.map(({ name }) => name)).toEqual(['Mara', 'Émile Sorel'])
      expect(await listStaff(await country.as('claire'), { q: 'EMILE', most: 10 })).toHaveLength(1)
      expect(await listStaff(await country.as('claire'), { state: 'complete', most: 10 })).toHaveLength(1)
      expect(await listStaff(await country.as('claire'), { after: listed[0]!.id, most: 10 })).toHaveLength(1)
    }))

  it('signs again when the meaning of a text changes, and not for a corrected word', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const form = person()
      await inducted(country, form)
      const publish = async (version: number, material: boolean) => {
        await publishVersion(
          await country.as('amina'),
          'code-of-conduct',
          { version, text: 'So.', material },
          'en',
        )
        await settle(await country.asSystem())
        return stateNow(await country.as('claire'), form.id)
      }
      expect(await publish(2, false)).toBe('complete')
      expect(await publish(3, true)).toBe('sign-again')
      const claire = await country.as('claire')
      const sign = (version: number, typedName: string) =>
        signDocument(claire, form.id, { requirementId: 'code-of-conduct', version, typedName, mark: '' })
      await expect(sign(2, 'Émile Sorel')).rejects.toThrow('text-changed')
      await expect(sign(3, 'Somebody')).rejects.toThrow('typed-name')
      await sign(3, 'Émile Sorel')
      await sign(3, 'Émile Sorel')
      expect(await stateNow(claire, form.id)).toBe('complete')
    }))

  it('is judged anew when a requirement is added or retired, and keeps what was recorded', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const form = person()
      await inducted(country, form)
      const own = {
        kind: 'training' as const,
        title: 'Driving near schools',
        roles: [],
        contactOnly: false,
        months: 6,
        isRetired: false,
      }
      const judgedWhen = async (isRetired: boolean) => {
        await keepRequirement(await country.as('amina'), 'own.driving', { ...own, isRetired }, 'en')
        await settle(await country.asSystem())
        return stateNow(await country.as('claire'), form.id)
      }
      expect(await judgedWhen(false)).toBe('overdue')
      expect(await judgedWhen(true)).toBe('complete')
      await expect(keepRequirement(await country.as('claire'), 'own.x', own, 'en')).rejects.toThrow(
        'not-found',
      )
    }))

  it('is not there for anybody else, in code and in row security', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const form = person()
      const { trainingId } = await inducted(country, form)
      for (const name of ['amina', 'ibrahim', 'daniel', 'victor'] as const) {
        const other = await country.as(name)
        await expect(getPerson(other, form.id)).rejects.toThrow('not-found')
        await expect(getTraining(other, trainingId)).rejects.toThrow('not-found')
        for (const table of [
          'induction_staff',
          'induction_training',
          'induction_attendance',
          'induction_signature',
        ])
          expect(await tx`select from ${tx(table)}`).toHaveLength(0)
      }
      await expect(keepPerson(await country.as('daniel'), form)).rejects.toThrow('not-found')
      await expect(tx.savepoint(async () => keepPerson(await country.as('victor'), form))).rejects.toThrow()
    }))

  it('and a list of theirs are not there for the keeper of another organisation who knows an id', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const claire = await country.as('claire')
      const form = person()
      const list = {
        ...{
          id: newId(),
          state: 'columns' as const,
          signature: 'x',
          columns: ['Name'],
          mapping: {},
          notes: [],
        },
        rows: [],
      }
      await keepPerson(claire, form)
      await bringList(claire, list)
      const asGrace = await country.as('grace')
      await expect(keepPerson(asGrace, { ...form, name: 'Another' })).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(bringList(asGrace, list)).rejects.toMatchObject({ code: 'not-found' })
      // Nothing was changed, and whoever keeps them may send them again.
      const again = await country.as('claire')
      expect((await getPerson(again, form.id)).staff.name).toBe('Émile Sorel')
      await keepPerson(again, form)
      await bringList(again, list)
    }))

  it('does not share a staff number', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const claire = await country.as('claire')
      const first = person({ number: '7' })
      await keepPerson(claire, first)
      await keepPerson(claire, { ...first, role: 'driver' })
      await expect(keepPerson(claire, person({ number: '7' }))).rejects.toThrow('induction.error.number')
    }))
})

it('whoever left is forgotten two years later with all that was kept of them, unless they came back', () =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const [gone, back] = [person({ name: 'Mara' }), person({ name: 'Kit' })]
    const { claire } = await inducted(country, person())
    for (const form of [gone, back]) {
      await keepPerson(claire, form)
      await markLeft(claire, form.id)
    }
    await keepPerson(claire, back)
    const kept = async () => {
      const rows = await tx<{ name: string }[]>`select name from induction_staff order by folded`
      return rows.map(({ name }) => name)
    }
    const system = await country.asSystem()
    const after = async (days: number) => {
      for (const { id } of [gone, back])
        await forgetPerson({ ...system, now: new Date(system.now.getTime() + days * day) }, id)
      return kept()
    }
    expect(await after(729)).toEqual(['Émile Sorel', 'Kit', 'Mara'])
    expect(await after(731)).toEqual(['Émile Sorel', 'Kit'])
    const [job] = await tx<{ days: number }[]>`
      select (run_at::date - ${system.now}::date)::int as days from job
      where name = 'induction.forget-person' and key = ${gone.id}`
    expect(job).toEqual({ days: 731 })
  }))

it('a pasted list finds names and numbers, and gives back what means nobody or several', () =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const claire = await country.as('claire')
    for (const form of [
      person({ number: '12' }),
      person({ name: 'Ana' }),
      person({ name: 'ANA' }),
      person({ name: 'Bo' }),
    ])
      await keepPerson(claire, form)
    const id = newId()
    await recordAttendance(claire, { ...training, id, topics: ['referral'] }, [])
    const pasted = await addPasted(claire, id, 'bo\n12\nana\nNobody Known\n')
    expect(pasted).toEqual({ added: 2, notFound: ['ana', 'Nobody Known'] })
    expect((await addPasted(claire, id, 'Bo')).added).toBe(0)
    const { people } = await getTraining(claire, id)
    expect(people.map(({ name }) => name)).toEqual(['Bo', 'Émile Sorel'])
    const [bo] = people
    const referral = async () =>
      (await getPerson(claire, bo!.id)).items.find(({ requirement }) => requirement.id === 'referral')?.doneOn
    expect(await referral()).toBe('2026-11-10')
    await expect(takeOff(await country.as('victor'), id, bo!.id)).rejects.toThrow('not-found')
    await country.as('claire')
    for (let time = 0; time < 2; time += 1) await takeOff(claire, id, bo!.id)
    expect(await referral()).toBeNull()
    expect((await getTraining(claire, id)).people).toHaveLength(1)
  }))

it('numbers are the same for a coordinator as for the list, by each side, and lose who left', () =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const form = person({ areaPcode: 'TM0202' })
    await inducted(country, form)
    const claire = await country.as('claire')
    await keepPerson(claire, person({ name: 'Mara', firstContactOn: '2027-01-01' }))
    const amina = await country.as('amina')
    expect(await readCoverage(amina, 'organisation')).toEqual(
      expect.arrayContaining([
        { key: organisations.brightPath!.id, state: 'complete', people: 1 },
        { key: organisations.brightPath!.id, state: 'due', people: 1 },
      ]),
    )
    expect(await readCoverage(amina, 'area')).toContainEqual({ key: 'TM0202', state: 'complete', people: 1 })
    await markLeft(await country.as('claire'), form.id)
    expect(await readCoverage(await country.as('amina'), 'sector')).toEqual([
      { key: 'education', state: 'due', people: 1 },
    ])
    await expect(readCoverage(await country.asNobody(), 'sector')).rejects.toThrow('not-found')
  }))
