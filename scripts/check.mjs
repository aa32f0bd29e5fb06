// What can be seen without running anything: types, style, the import map, dead code.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = name => join(root, 'node_modules', '.bin', name)
let failed = 0

check('types', bin('tsc'), ['--noEmit', '-p', '.'])
check('style and formatting', bin('biome'), ['check', '--error-on-warnings', '.'])
check('the import map', bin('depcruise'), [
  '--config',
  'scripts/import-map.cjs',
  'src',
  'demo',
  'test',
  'bench',
])
// knip.json names what is begun from, and the packages that are only read as files or run as programs.
check('no file, export or package that nothing uses', bin('knip'), ['--no-progress', '--no-config-hints'])
report('the import checker saw modules', seenModules() > 100)
report(
  'no download address in the lockfile',
  !/"resolved": "http/.test(readFileSync(join(root, 'package-lock.json'), 'utf8')),
)
process.exitCode = failed === 0 ? 0 : 1

function check(name, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) process.stdout.write(`${stdout}${stderr}`)
  report(name, status === 0)
}

function report(name, good) {
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name}`)
  if (!good) failed += 1
}

/** A checker that saw nothing would find nothing wrong. */
function seenModules() {
  const { stdout } = spawnSync(
    bin('depcruise'),
    ['--config', 'scripts/import-map.cjs', '--output-type', 'json', 'src'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e8 },
  )
  try {
    return JSON.parse(stdout).summary.totalCruised
  } catch {
    return 0
  }
}
