import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'

describe('a password', () => {
  it('is kept as Argon2id with the recommended cost, each time with another salt', async () => {
    const [one, other] = await Promise.all([hashPassword('orange kettle'), hashPassword('orange kettle')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect(isOutdated(one)).toBe(false)
  })
  it('is known again, and nothing else is', async () => {
    const hashed = await hashPassword('orange kettle')
    expect(await isPassword(hashed, 'orange kettle')).toBe(true)
    expect(await isPassword(hashed, 'orange kettles')).toBe(false)
  })
  it('is never right where there is none, and costs as much to ask', async () => {
    const hashed = await hashPassword('orange kettle')
    await isPassword(undefined, 'x')
    const time = async (stored: string | undefined) => {
      const before = process.cpuUsage()
      for (let i = 0; i < 8; i += 1) expect(await isPassword(stored, 'something else')).toBe(false)
      const spent = process.cpuUsage(before)
      return spent.user + spent.system
    }
    const [known, unknown] = [await time(hashed), await time(undefined)]
    expect(unknown).toBeGreaterThan(known / 3)
  })
  it('that was hashed with less is hashed again when it can be', async () => {
    expect(isOutdated(await hash('x', { memoryCost: 8192, timeCost: 1 }))).toBe(true)
  })
})
