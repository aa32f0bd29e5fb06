// Signing on the real database: by a mark, by a link, once for each version; and what a link does not open.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import { day } from '../../../../kernel/clock.ts'
import { newId } from '../../../../kernel/id.ts'
import { hashToken } from '../../../../kernel/session.ts'
import { publishVersion } from '../commands/requirements.ts'
import { getPerson, keepPerson, markLeft } from '../commands/staff.ts'
import { jobs } from '../jobs.ts'
import {
  endLink,
  findLink,
  listSignatures,
  makeLink,
  openLink,
  signByLink,
  signDocument,
} from './commands.ts'
import { isDrawn, strokeOf } from './mark.ts'

const mark = 'M10 100L200 20L300 180M320 40L500 160'
const token = hashToken('a link')
const code = { requirementId: 'code-of-conduct', version: 1, typedName: '', mark: '' }

/** A guard of Bright Path, and the code of conduct to sign. */
async function guard(country: Country) {
  const text = { version: 1, text: 'Be kind.', material: true }
  await publishVersion(await country.as('amina'), 'code-of-conduct', text, 'en')
  const id = newId()
  const claire = await country.as('claire')
  await keepPerson(claire, {
    ...{ id, name: 'Mara', number: '', sector: 'education', areaPcode: null, role: 'guard' as const },
    ...{ contact: true, firstContactOn: '2026-11-01' },
  })
  return { claire, id }
}

const doneOn = async (scene: Parameters<typeof getPerson>[0], id: string) =>
  (await getPerson(scene, id)).items.find(one => one.requirement.id === 'code-of-conduct')?.doneOn

describe('a mark', () => {
  it('is lines on a field, and more than a dot', () => {
    expect(strokeOf([{ x: 1, y: 2 }])).toBe('')
    expect(
      strokeOf([
        { x: 1, y: 2 },
        { x: 30, y: 40 },
      ]),
    ).toBe('M1 2L30 40')
    expect(isDrawn(mark)).toBe(true)
    expect(isDrawn('M10 10L12 12')).toBe(false)
    // Two strokes far from each other are no line between them.
    expect(isDrawn('M1 1L9 9M500 150L509 159')).toBe(false)
  })

  it('signs before the keeper without a typed name, once, and nothing else than lines is taken', () =>
    rolledBack(async tx => {
      const { claire, id } = await guard(await makeScene(tx))
      for (const wrong of [
        'M1 1L2 2"/><script>',
        'M1 1',
        `M1 1${'L200 200L1 1'.repeat(900)}`,
        'M10 10L12 12',
      ])
        await expect(signDocument(claire, id, { ...code, mark: wrong })).rejects.toThrow('signing.error')
      await signDocument(claire, id, { ...code, mark })
      await signDocument(claire, id, { ...code, typedName: 'Mara' })
      expect(await doneOn(claire, id)).toBe('2026-11-23')
      expect(await listSignatures(claire, id)).toEqual([
        {
          requirementId: 'code-of-conduct',
          version: 1,
          kind: 'drawn',
          mark,
          witnessed: true,
          signedOn: '2026-11-23',
        },
      ])
    }))
})

describe('a link', () => {
  it('opens the texts of one person to whoever holds it, who signs each version once, unwitnessed', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const { claire, id } = await guard(country)
      await makeLink(claire, id, token)
      const nobody = await country.asNobody()
      const opened = await openLink(nobody, token)
      expect(opened.behind).toMatchObject({ staffId: id, name: 'Mara', signed: [] })
      expect(opened.items.every(({ requirement }) => requirement.kind === 'document')).toBe(true)
      await expect(signByLink(nobody, token, { ...code, typedName: 'Kit' })).rejects.toThrow('typed-name')
      await expect(signByLink(nobody, token, { ...code, version: 2, mark })).rejects.toThrow('text-changed')
      await expect(signByLink(nobody, token, { ...code, requirementId: 'referral', mark })).rejects.toThrow(
        'not-found',
      )
      await signByLink(nobody, token, { ...code, typedName: 'mara' })
      await signByLink(nobody, token, { ...code, mark })
      // What the link opens, it opens by its functions alone.
      for (const table of ['induction_staff', 'induction_signature', 'induction_signing_link'])
        expect(await tx`select from ${tx(table)}`).toHaveLength(0)
      await jobs['induction.settle-person']!(await country.asSystem(), { person: id })
      const again = await country.as('claire')
      expect(await listSignatures(again, id)).toMatchObject([{ kind: 'typed', witnessed: false, mark: null }])
      expect(await doneOn(again, id)).toBe('2026-11-23')
    }))

  it('asks again when the text changes', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const { claire, id } = await guard(country)
      await makeLink(claire, id, token)
      await signByLink(await country.asNobody(), token, { ...code, mark })
      const text = { version: 2, text: 'Be kinder.', material: true }
      await publishVersion(await country.as('amina'), 'code-of-conduct', text, 'en')
      const nobody = await country.asNobody()
      expect((await openLink(nobody, token)).items.find(({ signAgain }) => signAgain)).toBeDefined()
      await signByLink(nobody, token, { ...code, version: 2, mark })
      expect((await openLink(nobody, token)).items.find(({ signAgain }) => signAgain)).toBeUndefined()
    }))

  it('ends after its days, with another one, when the keeper says so, and when its person leaves', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const { claire, id } = await guard(country)
      const opens = async (hash: Uint8Array, days = 0) => {
        const nobody = await country.asNobody()
        const at = { ...nobody, now: new Date(nobody.now.getTime() + days * day) }
        return openLink(at, hash).then(
          () => true,
          () => false,
        )
      }
      await makeLink(claire, id, token)
      expect([await opens(token, 13), await opens(token, 15)]).toEqual([true, false])
      const other = hashToken('another')
      await makeLink(await country.as('claire'), id, other)
      expect([await opens(token), await opens(other)]).toEqual([false, true])
      await endLink(await country.as('claire'), id)
      expect(await opens(other)).toBe(false)
      await makeLink(await country.as('claire'), id, token)
      await markLeft(await country.as('claire'), id)
      expect(await opens(token)).toBe(false)
    }))

  it('is made by the keepers of that person and by nobody else', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const { id } = await guard(country)
      for (const name of ['amina', 'daniel', 'victor'] as const) {
        const other = await country.as(name)
        await expect(makeLink(other, id, token)).rejects.toThrow('not-found')
        await expect(findLink(other, id)).rejects.toThrow('not-found')
        await expect(listSignatures(other, id)).rejects.toThrow('not-found')
      }
    }))
})
