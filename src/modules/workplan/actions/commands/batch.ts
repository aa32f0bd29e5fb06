// Many changes of actions at once, each on its own, as a workbook brings them: says of all what became of them.
import * as v from 'valibot'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must } from '../../../../kernel/problem.ts'
import { changeWork } from '../../../framework/commands/work.ts'
import { getGround } from '../../commitments/commands/ground.ts'
import { mayReadPlan } from '../../policy.ts'
import { Fields, type PlannedAction } from '../model.ts'
import { mayPlan } from '../policy.ts'
import { changesWhatIsSigned } from '../rules/plan.ts'
import { findAction, listActions, updateAction } from '../store.ts'
import { planAction } from './write.ts'

/** A field as a form sends it: '' is nobody, no day or no sum. */
export type Given = Record<keyof Fields, string>

export type ActionChange = {
  id: string
  /** Where it is planned, when it is not there yet. */
  place: { nodeId: string; sector: string }
  set: Partial<Given>
  /** What stood there when the sender last looked. */
  was: Partial<Given>
}

export type ActionOutcome = {
  change: ActionChange
  outcome: 'new' | 'updated' | 'identical' | 'old' | 'invalid'
  fields: { field: keyof Fields; from: string; to: string }[]
  /** What is wrong, by field, as keys of the locale files; '' for the whole. */
  errors: Partial<Record<keyof Fields | '', string>>
  asksAgain: boolean
}

const blank: Given = {
  title: '',
  status: 'not-started',
  leadId: '',
  leadOrganisationId: '',
  coLeadId: '',
  coLeadOrganisationId: '',
  partners: '',
  startOn: '',
  dueOn: '',
  needed: '',
  secured: '',
  currency: '',
  resources: '',
  evidence: '',
  notes: '',
}
export const givenFields = Object.keys(blank) as (keyof Fields)[]

/** What stands there, as a form would send it. */
export function givenOf(action: Fields): Given {
  return Object.fromEntries(givenFields.map(field => [field, String(action[field] ?? '')])) as Given
}

/**
 * @param preview true: says what would become of them, and changes nothing
 * Throws *not now* while no cycle is open.
 */
export async function applyActionChanges(
  scene: Scene,
  changes: readonly ActionChange[],
  { preview = false }: { preview?: boolean } = {},
): Promise<ActionOutcome[]> {
  must(mayReadPlan(scene.actor))
  const { cycle } = await getGround(scene)
  const all = new Map((await listActions(scene.tx, scene.response.id, cycle.id)).map(one => [one.id, one]))
  const outcomes: ActionOutcome[] = []
  for (const change of changes) {
    const standing = preview ? all.get(change.id) : await standingOf(scene, change.id, cycle.id)
    const { outcome, after } = decide(scene, change, standing)
    outcomes.push(outcome)
    if (!preview && after) await make(scene, outcome, after, standing)
  }
  return outcomes
}

/** Held, so that nobody changes it between the decision and the writing. */
async function standingOf(scene: Scene, id: string, cycleId: string): Promise<PlannedAction | undefined> {
  const action = await findAction(scene.tx, scene.response.id, id, true)
  return action?.cycleId === cycleId && action.state === 'placed' ? action : undefined
}

function decide(
  scene: Scene,
  change: ActionChange,
  standing: PlannedAction | undefined,
): { outcome: ActionOutcome; after?: Fields } {
  const { set, was } = change
  const now = standing ? givenOf(standing) : blank
  const fields = givenFields
    .filter(field => set[field] !== undefined && set[field] !== now[field])
    .map(field => ({ field, from: now[field], to: set[field]! }))
  const say = (
    outcome: ActionOutcome['outcome'],
    errors: ActionOutcome['errors'] = {},
    asksAgain = false,
  ) => ({
    outcome: { change, outcome, fields, errors, asksAgain },
  })
  if (!mayPlan(scene.actor, standing ?? change.place))
    return say('invalid', { '': 'commitments.refused.not-yours' })
  if (fields.length === 0) return say('identical')
  const isOld = fields.some(({ field }) => standing && was[field] !== undefined && was[field] !== now[field])
  if (isOld) return say('old')
  const read = v.safeParse(Fields, { ...now, ...set })
  if (!read.success)
    return say(
      'invalid',
      Object.fromEntries(read.issues.map(({ path, message }) => [String(path?.[0]?.key ?? ''), message])),
    )
  const again = standing !== undefined && standing.sector !== '' && changesWhatIsSigned(standing, read.output)
  const signed = again && standing.childProtectionSigned + standing.sectorSigned > 0
  return { ...say(standing ? 'updated' : 'new', {}, signed), after: read.output }
}

async function make(
  scene: Scene,
  { change }: ActionOutcome,
  after: Fields,
  standing: PlannedAction | undefined,
): Promise<void> {
  if (!standing) return planAction(scene, { id: change.id, ...change.place, fields: after })
  await updateAction(scene.tx, scene.response.id, standing.id, after)
  const again = standing.sector !== '' && changesWhatIsSigned(standing, after)
  const version = again ? await changeWork(scene, standing.id) : standing.version
  await append(scene, {
    type: 'action.changed',
    subject: standing.id,
    data: { status: after.status, dueOn: after.dueOn, leadId: after.leadId, version },
    topics: ['framework'],
  })
}
