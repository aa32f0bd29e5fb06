import { describe, expect, inject, it } from 'vitest'
import type { Connection } from '../../kernel/db.ts'
import { connectionOf, useServer } from './server.ts'

const secret = new Uint8Array(32).fill(3)
const silent = () => {}

function address({ user, password, database, host, port }: Connection): string {
  const query = new URLSearchParams({ host: String(host), port: String(port) })
  return `postgres://${user}:${String(password)}@localhost/${database}?${query}`
}

describe('an address of a server', () => {
  it('is taken apart, with what is escaped in it', () => {
    expect(
      connectionOf('postgres://o%40x:p%2F%20w@db.example.org:6000/acr%20oss?sslmode=verify-full'),
    ).toEqual({
      ...{ host: 'db.example.org', port: 6000, database: 'acr oss', user: 'o@x', password: 'p/ w' },
      ssl: { rejectUnauthorized: true },
    })
  })

  it('means TLS where the way leads through a network, unless it says otherwise', () => {
    expect(connectionOf('postgres://o:p@db/across').ssl).toBe('require')
    expect(connectionOf('postgres://o:p@db/across?sslmode=disable').ssl).toBe(false)
    expect(connectionOf('postgres://o:p@127.0.0.1/across').ssl).toBe(false)
    expect(connectionOf('postgres://o:p@[::1]/across')).toMatchObject({ host: '::1', ssl: false })
    expect(connectionOf('postgres://o:p@localhost/across?host=/run/postgresql')).toMatchObject({
      ...{ host: '/run/postgresql', port: 5432, ssl: false },
    })
    expect(() => connectionOf('postgres://o:p@db/across?sslmode=maybe')).toThrow('sslmode=maybe')
  })
})

describe('a server of the operator', () => {
  const { owner, app } = inject('database')

  it('is used with the login it gives to the application', async () => {
    const used = await useServer(address(owner), address(app), secret, silent)
    expect([used.owner.user, used.app.user]).toEqual(['across_owner', 'across_app'])
  })

  it('is refused with the owner as the application: row security would protect nothing', async () => {
    await expect(useServer(address(owner), address(owner), secret, silent)).rejects.toThrow(
      'owns the database',
    )
  })

  it('that lets the owner make no role gets a sentence that says what to do', async () => {
    await expect(useServer(address(owner), undefined, secret, silent)).rejects.toThrow(
      /may not make or change the role across_app.*DATABASE_APP_URL/,
    )
  })

  it('that lets nobody in, or is not there, gets a sentence without a password', async () => {
    const wrong = address({ ...owner, password: 'sesame' })
    await expect(useServer(wrong, undefined, secret, silent)).rejects.toThrow(
      /^(?!.*sesame).*did not let across_owner in \(password authentication failed.*Check DATABASE_URL/,
    )
    await expect(
      useServer(address({ ...owner, host: '/nowhere' }), undefined, secret, silent),
    ).rejects.toThrow('ENOENT')
    const application = address({ ...app, password: 'sesame' })
    await expect(useServer(address(owner), application, secret, silent)).rejects.toThrow(
      'Check DATABASE_APP_URL',
    )
  })
})
