// Starting a program of PostgreSQL as the user it may run as, and without the environment of ours.
import { type ChildProcess, spawn } from 'node:child_process'

/** Who the database runs as: words put before its command line, and ids to change to. */
export type Identity = { before: string[]; uid?: number; gid?: number; described: string }

export type Ran = { code: number | null; output: string }

/** Runs a program to its end; the output is both of its streams, in order of arrival. */
export async function run(identity: Identity, program: string, args: string[], input = ''): Promise<Ran> {
  const child = begin(identity, program, args, 'pipe')
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', text => (output += text))
  child.stderr?.setEncoding('utf8').on('data', text => (output += text))
  // A program that ends early closes its input; what it said is in the output.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  return new Promise(resolve => {
    child.once('error', error => resolve({ code: null, output: error.message }))
    child.once('close', code => resolve({ code, output }))
  })
}

export function begin(
  identity: Identity,
  program: string,
  args: string[],
  stdin: 'pipe' | 'ignore' = 'ignore',
): ChildProcess {
  const [first = program, ...rest] = [...identity.before, program, ...args]
  const ids = identity.uid === undefined ? {} : { uid: identity.uid, gid: identity.gid ?? identity.uid }
  return spawn(first, rest, {
    ...ids,
    stdio: [stdin, 'pipe', 'pipe'],
    env: environment(),
    // A session of its own: Ctrl-C in the terminal is for us, and we end the database after the last request.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

// PGDATA, PGPORT and their like belong to somebody else's server. Messages in English, because some are read.
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const ours = kept.flatMap(name =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  )
  return { ...Object.fromEntries(ours), LC_ALL: 'C', TZ: 'UTC' }
}
