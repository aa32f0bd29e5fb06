// Preparing a session from a plan, and finding those that are there.
import { append, type Scene } from '../../../../kernel/event.ts'
import { newCode } from '../../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { findPlan } from '../../plans/commands/read.ts'
import type { Plan } from '../../plans/model.ts'
import { contradictionsOf } from '../../plans/rules/contradictions.ts'
import { applyAll } from '../../plans/rules/operations.ts'
import type { Listed, NewSession } from '../model.ts'
import { mayLead, mayReadResults } from '../policy.ts'
import { programOf } from '../rules/stage.ts'
import * as store from '../store/sessions.ts'

const day = 86_400_000
/** So long after its hour a session that nobody ends is open; then it is ended, so that its people are forgotten. */
const openDays = 7

/** Those to come and those that run, the next first; then what has ended, the newest first. */
export async function listLiveSessions(scene: Scene): Promise<{ open: Listed[]; ended: Listed[] }> {
  must(mayReadResults(scene.actor))
  const all = await store.listSessions(scene.tx, scene.response.id)
  return {
    open: all.filter(({ endedAt }) => endedAt === null).reverse(),
    ended: all.filter(({ endedAt }) => endedAt !== null),
  }
}

/**
 * With a code of its own. Done twice with the same id, it is prepared once.
 * @param ways by contradiction of the plan: how this session settles it. The plan itself stays as it is
 */
export async function prepareSession(
  scene: Scene,
  given: NewSession,
  ways: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  must(mayLead(scene.actor) && scene.actor.kind === 'person')
  const { tx, response, actor, now } = scene
  const found = await findPlan(scene, given.planId)
  if (!found) throw new Problem('not-valid', 'live.error.plan')
  const plan = settled(found, ways)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const more = { code: newCode(6), plan, program: programOf(plan), madeBy: actor.id }
    if (await store.insertSession(tx, response.id, { ...given, ...more }, now)) {
      const runAt = new Date(Math.max(given.beginsAt.getTime(), now.getTime()) + openDays * day)
      await append(scene, {
        type: 'live-session.prepared',
        subject: given.id,
        jobs: [{ name: 'live-session.close', key: given.id, data: { id: given.id }, runAt }],
      })
      return
    }
    if (await store.findSession(tx, response.id, given.id)) return
  }
  throw new Problem('not-ready')
}

/** Where a code leads. Throws *not found* for one that is nobody's, or no longer. */
export async function findByCode(
  { tx }: Pick<Scene, 'tx'>,
  code: string,
): Promise<{ slug: string; id: string }> {
  const found = await store.findByCode(tx, code)
  if (!found) throw notFound()
  return found
}

/** One after the other, because settling one may change what another says. */
function settled(plan: Plan, ways: ReadonlyMap<string, string>): Plan {
  let now = plan
  for (const [id, wanted] of ways) {
    const way = contradictionsOf(now)
      .find(one => one.id === id)
      ?.ways.find(one => one.id === wanted)
    if (way) now = applyAll(now, way.operations)
  }
  return now
}
