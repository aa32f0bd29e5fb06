// Competencies on the real database: private, shared, observed, signed, taken back; and numbers that name nobody.
import { describe, expect, it } from 'vitest'
import { type CastName, cast, organisations, teams } from '../../../../../demo/country.ts'
import { rolledBack } from '../../../../../test/support/rolled-back.ts'
import { type Country, makeScene, monday } from '../../../../../test/support/scene.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Level } from '../model.ts'
import { getGaps, listBehind, listGaps } from './gaps.ts'
import { getProfile, listPeople, openCompetency } from './people.ts'
import { getOwn, rate, share, stopSharing } from './rating.ts'
import { observe, signOff, withdrawSignOff } from './supervising.ts'

const inCountry = (work: (country: Country) => Promise<void>) =>
  rolledBack(async tx => work(await makeScene(tx)))

const rated = (competency: string, level: Level) => ({ id: newId(), competency, level })
const refer = 'all.refer'
const daniel = { personId: cast.daniel.id, competency: refer }
const school = teams.school!.id
const hidden = { code: 'not-found' }

/** Some hours later than the scene. */
const later = async (country: Country, name: CastName, hours: number) => ({
  ...(await country.as(name)),
  now: new Date(monday.getTime() + hours * 3_600_000),
})

const seen = (level: Level = 'alone') => ({ id: newId(), level, note: '', seenOn: '2026-11-20' })

async function shareDaniels(country: Country) {
  await rate(await country.as('daniel'), 'all-personnel', [rated(refer, 'with-help')])
  await share(await country.as('daniel'), school)
}

describe('rating oneself', () => {
  it('asks everybody’s set and that of one’s sector, and keeps what changed', () =>
    inCountry(async country => {
      const scene = await country.as('daniel')
      expect((await getOwn(scene)).sets.map(({ set }) => set.id)).toEqual(['all-personnel', 'education'])
      const sent = [rated(refer, 'with-help'), rated('all.notice', 'alone')]
      expect(await rate(scene, 'all-personnel', sent)).toBe(2)
      expect(await rate(scene, 'all-personnel', sent)).toBe(0)
      expect(await rate(scene, 'all-personnel', [rated(refer, 'alone')])).toBe(1)
      const { said, standing } = await openCompetency(scene, cast.daniel.id, refer)
      expect(standing).toMatchObject({ state: 'rated' })
      expect(said.ratings.map(({ level }) => level).sort()).toEqual(['alone', 'with-help'])
    }))

  it('refuses what is in no set', () =>
    inCountry(async country => {
      const scene = await country.as('daniel')
      await expect(rate(scene, 'all-personnel', [rated('health.signs', 'alone')])).rejects.toMatchObject(
        hidden,
      )
      await expect(rate(scene, 'plumbing', [])).rejects.toMatchObject(hidden)
    }))

  it('is nobody else’s to see until it is shared, and not after', () =>
    inCountry(async country => {
      await rate(await country.as('daniel'), 'all-personnel', [rated(refer, 'with-help')])
      for (const name of ['claire', 'amina', 'ibrahim', 'victor'] as const) {
        const scene = await country.as(name)
        await expect(getProfile(scene, cast.daniel.id)).rejects.toMatchObject(hidden)
        // And the database keeps to it.
        expect(
          await country.tx`select from competency_rating where person_id = ${cast.daniel.id}`,
        ).toHaveLength(0)
      }
      await share(await country.as('daniel'), school)
      await share(await country.as('daniel'), school)
      const { sets } = await getProfile(await country.as('claire'), cast.daniel.id)
      expect(sets[0]!.standings.filter(({ rating }) => rating === 'with-help')).toHaveLength(1)
      for (const name of ['amina', 'ibrahim', 'victor'] as const)
        await expect(getProfile(await country.as(name), cast.daniel.id)).rejects.toMatchObject(hidden)
      await stopSharing(await country.as('daniel'), school)
      await expect(getProfile(await country.as('claire'), cast.daniel.id)).rejects.toMatchObject(hidden)
    }))

  it('of who leads goes to the focal point of the sector, where there is another', () =>
    inCountry(async country => {
      await share(await country.as('samir'), teams.caseWork!.id)
      expect((await getProfile(await country.as('amina'), cast.samir.id)).isOwn).toBe(false)
      // Claire leads the school and is its sector's only focal point.
      await expect(share(await country.as('claire'), school)).rejects.toMatchObject({
        reason: 'competencies.refused.nobody',
      })
      await expect(share(await country.as('victor'), school)).rejects.toMatchObject(hidden)
    }))

  it('ends with the membership', () =>
    inCountry(async country => {
      await shareDaniels(country)
      await country.asSystem()
      await country.tx`update membership set until = '2026-11-20' where person_id = ${cast.daniel.id}`
      await expect(getProfile(await country.as('claire'), cast.daniel.id)).rejects.toMatchObject(hidden)
      expect(
        await country.tx`select from competency_rating where person_id = ${cast.daniel.id}`,
      ).toHaveLength(0)
    }))
})

describe('a supervisor', () => {
  it('lists the members of the team, and who shares', () =>
    inCountry(async country => {
      await shareDaniels(country)
      const people = await listPeople(await country.as('claire'))
      expect(people.map(({ person, isShared }) => [person.name, isShared])).toEqual([['Daniel Okoro', true]])
      expect(people[0]!.counts).toMatchObject({ rated: 1, able: 0, signed: 0 })
      expect((await listPeople(await country.as('samir'))).every(one => !one.isShared)).toBe(true)
    }))

  it('says what was seen, and signs what was done without help', () =>
    inCountry(async country => {
      await shareDaniels(country)
      const sent = seen('with-help')
      await observe(await later(country, 'claire', 1), daniel, sent)
      await observe(await later(country, 'claire', 1), daniel, sent)
      const sign = { id: newId(), reviewOn: '2027-11-23' }
      await expect(signOff(await later(country, 'claire', 2), daniel, sign)).rejects.toMatchObject({
        reason: 'competencies.refused.sign-off',
      })
      await observe(await later(country, 'claire', 3), daniel, seen())
      await signOff(await later(country, 'claire', 4), daniel, sign)
      await signOff(await later(country, 'claire', 4), daniel, sign)
      const { standing, said } = await openCompetency(await country.as('daniel'), cast.daniel.id, refer)
      expect(standing.state).toBe('signed-off')
      expect([said.observations.length, said.signOffs.length]).toEqual([2, 1])
    }))

  it('is nobody with whom it is not shared, nor oneself', () =>
    inCountry(async country => {
      await shareDaniels(country)
      for (const name of ['daniel', 'amina', 'ibrahim', 'victor'] as const)
        await expect(observe(await country.as(name), daniel, seen())).rejects.toMatchObject(hidden)
      await stopSharing(await country.as('daniel'), school)
      await expect(observe(await country.as('claire'), daniel, seen())).rejects.toMatchObject(hidden)
    }))

  it('does not see what has not happened, nor signs without a day of review', () =>
    inCountry(async country => {
      await shareDaniels(country)
      const tomorrow = { ...seen(), seenOn: '2026-11-24' }
      await expect(observe(await country.as('claire'), daniel, tomorrow)).rejects.toMatchObject({
        code: 'not-valid',
      })
      await observe(await country.as('claire'), daniel, seen())
      for (const reviewOn of ['2026-11-23', '2031-01-01'])
        await expect(
          signOff(await later(country, 'claire', 1), daniel, { id: newId(), reviewOn }),
        ).rejects.toMatchObject({ code: 'not-valid' })
    }))

  it('takes a sign-off back with a reason, which stays, also when it is no longer shared', () =>
    inCountry(async country => {
      await shareDaniels(country)
      const id = newId()
      await observe(await later(country, 'claire', 1), daniel, seen())
      await signOff(await later(country, 'claire', 2), daniel, { id, reviewOn: '2027-11-23' })
      await stopSharing(await later(country, 'daniel', 3), school)
      const opened = await openCompetency(await country.as('claire'), cast.daniel.id, refer)
      expect(opened).toMatchObject({ supervises: false, withdrawable: [id] })
      expect(opened.said.ratings).toEqual([])
      for (const name of ['daniel', 'amina', 'victor'] as const)
        await expect(withdrawSignOff(await country.as(name), daniel, id, 'No.')).rejects.toMatchObject(hidden)
      await withdrawSignOff(await later(country, 'claire', 4), daniel, id, 'The pathway changed.')
      await withdrawSignOff(await later(country, 'claire', 5), daniel, id, 'Another reason.')
      const own = await openCompetency(await country.as('daniel'), cast.daniel.id, refer)
      expect(own.standing.state).toBe('withdrawn')
      expect(own.said.signOffs).toMatchObject([
        { withdrawnWhy: 'The pathway changed.', withdrawnByName: 'Claire Dubois' },
      ])
    }))
})

describe('numbers by sector', () => {
  /** Colleagues of the school, each with what they say of themselves. */
  async function addColleagues(country: Country, levels: readonly Level[]) {
    const { tx, responseId } = country
    await country.asSystem()
    for (const [nth, level] of levels.entries()) {
      const id = newId()
      await tx`insert into person (response_id, id, organisation_id, login, name, language, created_at)
        values (${responseId}, ${id}, ${organisations.brightPath!.id}, ${`teacher-${nth}`}, ${`Teacher ${nth}`}, 'en',
          ${monday})`
      await tx`insert into membership (response_id, team_id, person_id, since)
        values (${responseId}, ${school}, ${id}, ${monday})`
      await tx`insert into competency_rating (response_id, id, person_id, competency, level, rated_at)
        values (${responseId}, ${newId()}, ${id}, ${refer}, ${level}, ${monday})`
    }
  }

  const line = async (country: Country, name: CastName) =>
    (await getGaps(await country.as(name), 'education')).lines.find(({ competency }) => competency === refer)

  it('are told where five or more stand behind them', () =>
    inCountry(async country => {
      await addColleagues(country, ['alone', 'alone', 'with-help', 'not-yet'])
      expect(await line(country, 'rosa')).toMatchObject({ people: 6, rated: null, able: null })
      await addColleagues(country, [])
      await rate(await country.as('daniel'), 'all-personnel', [rated(refer, 'not-yet')])
      expect(await line(country, 'rosa')).toMatchObject({ people: 6, rated: 5, able: 2, signed: 0 })
    }))

  it('are not told of a small sector, not even that nothing was said', () =>
    inCountry(async country => {
      const all = await listGaps(await country.as('jonas'))
      const small = all.find(one => one.all.sector === 'education')!
      expect(small.all).toMatchObject({ people: null, rated: null, signed: null })
      expect(small.lines.every(({ rated, able, signed }) => rated ?? able ?? signed ?? true)).toBe(true)
    }))

  it('open their list for whom it is shared with, and only that far', () =>
    inCountry(async country => {
      await addColleagues(country, ['alone', 'alone', 'with-help', 'not-yet', 'not-yet'])
      await shareDaniels(country)
      const behind = await listBehind(await country.as('claire'), 'education', refer)
      expect(behind.people.map(({ person }) => person.name)).toEqual(['Daniel Okoro'])
      expect((await getGaps(await country.as('claire'), 'education')).opens).toBe(true)
      expect((await getGaps(await country.as('jonas'), 'education')).opens).toBe(false)
      await expect(listBehind(await country.as('jonas'), 'education', refer)).rejects.toMatchObject(hidden)
      expect((await listBehind(await country.as('victor'), 'education', refer)).people).toEqual([])
    }))

  it('are not for every worker, nor for nobody', () =>
    inCountry(async country => {
      await expect(listGaps(await country.as('daniel'))).rejects.toMatchObject(hidden)
      await expect(listGaps(await country.asNobody())).rejects.toMatchObject(hidden)
      const rows = await country.tx`select * from competency_counts('2026-11-23')`
      expect(rows).toHaveLength(0)
    }))
})
