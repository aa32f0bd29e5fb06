// Once a day, each their own message; the number stands in the navigation until it was looked at; the calendar behind a
// secret address says that something is due and not what.
import * as v from 'valibot'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CastName, cast } from '../../../../demo/country.ts'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { appDb } from '../../../../test/support/rolled-back.ts'
import { day, hour } from '../../../kernel/clock.ts'
import type { Scene } from '../../../kernel/event.ts'
import { newId } from '../../../kernel/id.ts'
import { becomeSystem, runOneJob } from '../../../kernel/jobs.ts'
import { givenFields } from '../../workplan/actions/commands/batch.ts'
import { planAction } from '../../workplan/actions/commands/write.ts'
import { Fields } from '../../workplan/actions/model.ts'
import { openGround, plannableId } from '../../workplan/commitments/commitments.testing.ts'
import { jobs } from '../jobs.ts'
import { planDigest, tellWhatIsDue } from './commands.ts'

let country: TestCountry
const within = <T>(work: (scene: Scene) => Promise<T>) =>
  appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    return work({ tx, response, actor: { kind: 'system' }, now: country.clock() })
  })
const messagesOf = (name: CastName) =>
  within(
    ({ tx, response }) => tx<
      { day: string; lines: { count: number; overdue: number; today: number; signatures: number } }[]
    >`
      select day, lines from digest where response_id = ${response.id} and person_id = ${cast[name].id} order by day`,
  )

beforeAll(async () => {
  country = await makeCountry()
  await within(async scene => {
    await openGround(scene)
    const fields = (dueOn: string, leadId: string) =>
      v.parse(Fields, {
        ...Object.fromEntries(givenFields.map(field => [field, ''])),
        status: 'under-way',
        title: 'Word list',
        dueOn,
        leadId,
      })
    const plan = (dueOn: string, leadId: string, sector = 'health') =>
      planAction(scene, {
        id: newId(),
        nodeId: plannableId,
        sector,
        fields: fields(dueOn, leadId),
      })
    await plan('2026-11-20', cast.grace.id)
    await plan('2026-11-23', cast.daniel.id)
    // Child protection's own: nobody is asked to sign it.
    await plan('2026-11-23', cast.daniel.id, '')
  })
})

describe('the daily message', () => {
  it('is one for each person and day, however often the job runs', async () => {
    expect(await within(tellWhatIsDue)).toBeGreaterThan(1)
    expect(await within(tellWhatIsDue)).toBe(0)
    expect((await messagesOf('grace')).map(({ day: on, lines }) => [on, lines.overdue])).toEqual([
      ['2026-11-23', 1],
    ])
    expect((await messagesOf('daniel')).map(({ lines }) => [lines.overdue, lines.today])).toEqual([[0, 2]])
    expect(await messagesOf('victor')).toEqual([])
    const [amina] = await messagesOf('amina')
    expect(amina?.lines).toMatchObject({ signatures: 2, count: 2 })
  })

  it('shows its number until it was looked at, to its person alone', async () => {
    const grace = await country.browser('grace')
    const number = async () =>
      /href="[^"]*\/due"[^>]*>[^<]*<span class="count">/.test(await (await grace.get('~/due')).text())
    expect(await number()).toBe(true)
    expect(await (await grace.get('~/due')).text()).toContain('newly overdue')
    expect(await (await (await country.browser('victor')).get('~/due')).text()).not.toContain('newly overdue')
    expect((await grace.post('~/due/reading')).status).toBe(303)
    expect(await number()).toBe(false)
  })

  it('comes again at the working hour of the next working day, and not to whoever wants none', async () => {
    await (await country.browser('daniel')).post('~/account/reminders', { rhythm: 'off' })
    await within(planDigest)
    const mine = { 'due.digest': jobs['due.digest']! }
    const db = appDb()
    const at = async () =>
      (
        await within(
          ({ tx, response }) =>
            tx<
              { runAt: Date }[]
            >`select run_at from job where response_id = ${response.id} and name = 'due.digest'`,
        )
      )[0]!.runAt
    const next = await at()
    expect(next.getTime()).toBeGreaterThan(country.clock().getTime())
    country.clock.advance(next.getTime() - country.clock().getTime())
    while (await runOneJob(db, mine, country.clock(), () => {}));
    expect((await at()).getTime()).toBeGreaterThan(next.getTime())
    expect((await messagesOf('daniel')).length).toBe(1)
    // Nothing is new for her: she was told of it once.
    expect((await messagesOf('grace')).length).toBe(1)
    country.clock.advance(8 * day + hour)
    await within(tellWhatIsDue)
    expect((await messagesOf('grace')).length).toBe(2)
  })
})

describe('one’s own calendar', () => {
  it('opens by its address without an account, says no titles, and can be taken back', async () => {
    const grace = await country.browser('grace')
    await grace.post('~/account/reminders/calendar')
    const address = async () =>
      /\/calendars\/[\w-]{43}\.ics/.exec(await (await grace.get('~/account/reminders')).text())?.[0]
    const first = await address()
    const nobody = await country.browser()
    const calendar = await nobody.get(`~${first}`)
    expect([calendar.status, calendar.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    const text = await calendar.text()
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(1)
    expect(text).toContain('DTSTART;VALUE=DATE:20261120')
    expect(text).not.toContain('Word list')
    await grace.post('~/account/reminders/calendar')
    expect((await nobody.get(`~${first}`)).status).toBe(404)
    const second = await address()
    expect((await nobody.get(`~${second}`)).status).toBe(200)
    await grace.post('~/account/reminders/calendar/removal')
    expect([await address(), (await nobody.get(`~${second}`)).status]).toEqual([undefined, 404])
  })

  it('dies with the account that is stopped, also when that is let in again', async () => {
    const grace = await country.browser('grace')
    await grace.post('~/account/reminders/calendar')
    const page = await (await grace.get('~/account/reminders')).text()
    const address = `~${/\/calendars\/[\w-]{43}\.ics/.exec(page)?.[0]}`
    const nobody = await country.browser()
    expect((await nobody.get(address)).status).toBe(200)
    const ibrahim = await country.browser('ibrahim')
    const led = async (act: string) =>
      (await ibrahim.post(`~/people/${cast.grace.id}/${act}`)).headers.get('location')
    expect(await led('suspension')).toContain(`/people/${cast.grace.id}`)
    expect((await nobody.get(address)).status).toBe(404)
    expect(await led('restoration')).toContain(`/people/${cast.grace.id}`)
    expect((await nobody.get(address)).status).toBe(404)
  })
})
