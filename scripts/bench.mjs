// What is promised to be fast, small or unbreakable, measured on this machine: `npm run bench`, or `npm run bench -- directory`
// for one of them. Each file of `bench/` prints its figures beside the promise and fails when one is not kept.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { pinnedNode, setUp } from './setup.mjs'

await setUp(line => console.log(line))
const { build } = await import('esbuild')
const known = readdirSync(join(root, 'bench'))
  .filter(name => name.endsWith('.ts') && !name.endsWith('.support.ts'))
  .map(name => name.slice(0, -3))
const [wanted, ...rest] = process.argv.slice(2)
if (wanted && !known.includes(wanted)) {
  console.error(`There is no measurement "${wanted}". There are: ${known.join(', ')}.`)
  process.exit(2)
}
const chosen = wanted ? [wanted] : known.filter(name => name !== 'bare-handler')
await build({
  entryPoints: [
    ...[...chosen, 'bare-handler'].map(name => ({ in: join(root, 'bench', `${name}.ts`), out: name })),
    // Files of strangers are looked into by a child that stands beside whoever asks.
    { in: join(root, 'src', 'exchange', 'reading', 'reading-child.ts'), out: 'reading-child' },
  ],
  outdir: join(root, 'dist', 'bench'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
})
let failed = 0
for (const name of chosen) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(pinnedNode(), [join(root, 'dist', 'bench', `${name}.js`), ...rest], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) failed += 1
}
console.log(`\n${chosen.length - failed} kept, ${failed} not kept`)
process.exit(failed === 0 ? 0 : 1)
