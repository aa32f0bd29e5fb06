// Wordings with the work of the framework that they are, and every version that anybody could have signed.
import type { Tx } from '../../kernel/db.ts'
import type { Language } from '../../kernel/words.ts'
import type { Draft, Said, Version, Wording, WordingCount } from './model.ts'

/** The newest version of a piece of work that both sides have signed. */
const inUse = (tx: Tx) => tx`
  (select s.version from signature s where s.response_id = w.response_id and s.work_id = w.id
    group by s.version having count(*) = 2 order by s.version desc limit 1)`

const columns = (tx: Tx) => tx`
  w.id, w.what, w.scope, w.sector, w.edition_id, w.node_id, w.state, w.waits_for, w.version, w.child_protection_signed,
  w.sector_signed, w.agreed, w.was_agreed, w.agreed_at, w.review_on, w.made_by, w.created_at, w.changed_at,
  g.language, g.title, g.body, g.note, ${inUse(tx)} as in_use`

const joined = (tx: Tx) => tx`
  work w join wording g on g.response_id = w.response_id and g.id = w.id`

/** Those of a sector in a language, as they stand now. */
export async function listWordings(
  tx: Tx,
  responseId: string,
  { editionId, scope }: { editionId: string; scope: string },
): Promise<Wording[]> {
  return tx<Wording[]>`
    select ${columns(tx)} from ${joined(tx)}
    where w.response_id = ${responseId} and w.edition_id = ${editionId} and w.what = 'wording' and w.scope = ${scope}
      and w.state = 'placed'`
}

/** Those of one node, in every sector and language. */
export async function listOfNode(
  tx: Tx,
  responseId: string,
  { editionId, nodeId }: { editionId: string; nodeId: string },
): Promise<Wording[]> {
  return tx<Wording[]>`
    select ${columns(tx)} from ${joined(tx)}
    where w.response_id = ${responseId} and w.edition_id = ${editionId} and w.node_id = ${nodeId}
      and w.what = 'wording' and w.state = 'placed'
    order by w.sector, g.language`
}

/** @param hold true: nobody else changes it before this transaction ends */
export async function findWording(
  tx: Tx,
  responseId: string,
  id: string,
  hold = false,
): Promise<Wording | undefined> {
  const [row] = await tx<Wording[]>`
    select ${columns(tx)} from ${joined(tx)} where w.response_id = ${responseId} and w.id = ${id}
    ${hold ? tx`for update of g` : tx``}`
  return row
}

/** The words in use, by node. @param nodeId only of that one */
export async function listInUse(
  tx: Tx,
  responseId: string,
  { editionId, scope, nodeId }: { editionId: string; scope: string; nodeId?: string },
): Promise<(Said & { nodeId: string })[]> {
  return tx<(Said & { nodeId: string })[]>`
    select w.node_id, v.title, v.body
    from work w join wording_version v
      on v.response_id = w.response_id and v.id = w.id and v.version = ${inUse(tx)}
    where w.response_id = ${responseId} and w.edition_id = ${editionId} and w.what = 'wording' and w.scope = ${scope}
      and w.state = 'placed' ${nodeId === undefined ? tx`` : tx`and w.node_id = ${nodeId}`}`
}

/** The words in use of every sector and language, also for whoever has no account. In the order of the nodes. */
export async function listInUseForAll(
  tx: Tx,
  nodeIds: readonly string[],
): Promise<(Said & { nodeId: string; sector: string; language: Language })[]> {
  return tx<(Said & { nodeId: string; sector: string; language: Language })[]>`
    select node_id, sector, language, title, body from words_in_use(${tx.array([...nodeIds])}::text[])`
}

/** Of each sector that has any, over these kinds of nodes. @param language only in that one */
export async function countBySector(
  tx: Tx,
  responseId: string,
  { editionId, kinds, language }: { editionId: string; kinds: readonly string[]; language?: Language },
): Promise<WordingCount[]> {
  return tx<WordingCount[]>`
    select w.sector, count(distinct w.node_id) filter (where ${inUse(tx)} is not null)::int as in_use,
      count(distinct w.node_id) filter (where not w.agreed)::int as waiting
    from ${joined(tx)} join framework_node n
      on n.response_id = w.response_id and n.edition_id = w.edition_id and n.id = w.node_id
    where w.response_id = ${responseId} and w.edition_id = ${editionId} and w.what = 'wording' and w.state = 'placed'
      and n.kind = any (${tx.array([...kinds])}::text[])
      ${language === undefined ? tx`` : tx`and g.language = ${language}`}
    group by w.sector order by w.sector`
}

/** The newest first. */
export async function listVersions(tx: Tx, responseId: string, id: string): Promise<Version[]> {
  return tx<Version[]>`
    select v.version, v.title, v.body, v.note, p.name as made_by_name, v.made_at
    from wording_version v left join person p on p.response_id = v.response_id and p.id = v.made_by
    where v.response_id = ${responseId} and v.id = ${id} order by v.version desc`
}

export async function insertWording(
  tx: Tx,
  responseId: string,
  { id, language, title, body, note }: { id: string; language: Language } & Omit<Draft, 'reviewOn'>,
): Promise<void> {
  await tx`
    insert into wording (response_id, id, language, title, body, note)
    values (${responseId}, ${id}, ${language}, ${title}, ${body}, ${note})`
}

export async function updateWording(
  tx: Tx,
  responseId: string,
  { id, title, body, note }: { id: string } & Omit<Draft, 'reviewOn'>,
): Promise<void> {
  await tx`
    update wording set title = ${title}, body = ${body}, note = ${note}
    where response_id = ${responseId} and id = ${id}`
}

/** Keeps the words as they stand now under this version. */
export async function keepVersion(
  tx: Tx,
  responseId: string,
  { id, version, by, now }: { id: string; version: number; by: string | null; now: Date },
): Promise<void> {
  await tx`
    insert into wording_version (response_id, id, version, title, body, note, made_by, made_at)
    select response_id, id, ${version}, title, body, note, ${by}, ${now}
    from wording where response_id = ${responseId} and id = ${id}`
}
