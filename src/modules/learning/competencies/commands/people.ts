// Whose competencies one may see: one's own, and those of the people who share them.
import { isPerson } from '../../../../kernel/actor.ts'
import type { Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { Texts } from '../../../../kernel/words.ts'
import { findPerson, membersOf } from '../../../accounts/commands.ts'
import type { PersonBrief } from '../../../accounts/model.ts'
import { allSets, findCompetency, setsOf } from '../content.ts'
import type { Competency, CompetencySet, Said, Share } from '../model.ts'
import { mayRate, maySupervise, maySuperviseAtAll, mayWithdraw } from '../policy.ts'
import { isAble, type Standing, standingIn } from '../rules/standing.ts'
import { listSaid } from '../store/said.ts'
import { listSectors, listShares } from '../store/sharing.ts'
import type { StoodSet } from './rating.ts'

/** Somebody of a team that one leads, or who shares with one as the focal point of the sector. */
export type Listed = {
  person: PersonBrief
  /** Undefined for whom one sees as a focal point. */
  teamName: Texts | undefined
  isShared: boolean
  /** Of those that are asked of them; nothing of it while it is not shared. */
  counts: { of: number; rated: number; able: number; signed: number; due: number }
}

export async function listPeople(scene: Scene): Promise<Listed[]> {
  const { tx, response, actor, now } = scene
  must(isPerson(actor) && maySuperviseAtAll(actor))
  const shares = await listShares(tx, response.id, undefined, now)
  const found = new Map<string, Pick<Listed, 'person' | 'isShared' | 'teamName'>>()
  const isShared = (id: string) =>
    maySupervise(
      actor,
      id,
      shares.filter(one => one.personId === id),
    )
  for (const { id } of actor.teams.filter(({ lead }) => lead))
    for (const person of await membersOf(scene, id))
      if (person.id !== actor.id)
        found.set(person.id, { person, isShared: isShared(person.id), teamName: undefined })
  for (const { personId, teamName } of shares) {
    if (!isShared(personId)) continue
    const person = found.get(personId)?.person ?? (await findPerson(scene, personId))
    if (person) found.set(personId, { person, isShared: true, teamName })
  }
  const people = [...found.values()]
  const standings = await standingsOf(
    scene,
    people.filter(one => one.isShared).map(({ person }) => person.id),
  )
  return people
    .map(one => ({ ...one, counts: countsOf(standings.get(one.person.id) ?? []) }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name))
}

function countsOf(sets: readonly StoodSet[]): Listed['counts'] {
  const all = sets.flatMap(({ standings }) => standings)
  const count = (is: (standing: Standing) => boolean) => all.filter(is).length
  return {
    of: all.length,
    rated: count(({ rating }) => rating !== undefined),
    able: count(({ rating }) => rating !== undefined && isAble(rating)),
    signed: count(({ state }) => state === 'signed-off'),
    due: count(({ state }) => state === 'review-due'),
  }
}

/** By person: the sets of their sectors, and how they stand in them. */
export async function standingsOf(scene: Scene, people: readonly string[]): Promise<Map<string, StoodSet[]>> {
  const { tx, response, now } = scene
  const [said, sectors] = await Promise.all([
    listSaid(tx, response.id, people),
    listSectors(tx, response.id, people, now),
  ])
  const today = todayOf(scene)
  return new Map(
    people.map(person => {
      const own = ofPerson(said, person)
      const sets = setsOf(sectors.filter(one => one.personId === person).map(({ sector }) => sector))
      return [
        person,
        sets.map(set => ({
          set,
          standings: set.competencies.map(({ id }) => standingIn(id, own, today)),
        })),
      ]
    }),
  )
}

function ofPerson({ ratings, observations, signOffs }: Said, person: string): Said {
  const is = ({ personId }: { personId: string }) => personId === person
  return { ratings: ratings.filter(is), observations: observations.filter(is), signOffs: signOffs.filter(is) }
}

export type Profile = { person: PersonBrief; shares: Share[]; isOwn: boolean; sets: StoodSet[] }

/** *Not found* for whoever is neither that person nor somebody with whom it is shared. */
export async function getProfile(scene: Scene, personId: string): Promise<Profile> {
  const { tx, response, actor, now } = scene
  const shares = await listShares(tx, response.id, [personId], now)
  must(mayRate(actor, personId) || maySupervise(actor, personId, shares))
  const person = await findPerson(scene, personId)
  if (!person) throw notFound()
  const sets = (await standingsOf(scene, [personId])).get(personId) ?? []
  return { person, shares, isOwn: mayRate(actor, personId), sets }
}

export type Opened = {
  person: PersonBrief
  set: CompetencySet
  competency: Competency
  said: Said
  standing: Standing
  isOwn: boolean
  supervises: boolean
  /** Of the sign-offs: those that one may take back. */
  withdrawable: string[]
  /** Of another person's list, the one that comes after. */
  next: string | undefined
}

/** One competency of one person with all its history. Whoever signed may come back to what they signed. */
export async function openCompetency(scene: Scene, personId: string, competencyId: string): Promise<Opened> {
  const { tx, response, actor, now } = scene
  const [shares, all] = await Promise.all([
    listShares(tx, response.id, [personId], now),
    listSaid(tx, response.id, [personId]),
  ])
  const isOwn = mayRate(actor, personId)
  const supervises = maySupervise(actor, personId, shares)
  const is = (one: { competency: string }) => one.competency === competencyId
  const said = {
    ratings: all.ratings.filter(is),
    observations: all.observations.filter(is),
    signOffs: all.signOffs.filter(is),
  }
  const withdrawable = said.signOffs.filter(
    signOff => signOff.withdrawnAt === null && mayWithdraw(actor, signOff, shares),
  )
  must(isOwn || supervises || withdrawable.length > 0)
  const found = findCompetency(competencyId)
  const person = await findPerson(scene, personId)
  if (!found || !person) throw notFound()
  return {
    ...found,
    person,
    said,
    isOwn,
    supervises,
    standing: standingIn(competencyId, said, todayOf(scene)),
    // Only the newest counts, so only that one is taken back.
    withdrawable: withdrawable.filter(({ id }) => id === said.signOffs[0]?.id).map(({ id }) => id),
    next: nextOf(competencyId),
  }
}

function nextOf(competency: string): string | undefined {
  const set = allSets().find(({ competencies }) => competencies.some(({ id }) => id === competency))
  const at = set?.competencies.findIndex(({ id }) => id === competency) ?? -1
  return set?.competencies[at + 1]?.id
}
