// Everything that is tested, with all the set-up it needs: `npm test`. Runs on the host's Node until the pinned one is there.
// The last line counts: "412 passed, 0 failed".
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './root.mjs'
import { pinnedNode, setUp } from './setup.mjs'

const started = Date.now()
await setUp(line => console.log(line))
const node = pinnedNode()

const folder = mkdtempSync(join(tmpdir(), 'across-test-'))
let passed = 0
let failed = 0

step('checks: types, style, imports, texts', () => {
  const { status } = run([join(root, 'scripts', 'check.mjs')])
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
})
step('rules, modules on a real database, contracts', () => vitest('vitest.config.ts'))
step('journeys in a browser', () => vitest('vitest.journeys.config.ts'))

rmSync(folder, { recursive: true, force: true })
console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function step(name, work) {
  console.log(`\n— ${name}`)
  const counted = work()
  passed += counted.passed
  failed += counted.failed
}

function vitest(config) {
  const file = join(folder, `${config}.json`)
  const { status } = run([
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    // A file that could not be loaded has no tests to fail, so it counts as one failure itself.
    const broken = report.testResults.filter(
      f => f.status === 'failed' && f.assertionResults.length === 0,
    ).length
    const failures = report.numFailedTests + broken
    return { passed: report.numPassedTests, failed: failures === 0 && status !== 0 ? 1 : failures }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function run(args) {
  return spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } })
}
