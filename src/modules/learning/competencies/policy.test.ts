// Who may, in sentences, with a stranger in each.
import { describe, expect, it } from 'vitest'
import { type CastName, cast, teams } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import { type Actor, nobody } from '../../../kernel/actor.ts'
import type { Supervisor } from './model.ts'
import {
  mayRate,
  mayReadCompetencies,
  maySeeGaps,
  mayShare,
  maySupervise,
  maySuperviseAtAll,
  mayWithdraw,
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

const share = (team: keyof typeof teams, supervisor: Supervisor) => ({
  teamId: teams[team]!.id,
  sector: teams[team]!.sector,
  supervisor,
})

describe('a person’s own view', () => {
  it('is said by nobody else', async () => {
    expect(await whoMay(actor => mayRate(actor, cast.daniel.id))).toEqual(['daniel'])
  })

  it('is shared only in a team one is in', async () => {
    expect(await whoMay(actor => mayShare(actor, teams.school!.id))).toEqual(['claire', 'daniel'])
  })
})

describe('somebody is supervised', () => {
  it('by nobody while nothing is shared', async () => {
    expect(await whoMay(actor => maySupervise(actor, cast.daniel.id, []))).toEqual([])
  })

  it('by who leads the team with which it is shared', async () => {
    expect(await whoMay(actor => maySupervise(actor, cast.daniel.id, [share('school', 'lead')]))).toEqual([
      'claire',
    ])
  })

  it('who leads a team: by the focal point of its sector, never by themselves', async () => {
    const samir = [share('caseWork', 'focal-point')]
    expect(await whoMay(actor => maySupervise(actor, cast.samir.id, samir))).toEqual(['amina'])
    const claire = [share('school', 'focal-point')]
    expect(await whoMay(actor => maySupervise(actor, cast.claire.id, claire))).toEqual([])
  })

  it('by leads and focal points at all', async () => {
    expect(await whoMay(maySuperviseAtAll)).toEqual([
      'amina',
      'claire',
      'grace',
      'rafiq',
      'samir',
      'tomas',
      'victor',
    ])
  })
})

it('a sign-off is taken back by who signed, also when nothing is shared any more', async () => {
  const signOff = { personId: cast.daniel.id, signedBy: cast.claire.id }
  expect(await whoMay(actor => mayWithdraw(actor, signOff, []))).toEqual(['claire'])
})

it('numbers are for whoever plans learning, not for every worker', async () => {
  const may = await whoMay(maySeeGaps)
  expect(may).toContain('jonas')
  expect(may).toContain('rosa')
  for (const worker of ['daniel', 'leila', 'nadia', 'hana', 'farida'] as const)
    expect(may).not.toContain(worker)
})

it('nobody without an account may do anything', () => {
  const shares = [share('school', 'lead')]
  expect([
    mayReadCompetencies(nobody),
    mayRate(nobody, cast.daniel.id),
    mayShare(nobody, teams.school!.id),
    maySupervise(nobody, cast.daniel.id, shares),
    mayWithdraw(nobody, { personId: cast.daniel.id, signedBy: cast.claire.id }, shares),
    maySeeGaps(nobody),
  ]).toEqual([false, false, false, false, false, false])
})
