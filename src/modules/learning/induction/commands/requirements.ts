// Requirements and the texts that are signed: read, changed, published.
import { contentFile } from '../../../../kernel/content.ts'
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { Language, Texts } from '../../../../kernel/words.ts'
import type { Requirement, RequirementForm, Version, VersionForm } from '../model.ts'
import { mayKeepRequirements, mayReadCoverage } from '../policy.ts'
import { itemsOf, standingOf } from '../rules.ts'
import * as store from '../store.ts'

const shipped = contentFile<Omit<Requirement, 'isRetired'>[]>('induction/requirements.json')

type Reading = Pick<Scene, 'tx' | 'response'>

/** Those that came with the program, as this response has changed them, and its own. */
export async function listRequirements(scene: Scene): Promise<Requirement[]> {
  must(mayReadCoverage(scene.actor))
  return readRequirements(scene)
}

/** The same, for whoever has shown in another way that they may, e.g. by a link that was made for them. */
export async function readRequirements({ tx, response }: Reading): Promise<Requirement[]> {
  const kept = await store.listKept(tx, response.id)
  const known = shipped().map(one => {
    const own = kept.find(({ id }) => id === one.id)
    return own ? { ...own, source: one.source } : { ...one, isRetired: false }
  })
  const own = kept.filter(({ id }) => !known.some(one => one.id === id))
  return [...known, ...own.map(one => ({ ...one, source: '' }))]
}

export async function listVersions(scene: Scene): Promise<Version[]> {
  must(mayReadCoverage(scene.actor))
  return readVersions(scene)
}

/** As `readRequirements`. */
export function readVersions({ tx, response }: Reading): Promise<Version[]> {
  return store.listVersions(tx, response.id)
}

/**
 * Changes a requirement, or adds a training or a text to sign of the response's own. What was recorded stays; people are
 * judged anew. A signature holds until its text changes, so a text has no months.
 */
export async function keepRequirement(
  scene: Scene,
  id: string,
  form: RequirementForm,
  language: Language,
): Promise<void> {
  must(mayKeepRequirements(scene.actor))
  const before = (await listRequirements(scene)).find(one => one.id === id)
  const { title, ...rest } = form
  const kind = before?.kind ?? form.kind
  const kept = { ...rest, id, kind, months: kind === 'document' ? null : form.months }
  await store.putRequirement(
    scene.tx,
    scene.response.id,
    { ...kept, title: { ...before?.title, [language]: title } },
    scene.now,
  )
  await append(scene, {
    type: before ? 'induction.requirement-changed' : 'induction.requirement-added',
    subject: scene.response.id,
    data: { requirement: id, retired: form.isRetired },
    jobs: [settling],
  })
}

/** A new version holds from today. Done twice with the same number, it is published once. */
export async function publishVersion(
  scene: Scene,
  requirementId: string,
  form: VersionForm,
  language: Language,
): Promise<void> {
  must(mayKeepRequirements(scene.actor) && scene.actor.kind === 'person')
  const { tx, response, actor } = scene
  const requirement = (await listRequirements(scene)).find(one => one.id === requirementId)
  if (requirement?.kind !== 'document') throw notFound()
  const [latest] = (await listVersions(scene)).filter(one => one.requirementId === requirementId)
  if (form.version > (latest?.version ?? 0) + 1) throw new Problem('not-valid', 'induction.error.form')
  const isNew = await store.insertVersion(tx, response.id, {
    requirementId,
    version: form.version,
    text: { ...spoken(form.others), [language]: form.text },
    material: form.version === 1 || form.material,
    inForceFrom: todayOf(scene),
    madeBy: actor.id,
  })
  if (!isNew) return
  await append(scene, {
    type: 'induction.version-published',
    subject: response.id,
    data: { requirement: requirementId, version: form.version, material: form.material },
    jobs: [settling],
  })
}

/** Those languages in which there is something. */
function spoken(others: VersionForm['others'] = {}): Texts {
  return Object.fromEntries(Object.entries(others).filter(([, text]) => text !== ''))
}

const settling = { name: 'induction.settle', key: 'all' }

/** Judges people anew; everybody when none are named, which only the system may. */
export async function settle(scene: Scene, staffIds?: readonly string[]): Promise<void> {
  must(staffIds !== undefined || scene.actor.kind === 'system')
  const { tx, response } = scene
  const [requirements, versions, facts] = [
    await listRequirements(scene),
    await listVersions(scene),
    await store.factsOf(tx, response.id, staffIds),
  ]
  const rows = facts.map(one => ({ id: one.id, ...standingOf(itemsOf(one, requirements, versions, one)) }))
  await store.saveStandings(tx, response.id, rows)
}
