// Editions and their nodes.
import type { Tx } from '../../../kernel/db.ts'
import type { Edition, FrameworkNode } from '../model.ts'

type EditionRow = Omit<Edition, 'from' | 'to'> & { fromYear: number; toYear: number }

const readEdition = ({ fromYear, toYear, ...row }: EditionRow): Edition => ({
  ...row,
  from: fromYear,
  to: toYear,
})

export async function findEdition(tx: Tx, responseId: string, id: string): Promise<Edition | undefined> {
  const [row] = await tx<EditionRow[]>`
    select id, follows, state, title, from_year, to_year, shipped, document, published_at
    from edition where response_id = ${responseId} and id = ${id}`
  return row && readEdition(row)
}

/** The one that this response follows now. */
export async function findFollowed(tx: Tx, responseId: string): Promise<Edition | undefined> {
  const [row] = await tx<EditionRow[]>`
    select id, follows, state, title, from_year, to_year, shipped, document, published_at
    from edition where response_id = ${responseId} and state = 'published'`
  return row && readEdition(row)
}

/** The newest first. */
export async function listEditions(tx: Tx, responseId: string): Promise<Edition[]> {
  const rows = await tx<EditionRow[]>`
    select id, follows, state, title, from_year, to_year, shipped, document, published_at
    from edition where response_id = ${responseId} order by from_year desc, created_at desc`
  return rows.map(readEdition)
}

/** The nodes of an edition in the order of reading. */
export async function listNodes(
  tx: Tx,
  responseId: string,
  editionId: string,
  kinds?: readonly string[],
): Promise<FrameworkNode[]> {
  return tx<FrameworkNode[]>`
    select id, kind, number, parent_id as parent, title, body -> 'text' as text, body -> 'source' as source,
      body ->> 'years' as years, body ->> 'who' as who, body -> 'sectors' as sectors, body -> 'steps' as steps
    from framework_node
    where response_id = ${responseId} and edition_id = ${editionId}
      and (${kinds === undefined} or kind = any (${tx.array([...(kinds ?? [])])}))
    order by position`
}

export async function findNode(
  tx: Tx,
  responseId: string,
  editionId: string,
  id: string,
): Promise<FrameworkNode | undefined> {
  const [row] = await tx<FrameworkNode[]>`
    select id, kind, number, parent_id as parent, title, body -> 'text' as text, body -> 'source' as source,
      body ->> 'years' as years, body ->> 'who' as who, body -> 'sectors' as sectors, body -> 'steps' as steps
    from framework_node where response_id = ${responseId} and edition_id = ${editionId} and id = ${id}`
  return row
}

export async function insertEdition(
  tx: Tx,
  responseId: string,
  edition: Edition,
  by: string | null,
  now: Date,
): Promise<void> {
  await tx`
    insert into edition (response_id, id, follows, state, title, from_year, to_year, shipped, document, made_by,
      created_at, published_at)
    values (${responseId}, ${edition.id}, ${edition.follows}, ${edition.state}, ${tx.json(edition.title)},
      ${edition.from}, ${edition.to}, ${edition.shipped}, ${tx.json(edition.document)}, ${by}, ${now},
      ${edition.state === 'draft' ? null : now})
    on conflict (response_id, id) do nothing`
}

/** Writes the nodes as they are now, each at its place; those that are there already get the newer texts. */
export async function putNodes(
  tx: Tx,
  responseId: string,
  editionId: string,
  nodes: readonly FrameworkNode[],
): Promise<void> {
  const rows = nodes.map(({ id, kind, number, parent, title, ...body }, position) => ({
    id,
    kind,
    number,
    parent,
    position,
    title,
    body,
  }))
  await tx`
    insert into framework_node (response_id, edition_id, id, kind, number, parent_id, position, title, body)
    select ${responseId}, ${editionId}, n.id, n.kind, n.number, n.parent, n.position, n.title, n.body
    from jsonb_to_recordset(${tx.json(rows as never)})
      as n(id text, kind text, number text, parent text, position smallint, title jsonb, body jsonb)
    on conflict (response_id, edition_id, id) do update set title = excluded.title, body = excluded.body`
}

/**
 * The nodes of a draft as they are now, in their order; those that are not among them are gone.
 * Positions are freed first, because each is held by one node only.
 */
export async function replaceNodes(
  tx: Tx,
  responseId: string,
  editionId: string,
  nodes: readonly FrameworkNode[],
): Promise<void> {
  await tx`
    update framework_node set position = position + 10000
    where response_id = ${responseId} and edition_id = ${editionId}`
  await putNodes(tx, responseId, editionId, nodes)
  const places = nodes.map(({ id, parent }, position) => ({ id, parent, position }))
  await tx`
    update framework_node n set position = g.position, parent_id = g.parent
    from jsonb_to_recordset(${tx.json(places)}) as g(id text, parent text, position smallint)
    where n.response_id = ${responseId} and n.edition_id = ${editionId} and n.id = g.id`
  await tx`
    delete from framework_node
    where response_id = ${responseId} and edition_id = ${editionId} and position >= 10000`
}

/** Nobody else changes it before this transaction ends. */
export async function lockDraft(tx: Tx, responseId: string, id: string): Promise<void> {
  await tx`select 1 from edition where response_id = ${responseId} and id = ${id} for update`
}

/** With its nodes and operations. */
export async function deleteDraft(tx: Tx, responseId: string, id: string): Promise<void> {
  await tx`delete from edition where response_id = ${responseId} and id = ${id} and state = 'draft'`
}

/** Newer texts for nodes that are there; those that say the same already stay as they are. @returns how many changed */
export async function refreshNodes(
  tx: Tx,
  responseId: string,
  editionId: string,
  nodes: readonly FrameworkNode[],
): Promise<number> {
  const rows = nodes.map(({ id, kind: _kind, number: _number, parent: _parent, title, ...body }) => ({
    id,
    title,
    body,
  }))
  const changed = await tx`
    update framework_node n set title = g.title, body = g.body
    from jsonb_to_recordset(${tx.json(rows as never)}) as g(id text, title jsonb, body jsonb)
    where n.response_id = ${responseId} and n.edition_id = ${editionId} and n.id = g.id
      and (n.title, n.body) is distinct from (g.title, g.body)
    returning 1`
  return changed.length
}

/** Those editions of the response that came with the program. */
export async function listShipped(tx: Tx, responseId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from edition where response_id = ${responseId} and shipped order by id`
  return rows.map(({ id }) => id)
}

/** Which texts an edition was refreshed to last. */
export async function findRefreshed(
  tx: Tx,
  responseId: string,
  editionId: string,
): Promise<string | undefined> {
  const [row] = await tx<{ content: string }[]>`
    select data ->> 'content' as content from event
    where response_id = ${responseId} and subject = ${responseId} and type = 'edition.refreshed'
      and data ->> 'edition' = ${editionId}
    order by sequence desc limit 1`
  return row?.content
}
