import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './root.ts'
import { explainSettings, readSettings } from './settings.ts'

describe('settings', () => {
  it('need nothing: this machine alone, a database of its own, no demonstration', () => {
    expect(readSettings({})).toEqual({
      ...{ port: 8080, host: '127.0.0.1', origin: 'http://localhost:8080', dataFolder: join(root, '.data') },
      ...{ databaseUrl: undefined, databaseAppUrl: undefined, secret: undefined },
      ...{ demonstration: false, log: 'failures', trustedProxies: 0 },
    })
  })

  it('are read from the environment, and the folder of the data becomes absolute', () => {
    const settings = readSettings({
      ...{
        PORT: ' 9000 ',
        HOST: '0.0.0.0',
        ACROSS_ORIGIN: 'https://across.example.org/',
        ACROSS_DATA: 'here',
      },
      ...{ DATABASE_URL: 'postgres://o:p@db/across', DATABASE_APP_URL: 'postgresql://a:p@db/across' },
      ...{
        ACROSS_SECRET: 's'.repeat(32),
        ACROSS_DEMONSTRATION: 'yes',
        ACROSS_LOG: 'requests',
        ACROSS_PROXIES: '1',
      },
    })
    expect(settings).toEqual({
      ...{
        port: 9000,
        host: '0.0.0.0',
        origin: 'https://across.example.org',
        dataFolder: join(process.cwd(), 'here'),
      },
      ...{ databaseUrl: 'postgres://o:p@db/across', databaseAppUrl: 'postgresql://a:p@db/across' },
      ...{ secret: 's'.repeat(32), demonstration: true, log: 'requests', trustedProxies: 1 },
    })
  })

  it('set to nothing are not set', () => {
    expect(readSettings({ PORT: '', ACROSS_SECRET: '  ' })).toEqual(readSettings({}))
  })

  it.each([
    [{ PORT: '80a' }, 'PORT expects a whole number from 1 to 65535, and was given "80a".'],
    [{ PORT: '65536' }, 'PORT expects'],
    [{ HOST: 'http://here' }, 'HOST expects a name or an address without a scheme'],
    [{ ACROSS_ORIGIN: 'across.example.org' }, 'ACROSS_ORIGIN expects an address such as https://'],
    [{ ACROSS_ORIGIN: 'https://across.example.org/path' }, 'ACROSS_ORIGIN expects'],
    [{ ACROSS_DEMONSTRATION: 'true' }, 'ACROSS_DEMONSTRATION expects yes or no, and was given "true".'],
    [{ ACROSS_PROXIES: '-1' }, 'ACROSS_PROXIES expects a whole number from 0 to 9'],
    [{ ACROSS_LOG: 'all' }, 'ACROSS_LOG expects failures or requests'],
    [{ DATABASE_URL: 'mysql://o:p@db/across' }, 'DATABASE_URL expects'],
    [{ DATABASE_URL: 'postgres://o:p@db' }, 'DATABASE_URL expects'],
    [{ DATABASE_APP_URL: 'postgres://o:p@db/across' }, 'without DATABASE_URL'],
    [{ HOST: '0.0.0.0' }, 'so ACROSS_ORIGIN must say how people reach it'],
    [{ ACROSS_DATE: '/srv' }, 'ACROSS_DATE is not a setting'],
  ])('that are wrong get a sentence: %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(sentence)
  })

  it('let the passphrase of a backup pass, which is no setting', () => {
    expect(readSettings({ ACROSS_BACKUP_PASSPHRASE: 'words' }).port).toBe(8080)
  })

  it('that are wrong are all named at once', () => {
    expect(() => readSettings({ PORT: 'x', ACROSS_LOG: 'y' })).toThrow(/PORT expects.*\n.*ACROSS_LOG expects/)
  })

  it('never repeat a secret or a password', () => {
    for (const name of ['ACROSS_SECRET', 'DATABASE_URL', 'DATABASE_APP_URL'])
      expect(() => readSettings({ [name]: 'sesame-open' })).toThrow(
        /^(?!.*sesame).*11 characters, not shown here/s,
      )
  })

  it('are explained, each with its default', () => {
    const text = explainSettings()
    for (const name of ['PORT', 'HOST', 'ACROSS_DATA', 'ACROSS_ORIGIN', 'DATABASE_URL', 'ACROSS_SECRET'])
      expect(text).toMatch(new RegExp(`^  ${name}$`, 'm'))
    expect(text.match(/Otherwise:/g)).toHaveLength(10)
  })
})
