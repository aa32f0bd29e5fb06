// What neighbours ask of the agreed words. Queries for neighbours hold no policy of their own: they are asked within a
// command or page that has one. All give only what both sides have signed.
import type { Scene } from '../../kernel/event.ts'
import type { Language, Texts } from '../../kernel/words.ts'
import type { NodeKind } from '../framework/model.ts'
import type { Said, WordingCount } from './model.ts'
import { scopeOf } from './rules/wording.ts'
import { countBySector, listInUse, listInUseForAll } from './store.ts'

/** The words in use of a sector in a language, by node. Nodes without stand as the edition has them. */
export async function wordingsOf(
  { tx, response }: Scene,
  editionId: string,
  whose: { sector: string; language: Language },
): Promise<Map<string, Said>> {
  const found = await listInUse(tx, response.id, { editionId, scope: scopeOf(whose) })
  return new Map(found.map(({ nodeId, title, body }) => [nodeId, { title, body }]))
}

/** Of a sector, a node in every language in which both have agreed on words. */
export type AgreedWords = { nodeId: string; sector: string; title: Texts; body: Texts }

/** Of these nodes, by sector, in their order. The one query that anybody may ask: what is agreed is there to be read. */
export async function agreedWordsOf({ tx }: Scene, nodeIds: readonly string[]): Promise<AgreedWords[]> {
  const found = new Map<string, AgreedWords>()
  for (const { nodeId, sector, language, title, body } of await listInUseForAll(tx, nodeIds)) {
    const key = `${sector} ${nodeId}`
    const before = found.get(key)
    found.set(key, {
      nodeId,
      sector,
      title: { ...before?.title, [language]: title },
      body: { ...before?.body, [language]: body },
    })
  }
  return [...found.values()]
}

type Sayable = { id: string; title: Texts; text: Texts }

/** These nodes as the sector says them in that language, where it has words in use; as the edition has them else. */
export async function inWordsOf<Node extends Sayable>(
  scene: Scene,
  editionId: string,
  nodes: Node[],
  whose: { sector: string; language: Language },
): Promise<Node[]> {
  const said = await wordingsOf(scene, editionId, whose)
  return nodes.map(node => {
    const words = said.get(node.id)
    if (!words) return node
    return {
      ...node,
      title: { ...node.title, [whose.language]: words.title },
      text: { ...node.text, [whose.language]: words.body },
    }
  })
}

/** How far each sector is with the nodes of these kinds. */
export function countWordings(
  { tx, response }: Scene,
  editionId: string,
  kinds: readonly NodeKind[],
): Promise<WordingCount[]> {
  return countBySector(tx, response.id, { editionId, kinds })
}
