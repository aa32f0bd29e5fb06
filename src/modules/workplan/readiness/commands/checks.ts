// Checks: begun, read, closed.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { followedEdition, nodesOf } from '../../../framework/commands.ts'
import type { FrameworkNode } from '../../../framework/model.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Answered, Check, NewCheck } from '../model.ts'
import { mayKeepChecks } from '../policy.ts'
import { type Comparison, type Counts, checkBefore, compare, countsOf, inOrder } from '../rules/checks.ts'
import * as store from '../store/checks.ts'

export type Listed = { check: Check; counts: Counts; answers: Answered[] }
export type ChecksView = { considerations: FrameworkNode[]; checks: Listed[] }

/** Undefined while no edition is followed: then there is nothing to hold against. */
export async function findChecks(scene: Scene): Promise<ChecksView | undefined> {
  must(mayReadPlan(scene.actor))
  const considerations = await considerationsOf(scene)
  if (!considerations) return undefined
  const { tx, response } = scene
  const [checks, answers] = await Promise.all([
    store.listChecks(tx, response.id),
    store.listAnswers(tx, response.id),
  ])
  const ids = considerations.map(({ id }) => id)
  const listed = checks.map(check => {
    const own = answers.filter(({ checkId }) => checkId === check.id)
    return { check, answers: own, counts: countsOf(ids, own) }
  })
  return { considerations, checks: inOrder(listed) }
}

export type OpenedCheck = Listed & {
  considerations: FrameworkNode[]
  /** Held against the one of its kind before, where there is one. */
  before: { check: Check; comparison: Comparison } | undefined
}

export async function openCheck(scene: Scene, id: string): Promise<OpenedCheck> {
  const view = await findChecks(scene)
  const listed = view?.checks.find(({ check }) => check.id === id)
  if (!view || !listed) throw notFound()
  const earlier = checkBefore(
    listed.check,
    view.checks.map(({ check }) => check),
  )
  const before = view.checks.find(({ check }) => check.id === earlier?.id)
  const ids = view.considerations.map(node => node.id)
  return {
    ...listed,
    considerations: view.considerations,
    before: before && {
      check: before.check,
      comparison: compare(ids, before.answers, listed.answers),
    },
  }
}

/** Done twice with the same id, it is begun once. */
export async function beginCheck(scene: Scene, check: NewCheck): Promise<void> {
  must(mayKeepChecks(scene.actor) && scene.actor.kind === 'person')
  const { tx, response, actor, now } = scene
  const isNew = await store.insertCheck(tx, response.id, { ...check, madeBy: actor.id }, now)
  if (!isNew) return
  await append(scene, { type: 'readiness.begun', subject: check.id, data: { kind: check.kind } })
}

/** What it found stays as it is from here on. */
export async function closeCheck(scene: Scene, id: string): Promise<void> {
  must(mayKeepChecks(scene.actor))
  const { tx, response, now } = scene
  if (!(await store.lockCheck(tx, response.id, id))) throw notFound()
  if (!(await store.closeCheck(tx, response.id, id, now))) return
  await append(scene, { type: 'readiness.closed', subject: id })
}

async function considerationsOf(scene: Scene): Promise<FrameworkNode[] | undefined> {
  const edition = await followedEdition(scene)
  return edition && nodesOf(scene, edition.id, ['consideration'])
}
