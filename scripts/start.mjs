// `npm start`: from a fresh clone to a product that answers, saying what it does. With `--watch`, again at every change.
import { watch } from 'node:fs'
import { join } from 'node:path'
import { begin, handOn, whenOrphaned } from './program.mjs'
import { root } from './root.mjs'
import { buildNow, setUp } from './setup.mjs'
import { Sorry } from './sorry.mjs'

const say = line => process.stdout.write(`${line}\n`)

try {
  const words = process.argv.slice(2)
  const watching = words.includes('--watch')
  const rest = words.filter(word => word !== '--watch')
  await setUp(say)
  process.exitCode = watching ? await again(rest) : await once(rest)
} catch (error) {
  process.stderr.write(`${error instanceof Sorry ? error.message : (error?.stack ?? error)}\n`)
  process.exitCode = 1
}

function once(words) {
  const { send, ended } = begin(['start', ...words], true)
  handOn(send)
  whenOrphaned(send)
  return ended
}

/** Builds and starts anew when a file changes; a build that fails leaves the last good one running. */
async function again(words) {
  let running = begin(['start', ...words], true)
  const wishes = { stop: false, build: false }
  let wake = () => {}
  const wish = name => {
    wishes[name] = true
    wake()
  }
  const stop = signal => {
    wish('stop')
    running.send(signal)
  }
  handOn(stop)
  whenOrphaned(stop)
  let timer
  for (const folder of ['src', 'content', 'demo', 'db'])
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (!name || /(^|[\\/])\.|\.test\.tsx?$|~$/.test(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => wish('build'), 150)
    })
  while (!wishes.stop) {
    if (!wishes.build)
      await new Promise(resolve => {
        wake = resolve
      })
    if (!wishes.build) continue
    wishes.build = false
    try {
      await buildNow(say)
    } catch (error) {
      process.stderr.write(`${error instanceof Sorry ? error.message : (error?.stack ?? error)}\n`)
      continue
    }
    if (wishes.stop) break
    running.send('SIGTERM')
    await running.ended
    if (!wishes.stop) running = begin(['start', ...words], true)
  }
  const code = await running.ended
  // The watching would keep us here.
  process.exit(code)
}
