// A response that follows the nine considerations, with a cycle that is open: for tests and the access matrix.
import content from '../../../../content/framework/working-together-2022/considerations.json' with {
  type: 'json',
}
import type { Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import type { FrameworkNode } from '../../framework/model.ts'
import { insertEdition, putNodes } from '../../framework/store/editions.ts'
import { insertCycle } from '../store/cycles.ts'

const editionId = 'considerations-of-a-test'

// The form of the file is checked where the content is: considerations, and what sectors do first.
const nodes = content.nodes as FrameworkNode[]

export const considerationIds = nodes.filter(({ kind }) => kind === 'consideration').map(({ id }) => id)
export const otherNodeId = nodes.find(({ kind }) => kind !== 'consideration')!.id

/** To be called as the system. @returns the id of the cycle */
export async function openGround({ tx, response, now }: Scene): Promise<string> {
  const edition = {
    id: editionId,
    follows: null,
    state: 'published' as const,
    title: { en: 'Considerations' },
    from: 2022,
    to: 2026,
    shipped: false,
    document: { title: '', publisher: '', version: '', address: '' },
    publishedAt: null,
  }
  await insertEdition(tx, response.id, edition, null, now)
  await putNodes(tx, response.id, editionId, nodes)
  const id = newId()
  const cycle = { id, editionId, name: '2026', from: '2026-01-01', to: '2026-12-31', follows: null }
  await insertCycle(tx, response.id, cycle, now)
  return id
}
