// The access matrix: a route without a row fails, a person who gets more or less than the row says fails.
import { readdir } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/main/routes.ts'
import { makeCountry, type TestCountry } from '../support/app.ts'
import { differences, type Row } from './matrix.ts'

const files = (await readdir(new URL('.', import.meta.url))).filter(name => name.endsWith('.rows.ts')).sort()
const modules = (await Promise.all(files.map(name => import(`./${name}`)))) as {
  rows: Row[]
  /** Sets out the things that the rows ask for, in a country of their own. */
  prepare?: (country: TestCountry) => Promise<void>
}[]

describe('access matrix', () => {
  it('has a row for every route and no row without a route', () => {
    const all = new Set(routes.map(route => `${route.method} ${route.path}`))
    const covered = new Set(modules.flatMap(module => module.rows.map(row => row.route)))
    expect({
      'routes without a row': [...all].filter(route => !covered.has(route)),
      'rows without a route': [...covered].filter(route => !all.has(route)),
    }).toEqual({ 'routes without a row': [], 'rows without a route': [] })
  })

  modules.forEach((module, index) => {
    describe(files[index]!.replace('.rows.ts', ''), () => {
      let country: TestCountry
      let other: TestCountry
      beforeAll(async () => {
        country = await makeCountry()
        other = await makeCountry()
        await module.prepare?.(country)
      })
      for (const row of module.rows)
        it(`${row.route}: ${row.thing}`, async () => {
          expect(await differences(country, other, row)).toEqual([])
        })
    })
  })
})
