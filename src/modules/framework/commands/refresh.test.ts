// Newer texts come in once when the program starts; what a response made itself stays.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import { type ShippedEdition, workingTogether2022 } from '../content.ts'
import { findNode } from '../store/editions.ts'
import { followEdition } from './adopt.ts'
import { refreshTexts } from './refresh.ts'

const newer: ShippedEdition = {
  edition: workingTogether2022.edition,
  fingerprint: 'newer',
  nodes: workingTogether2022.nodes.map(node =>
    node.id === 'action.1.1' ? { ...node, title: { en: 'Said better' } } : node,
  ),
}

describe('texts that came with the program', () => {
  it('are refreshed once, and only where they differ', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const scene = await country.asSystem()
      await followEdition(scene, newer.edition.id)
      expect(await refreshTexts(scene)).toBe(0)
      expect(await refreshTexts(scene, [newer])).toBe(1)
      const node = await findNode(tx, country.responseId, newer.edition.id, 'action.1.1')
      expect(node?.title).toEqual({ en: 'Said better' })
      expect(await refreshTexts(scene, [newer])).toBe(0)
      const events = await tx`
        select 1 from event where response_id = ${country.responseId} and type = 'edition.refreshed'`
      expect(events.length).toBe(2)
    }))

  it('leave alone what is a response’s own, and are nobody’s to bring in but the program’s', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const scene = await country.asSystem()
      await followEdition(scene, newer.edition.id)
      await tx`update edition set shipped = false where response_id = ${country.responseId}`
      expect(await refreshTexts(scene, [newer])).toBe(0)
      for (const name of ['amina', 'victor'] as const)
        await expect(refreshTexts(await country.as(name), [newer])).rejects.toMatchObject({
          code: 'not-found',
        })
    }))
})
