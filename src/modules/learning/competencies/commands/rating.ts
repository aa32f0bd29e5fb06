// Rating oneself, and letting a supervisor see it.
import { isPerson } from '../../../../kernel/actor.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { findTeam, focalPointsOf, leadsOf } from '../../../accounts/commands.ts'
import { isSector } from '../../../accounts/sectors.ts'
import { findSet, setsOf } from '../content.ts'
import type { CompetencySet, Rated, Share } from '../model.ts'
import { mayRate, mayShare } from '../policy.ts'
import { type Standing, standingIn } from '../rules/standing.ts'
import { insertRatings, listSaid } from '../store/said.ts'
import { endShare, listSectors, listShares, putShare } from '../store/sharing.ts'

/** A set with how somebody stands in each of its competencies, in the same order. */
export type StoodSet = { set: CompetencySet; standings: Standing[] }

/** Somebody's team, who would see if it were shared, and whether it is. */
export type Sharing = {
  teamId: string
  teamName: Share['teamName']
  sector: string
  supervisor: Share['supervisor']
  names: string[]
  isShared: boolean
}

export type Own = { sets: StoodSet[]; sharing: Sharing[] }

/** @param also a set that one looks at although nobody asks it of one; it comes last */
export async function getOwn(scene: Scene, also?: CompetencySet): Promise<Own> {
  const { tx, response, now, actor } = scene
  must(isPerson(actor) && mayRate(actor, actor.id))
  const [said, sectors] = await Promise.all([
    listSaid(tx, response.id, [actor.id]),
    listSectors(tx, response.id, [actor.id], now),
  ])
  const today = todayOf(scene)
  const asked = setsOf(sectors.map(({ sector }) => sector))
  const sets = also && !asked.includes(also) ? [...asked, also] : asked
  const stood = sets.map(set => ({
    set,
    standings: set.competencies.map(({ id }) => standingIn(id, said, today)),
  }))
  return { sets: stood, sharing: await listSharing(scene) }
}

async function listSharing(scene: Scene): Promise<Sharing[]> {
  const { tx, response, now, actor } = scene
  if (!isPerson(actor)) return []
  const shares = await listShares(tx, response.id, [actor.id], now)
  const sharing: Sharing[] = []
  for (const { id, lead } of actor.teams) {
    const team = await findTeam(scene, id)
    if (!team) continue
    const people = lead
      ? isSector(team.sector)
        ? await focalPointsOf(scene, team.sector)
        : []
      : await leadsOf(scene, id)
    sharing.push({
      teamId: id,
      teamName: team.name,
      sector: team.sector,
      supervisor: lead ? 'focal-point' : 'lead',
      names: people.filter(person => person.id !== actor.id).map(({ name }) => name),
      isShared: shares.some(({ teamId }) => teamId === id),
    })
  }
  return sharing
}

/**
 * Keeps what differs from before. Throws *not found* for what is in no set.
 * @returns how many were kept
 */
export async function rate(scene: Scene, setId: string, rated: readonly Rated[]): Promise<number> {
  const { tx, response, actor, now } = scene
  must(isPerson(actor) && mayRate(actor, actor.id))
  const set = findSet(setId)
  if (!set || rated.some(({ competency }) => !set.competencies.some(({ id }) => id === competency)))
    throw notFound()
  const { ratings } = await listSaid(tx, response.id, [actor.id])
  const changed = rated.filter(
    ({ competency, level }) => ratings.find(one => one.competency === competency)?.level !== level,
  )
  const kept = await insertRatings(tx, response.id, actor.id, changed, now)
  // How somebody sees themselves is not written into the trail, which others read.
  if (kept > 0) await append(scene, { type: 'competency.rated', subject: actor.id, data: { set: setId } })
  return kept
}

/** Done twice, it is shared once. Throws *not now* where nobody is there to see it. */
export async function share(scene: Scene, teamId: string): Promise<void> {
  const { tx, response, actor, now } = scene
  must(isPerson(actor) && mayShare(actor, teamId))
  const one = (await listSharing(scene)).find(sharing => sharing.teamId === teamId)
  if (!one) throw notFound()
  if (one.names.length === 0) throw new Problem('not-now', 'competencies.refused.nobody')
  const { supervisor } = one
  if (!(await putShare(tx, response.id, { personId: actor.id, teamId, supervisor }, now))) return
  await append(scene, { type: 'competency.shared', subject: actor.id, teamId })
}

/** What a supervisor has said until then stays. */
export async function stopSharing(scene: Scene, teamId: string): Promise<void> {
  const { tx, response, actor, now } = scene
  must(isPerson(actor) && mayShare(actor, teamId))
  if (!(await endShare(tx, response.id, actor.id, teamId, now))) return
  await append(scene, { type: 'competency.unshared', subject: actor.id, teamId })
}
