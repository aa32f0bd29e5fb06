// What a cycle has come to: its report before it is closed, and as it was kept.
import type { Scene } from '../../../../kernel/event.ts'
import { isId } from '../../../../kernel/id.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { nodesOf } from '../../../framework/commands.ts'
import { findPlan } from '../../actions/commands/read.ts'
import type { Milestone, PlannedAction } from '../../actions/model.ts'
import { isOpen, ownTitleOf } from '../../actions/rules/plan.ts'
import { listMilestones } from '../../actions/store.ts'
import { listCommitments } from '../../commitments/commands/read.ts'
import type { Commitment } from '../../commitments/model.ts'
import { statusOf, waitsForOf } from '../../commitments/rules/status.ts'
import type { Cycle } from '../../model.ts'
import { findObjectives } from '../../objectives/commands/read.ts'
import { listEvidence } from '../../objectives/store.ts'
import { mayKeepCycles, mayReadPlan } from '../../policy.ts'
import { listCycles } from '../../store/cycles.ts'
import type { ClosedCycle, Report, ReportedAction, ReportedCommitment, ReportedSentence } from '../model.ts'
import { findClosed } from '../store.ts'

export function listAllCycles(scene: Scene): Promise<Cycle[]> {
  must(mayReadPlan(scene.actor))
  return listCycles(scene.tx, scene.response.id)
}

export async function getClosedCycle(scene: Scene, id: string): Promise<ClosedCycle> {
  must(mayReadPlan(scene.actor))
  const closed = isId(id) ? await findClosed(scene.tx, scene.response.id, id) : undefined
  if (!closed) throw notFound()
  return closed
}

export type Closing = { cycle: Cycle; report: Omit<Report, 'summary' | 'closedBy'> }

/** What would be kept if the open cycle were closed now. Undefined while none is open. */
export async function prepareClosing(
  scene: Scene,
  continues: (commitment: Commitment) => boolean,
): Promise<Closing | undefined> {
  must(mayKeepCycles(scene.actor))
  const found = await findObjectives(scene)
  if (!found) return undefined
  const { cycle, edition } = found.ground
  const { tx, response } = scene
  const [commitments, nodes, plan] = await Promise.all([
    listCommitments(scene),
    nodesOf(scene, edition.id, ['common-action', 'value', 'vision']),
    findPlan(scene),
  ])
  const planned = plan?.actions ?? []
  const milestones = await listMilestones(
    tx,
    response.id,
    planned.map(({ id }) => id),
  )
  const today = todayOf(scene)
  const objectives = []
  for (const { node, sentences } of found.objectives) {
    const reported: ReportedSentence[] = []
    for (const { node: sentence, rating } of sentences) {
      const evidence = await listEvidence(tx, response.id, cycle.id, sentence.id)
      reported.push({
        nodeId: sentence.id,
        kind: sentence.kind,
        title: sentence.title,
        text: sentence.text,
        level: rating?.level ?? null,
        why: rating?.why ?? '',
        judgedBy: rating?.judgedByName ?? '',
        judgedOn: rating ? todayOf({ now: rating.judgedAt, response }) : null,
        evidence: evidence.map(({ quote, body, address }) => ({ quote, body, address })),
      })
    }
    objectives.push({ id: node.id, number: node.number, title: node.title, sentences: reported })
  }
  const reported = commitments.map((commitment): ReportedCommitment => {
    const node = nodes.find(({ id }) => id === commitment.nodeId)
    return {
      id: commitment.id,
      sector: commitment.sector,
      giver: commitment.giver,
      organisation: commitment.organisationName,
      title: commitment.giver === 'child-protection' ? { en: commitment.title } : (node?.title ?? {}),
      stance: commitment.stance,
      reason: commitment.reason,
      status: statusOf(commitment, today),
      signed: waitsForOf(commitment).length === 0,
      owner: commitment.ownerName ?? '',
      dueOn: commitment.dueOn,
      evidence: commitment.evidence,
      continues: continues(commitment),
    }
  })
  const actions = planned.map(action => reportedOf(action, milestones))
  return { cycle, report: { edition: edition.title, objectives, commitments: reported, actions } }
}

function reportedOf(action: PlannedAction, milestones: readonly Milestone[]): ReportedAction {
  const own = milestones.filter(({ actionId }) => actionId === action.id)
  return {
    id: action.id,
    objectiveId: action.objectiveId,
    sector: action.sector,
    number: action.nodeNumber,
    title: action.nodeTitle,
    ownTitle: ownTitleOf(action),
    status: action.status,
    lead: action.leadName ?? '',
    leadOrganisation: action.leadOrganisation,
    dueOn: action.dueOn,
    milestones: { reached: own.filter(({ doneOn }) => doneOn !== null).length, of: own.length },
    evidence: action.evidence,
    continues: isOpen(action.status),
  }
}
