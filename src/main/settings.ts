// The settings: one table, from which they are read, checked and explained. Nothing outside `main` sees the environment.
import { isAbsolute, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { root } from './root.ts'

export type Settings = {
  port: number
  host: string
  /** Absolute. */
  dataFolder: string
  /** Scheme, host and port as people type them, without a slash at the end. */
  origin: string
  databaseUrl: string | undefined
  databaseAppUrl: string | undefined
  secret: string | undefined
  demonstration: boolean
  log: 'failures' | 'requests'
  trustedProxies: number
}

type Setting<T> = {
  name: string
  meaning: string
  /** The default, in words. */
  otherwise: string
  /** Completes "… expects". */
  expects: string
  /** Not to be repeated in a message. */
  hidden?: true
  /** Undefined when the text is not what is expected. */
  parse(text: string): T | undefined
}

const settings = {
  port: {
    name: 'PORT',
    meaning: 'The port that is listened on.',
    otherwise: '8080',
    expects: 'a whole number from 1 to 65535',
    parse: text => wholeNumber(text, 1, 65_535),
  },
  host: {
    name: 'HOST',
    meaning:
      'The address that is listened on. 127.0.0.1 lets in this machine only; 0.0.0.0 opens it to the network, and then ACROSS_ORIGIN is needed.',
    otherwise: '127.0.0.1',
    expects: 'a name or an address without a scheme and without a port',
    parse: text => (/^[\w.-]+$|^[0-9a-f:]+$/i.test(text) ? text : undefined),
  },
  origin: {
    name: 'ACROSS_ORIGIN',
    meaning:
      'How people reach it: what stands in their browser before the first single slash. Sealing and passkeys work only with https, or on this machine itself.',
    otherwise: 'http://localhost and the port',
    expects: 'an address such as https://across.example.org, without a path',
    parse: origin,
  },
  dataFolder: {
    name: 'ACROSS_DATA',
    meaning:
      'The folder for everything that must last: the database and the secret. Back it up with "across backup".',
    otherwise: '.data in the project folder',
    expects: 'the path of a folder',
    parse: text => (isAbsolute(text) ? text : resolve(text)),
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning:
      'A PostgreSQL 15 or newer to use instead of the one that comes along, with the login that owns the database. A server elsewhere must speak TLS, unless the address ends in ?sslmode=disable.',
    otherwise: 'a PostgreSQL of its own in the data folder',
    expects: 'an address such as postgres://owner:password@host:5432/across',
    hidden: true,
    parse: databaseUrl,
  },
  databaseAppUrl: {
    name: 'DATABASE_APP_URL',
    meaning:
      'The login the application uses on that server; it may not own, alter or bypass anything. Needed only where the owner may not make the role across_app.',
    otherwise: 'the role across_app, made by the owner',
    expects: 'an address such as postgres://application:password@host:5432/across',
    hidden: true,
    parse: databaseUrl,
  },
  secret: {
    name: 'ACROSS_SECRET',
    meaning:
      'What this installation hashes and seals with. Processes that share a database must share it. Changing it signs everybody out and asks everybody to set up their second factor again.',
    otherwise: 'a random one, kept in the data folder',
    expects: 'at least 32 characters, drawn at random',
    hidden: true,
    parse: text => (text.length >= 32 ? text : undefined),
  },
  demonstration: {
    name: 'ACROSS_DEMONSTRATION',
    meaning: 'Marks this machine as a demonstration, for an invented country. Never with real children.',
    otherwise: 'no',
    expects: 'yes or no',
    parse: text => ({ yes: true, no: false })[text],
  },
  trustedProxies: {
    name: 'ACROSS_PROXIES',
    meaning:
      'How many proxies of yours stand in front. Their word about the address of a caller is taken; with 0 nobody\u2019s is.',
    otherwise: '0',
    expects: 'a whole number from 0 to 9',
    parse: text => wholeNumber(text, 0, 9),
  },
  log: {
    name: 'ACROSS_LOG',
    meaning:
      'What is written to the log: failures, or a line for every request. Neither holds names or addresses.',
    otherwise: 'failures',
    expects: 'failures or requests',
    parse: text => (text === 'failures' || text === 'requests' ? text : undefined),
  },
} satisfies { [Key in keyof Settings]: Setting<NonNullable<Settings[Key]>> }

/** Throws `CannotStart` with one sentence for each setting that is wrong. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const wrong: string[] = []
  const read = <T>(setting: Setting<T>): T | undefined => {
    const text = environment[setting.name]?.trim()
    // A variable that is set to nothing is how many tools say that it is not set.
    if (!text) return undefined
    const value = setting.parse(text)
    if (value === undefined) wrong.push(complaint(setting, text))
    return value
  }
  const port = read(settings.port) ?? 8080
  const host = read(settings.host) ?? '127.0.0.1'
  const origin = read(settings.origin)
  const result: Settings = {
    port,
    host,
    origin: origin ?? `http://localhost:${port}`,
    dataFolder: read(settings.dataFolder) ?? join(root, '.data'),
    databaseUrl: read(settings.databaseUrl),
    databaseAppUrl: read(settings.databaseAppUrl),
    secret: read(settings.secret),
    demonstration: read(settings.demonstration) ?? false,
    trustedProxies: read(settings.trustedProxies) ?? 0,
    log: read(settings.log) ?? 'failures',
  }
  if (!origin && !environment[settings.origin.name]?.trim() && !isThisMachine(host))
    wrong.push(
      `HOST=${host} opens Across to the network, so ACROSS_ORIGIN must say how people reach it, for example https://across.example.org.`,
    )
  if (result.databaseAppUrl && !environment[settings.databaseUrl.name]?.trim())
    wrong.push('DATABASE_APP_URL is given without DATABASE_URL; it names a second login on the same server.')
  wrong.push(...unknown(environment))
  if (wrong.length > 0) throw new CannotStart(wrong.join('\n'))
  return result
}

/** The table as text, for `across start --help`. */
export function explainSettings(): string {
  const entries = Object.values(settings).map(({ name, meaning, otherwise, expects }) =>
    [`  ${name}`, ...wrapped(meaning), ...wrapped(`Expects ${expects}. Otherwise: ${otherwise}.`)].join('\n'),
  )
  return `Settings are read from the environment:\n\n${entries.join('\n\n')}`
}

function complaint<T>({ name, expects, hidden }: Setting<T>, text: string): string {
  return `${name} expects ${expects}, and was given ${hidden ? `something else (${text.length} characters, not shown here)` : `"${text}"`}.`
}

/** Read where it is needed, and by no setting: the passphrase of a backup, for those who make it without a terminal. */
const ofCommands = ['ACROSS_BACKUP_PASSPHRASE']

/** A misspelt setting that is silently ignored would be found out too late. */
function unknown(environment: Record<string, string | undefined>): string[] {
  const names: string[] = Object.values(settings).map(setting => setting.name)
  return Object.keys(environment)
    .filter(name => name.startsWith('ACROSS_') && !names.includes(name) && !ofCommands.includes(name))
    .map(
      name =>
        `${name} is not a setting. Those that begin like it are ${names.filter(known => known.startsWith('ACROSS_')).join(', ')}.`,
    )
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

function origin(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return bare ? url.origin : undefined
}

function databaseUrl(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) return undefined
  return url.username && url.pathname.length > 1 ? text : undefined
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function wrapped(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + word.length > 70) {
      lines.push(line)
      line = ''
    }
    line = line ? `${line} ${word}` : word
  }
  return [...lines, line].map(text => `      ${text}`)
}
