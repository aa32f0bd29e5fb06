// A draft in a page on the real database: begun as a copy, changed part by part, published as any other; what is published
// never changes, and nobody overwrites what somebody else has just written.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { workingTogether2022 } from '../content.ts'
import { findEdition, listNodes } from '../store/editions.ts'
import { listOperations, listWaiting } from '../store/operations.ts'
import { followEdition } from './adopt.ts'
import { beginDraft, editDraft, openPart, removeDraft } from './drafts.ts'
import { publishEdition } from './editions.ts'
import { recordWork } from './work.ts'

const edition = { id: 'draft-0000abcd', title: { en: 'The next' }, from: 2026, to: 2029 }
const why = { language: 'en', reason: 'People asked.' } as const
const part = 'common.referral-ready'

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await followEdition(await country.asSystem(), workingTogether2022.edition.id)
    await beginDraft(await country.as('amina'), edition)
    await work(country)
  })

const operationOf = async ({ tx, responseId }: Country, node: string) =>
  (await listOperations(tx, responseId, edition.id)).find(({ from, to }) => [...from, ...to].includes(node))

describe('a draft in a page', () => {
  it('begins as the edition that is followed, once', () =>
    inCountry(async country => {
      await beginDraft(await country.as('amina'), { ...edition, title: { en: 'Again' } })
      const nodes = await listNodes(country.tx, country.responseId, edition.id)
      expect(nodes).toEqual(workingTogether2022.nodes.map(node => expect.objectContaining({ id: node.id })))
      const operations = await listOperations(country.tx, country.responseId, edition.id)
      expect(new Set(operations.map(({ kind }) => kind))).toEqual(new Set(['keep']))
      expect(await findEdition(country.tx, country.responseId, edition.id)).toMatchObject({
        state: 'draft',
        title: { en: 'The next' },
      })
    }))

  it('says what a change would do here, and does it when it is published', () =>
    inCountry(async country => {
      const amina = await country.as('amina')
      const record = (nodeId: string) =>
        recordWork(amina, {
          id: newId(),
          what: 'commitment',
          scope: 'health',
          sector: 'health',
          editionId: workingTogether2022.edition.id,
          nodeId,
          reviewOn: null,
        })
      await record(part)
      await record('common.messages')
      await editDraft(amina, edition.id, { kind: 'words', part, title: 'Ready', text: 'To refer.', ...why })
      expect(await operationOf(country, part)).toMatchObject({
        kind: 'reword',
        reason: { en: 'People asked.' },
      })
      const parts = [
        { title: 'Every day', text: '' },
        { title: 'In danger', text: '' },
      ]
      const first = await editDraft(amina, edition.id, {
        kind: 'split',
        part: 'common.messages',
        parts,
        ...why,
      })
      expect(await openPart(amina, edition.id, { part, retired: false })).toMatchObject({
        recorded: [{ what: 'commitment', count: 1 }],
        follow: 1,
        wait: 0,
      })
      expect(await openPart(amina, edition.id, { part: first!, retired: false })).toMatchObject({
        operation: { kind: 'split' },
        follow: 0,
        wait: 1,
      })
      expect(await publishEdition(amina, edition.id)).toEqual({ carried: 2 })
      expect(await listWaiting(country.tx, country.responseId)).toMatchObject([
        { nodeId: 'common.messages', offers: ['common.messages-1', 'common.messages-2'] },
      ])
      await expect(editDraft(amina, edition.id, { kind: 'retire', part, ...why })).rejects.toMatchObject({
        code: 'not-now',
        reason: 'editions.refused.published',
      })
    }))

  it('loses a part, gets it back, merges, adds, and keeps the order of reading', () =>
    inCountry(async country => {
      const amina = await country.as('amina')
      const ids = async () =>
        (await listNodes(country.tx, country.responseId, edition.id)).map(({ id }) => id)
      const before = await ids()
      expect(
        await editDraft(amina, edition.id, { kind: 'retire', part: 'consideration.9', ...why }),
      ).toBeUndefined()
      expect(await ids()).not.toContain('consideration.9')
      expect(await openPart(amina, edition.id, { part: 'consideration.9', retired: true })).toMatchObject({
        operation: { kind: 'retire' },
      })
      await editDraft(amina, edition.id, { kind: 'restore', part: 'consideration.9', retired: true })
      expect(await ids()).toEqual(before)
      const one = await editDraft(amina, edition.id, {
        kind: 'merge',
        part: 'consideration.1',
        others: ['consideration.2'],
        title: 'Both',
        text: '',
        ...why,
      })
      const added = await editDraft(amina, edition.id, {
        kind: 'add',
        node: 'consideration',
        parent: null,
        sectors: [],
        section: 'Invented',
        title: 'Another',
        text: '',
        ...why,
      })
      expect(await ids()).toEqual(
        before.flatMap(id =>
          id === 'consideration.1'
            ? [one]
            : id === 'consideration.2'
              ? []
              : id === 'consideration.9'
                ? [id, added]
                : [id],
        ),
      )
    }))

  it('is not overwritten by whoever has read something older', () =>
    inCountry(async country => {
      const amina = await country.as('amina')
      const node = (await openPart(amina, edition.id, { part, retired: false })).part
      const was = { title: node.title.en!, text: node.text.en! }
      const words = { kind: 'words', part, title: 'Ready', text: was.text, ...why } as const
      await editDraft(amina, edition.id, words, was)
      // Sent twice it is the same.
      await editDraft(amina, edition.id, words, was)
      await expect(editDraft(amina, edition.id, { ...words, title: 'Other' }, was)).rejects.toMatchObject({
        code: 'already-different',
      })
    }))

  it('is for those who keep editions, and is taken away by them', () =>
    inCountry(async country => {
      for (const name of ['grace', 'daniel', 'victor'] as const) {
        const scene = await country.as(name)
        const hidden = { code: 'not-found' }
        await expect(beginDraft(scene, { ...edition, id: 'draft-0000abce' })).rejects.toMatchObject(hidden)
        await expect(editDraft(scene, edition.id, { kind: 'retire', part, ...why })).rejects.toMatchObject(
          hidden,
        )
        await expect(openPart(scene, edition.id, { part, retired: false })).rejects.toMatchObject(hidden)
        await expect(removeDraft(scene, edition.id)).rejects.toMatchObject(hidden)
      }
      const ibrahim = await country.as('ibrahim')
      await removeDraft(ibrahim, edition.id)
      await removeDraft(ibrahim, edition.id)
      expect(await findEdition(country.tx, country.responseId, edition.id)).toBeUndefined()
      await expect(removeDraft(ibrahim, workingTogether2022.edition.id)).rejects.toMatchObject({
        code: 'not-now',
      })
    }))
})
