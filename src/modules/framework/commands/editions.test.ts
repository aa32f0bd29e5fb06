// A change of edition with five hundred recorded pieces of work: every one follows or is queued, none is lost, none
// stands on a wrong node, and undoing brings back everything as it was.
import { describe, expect, it } from 'vitest'
import { cast } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import type { Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/id.ts'
import { type FrameworkNode, type Operation, type OperationKind, workKinds } from '../model.ts'
import { faultsOf } from '../rules/operations.ts'
import { findFollowed, insertEdition, putNodes } from '../store/editions.ts'
import { listWaiting, previewCarry } from '../store/operations.ts'
import { draftEdition, endWaiting, placeWaiting, publishEdition, unpublishEdition } from './editions.ts'
import { recordWork, signWork } from './work.ts'

const pieces = 500

const node = (id: string, words: string): FrameworkNode => ({
  id,
  kind: 'common-action',
  number: null,
  parent: null,
  title: { en: words },
  text: { en: `${words}.` },
  source: { document: 'local', section: 'Invented', number: null },
  years: null,
  who: 'together',
  sectors: [],
  steps: [],
})

/** The same numbers every time. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

/** An older edition of thirty nodes and a newer one that comes of it by all six operations, in an order of its own. */
function invented(seed: number) {
  const random = randomOf(seed)
  const older = Array.from({ length: 30 }, (_, n) => node(`old.n${n}`, `Old words ${n}`))
  const newer: FrameworkNode[] = []
  const operations: Operation[] = []
  const left = [...older].sort(() => random() - 0.5)
  const take = () => left.pop()!
  let made = 0
  const fresh = (words: string) => {
    made += 1
    const one = node(`new.n${made}`, words)
    newer.push(one)
    return one.id
  }
  const add = (kind: OperationKind, from: string[], to: string[]) =>
    operations.push({ kind, from, to, reason: { en: 'Invented' } })
  for (let n = 0; n < 4; n += 1) {
    const [a, b] = [take(), take()]
    add('merge', [a.id, b.id], [fresh(`Merged ${n}`)])
    add('split', [take().id], [fresh(`Half ${n}`), fresh(`Other half ${n}`)])
    add('retire', [take().id], [])
    add('reword', [take().id], [fresh(`Other words ${n}`)])
    add('add', [], [fresh(`New ${n}`)])
  }
  while (left.length > 0) {
    const kept = take()
    newer.push(kept)
    add('keep', [kept.id], [kept.id])
  }
  return { older, newer, operations }
}

const document = { title: 'Invented', publisher: '', version: '', address: '' }

async function inChange(
  seed: number,
  work: (
    given: ReturnType<typeof invented> & { country: Country; tx: Tx; later: Country['now'] },
  ) => Promise<void>,
) {
  await rolledBack(async tx => {
    const country = await makeScene(tx)
    const given = invented(seed)
    const first = {
      id: 'edition-one',
      follows: null,
      state: 'published',
      title: { en: 'One' },
      from: 2022,
      to: 2025,
      shipped: false,
      document,
      publishedAt: null,
    } as const
    await insertEdition(tx, country.responseId, first, null, country.now)
    await putNodes(tx, country.responseId, 'edition-one', given.older)
    const random = randomOf(seed + 1)
    const amina = await country.as('amina')
    const sectors = ['health', 'wash', 'education', 'camp-management']
    const scopes = Array.from({ length: 9 }, (_, n) => `scope ${n}`)
    let recorded = 0
    const taken = new Set<string>()
    while (recorded < pieces) {
      const what = workKinds[Math.floor(random() * workKinds.length)]!
      const nodeId = given.older[Math.floor(random() * given.older.length)]!.id
      const sector = sectors[Math.floor(random() * sectors.length)]!
      const scope = `${sector} ${scopes[Math.floor(random() * scopes.length)]}`
      if (taken.has(`${nodeId} ${what} ${scope}`)) continue
      taken.add(`${nodeId} ${what} ${scope}`)
      const id = newId()
      await recordWork(amina, {
        id,
        what,
        scope,
        sector,
        editionId: 'edition-one',
        nodeId,
        reviewOn: random() < 0.3 ? '2027-05-01' : null,
      })
      recorded += 1
      if (sector === 'health' && random() < 0.5) {
        await signWork(await country.as('amina'), { workId: id, version: 1, side: 'child-protection' })
        if (random() < 0.7)
          await signWork(await country.as('grace'), { workId: id, version: 1, side: 'sector' })
        await country.as('amina')
      }
    }
    await work({ ...given, country, tx, later: new Date(country.now.getTime() + 86_400_000) })
  })
}

const everything = (tx: Tx, responseId: string) =>
  tx`select * from work where response_id = ${responseId} order by id`.then(rows =>
    rows.map(row => ({ ...row })),
  )

const two = (given: { newer: FrameworkNode[]; operations: Operation[] }) => ({
  edition: { id: 'edition-two', title: { en: 'Two' }, from: 2026, to: 2029, document },
  nodes: given.newer,
  operations: given.operations,
})

describe.each([1, 2, 3])('a change of edition over all six operations (%i)', seed => {
  it('loses none of 500 pieces, puts none on a wrong node, and is undone whole', async () => {
    await inChange(seed, async ({ country, tx, later, newer, operations, older }) => {
      expect(faultsOf(older, newer, operations)).toEqual([])
      const before = await everything(tx, country.responseId)
      expect(before).toHaveLength(pieces)
      const scene = { ...(await country.as('amina')), now: later }
      await draftEdition(scene, two({ newer, operations }))
      const preview = await previewCarry(tx, country.responseId, 'edition-one', 'edition-two')
      expect(preview.reduce((sum, row) => sum + row.follow + row.wait, 0)).toBe(pieces)

      expect(await publishEdition(scene, 'edition-two')).toEqual({ carried: pieces })
      expect((await findFollowed(tx, country.responseId))?.id).toBe('edition-two')
      const after = await everything(tx, country.responseId)
      expect(after.map(row => row.id)).toEqual(before.map(row => row.id))
      const byId = new Map(before.map(row => [row.id, row]))
      const operationOf = new Map(operations.flatMap(operation => operation.from.map(id => [id, operation])))
      let queued = 0
      for (const row of after) {
        const was = byId.get(row.id)!
        const operation = operationOf.get(was.nodeId)!
        const { kind, to } = operation
        const waits = row.state === 'waiting'
        queued += Number(waits)
        if (kind === 'split' || kind === 'retire')
          expect(row).toMatchObject({
            editionId: 'edition-one',
            nodeId: was.nodeId,
            waitsFor: kind === 'split' ? 'split' : 'retired',
          })
        else
          expect(row).toMatchObject({
            editionId: 'edition-two',
            nodeId: to[0],
            waitsFor: waits ? 'met-another' : null,
          })
        if (waits && kind !== 'split' && kind !== 'retire') expect(kind).toBe('merge')
        // What was agreed for other words is looked at again; nothing else of it changed.
        const again = was.agreed && (kind === 'reword' || kind === 'merge')
        expect(row).toMatchObject({
          version: was.version,
          agreed: was.agreed,
          childProtectionSigned: was.childProtectionSigned,
          sectorSigned: was.sectorSigned,
          reviewOn: again ? '2026-11-24' : was.reviewOn,
        })
      }
      expect(queued).toBe(preview.reduce((sum, row) => sum + row.wait, 0))
      expect(queued).toBeGreaterThan(50)
      expect(await listWaiting(tx, country.responseId)).toHaveLength(queued)

      expect(await unpublishEdition(scene, 'edition-two')).toEqual({ back: pieces })
      expect(await everything(tx, country.responseId)).toEqual(before)
      expect((await findFollowed(tx, country.responseId))?.id).toBe('edition-one')
      // And again: a change that was undone can be made once more.
      const once = { ...scene, now: new Date(later.getTime() + 60_000) }
      expect(await publishEdition(once, 'edition-two')).toEqual({ carried: pieces })
      expect(await everything(tx, country.responseId)).toEqual(after)
    })
  }, 30_000)
})

describe('what could not follow', () => {
  it('is placed by those it concerns, on a node of the new edition, once', async () => {
    await inChange(7, async ({ country, tx, later, newer, operations }) => {
      const scene = { ...(await country.as('amina')), now: later }
      await draftEdition(scene, two({ newer, operations }))
      // Another draft of the next one offers nothing while it is a draft.
      const other = two({ newer, operations })
      await draftEdition(scene, { ...other, edition: { ...other.edition, id: 'edition-other' } })
      await publishEdition(scene, 'edition-two')
      const waiting = await listWaiting(tx, country.responseId)
      const split = waiting.find(one => one.waitsFor === 'split' && one.sector === 'wash')!
      expect(split.offers).toHaveLength(2)
      const daniel = { ...(await country.as('daniel')), now: later }
      await expect(placeWaiting(daniel, split.id, split.offers[0]!)).rejects.toMatchObject({
        code: 'not-found',
      })
      const grace = { ...(await country.as('grace')), now: later }
      await expect(placeWaiting(grace, split.id, split.offers[0]!)).rejects.toMatchObject({
        code: 'not-found',
      })
      const rafiq = { ...(await country.as('rafiq')), now: later }
      await expect(placeWaiting(rafiq, split.id, 'old.n0x')).rejects.toMatchObject({ code: 'not-found' })
      await placeWaiting(rafiq, split.id, split.offers[0]!)
      await placeWaiting(rafiq, split.id, split.offers[0]!)
      const retired = waiting.find(one => one.waitsFor === 'retired' && one.sector === 'wash')!
      await endWaiting(rafiq, retired.id)
      expect(await listWaiting(tx, country.responseId)).toHaveLength(waiting.length - 2)
      // Placed by hand on the newer edition, it would have no place in the older one.
      const amina = { ...(await country.as('amina')), now: later }
      await expect(unpublishEdition(amina, 'edition-two')).rejects.toMatchObject({ code: 'not-now' })
    })
  }, 30_000)
})

describe('drafting', () => {
  it('is refused when a node is forgotten, taken twice, or said to be kept and is not', async () => {
    await inChange(9, async ({ country, older, newer, operations }) => {
      const scene = await country.as('amina')
      const spoilt: [string, Operation[]][] = [
        ['from-forgotten', operations.filter(operation => operation.kind !== 'retire')],
        ['to-forgotten', operations.filter(operation => operation.kind !== 'add')],
        ['from-twice', [...operations, operations.find(operation => operation.kind === 'retire')!]],
        [
          'not-kept',
          operations.map(one => (one.kind === 'reword' ? { ...one, kind: 'keep' as const } : one)),
        ],
        ['shape', operations.map(one => (one.kind === 'split' ? { ...one, to: one.to.slice(1) } : one))],
      ]
      for (const [fault, list] of spoilt) {
        expect(faultsOf(older, newer, list).map(found => found.fault)).toContain(fault)
        await expect(draftEdition(scene, two({ newer, operations: list }))).rejects.toMatchObject({
          code: 'not-valid',
        })
      }
      for (const name of Object.keys(cast) as (keyof typeof cast)[]) {
        if (name === 'amina' || name === 'ibrahim') continue
        await expect(draftEdition(await country.as(name), two({ newer, operations }))).rejects.toMatchObject({
          code: 'not-found',
        })
      }
    })
  }, 30_000)
})
