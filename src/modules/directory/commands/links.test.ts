// A link for somebody without an account: made by who may, opened by who has it, answered for its own entries only.
import { describe, expect, it } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { type Country, makeScene, monday } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { caseWork, farHorizon, plantService } from '../entry.testing.ts'
import { linkDays, tokenOf } from '../rules/links.ts'
import { entriesOf } from '../store/entries.ts'
import { answerLink, getLink, makeLink, openLink } from './links.ts'

const secret = new Uint8Array(32).fill(3)
const hidden = { code: 'not-found' }

type Ground = { country: Country; mine: string; other: string; link: string; token: string }

/** Two entries of Safe Steps, one of which Samir sends a link for. */
const withLink = (work: (ground: Ground) => Promise<void>) =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const system = await country.asSystem()
    const mine = await plantService(system, { lastCheck: '2026-08-01', nextCheck: '2026-11-01' })
    const other = await plantService(system, { name: { en: 'Another' } })
    const link = newId()
    await makeLink(await country.as('samir'), link, [mine])
    await work({ country, mine, other, link, token: tokenOf(secret, country.responseId, link) })
  })

const entryOf = async (country: Country, id: string) => {
  await country.asSystem()
  return (await entriesOf(country.tx, country.responseId, [id]))[0]!
}

describe('making a link', () => {
  it('is for who keeps the entry: its team, focal points of its sector, keepers', () =>
    withLink(async ({ country, mine }) => {
      for (const name of ['nadia', 'amina', 'ibrahim'] as const)
        await makeLink(await country.as(name), newId(), [mine])
      for (const name of ['daniel', 'grace', 'victor'] as const)
        await expect(makeLink(await country.as(name), newId(), [mine])).rejects.toMatchObject(hidden)
      await expect(makeLink(await country.asNobody(), newId(), [mine])).rejects.toMatchObject(hidden)
    }))

  it('holds what may be sent, and never entries of two organisations', () =>
    withLink(async ({ country, mine, other }) => {
      const foreign = await plantService(await country.asSystem(), {
        organisationId: farHorizon,
        ownerTeamId: null,
      })
      const link = newId()
      await makeLink(await country.as('samir'), link, [mine, other, foreign])
      const { entries } = await getLink(await country.as('samir'), link)
      expect(entries.map(({ id }) => id).sort()).toEqual([mine, other].sort())
      await expect(makeLink(await country.as('amina'), newId(), [mine, foreign])).rejects.toMatchObject({
        reason: 'directory.problem.one-organisation',
      })
    }))

  it('is seen again by who may send it, while it holds', () =>
    withLink(async ({ country, link }) => {
      expect((await getLink(await country.as('nadia'), link)).link.id).toBe(link)
      await expect(getLink(await country.as('victor'), link)).rejects.toMatchObject(hidden)
      const late = new Date(monday.getTime() + (linkDays + 1) * 86_400_000)
      await expect(getLink({ ...(await country.as('samir')), now: late }, link)).rejects.toMatchObject(hidden)
    }))
})

describe('who has the link', () => {
  it('sees its entries and no other', () =>
    withLink(async ({ country, mine, token }) => {
      const { entries } = await openLink(await country.asNobody(), secret, token)
      expect(entries.map(({ id }) => id)).toEqual([mine])
    }))

  it('says that all is right, once or twice', () =>
    withLink(async ({ country, mine, link, token }) => {
      for (let times = 0; times < 2; times += 1)
        await answerLink(await country.asNobody(), secret, token, undefined, { kind: 'right' })
      const entry = await entryOf(country, mine)
      expect(entry.lastCheck).toBe('2026-11-23')
      expect(entry.nextCheck > '2026-11-23').toBe(true)
      expect((await getLink(await country.as('samir'), link)).link.answeredAt).toEqual(monday)
    }))

  it('says where there is room, which is a check too', () =>
    withLink(async ({ country, mine, token }) => {
      const answer = { kind: 'room', capacity: 'waiting', waitingDays: 12 } as const
      await answerLink(await country.asNobody(), secret, token, mine, answer)
      expect(await entryOf(country, mine)).toMatchObject({
        capacity: 'waiting',
        waitingDays: 12,
        lastCheck: '2026-11-23',
      })
    }))

  it('says that it has ended, and then it is no part of the link', () =>
    withLink(async ({ country, mine, token }) => {
      await answerLink(await country.asNobody(), secret, token, mine, { kind: 'ended' })
      expect((await entryOf(country, mine)).status).toBe('inactive')
      expect((await openLink(await country.asNobody(), secret, token)).entries).toEqual([])
    }))

  it('says nothing of other entries, and ends nothing all at once', () =>
    withLink(async ({ country, other, token }) => {
      const nobody = await country.asNobody()
      await expect(answerLink(nobody, secret, token, other, { kind: 'right' })).rejects.toMatchObject(hidden)
      await expect(answerLink(nobody, secret, token, undefined, { kind: 'ended' })).rejects.toMatchObject(
        hidden,
      )
    }))

  it('is told when it has run out; a made-up one is not found', () =>
    withLink(async ({ country, link, token }) => {
      const late = new Date(monday.getTime() + (linkDays + 1) * 86_400_000)
      await expect(
        openLink({ ...(await country.asNobody()), now: late }, secret, token),
      ).rejects.toMatchObject({
        code: 'gone',
      })
      const forged = tokenOf(new Uint8Array(32), country.responseId, link)
      await expect(openLink(await country.asNobody(), secret, forged)).rejects.toMatchObject(hidden)
      await expect(openLink(await country.asNobody(), secret, 'short')).rejects.toMatchObject(hidden)
    }))
})

it('the trail says that it was the link, and names nobody', () =>
  withLink(async ({ country, mine, link, token }) => {
    await answerLink(await country.asNobody(), secret, token, mine, { kind: 'right' })
    await country.asSystem()
    const [event] = await country.tx`
      select person_id, team_id, data from event where type = 'service.confirmed' and subject = ${mine}`
    expect(event).toMatchObject({ personId: null, teamId: caseWork, data: { link } })
  }))
