import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { derivedPassword, installationMark, installationSecret } from './secret.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'across-secret-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the secret of an installation', () => {
  it('is made once, for its owner alone, also when several processes start at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => installationSecret(undefined, folder)))
    for (const secret of secrets) expect(secret).toEqual(secrets[0])
    expect(secrets[0]).toHaveLength(32)
    expect((await stat(join(folder, 'secret'))).mode & 0o077).toBe(0)
  })

  it('is the same for all who are given the same, and leaves no trace in the folder', async () => {
    const before = await readFile(join(folder, 'secret'), 'utf8')
    const given = 'g'.repeat(32)
    expect(await installationSecret(given, folder)).toEqual(await installationSecret(given, '/nowhere'))
    expect(await installationSecret(`${given}!`, folder)).not.toEqual(await installationSecret(given, folder))
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe(before)
  })

  it('that is damaged is never replaced silently', async () => {
    const path = join(folder, 'secret')
    await chmod(path, 0o600)
    await writeFile(path, 'short')
    await expect(installationSecret(undefined, folder)).rejects.toThrow('Bring it back from a backup')
    expect(await readFile(path, 'utf8')).toBe('short')
  })

  it('gives different passwords for different purposes, and a mark that is neither', () => {
    const secret = new Uint8Array(32).fill(1)
    expect(derivedPassword(secret, 'a')).not.toBe(derivedPassword(secret, 'b'))
    expect(derivedPassword(secret, 'a')).toMatch(/^[\w-]{43}$/)
    expect(installationMark(secret)).toMatch(/^[0-9a-f]{16}$/)
  })
})
