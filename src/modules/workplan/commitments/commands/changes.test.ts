// Answering and signing, on the real database.
import { describe, expect, it } from 'vitest'
import { type CastName, cast, organisations } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../../../test/support/scene.ts'
import { changeWork } from '../../../framework/commands/work.ts'
import { actionIds, changeOf, openGround } from '../commitments.testing.ts'
import { statusOf } from '../rules/status.ts'
import { applyChanges, keepCommitment, renewCommitment } from './changes.ts'
import { findGaps } from './gaps.ts'
import { cellKey, findMatrix, getCommitment, listCommitments, openCommitment } from './read.ts'
import { listWaiting, signCommitment, signCommitments, takeBack } from './signing.ts'

const today = '2026-11-23'
const [first, second] = actionIds as [string, string]

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    await openGround(country)
    await work(country)
  })

const keep = async (country: Country, name: CastName, change: Parameters<typeof keepCommitment>[1]) =>
  keepCommitment(await country.as(name), change)

const agree = async (country: Country, id: string, version = 1) => {
  await signCommitment(await country.as('grace'), { id, version }, 'sector')
  await signCommitment(await country.as('amina'), { id, version }, 'child-protection')
}

describe('an answer', () => {
  it('is recorded once however often it is sent', () =>
    inCountry(async country => {
      const change = changeOf('health', first, { stance: 'we-lead' })
      expect(await keep(country, 'grace', change)).toMatchObject({ outcome: 'new', asksAgain: false })
      expect(await keep(country, 'grace', change)).toMatchObject({ outcome: 'identical' })
      // Another phone, with an id of its own, meets the one that is there.
      const other = changeOf('health', first, { stance: 'with-child-protection' })
      expect(await keep(country, 'amina', other)).toMatchObject({ outcome: 'updated', id: change.id })
      const found = await listCommitments(country, { sector: 'health' })
      expect(found.map(one => one.stance)).toEqual(['with-child-protection'])
    }))

  it('needs a reason for *not us*', () =>
    inCountry(async country => {
      const change = changeOf('health', first, { stance: 'not-us' })
      expect(await keep(country, 'grace', change)).toMatchObject({
        outcome: 'invalid',
        errors: { reason: 'commitments.error.reason' },
      })
      const set = { stance: 'not-us', reason: 'The ministry does it.' } as const
      expect(await keep(country, 'grace', { ...change, set })).toMatchObject({ outcome: 'new' })
    }))

  it('is the sector’s own to give, and child protection’s', () =>
    inCountry(async country => {
      for (const name of Object.keys(cast) as CastName[]) {
        const asked = keep(country, name, changeOf('health', first, { stance: 'we-lead' }))
        if (name === 'grace' || name === 'amina') await asked
        else await expect(asked).rejects.toMatchObject({ code: 'not-found' })
      }
    }))

  it('of an organisation is given by the lead of its team in that sector', () =>
    inCountry(async country => {
      const lakeCamp = { organisationId: organisations.lakeCamp!.id }
      const change = changeOf('camp-management', first, { stance: 'we-lead' }, lakeCamp)
      expect(await keep(country, 'tomas', change)).toMatchObject({ outcome: 'new' })
      const theirs = changeOf(
        'livelihoods',
        first,
        { stance: 'we-lead' },
        {
          organisationId: organisations.farHorizon!.id,
        },
      )
      expect(await keep(country, 'victor', theirs)).toMatchObject({ outcome: 'new' })
      await expect(
        keep(country, 'victor', changeOf('livelihoods', second, { stance: 'we-lead' }, lakeCamp)),
      ).rejects.toMatchObject({ code: 'not-found' })
      // One that is there is not taken over by naming another place.
      await expect(
        keep(country, 'victor', { ...theirs, id: change.id, set: { stance: 'undecided' } }),
      ).rejects.toMatchObject({ code: 'not-found' })
    }))

  it('asks both again when stance or reason change, and not for the rest', () =>
    inCountry(async country => {
      const change = changeOf('health', first, { stance: 'we-lead' })
      await keep(country, 'grace', change)
      await agree(country, change.id)
      const further = {
        progress: 'under-way',
        dueOn: '2026-12-20',
        ownerId: cast.grace.id,
        notes: 'Begun',
      } as const
      expect(await keep(country, 'grace', { ...change, set: further })).toMatchObject({ asksAgain: false })
      expect(await getCommitment(country, change.id)).toMatchObject({ version: 1, agreed: true })
      expect(statusOf(await getCommitment(country, change.id), today)).toBe('under-way')
      expect(
        await keep(country, 'grace', { ...change, set: { stance: 'with-child-protection' } }),
      ).toMatchObject({ asksAgain: true })
      expect(await getCommitment(country, change.id)).toMatchObject({ version: 2, agreed: false })
      expect(statusOf(await getCommitment(country, change.id), today)).toBe('needs-review')
    }))
})

describe('many changes at once', () => {
  it('say what would become of each, and change nothing in a preview', () =>
    inCountry(async country => {
      const grace = await country.as('grace')
      const changes = [
        changeOf('health', first, { stance: 'we-lead' }),
        changeOf('health', second, { stance: 'not-us' }),
        changeOf('wash', first, { stance: 'we-lead' }),
        changeOf('health', 'common.unheard-of', { stance: 'we-lead' }),
        changeOf('health', actionIds[2]!, {
          stance: 'we-lead',
          ownerId: '00000000-0000-4000-8000-00000000ffff',
        }),
        changeOf('health', actionIds[3]!, {}),
      ]
      const expected = ['new', 'invalid', 'invalid', 'invalid', 'invalid', 'identical']
      const previewed = await applyChanges(grace, changes, { preview: true })
      expect(previewed.map(({ outcome }) => outcome)).toEqual(expected)
      expect(await listCommitments(grace)).toEqual([])
      const made = await applyChanges(grace, changes)
      expect(made).toEqual(previewed)
      expect(await listCommitments(grace)).toHaveLength(1)
      const again = await applyChanges(grace, changes)
      expect(again[0]!.outcome).toBe('identical')
    }))

  it('are not made where somebody else has changed the same meanwhile', () =>
    inCountry(async country => {
      const change = changeOf('health', first, { stance: 'we-lead' })
      await keep(country, 'grace', change)
      await keep(country, 'amina', { ...change, set: { stance: 'with-child-protection' } })
      const [outcome] = await applyChanges(await country.as('grace'), [
        { ...change, set: { stance: 'undecided' }, was: { stance: 'we-lead' } },
      ])
      expect(outcome).toMatchObject({ outcome: 'old' })
      expect((await getCommitment(country, change.id)).stance).toBe('with-child-protection')
    }))

  it('of one commitment build on each other', () =>
    inCountry(async country => {
      const one = changeOf('health', first, { stance: 'we-lead' })
      const outcomes = await applyChanges(await country.as('grace'), [
        one,
        changeOf('health', first, { progress: 'under-way' }),
      ])
      expect(outcomes.map(({ outcome, id }) => [outcome, id])).toEqual([
        ['new', one.id],
        ['updated', one.id],
      ])
    }))
})

describe('what child protection gives in return', () => {
  it('is recorded as often as is given, with a title that is signed', () =>
    inCountry(async country => {
      const gift = (title: string) => changeOf('health', '', { title }, { giver: 'child-protection' })
      const one = gift('We train the vaccination teams.')
      expect(await keep(country, 'amina', one)).toMatchObject({ outcome: 'new' })
      expect(await keep(country, 'grace', gift('We tell families about the clinic.'))).toMatchObject({
        outcome: 'new',
      })
      expect(await keep(country, 'amina', gift(''))).toMatchObject({ outcome: 'invalid' })
      await agree(country, one.id)
      expect(await keep(country, 'amina', { ...one, set: { title: 'We train all teams.' } })).toMatchObject({
        asksAgain: true,
      })
      expect(await listCommitments(country, { giver: 'child-protection', sector: 'health' })).toHaveLength(2)
    }))
})

describe('signing', () => {
  it('of all that was looked at signs each, but what changed meanwhile', () =>
    inCountry(async country => {
      const changes = [first, second].map(node => changeOf('health', node, { stance: 'we-lead' }))
      const grace = await country.as('grace')
      await applyChanges(grace, changes)
      expect((await listWaiting(grace, 'health', 'sector')).mine).toHaveLength(2)
      await changeWork(grace, changes[1]!.id)
      const read = changes.map(({ id }) => ({ id, version: 1 }))
      expect(await signCommitments(grace, read, 'health', 'sector')).toEqual({ signed: 1, changed: 1 })
      expect(await getCommitment(grace, changes[0]!.id)).toMatchObject({
        sectorSigned: 1,
        agreed: false,
        reviewOn: '2027-11-23',
      })
      const { mine, theirs } = await listWaiting(grace, 'health', 'sector')
      expect([mine.map(one => one.id), theirs.map(one => one.id)]).toEqual([
        [changes[1]!.id],
        [changes[0]!.id],
      ])
      await takeBack(grace, changes[0]!.id)
      expect(await getCommitment(grace, changes[0]!.id)).toMatchObject({ sectorSigned: 0 })
    }))

  it('is refused for what is undecided, and for another sector', () =>
    inCountry(async country => {
      const change = changeOf('health', first, { stance: 'undecided', notes: 'We ask the ministry.' })
      await keep(country, 'grace', change)
      await expect(agree(country, change.id)).rejects.toMatchObject({ code: 'not-now' })
      await expect(
        signCommitments(await country.as('rafiq'), [{ id: change.id, version: 1 }], 'health', 'sector'),
      ).rejects.toMatchObject({ code: 'not-found' })
      await expect(
        signCommitment(await country.as('rafiq'), { id: change.id, version: 1 }, 'sector'),
      ).rejects.toMatchObject({ code: 'not-found' })
    }))

  it('is asked of both again when what is due for review is renewed', () =>
    inCountry(async country => {
      const change = changeOf('health', first, { stance: 'we-lead' })
      await keep(country, 'grace', change)
      await agree(country, change.id)
      await renewCommitment(await country.as('grace'), await getCommitment(country, change.id))
      expect(await getCommitment(country, change.id)).toMatchObject({ version: 2, agreed: false })
    }))
})

describe('what one sees', () => {
  it('is the sector’s own answer with its organisations behind it', () =>
    inCountry(async country => {
      const behind = (name: string, stance: 'we-lead' | 'undecided') =>
        changeOf('health', first, { stance, notes: 'x' }, { organisationId: organisations[name]!.id })
      await applyChanges(await country.as('amina'), [
        changeOf('health', first, { stance: 'we-lead' }),
        behind('riverHealth', 'we-lead'),
        behind('safeSteps', 'undecided'),
      ])
      const matrix = await findMatrix(country, { language: 'en' })
      expect(matrix?.groups.flatMap(group => group.actions)).toHaveLength(16)
      expect(matrix?.cells.get(cellKey('health', first))).toMatchObject({
        own: { stance: 'we-lead', status: 'not-started' },
        organisations: { answered: 1, promised: 1 },
      })
      expect(matrix?.sectors).toContain('wash')
      expect(matrix?.absent).toContain('nutrition')
    }))

  it('counts organisations as they change their mind, and as their work is moved or ended', () =>
    inCountry(async country => {
      const { tx, responseId } = country
      const one = changeOf(
        'health',
        first,
        { stance: 'we-lead' },
        { organisationId: organisations.riverHealth!.id },
      )
      const amina = await country.as('amina')
      const behind = async (node: string) =>
        (await findMatrix(amina, { language: 'en' }))?.cells.get(cellKey('health', node))?.organisations
      await applyChanges(amina, [one])
      expect(await behind(first)).toEqual({ answered: 1, promised: 1 })
      await applyChanges(amina, [{ ...one, set: { stance: 'not-us', reason: 'Nobody is there.' } }])
      expect(await behind(first)).toEqual({ answered: 1, promised: 0 })
      await tx`update work set node_id = ${second} where response_id = ${responseId} and id = ${one.id}`
      expect([await behind(first), await behind(second)]).toEqual([undefined, { answered: 1, promised: 0 }])
      await tx`update work set state = 'ended' where response_id = ${responseId} and id = ${one.id}`
      expect(await behind(second)).toBeUndefined()
      await tx`update work set state = 'placed' where response_id = ${responseId} and id = ${one.id}`
      expect(await behind(second)).toEqual({ answered: 1, promised: 0 })
      await tx`delete from work where response_id = ${responseId} and id = ${one.id}`
      expect(await behind(second)).toBeUndefined()
    }))

  it('is what is missing', () =>
    inCountry(async country => {
      await applyChanges(await country.as('amina'), [
        changeOf('health', first, { stance: 'we-lead', dueOn: '2026-11-01' }),
        changeOf('health', second, { stance: 'with-child-protection' }),
      ])
      const view = await findGaps(country, 'en')
      expect(view?.gaps).toMatchObject({
        silent: expect.arrayContaining(['wash', 'education', 'camp-management']),
        unfinished: [{ sector: 'health', open: 14 }],
        nothingInReturn: ['health'],
        unsigned: [
          { side: 'child-protection', sector: 'health', count: 2 },
          { side: 'sector', sector: 'health', count: 2 },
        ],
      })
      expect(view?.gaps.unled.map(({ nodeId }) => nodeId)).not.toContain(first)
      expect(view?.gaps.unled[0]).toEqual({ nodeId: second, takePart: ['health'] })
      expect(view?.gaps.overdue).toHaveLength(1)
      expect(view?.gaps.loose).toHaveLength(2)
    }))

  it('is who changed what and when, without a text', () =>
    inCountry(async country => {
      const change = changeOf('health', first, { stance: 'not-us', reason: 'Nobody is in the hills.' })
      await keep(country, 'grace', change)
      await keep(country, 'amina', { ...change, set: { ownerId: cast.grace.id, notes: 'We ask again.' } })
      const { history, names } = await openCommitment(country, change.id, 'en')
      expect(history.map(({ type, personName }) => [type, personName])).toEqual([
        ['commitment.changed', 'Amina Rahal'],
        ['commitment.recorded', 'Grace Wanjiru'],
      ])
      expect(history[0]!.data).toEqual({ fields: ['ownerId', 'notes'], ownerId: cast.grace.id })
      expect(names.get(cast.grace.id)).toBe('Grace Wanjiru')
      expect(JSON.stringify(history)).not.toMatch(/Nobody|ask again/)
    }))
})
