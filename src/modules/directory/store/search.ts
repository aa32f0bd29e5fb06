// The index: writing an entry's row of it, and asking it.
import type { Tx } from '../../../kernel/db.ts'
import { shapeOf } from '../../../kernel/fold.ts'
import type { Texts } from '../../../kernel/words.ts'
import { isListed } from '../rules/freshness.ts'
import { lineageOf } from '../rules/matches.ts'
import type { Question } from '../rules/query.ts'
import type { Cursor } from '../rules/search.ts'
import { closedFrom, type SearchRow, searchRowOf } from '../rules/terms.ts'
import { entriesOf } from './entries.ts'

/**
 * Brings the index to what these entries say now. Called at the end of every change, in its transaction.
 * @param today on the clock of the response
 */
export async function indexServices(
  tx: Tx,
  responseId: string,
  ids: readonly string[],
  today: string,
): Promise<void> {
  const entries = await entriesOf(tx, responseId, ids)
  if (entries.length === 0) return
  const pcodes = entries.flatMap(entry => [
    ...entry.areas.map(area => area.pcode),
    ...entry.sites.flatMap(site => site.location.areaPcode ?? []),
  ])
  const areas = await areasAbove(tx, responseId, pcodes)
  const parents = new Map(areas.map(area => [area.pcode, area.parentPcode]))
  const names = new Map(areas.map(area => [area.pcode, area.name]))
  const listed = entries.filter(entry => isListed(entry.status))
  const rows = listed.map(entry =>
    searchRowOf(
      entry,
      today,
      pcode => lineageOf(parents, pcode),
      pcode => names.get(pcode) ?? {},
    ),
  )
  await writeRows(tx, responseId, rows)
  const gone = entries.filter(entry => !isListed(entry.status)).map(entry => entry.id)
  if (gone.length > 0)
    await tx`delete from service_search
      where response_id = ${responseId} and service_id = any (${tx.array(gone)}::uuid[])`
}

async function writeRows(tx: Tx, responseId: string, rows: SearchRow[]): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map(row => ({
    service_id: row.serviceId,
    visibility: row.visibility,
    owner_team_id: row.ownerTeamId,
    position: row.position,
    next_check: row.nextCheck,
    age_from: row.ageFrom,
    age_to: row.ageTo,
    sex: row.sex,
    open_minutes: row.openMinutes,
    places: row.places,
    named: row.named,
    terms: row.terms,
  }))
  await tx`
    insert into service_search (response_id, service_id, visibility, owner_team_id, position, next_check, age_from,
      age_to, sex, open_minutes, places, named, terms)
    select ${responseId}, service_id, visibility, owner_team_id, position, next_check, age_from, age_to, sex,
      open_minutes, array(select jsonb_array_elements_text(places)),
      array_to_tsvector(array(select jsonb_array_elements_text(named))),
      array_to_tsvector(array(select jsonb_array_elements_text(terms)))
    from jsonb_to_recordset(${tx.json(given as never)}) as r(service_id uuid, visibility text, owner_team_id uuid,
      position int, next_check date, age_from int, age_to int, sex text, open_minutes int4multirange, places jsonb,
      named jsonb, terms jsonb)
    order by service_id
    on conflict (response_id, service_id) do update set visibility = excluded.visibility,
      owner_team_id = excluded.owner_team_id, position = excluded.position, next_check = excluded.next_check,
      age_from = excluded.age_from, age_to = excluded.age_to, sex = excluded.sex,
      open_minutes = excluded.open_minutes, places = excluded.places, named = excluded.named, terms = excluded.terms`
  const words = [...new Set(rows.flatMap(row => row.words))].map(word => ({ word, shape: shapeOf(word) }))
  if (words.length === 0) return
  await tx`
    insert into service_word (response_id, word, shape)
    select ${responseId}, word, shape
    from jsonb_to_recordset(${tx.json(words)}) as r(word text, shape text)
    order by word
    on conflict do nothing`
}

/** These areas and all that they lie in. */
export async function areasAbove(
  tx: Tx,
  responseId: string,
  pcodes: string[],
): Promise<{ pcode: string; parentPcode: string | null; name: Texts }[]> {
  if (pcodes.length === 0) return []
  return tx`
    with recursive above as (
      select pcode, parent_pcode, name from area
      where response_id = ${responseId} and pcode = any (${tx.array([...new Set(pcodes)])}::text[])
      union
      select area.pcode, area.parent_pcode, area.name from area join above on area.pcode = above.parent_pcode
      where area.response_id = ${responseId}
    )
    select pcode, parent_pcode, name from above`
}

export type Found = { id: string; stage: number; position: number }

export type Ask = {
  question: Pick<Question, 'whole' | 'named' | 'inName'>
  /** The area whose own places come first. */
  near: string | undefined
  past: boolean
  oldest: string
  age: number | undefined
  sex: string | undefined
  /** Minute of the week; absent when it need not be open. */
  openAt: number | undefined
  after: Cursor | undefined
  most: number
}

/** Best first. `count` and `past` stop at `most`. */
export async function findServices(
  tx: Tx,
  ask: Ask,
): Promise<{ found: Found[]; count: number; past: number }> {
  const { question, ...rest } = ask
  const asks = { ...question, ...rest, closedFrom }
  const [row] = await tx<{ answer: { found: [string, number, number][]; count: number; past: number } }[]>`
    select find_services(${tx.json(asks as never)}) as answer`
  const { found, count, past } = row!.answer
  return { found: found.map(([id, stage, position]) => ({ id, stage, position })), count, past }
}

export type MeantWords = { words: string[]; alike: boolean }

/** For each asked word the words of the directory that begin so, or those that look alike. */
export async function meantWords(tx: Tx, asked: string[]): Promise<Map<string, MeantWords>> {
  const rows = await tx<{ word: string; meant: string; alike: boolean }[]>`
    select word, meant, alike
    from meant_words(${tx.array(asked)}::text[], ${tx.array(asked.map(shapeOf))}::text[])`
  const meant = new Map<string, MeantWords>()
  for (const row of rows) {
    const known = meant.get(row.word)
    if (known) known.words.push(row.meant)
    else meant.set(row.word, { words: [row.meant], alike: row.alike })
  }
  return meant
}
