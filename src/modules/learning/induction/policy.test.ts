// Who may, in sentences, with a stranger in each.
import { expect, it } from 'vitest'
import { type CastName, cast, organisations } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import { type Actor, nobody } from '../../../kernel/actor.ts'
import { mayKeepRequirements, mayKeepStaff, mayReadCoverage } from './policy.ts'

const whoMay = (may: (actor: Actor) => boolean) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const found: CastName[] = []
    for (const name of Object.keys(cast) as CastName[])
      if (may((await country.as(name)).actor)) found.push(name)
    return found.sort()
  })

it('the names of an organisation are kept by its own leads, focal points and administrators', async () => {
  expect(await whoMay(actor => mayKeepStaff(actor, organisations.brightPath!.id))).toEqual(['claire'])
  expect(await whoMay(actor => mayKeepStaff(actor, organisations.riverHealth!.id))).toEqual(['grace'])
  expect(await whoMay(actor => mayKeepStaff(actor, organisations.childrenFirst!.id))).toEqual([
    'amina',
    'ibrahim',
    'rafiq',
  ])
})

it('requirements are kept by coordinators and administrators', async () => {
  expect(await whoMay(mayKeepRequirements)).toEqual(['amina', 'ibrahim'])
})

it('numbers are for everybody who is signed in', () => {
  expect(mayReadCoverage(nobody)).toBe(false)
})
