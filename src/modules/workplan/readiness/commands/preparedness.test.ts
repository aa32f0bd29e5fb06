// What sectors have ready, on the real database.
import { expect, it } from 'vitest'
import { cast } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import { newId } from '../../../../kernel/id.ts'
import { readyOf } from '../rules/preparedness.ts'
import { addLine, getPreparedness, keepLines, listPreparedness, removeLine } from './preparedness.ts'

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => work(await makeScene(tx)))

const line = 'sector.health.preparedness.number'

it('is not known until somebody says it', () =>
  inCountry(async country => {
    const { lines } = await getPreparedness(country, 'health')
    expect(readyOf(lines)).toMatchObject({ 'not-known': lines.length })
    expect(lines.length).toBeGreaterThan(2)
    expect((await listPreparedness(country)).map(({ sector }) => sector)).toContain('wash')
  }))

it('keeps what was said before when one thing is changed', () =>
  inCountry(async country => {
    const grace = await country.as('grace')
    const owned = { ownerId: cast.grace.id, dueOn: '2026-12-20', note: 'In four of seven.' }
    await keepLines(grace, 'health', [{ line, set: owned }])
    await keepLines(await country.as('amina'), 'health', [{ line, set: { answer: 'partly' } }])
    const { lines } = await getPreparedness(country, 'health')
    expect(lines.find(one => one.line === line)).toMatchObject({
      ...owned,
      answer: 'partly',
      ownerName: 'Grace Wanjiru',
    })
  }))

it('is said by those who speak for the sector alone, of lines that are there, with owners of the sector', () =>
  inCountry(async country => {
    const ready = [{ line, set: { answer: 'ready' } as const }]
    for (const name of ['rafiq', 'victor', 'ibrahim'] as const)
      await expect(keepLines(await country.as(name), 'health', ready)).rejects.toMatchObject({
        code: 'not-found',
      })
    const grace = await country.as('grace')
    await expect(
      keepLines(grace, 'health', [{ line: 'unheard-of', set: { answer: 'ready' } }]),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      keepLines(grace, 'health', [{ line, set: { ownerId: cast.victor.id } }]),
    ).rejects.toMatchObject({ code: 'not-valid' })
  }))

it('takes own lines, once however often they are sent, and lets them go again', () =>
  inCountry(async country => {
    const grace = await country.as('grace')
    const own = { id: newId(), text: 'The ambulance driver knows the number.' }
    const added = await addLine(grace, 'health', own)
    await keepLines(grace, 'health', [{ line: added, set: { answer: 'ready' } }])
    expect(await addLine(grace, 'health', own)).toBe(added)
    const find = async () => (await getPreparedness(grace, 'health')).lines.find(one => one.line === added)
    expect(await find()).toMatchObject({ answer: 'ready', ownText: own.text })
    const rafiq = await country.as('rafiq')
    await expect(removeLine(rafiq, 'health', added)).rejects.toMatchObject({ code: 'not-found' })
    const again = await country.as('grace')
    await expect(removeLine(again, 'health', line)).rejects.toMatchObject({ code: 'not-found' })
    await removeLine(again, 'health', added)
    await removeLine(again, 'health', added)
    expect(await find()).toBeUndefined()
  }))
