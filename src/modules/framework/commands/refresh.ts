// The program came with newer texts of an edition: they are taken over once, and that it was done is recorded. What a
// response has made itself stays as it is: its own editions, wordings, signatures, and everything recorded.
import { append, type Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import { type ShippedEdition, shippedEditions } from '../content.ts'
import { mayRefreshTexts } from '../policy.ts'
import { findRefreshed, listShipped, refreshNodes } from '../store/editions.ts'

/** Done again, it changes nothing. @returns how many parts got newer texts */
export async function refreshTexts(
  scene: Scene,
  editions: readonly ShippedEdition[] = shippedEditions,
): Promise<number> {
  must(mayRefreshTexts(scene.actor))
  const { tx, response } = scene
  const here = await listShipped(tx, response.id)
  let changed = 0
  for (const shipped of editions.filter(({ edition }) => here.includes(edition.id))) {
    const { id } = shipped.edition
    const content = shipped.fingerprint
    if ((await findRefreshed(tx, response.id, id)) === content) continue
    const parts = await refreshNodes(tx, response.id, id, shipped.nodes)
    changed += parts
    await append(scene, {
      type: 'edition.refreshed',
      subject: response.id,
      data: { edition: id, content, parts },
    })
  }
  return changed
}
