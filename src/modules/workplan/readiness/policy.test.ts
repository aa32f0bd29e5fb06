// Who may, in sentences, with a stranger in each.
import { describe, expect, it } from 'vitest'
import { type CastName, cast, organisations } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import { type Actor, nobody } from '../../../kernel/actor.ts'
import {
  mayAnswerCheck,
  mayBeginProgramme,
  mayKeepChecks,
  mayKeepPreparedness,
  mayKeepProgramme,
} from './policy.ts'

/** Everybody of the cast for whom it holds. */
const whoMay = (may: (actor: Actor) => boolean) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const found: CastName[] = []
    for (const name of Object.keys(cast) as CastName[])
      if (may((await country.as(name)).actor)) found.push(name)
    return found.sort()
  })

const focalPoints = ['amina', 'claire', 'grace', 'rafiq', 'tomas']

describe('readiness', () => {
  it('is begun and closed by who speaks for child protection', async () => {
    expect(await whoMay(mayKeepChecks)).toEqual(['amina'])
  })

  it('is answered by the focal points of all sectors', async () => {
    expect(await whoMay(mayAnswerCheck)).toEqual(focalPoints)
  })
})

it('what a sector has ready is kept by those who speak for it or for child protection', async () => {
  expect(await whoMay(actor => mayKeepPreparedness(actor, 'health'))).toEqual(['amina', 'grace'])
})

describe('a programme', () => {
  it('is kept by focal points of its sectors and by who leads a team of its organisation', async () => {
    const ofSchools = { organisationId: organisations.lakeCamp!.id, sectors: ['education', 'wash'] }
    expect(await whoMay(actor => mayKeepProgramme(actor, ofSchools))).toEqual([
      'amina',
      'claire',
      'rafiq',
      'tomas',
    ])
  })

  it('of no single organisation is kept by focal points alone', async () => {
    const together = { organisationId: null, sectors: ['livelihoods'] }
    expect(await whoMay(actor => mayKeepProgramme(actor, together))).toEqual(['amina'])
  })

  it('may be begun by focal points and leads', async () => {
    expect(await whoMay(mayBeginProgramme)).toEqual([...focalPoints, 'samir', 'victor'].sort())
  })
})

it('nobody without an account may do anything', () => {
  const any = { organisationId: null, sectors: ['health'] }
  expect([
    mayKeepChecks(nobody),
    mayAnswerCheck(nobody),
    mayKeepPreparedness(nobody, 'health'),
    mayKeepProgramme(nobody, any),
    mayBeginProgramme(nobody),
  ]).toEqual([false, false, false, false, false])
})
