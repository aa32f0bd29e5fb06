// Answering. One answer, sixteen, or a spreadsheet of them go the same way, and each says what became of it.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { changeWork, recordWork } from '../../../framework/commands/work.ts'
import { nodesOf } from '../../../framework/commands.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Change, Commitment, Fields, Outcome } from '../model.ts'
import { mayKeepCommitment } from '../policy.ts'
import {
  changesWhatIsSigned,
  differences,
  errorsOf,
  isOld,
  merged,
  reciprocityNode,
  scopeOf,
  untouched,
} from '../rules/status.ts'
import { findTargets, insertCommitment, updateCommitment } from '../store/commitments.ts'
import { listKnownPeople } from '../store/people.ts'
import { type Ground, getGround } from './ground.ts'

/**
 * Makes those of these changes that can be made, each on its own, and says of all what became of them. Done again, all
 * are *identical*.
 * @param preview true: says what would become of them, and changes nothing
 * @param may who may write at a place; those who speak for a side of it, unless said
 * Throws *not now* while no cycle is open.
 */
export async function applyChanges(
  scene: Scene,
  changes: readonly Change[],
  { preview = false, may = mayKeepCommitment }: { preview?: boolean; may?: typeof mayKeepCommitment } = {},
): Promise<Outcome[]> {
  must(mayReadPlan(scene.actor))
  const ground = await getGround(scene)
  const known = await lookUp(scene, ground, changes, !preview)
  const outcomes: Outcome[] = []
  for (const change of changes) {
    const { outcome, after, before } = decide(scene, known, change, may)
    outcomes.push(outcome)
    if (outcome.outcome !== 'new' && outcome.outcome !== 'updated') continue
    // What stands there after this change, for a later one of the same commitment.
    const kept = remember(known, outcome, change, after, before)
    if (!preview) await make(scene, ground, known, outcome, after, before, kept)
  }
  return outcomes
}

/**
 * One change by itself. Throws *not found* to whoever may not; @returns what became of it, also when it is invalid.
 */
export async function keepCommitment(scene: Scene, change: Change): Promise<Outcome> {
  must(mayKeepCommitment(scene.actor, change.place))
  const [outcome] = await applyChanges(scene, [change])
  // It is there, and belongs to somebody else than the sender said.
  must(outcome?.errors[''] !== 'commitments.refused.not-yours')
  // One change has one outcome.
  return outcome!
}

/** Nothing has changed but the day: both are asked to sign what stands there once more. */
export async function renewCommitment(scene: Scene, commitment: Commitment): Promise<void> {
  must(mayKeepCommitment(scene.actor, commitment))
  if (commitment.state !== 'placed') throw new Problem('not-now', 'commitments.refused.waiting')
  const version = await changeWork(scene, commitment.id)
  await append(scene, { type: 'commitment.renewed', subject: commitment.id, data: { version }, topics })
}

const topics = ['framework']

type Stands = { id: string; place: Change['place']; fields: Fields; signed: boolean; placed: boolean }

type Known = {
  byId: Map<string, Stands>
  byPlace: Map<string, Stands>
  actions: Set<string>
  /** Where what is given in return is recorded. */
  returnNode: string | undefined
  people: Set<string>
}

/** Everything that the decisions need, in three questions however many changes there are. */
async function lookUp(
  scene: Scene,
  ground: Ground,
  changes: readonly Change[],
  hold: boolean,
): Promise<Known> {
  const { tx, response } = scene
  const owners = changes.flatMap(({ set }) => (set.ownerId ? [set.ownerId] : []))
  const [nodes, targets, people] = await Promise.all([
    nodesOf(scene, ground.edition.id, ['common-action', 'value', 'vision']),
    findTargets(tx, ground.here, {
      ids: changes.map(({ id }) => id),
      scopes: changes
        .filter(({ place }) => place.giver === 'sector')
        .map(({ id, place }) => scopeOf(id, place)),
      hold,
    }),
    owners.length > 0 ? listKnownPeople(tx, response.id, owners) : [],
  ])
  const known: Known = {
    byId: new Map(),
    byPlace: new Map(),
    actions: new Set(nodes.filter(({ kind }) => kind === 'common-action').map(({ id }) => id)),
    // An edition of a response's own may say it elsewhere, or not at all: then with the vision, which every one has.
    returnNode: (
      nodes.find(({ id }) => id === reciprocityNode) ?? nodes.find(({ kind }) => kind === 'vision')
    )?.id,
    people: new Set(people),
  }
  for (const target of targets)
    put(known, {
      id: target.id,
      place: target,
      fields: fieldsOf(target),
      signed: target.childProtectionSigned === target.version || target.sectorSigned === target.version,
      placed: target.state === 'placed' && target.cycleId === ground.cycle.id,
    })
  return known
}

export function fieldsOf(commitment: Commitment): Fields {
  const { stance, reason, progress, title, ownerId, dueOn, evidence, notes } = commitment
  return { stance, reason, progress, title, ownerId, dueOn, evidence, notes }
}

function put(known: Known, stands: Stands): void {
  known.byId.set(stands.id, stands)
  if (stands.place.giver === 'sector' && stands.placed) known.byPlace.set(placeKey(stands.place), stands)
}

function placeKey({ sector, nodeId, organisationId }: Change['place']): string {
  return `${sector} ${nodeId} ${organisationId ?? ''}`
}

type Decided = { outcome: Outcome; after: Fields; before: Stands | undefined }

function decide(scene: Scene, known: Known, change: Change, may: typeof mayKeepCommitment): Decided {
  const { set, was } = change
  const before =
    known.byId.get(change.id) ??
    (change.place.giver === 'sector' ? known.byPlace.get(placeKey(change.place)) : undefined)
  const place = before?.place ?? change.place
  const stood = before?.fields ?? (place.giver === 'sector' ? untouched : { ...untouched, stance: 'we-lead' })
  const after = merged(stood, set, place.giver)
  const fields = differences(before ? stood : untouched, after)
  const asksAgain = before?.signed === true && changesWhatIsSigned(fields)
  const say = (outcome: Outcome['outcome'], errors: Outcome['errors'] = {}): Decided => ({
    outcome: { change, outcome, id: before?.id ?? change.id, fields, errors, asksAgain },
    after,
    before,
  })
  if (!may(scene.actor, place)) return say('invalid', { '': 'commitments.refused.not-yours' })
  if (before && !before.placed) return say('invalid', { '': 'commitments.refused.waiting' })
  if (!before && place.giver === 'sector' && !known.actions.has(place.nodeId))
    return say('invalid', { '': 'commitments.refused.no-action' })
  if (!before && place.giver === 'child-protection' && known.returnNode === undefined)
    return say('invalid', { '': 'commitments.refused.no-action' })
  if (before && was && isOld(stood, set, was)) return say('old')
  if (fields.length === 0) return say('identical')
  const errors: Outcome['errors'] = errorsOf(after, place.giver)
  if (set.ownerId && set.ownerId !== stood.ownerId && !known.people.has(set.ownerId))
    errors.ownerId = 'commitments.error.owner'
  if (Object.keys(errors).length > 0) return say('invalid', errors)
  return say(before ? 'updated' : 'new')
}

function remember(
  known: Known,
  outcome: Outcome,
  change: Change,
  fields: Fields,
  before: Stands | undefined,
): Stands {
  const stands: Stands = before
    ? { ...before, fields, signed: before.signed && !outcome.asksAgain }
    : { id: change.id, place: change.place, fields, signed: false, placed: true }
  put(known, stands)
  return stands
}

async function make(
  scene: Scene,
  { cycle, edition }: Ground,
  known: Known,
  { fields: changed, id }: Outcome,
  after: Fields,
  before: Stands | undefined,
  { place }: Stands,
): Promise<void> {
  const { tx, response } = scene
  let version = 1
  if (before) {
    await updateCommitment(tx, response.id, id, after)
    if (changesWhatIsSigned(changed)) version = await changeWork(scene, id)
  } else {
    await recordWork(scene, {
      id,
      what: 'commitment',
      scope: scopeOf(id, place),
      sector: place.sector,
      editionId: edition.id,
      // That there is one was decided before.
      nodeId: place.giver === 'sector' ? place.nodeId : known.returnNode!,
      reviewOn: null,
    })
    await insertCommitment(tx, response.id, { id, cycleId: cycle.id, ...place, ...after })
  }
  await append(scene, {
    type: before ? 'commitment.changed' : 'commitment.recorded',
    subject: id,
    data: dataOf(changed, before !== undefined && changesWhatIsSigned(changed) ? version : undefined),
    topics,
  })
}

/** Which fields changed; of codes, ids and days also to what. Never a text. */
function dataOf(changed: Outcome['fields'], version: number | undefined): Record<string, unknown> {
  const coded = new Set<string>(['stance', 'progress', 'ownerId', 'dueOn'])
  return {
    fields: changed.map(({ field }) => field),
    ...Object.fromEntries(
      changed.filter(({ field }) => coded.has(field)).map(({ field, to }) => [field, to]),
    ),
    ...(version === undefined ? {} : { version }),
  }
}
