import { beforeAll, describe, expect, it } from 'vitest'
import { cast, teams } from '../../../../demo/country.ts'
import { makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { appDb } from '../../../../test/support/rolled-back.ts'
import { newId } from '../../../kernel/id.ts'
import { becomeSystem } from '../../../kernel/jobs.ts'

let country: TestCountry

beforeAll(async () => {
  country = await makeCountry()
})

/** A phone on which Daniel left a ticket: it posts without any cookie, or with a colleague's. */
async function phone() {
  const daniel = await country.browser('daniel')
  const made = await daniel.postJson('~/devices/tickets', {})
  expect(made.status).toBe(201)
  const { id, ticket } = (await made.json()) as { id: string; ticket: string }
  const deliver = (given: { cookie?: string; person?: string; ticket?: string; path?: string } = {}) =>
    Promise.resolve(
      country.app.request(`http://localhost:8080/r/${country.slug}${given.path ?? '/outbox'}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          origin: 'http://localhost:8080',
          authorization: `Outbox ${given.ticket ?? ticket}`,
          'across-person': given.person ?? cast.daniel.id,
          ...(given.cookie ? { cookie: given.cookie } : {}),
        },
        body: JSON.stringify({ items: [informed()] }),
      }),
    )
  return { id, daniel, deliver }
}

function informed() {
  const id = newId()
  return { id, kind: 'informed', body: { id, fromSector: 'education', toSector: 'health' } }
}

describe('an upload ticket', () => {
  it('delivers for its person while nobody or somebody else is signed in', async () => {
    const { deliver } = await phone()
    const leila = await country.browser('leila')
    for (const cookie of [undefined, leila.cookie]) {
      const answer = await deliver(cookie ? { cookie } : {})
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ items: [{ outcome: 'stored' }] })
    }
  })

  it('opens nothing else', async () => {
    const { deliver } = await phone()
    for (const path of ['/devices/tickets', '/account/keys', `/teams/${teams.school!.id}/keys/opening`])
      expect([401, 404], path).toContain((await deliver({ path })).status)
  })

  it('is refused once withdrawn, once its person is suspended, and when it is invented', async () => {
    const { id, daniel, deliver } = await phone()
    expect((await deliver({ ticket: 'a'.repeat(43) })).status).toBe(401)
    expect((await daniel.post(`~/devices/tickets/${id}/withdrawal`)).status).toBe(303)
    expect((await deliver()).status).toBe(401)

    const other = await phone()
    const suspend = (at: Date | null) =>
      appDb().transact(async tx => {
        await becomeSystem({ tx, responseId: country.responseId })
        await tx`update person set suspended_at = ${at} where response_id = ${country.responseId} and id = ${cast.daniel.id}`
      })
    await suspend(country.clock())
    expect((await other.deliver()).status).toBe(401)
    await suspend(null)
    expect((await other.deliver()).status).toBe(200)
  })

  it('is withdrawn by its person only', async () => {
    const { id, deliver } = await phone()
    const victor = await country.browser('victor')
    expect((await victor.post(`~/devices/tickets/${id}/withdrawal`)).status).toBe(404)
    expect((await deliver()).status).toBe(200)
  })
})

describe('what somebody left on a phone', () => {
  it('is not taken as the work of whoever is signed in there', async () => {
    const leila = await country.browser('leila')
    const send = (person: string) =>
      Promise.resolve(
        country.app.request(`http://localhost:8080/r/${country.slug}/outbox`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: 'http://localhost:8080',
            cookie: leila.cookie,
            'across-person': person,
          },
          body: JSON.stringify({ items: [informed()] }),
        }),
      )
    expect((await send(cast.daniel.id)).status).toBe(401)
    expect((await send(cast.leila.id)).status).toBe(200)
  })
})
