// The index asked for words that stand in very many entries: beyond what is put into order all at once, the order must
// stay the same, page after page.
import { describe, expect, test } from 'vitest'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import type { Tx } from '../../../kernel/db.ts'
import { findServices } from './search.ts'

const count = 1200
/** For each word, in how many names it stands; all of them stand in every text. */
const inNames = { everywhere: 1100, seldom: 60, nowhere: 0 }

async function plantMany(tx: Tx, responseId: string): Promise<void> {
  await tx`
    insert into service (response_id, id, organisation_id, sector, name, next_check, created_at, modified_at)
    select ${responseId}, gen_random_uuid(), (select id from organisation where response_id = ${responseId} limit 1),
      'health', jsonb_build_object('en', 'S' || n), '2027-01-01', now(), now()
    from generate_series(1, ${count}::int) n`
  await tx`
    with words as (select key as word, value::int as names from jsonb_each_text(${tx.json(inNames)})),
      numbered as (select id, (row_number() over (order by id))::int as n from service
        where response_id = ${responseId} and name ->> 'en' ~ '^S[0-9]+$')
    insert into service_search (response_id, service_id, visibility, position, next_check, age_from, age_to, sex, named,
      terms, places)
    select ${responseId}, id, 'response', (n * 7919) % 997,
      case when n % 10 = 0 then date '2026-01-01' else date '2027-01-01' end, 0, 120, 'any',
      array_to_tsvector(array(select word from words where n <= names)),
      array_to_tsvector(array(select word from words) || array(select 'n:' || word from words where n <= names)),
      case when n % 3 = 0 then array['TM01'] else '{}' end
    from numbered`
}

/** Everything that is found, a page at a time. */
async function readAll(tx: Tx, word: string, near: string | undefined): Promise<string[]> {
  const question = { whole: `'${word}'`, named: `'n:${word}'`, inName: `'${word}'` }
  const ask = {
    question,
    near,
    past: false,
    oldest: '2026-06-01',
    age: undefined,
    sex: undefined,
    openAt: undefined,
  }
  const read: string[] = []
  let after: Parameters<typeof findServices>[1]['after']
  for (;;) {
    const { found } = await findServices(tx, { ...ask, after, most: 51 })
    read.push(...found.map(({ stage, position, id }) => `${stage} ${position} ${id}`))
    const last = found.at(-1)
    if (!last) return read
    after = { ...last, loose: false }
  }
}

describe('a word of very many entries', () => {
  test.each(Object.keys(inNames))(
    '"%s" is read to the end in one order, names first, then what is near',
    word =>
      rolledBack(async tx => {
        const country = await makeScene(tx)
        const { response } = await country.asSystem()
        await plantMany(tx, response.id)
        await country.as('daniel')
        for (const near of [undefined, 'TM01']) {
          const rows = await tx<{ line: string }[]>`
          select stage || ' ' || position || ' ' || service_id as line from (
            select service_id, position, case when named @@ ${`'${word}'`}::tsquery then 0 else 2 end
              + case when ${near ?? null}::text is null or places @> array[${near ?? null}::text] then 0 else 1 end as stage
            from service_search where response_id = ${response.id} and next_check >= '2026-06-01'
              and terms @@ ${`'${word}'`}::tsquery) s
          order by stage, position, service_id`
          expect(rows).toHaveLength(count * 0.9)
          expect(await readAll(tx, word, near)).toEqual(rows.map(row => row.line))
        }
      }),
  )
})
