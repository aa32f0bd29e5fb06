// A list that somebody brings is theirs alone until it is taken over, and forgotten after a day.
import { newId } from '../../src/kernel/id.ts'
import { bringList } from '../../src/modules/learning/induction/lists/commands.ts'
import { actIn } from '../../src/modules/referrals/referrals.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import type { Asked, Row } from './matrix.ts'

const [claires, gone, away, victors] = [newId(), newId(), newId(), newId()]

/** Three lists that Claire brought, and one of Victor. */
export async function prepare(country: TestCountry): Promise<void> {
  const lists = { claire: [claires, gone, away], victor: [victors] } as const
  for (const name of ['claire', 'victor'] as const)
    for (const id of lists[name])
      await appDb().transact(async tx =>
        bringList(await actIn(tx, country.responseId, name, country.clock()), {
          ...{ id, state: 'columns', signature: 'x', columns: ['Who'], mapping: {}, notes: [] },
          rows: [{ number: 0, line: 2, cells: ['Mara'] }],
        }),
      )
}

const row = (
  method: 'GET' | 'POST',
  route: string,
  path: string,
  thing: string,
  may: Row['may'],
  asked: Omit<Asked, 'path'> = {},
): Row => ({
  route: `${method} /r/:response/learning/induction/lists${route}`,
  thing,
  request: () => ({ path: `~/learning/induction/lists${path}`, ...asked }),
  may,
  nobody: 'sign-in',
})

const keepers: Row['may'] = ['amina', 'claire', 'grace', 'ibrahim', 'rafiq', 'samir', 'tomas', 'victor']
const hers = 'what Claire brought'

export const rows: Row[] = [
  row('GET', '', '', 'bringing a list of people', keepers),
  row('POST', '', '', 'a list of people', keepers, { upload: true }),
  row('GET', '/template', '/template', 'an empty list', keepers),
  row('POST', '/export', '/export', 'the list of one’s own organisation', keepers),
  row('GET', '/:id', `/${claires}`, hers, ['claire']),
  row('GET', '/:id', `/${victors}`, 'what Victor brought', ['victor']),
  row('POST', '/:id/columns', `/${claires}/columns`, hers, ['claire']),
  row('POST', '/:id/choices', `/${claires}/choices`, hers, ['claire']),
  row('POST', '/:id/application', `/${claires}/application`, hers, ['claire']),
  row('POST', '/:id/columns/removal', `/${gone}/columns/removal`, hers, ['claire']),
  row('POST', '/:id/removal', `/${away}/removal`, hers, ['claire']),
]
