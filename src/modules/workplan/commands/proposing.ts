// What people have worked out together elsewhere comes into the plan as a proposal, which waits for both signatures.
import type { Scene } from '../../../kernel/event.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import type { Language } from '../../../kernel/words.ts'
import { applyChanges } from '../commitments/commands/changes.ts'
import { actionsOf, findGround } from '../commitments/commands/ground.ts'
import { listCommitments } from '../commitments/commands/read.ts'
import type { Giver } from '../commitments/model.ts'
import { mayProposeCommitment } from '../commitments/policy.ts'

export type Proposed = {
  /** Made with the form, so that sending twice proposes once. */
  id: string
  giver: Giver
  sector: string
  /** The common action; of what child protection gives none is needed. */
  nodeId: string
  /** As it was said: the title of what child protection gives, else a note. At most 1000 characters. */
  words: string
}

/**
 * A sector's own, with child protection; or what child protection gives the sector. Where the sector has answered that
 * action already, its answer stays as it is.
 * @returns the commitment in the plan, and whether it is a new one
 * Throws *not now* while no cycle is open, *not valid* for an action that the edition does not have.
 */
export async function proposeCommitment(
  scene: Scene,
  proposed: Proposed,
): Promise<{ id: string; isNew: boolean }> {
  must(mayProposeCommitment(scene.actor, proposed.sector))
  const { id, giver, sector, nodeId, words } = proposed
  if (giver === 'sector') {
    const [there] = await listCommitments(scene, { giver, sector, nodeId, by: 'sector' })
    if (there && there.stance !== 'undecided') return { id: there.id, isNew: false }
  }
  const title = words.length > 200 ? `${words.slice(0, 199).trimEnd()}…` : words
  const set =
    giver === 'sector'
      ? ({ stance: 'with-child-protection', notes: words } as const)
      : { title, ...(title === words ? {} : { notes: words }) }
  const [outcome] = await applyChanges(
    scene,
    [{ id, place: { giver, sector, nodeId: giver === 'sector' ? nodeId : '', organisationId: null }, set }],
    { may: (actor, place) => mayProposeCommitment(actor, place.sector) },
  )
  if (outcome!.outcome === 'invalid')
    throw new Problem('not-valid', outcome!.errors[''] ?? 'commitments.refused.no-action')
  return { id: outcome!.id, isNew: outcome!.outcome === 'new' || outcome!.outcome === 'updated' }
}

/** What a sector has agreed on with child protection, in its words: its own actions, and what it is given. */
export async function agreedWith(
  scene: Scene,
  sector: string,
  language: Language,
): Promise<{ together: string[]; childProtection: string[] }> {
  const ground = await findGround(scene)
  if (!ground) return { together: [], childProtection: [] }
  const [found, groups] = await Promise.all([
    listCommitments(scene, { sector }),
    actionsOf(scene, ground.edition.id, { sector, language }),
  ])
  const titles = new Map(
    groups.flatMap(({ actions }) => actions.map(({ id, title }) => [id, title] as const)),
  )
  const agreed = found.filter(one => one.agreed && one.organisationId === null)
  const own = agreed.filter(
    one => one.giver === 'sector' && (one.stance === 'we-lead' || one.stance === 'with-child-protection'),
  )
  return {
    together: own.flatMap(({ nodeId }) => {
      const title = titles.get(nodeId)
      return title ? [title[language] ?? title.en ?? ''] : []
    }),
    childProtection: agreed.filter(({ giver }) => giver === 'child-protection').map(({ title }) => title),
  }
}

/** The common actions by id, with the words a person may have used for them. */
export async function actionsToProposeFor(
  scene: Scene,
  sector: string,
  language: Language,
): Promise<{ id: string; number: string | null; title: string; texts: string[] }[]> {
  const ground = await findGround(scene)
  if (!ground) return []
  const groups = await actionsOf(scene, ground.edition.id, { sector, language })
  return groups.flatMap(({ actions }) =>
    actions.map(({ id, number, title, text }) => ({
      id,
      number,
      title: title[language] ?? title.en ?? id,
      texts: [...Object.values(title), ...Object.values(text)],
    })),
  )
}
