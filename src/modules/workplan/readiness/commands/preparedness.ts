// What each sector has ready: read, said, own lines added and taken away.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { profileOf } from '../../../framework/content.ts'
import { otherSectors } from '../../commitments/commands/ground.ts'
import { candidatesOf } from '../../commitments/commands/sector.ts'
import { mayReadPlan } from '../../policy.ts'
import type { Line, LineChange, OwnLine } from '../model.ts'
import { mayKeepPreparedness } from '../policy.ts'
import { isOwnLine } from '../rules/preparedness.ts'
import * as store from '../store/preparedness.ts'

export type SectorLines = { sector: string; lines: Line[]; source: string }

/** Every sector, in their order; one that has nothing to prepare yet may add its own. */
export async function listPreparedness(scene: Scene): Promise<SectorLines[]> {
  must(mayReadPlan(scene.actor))
  const kept = await store.listKept(scene.tx, scene.response.id)
  return otherSectors.map(sector =>
    linesOf(
      sector,
      kept.filter(one => one.sector === sector),
    ),
  )
}

export async function getPreparedness(scene: Scene, sector: string): Promise<SectorLines> {
  must(mayReadPlan(scene.actor) && otherSectors.includes(sector))
  return linesOf(sector, await store.listKept(scene.tx, scene.response.id, sector))
}

/** Says how far lines are; what is the same already is left alone. Throws *not found* for a line that is not there. */
export async function keepLines(
  scene: Scene,
  sector: string,
  changes: readonly { line: string; set: LineChange }[],
): Promise<void> {
  must(mayKeepPreparedness(scene.actor, sector) && scene.actor.kind === 'person')
  const { tx, response, actor, now } = scene
  const { lines } = await getPreparedness(scene, sector)
  for (const { line, set } of changes) {
    const before = lines.find(one => one.line === line)
    if (!before) throw notFound()
    const fields = changedFields(before, set)
    if (fields.length === 0) continue
    if (fields.includes('ownerId')) await checkOwner(scene, sector, set.ownerId)
    const after = { ...before, ...set }
    const { ownText, answer, ownerId, dueOn, note } = after
    const said = { sector, line, ownText, answer, ownerId, dueOn, note, changedBy: actor.id }
    await store.putLine(tx, response.id, said, now)
    await append(scene, {
      type: 'preparedness.changed',
      subject: response.id,
      data: { sector, line, fields, answer },
    })
  }
}

/** Done twice with the same id, it is added once. */
export async function addLine(scene: Scene, sector: string, own: OwnLine): Promise<string> {
  must(mayKeepPreparedness(scene.actor, sector) && scene.actor.kind === 'person')
  const { tx, response, actor, now } = scene
  const line = `own.${own.id}`
  const { lines } = await getPreparedness(scene, sector)
  if (lines.some(one => one.line === line)) return line
  const said = { sector, line, ownText: own.text, answer: 'not-known', ownerId: null, dueOn: null } as const
  await store.putLine(tx, response.id, { ...said, note: '', changedBy: actor.id }, now)
  await append(scene, { type: 'preparedness.added', subject: response.id, data: { sector, line } })
  return line
}

/** Only a response's own; what came with the program *does not apply* instead. */
export async function removeLine(scene: Scene, sector: string, line: string): Promise<void> {
  must(mayKeepPreparedness(scene.actor, sector) && isOwnLine(line))
  const { tx, response } = scene
  if (!(await store.deleteLine(tx, response.id, sector, line))) return
  await append(scene, { type: 'preparedness.removed', subject: response.id, data: { sector, line } })
}

function linesOf(sector: string, kept: readonly store.Kept[]): SectorLines {
  const profile = profileOf(sector)
  const shipped = (profile?.preparedness ?? []).map(({ id, text }) => ({
    ...saidOf(kept.find(one => one.line === id)),
    line: id,
    text,
    ownText: '',
  }))
  const own = kept
    .filter(({ line }) => isOwnLine(line))
    .map(one => ({ ...saidOf(one), line: one.line, text: {}, ownText: one.ownText }))
  return { sector, lines: [...shipped, ...own], source: profile?.source ?? '' }
}

/** What nobody has said is not known. */
function saidOf(kept: store.Kept | undefined): Omit<Line, 'line' | 'text' | 'ownText'> {
  return {
    answer: kept?.answer ?? 'not-known',
    ownerId: kept?.ownerId ?? null,
    ownerName: kept?.ownerName ?? null,
    dueOn: kept?.dueOn ?? null,
    note: kept?.note ?? '',
  }
}

function changedFields(before: Line, set: LineChange): (keyof LineChange)[] {
  const names = ['answer', 'ownerId', 'dueOn', 'note'] as const
  return names.filter(name => set[name] !== undefined && set[name] !== before[name])
}

async function checkOwner(scene: Scene, sector: string, ownerId: string | null | undefined): Promise<void> {
  if (!ownerId) return
  const candidates = await candidatesOf(scene, sector)
  if (!candidates.some(({ id }) => id === ownerId)) throw new Problem('not-valid', 'readiness.error.owner')
}
