// A response that follows the common actions, with a cycle that is open: for tests, the access matrix and the bench.
import content from '../../../../content/framework/working-together-2022/common-actions.json' with {
  type: 'json',
}
import type { Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import type { FrameworkNode } from '../../framework/model.ts'
import { insertEdition, putNodes } from '../../framework/store/editions.ts'
import { insertCycle } from '../store/cycles.ts'
import type { Change, FieldValues } from './model.ts'
import { reciprocityNode } from './rules/status.ts'

export const editionId = 'common-actions-of-a-test'

// The form of the file is checked where the content is.
const nodes = content.nodes as FrameworkNode[]

export const actionIds = nodes.filter(({ kind }) => kind === 'common-action').map(({ id }) => id)

/** A part for which an action can be planned. */
export const plannableId = 'action.9.1'

const value: FrameworkNode = {
  id: reciprocityNode,
  kind: 'value',
  number: null,
  parent: null,
  title: { en: 'Giving in return' },
  text: { en: 'Each gives to the other.' },
  source: { document: 'local', section: 'Test', number: null },
  years: null,
  who: 'together',
  sectors: [],
  steps: [],
}

const plannable: FrameworkNode = {
  ...value,
  id: plannableId,
  kind: 'action',
  number: '9.1',
  title: { en: 'A word list for both' },
  text: { en: 'Both use the same words.' },
}

/**
 * To be called as the system.
 * @param more nodes of the edition beside the common actions
 * @returns the id of the cycle
 */
export async function openGround(
  { tx, response, now }: Scene,
  more: readonly FrameworkNode[] = [],
): Promise<string> {
  await insertEdition(
    tx,
    response.id,
    {
      id: editionId,
      follows: null,
      state: 'published',
      title: { en: 'Common actions' },
      from: 2022,
      to: 2026,
      shipped: false,
      document: { title: '', publisher: '', version: '', address: '' },
      publishedAt: null,
    },
    null,
    now,
  )
  await putNodes(tx, response.id, editionId, [...nodes, value, plannable, ...more])
  const cycleId = newId()
  const cycle = { id: cycleId, editionId, name: '2026', from: '2026-01-01', to: '2026-12-31', follows: null }
  await insertCycle(tx, response.id, cycle, now)
  return cycleId
}

export function changeOf(
  sector: string,
  nodeId: string,
  set: FieldValues,
  more: Partial<Change['place']> & { id?: string } = {},
): Change {
  const { id = newId(), ...place } = more
  return { id, place: { giver: 'sector', sector, nodeId, organisationId: null, ...place }, set }
}
