// Runs the built command line on the Node of the lockfile.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { root } from './root.mjs'
import { pinnedNode } from './setup.mjs'

// Young objects get sixteen megabytes, so that a page's are gone before the engine moves them among the old ones; the
// room is given back in quiet times, see src/main/tidy.ts. Threads share two arenas of memory, which never are. Read as a file: the Node that starts us may be too old to import one of this kind.
const { flags, env } = JSON.parse(readFileSync(join(root, 'scripts', 'node-settings.json'), 'utf8'))

export const program = join(root, 'dist', 'main', 'across.js')

/**
 * @param {string[]} words of the command line
 * @param {boolean} apart in a session of its own, so that Ctrl-C reaches it only through us, and only once
 */
export function begin(words, apart) {
  const [first, ...rest] = [...endingWithUs(), pinnedNode(), ...flags, program, ...words]
  const child = spawn(first, rest, {
    stdio: 'inherit',
    env: { ...env, ...process.env },
    detached: apart && process.platform !== 'win32',
  })
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
  return { send: signal => child.kill(signal), ended }
}

/** Asks Linux to stop the product when this process is killed and can no longer hand anything on. */
function endingWithUs() {
  if (process.platform !== 'linux') return []
  const words = ['setpriv', '--pdeathsig', 'TERM']
  return spawnSync(words[0], [...words.slice(1), 'true'], { stdio: 'ignore' }).status === 0 ? words : []
}

/** npm that is told to stop passes it to a shell, which ends without a word to us: then we have another parent. */
export function whenOrphaned(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop('SIGTERM')
  }, 500)
  timer.unref()
}

/** Hands on what we are told to do. The same wish that comes twice at once, from npm and the terminal, is one. */
export function handOn(send, signals = ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  let last = Number.NEGATIVE_INFINITY
  const stop = signal => {
    if (performance.now() - last < 1000) return
    last = performance.now()
    send(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  }
  for (const signal of signals) process.on(signal, stop)
}
