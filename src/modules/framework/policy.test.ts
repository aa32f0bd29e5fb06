import { describe, expect, it } from 'vitest'
import { type CastName, cast } from '../../../demo/country.ts'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { makeScene } from '../../../test/support/scene.ts'
import { nobody } from '../../kernel/actor.ts'
import { mayKeepEditions, mayPropose, mayReadWork, maySettleProposal, maySign } from './policy.ts'

const everybody = Object.keys(cast) as CastName[]

async function whoMay(asked: (actor: Parameters<typeof mayPropose>[0]) => boolean): Promise<CastName[]> {
  return rolledBack(async tx => {
    const country = await makeScene(tx)
    const may: CastName[] = []
    for (const name of everybody) if (asked((await country.as(name)).actor)) may.push(name)
    expect(asked(nobody)).toBe(false)
    return may
  })
}

describe('signing', () => {
  it('for child protection: its coordinator and its focal points, and no other sector’s', async () => {
    expect(await whoMay(actor => maySign(actor, 'child-protection', 'health'))).toEqual(['amina'])
  })

  it('for a sector: that sector’s focal points alone, not the coordinator, not a stranger', async () => {
    expect(await whoMay(actor => maySign(actor, 'sector', 'health'))).toEqual(['grace'])
    expect(await whoMay(actor => maySign(actor, 'sector', 'wash'))).toEqual(['rafiq'])
  })

  it('for no sector: nobody', async () => {
    expect(await whoMay(actor => maySign(actor, 'sector', ''))).toEqual([])
  })
})

describe('proposing', () => {
  it('either side may begin, nobody else', async () => {
    expect(await whoMay(actor => mayPropose(actor, 'education'))).toEqual(['amina', 'claire'])
  })
})

describe('answering proposals', () => {
  it('child protection for every node, a sector for what is only its own', async () => {
    expect(await whoMay(actor => maySettleProposal(actor, { sectors: [] }))).toEqual(['amina'])
    expect(await whoMay(actor => maySettleProposal(actor, { sectors: ['wash'] }))).toEqual(['amina', 'rafiq'])
    expect(await whoMay(actor => maySettleProposal(actor, { sectors: ['wash', 'health'] }))).toEqual([
      'amina',
    ])
  })
})

describe('keeping editions', () => {
  it('coordinators and administrators', async () => {
    expect(await whoMay(mayKeepEditions)).toEqual(['amina', 'ibrahim'])
  })
})

describe('reading recorded work', () => {
  it('everybody of the response, also the stranger among them; nobody without an account', async () => {
    expect(await whoMay(mayReadWork)).toEqual(everybody)
  })
})
