// What a phone on a slow network downloads before it can seal. The referral form with everything has 90 kB; sealing
// may take most of it and no more.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const SEALING_BUDGET = 64_000

describe('the weight of sealing', () => {
  it('leaves room for the form and the outbox', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [new URL('seal.ts', import.meta.url).pathname],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      metafile: true,
    })
    const script = outputFiles[0]!.contents
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(SEALING_BUDGET)
    // The word list, the shares and the person's keys are for other pages.
    const ours = Object.keys(metafile.inputs).filter(path => path.includes('src/device/'))
    for (const name of ['words', 'shares', 'person-keys', 'team-keys', 'root']) {
      expect(ours.filter(path => path.endsWith(`/${name}.ts`))).toEqual([])
    }
  })
})
