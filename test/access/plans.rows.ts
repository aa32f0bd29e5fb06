import { cast } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { findShipped } from '../../src/modules/learning/plans/content.ts'
import { summaryOf } from '../../src/modules/learning/plans/rules/summary.ts'
import { insertOwn, setRetired } from '../../src/modules/learning/plans/store.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

const own = newId()
const away = newId()

/** A plan of the response's own, and one that was put away. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const now = country.clock()
    const guide = findShipped('working-across-sectors')!
    for (const id of [own, away]) {
      const plan = { ...guide, id }
      const origin = { madeFrom: guide.id, fileHash: null, what: 'copied', madeBy: cast.rosa.id }
      await insertOwn(tx, response.id, { id, plan, summary: summaryOf(plan), ...origin }, now)
    }
    await setRetired(tx, response.id, away, now)
  })
}

const keeps = ['rosa', 'amina'] as Row['may']
const base = '/r/:response/learning/plans'
const at = (id: string, rest = '') => `~/learning/plans/${id}${rest}`

const reading = (rest: string, path: string, thing: string): Row => ({
  route: `GET ${base}${rest}`,
  thing,
  request: () => ({ path }),
  may: everybody,
})

const keeping = (route: string, path: string, fields?: Record<string, string>, upload?: boolean): Row => ({
  route,
  thing: 'a plan of the response',
  request: () => ({ path, ...(fields ? { fields } : {}), ...(upload ? { upload } : {}) }),
  may: keeps,
})

const one = `${base}/:id`
const block = `${one}/blocks/:block`
/** An old one: whoever may is told so, and nothing changes. */
const seen = { revision: '0' }

export const rows: Row[] = [
  reading('', '~/learning/plans', 'the library'),
  reading('/:id', at('working-across-sectors'), 'a plan that came with the program'),
  reading('/:id', at(own), 'a plan of the response'),
  reading('/:id/plan.json', at(own, '/plan.json'), 'a plan of the response, as a file'),
  reading('/:id/blocks/:block', at(own, '/blocks/sectors'), 'a part of a plan of the response'),
  reading('/:id/booklet', at(own, '/booklet'), 'a plan of the response, as a booklet'),
  reading('/:id/booklet.pdf', at(own, '/booklet.pdf'), 'a plan of the response, on paper'),
  { ...keeping(`GET ${one}`, at(away)), thing: 'a plan that was put away' },
  {
    route: `GET ${one}`,
    thing: 'a plan that is not there',
    request: () => ({ path: at(newId()) }),
    may: [],
  },
  {
    route: `GET ${one}/edit`,
    thing: 'a plan that came with the program',
    request: () => ({ path: at('working-across-sectors', '/edit') }),
    may: [],
  },
  keeping(`POST ${base}`, '~/learning/plans', { title: '' }),
  keeping(`GET ${base}/new`, '~/learning/plans/new'),
  keeping(`POST ${base}/copies`, '~/learning/plans/copies', { from: own }),
  keeping('GET /r/:response/learning/plan-files', '~/learning/plan-files'),
  keeping('POST /r/:response/learning/plan-files', '~/learning/plan-files', undefined, true),
  keeping(`POST ${one}/settling`, at(own, '/settling'), seen),
  keeping(`POST ${one}/retirement`, at(own, '/retirement'), { retired: 'no' }),
  keeping(`GET ${one}/edit`, at(own, '/edit')),
  keeping(`GET ${one}/about`, at(own, '/about')),
  keeping(`POST ${one}/about`, at(own, '/about'), seen),
  keeping(`GET ${one}/history`, at(own, '/history')),
  keeping(`POST ${one}/undoing`, at(own, '/undoing'), { ...seen, earlier: '1' }),
  keeping(`POST ${one}/blocks`, at(own, '/blocks'), seen),
  keeping(`GET ${block}/edit`, at(own, '/blocks/sectors/edit')),
  keeping(`POST ${block}/edit`, at(own, '/blocks/sectors/edit'), seen),
  keeping(`POST ${block}/places`, at(own, '/blocks/sectors/places'), { ...seen, to: 'later' }),
  keeping(`POST ${block}/copies`, at(own, '/blocks/sectors/copies'), seen),
  keeping(`POST ${block}/removal`, at(own, '/blocks/sectors/removal'), seen),
]
