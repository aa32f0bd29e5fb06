// Tables and their worksheets.
import type { Tx } from '../../../../kernel/db.ts'
import type { Table } from '../model.ts'

export function listTables(tx: Tx, responseId: string, sessionId: string): Promise<Table[]> {
  return tx<Table[]>`
    select number, sector, doc_version, sheet from live_table
    where response_id = ${responseId} and session_id = ${sessionId} order by number`
}

export type Doc = Table & { doc: Uint8Array | null; emptied: number }

/** @param only that table, where one is given */
export function listDocs(tx: Tx, responseId: string, sessionId: string, only?: number): Promise<Doc[]> {
  return tx<Doc[]>`
    select number, sector, doc, doc_version, sheet, emptied from live_table
    where response_id = ${responseId} and session_id = ${sessionId}
      ${only === undefined ? tx`` : tx`and number = ${only}`}
    order by number`
}

export async function findDoc(
  tx: Tx,
  responseId: string,
  sessionId: string,
  number: number,
  { hold }: { hold: boolean },
): Promise<Doc | undefined> {
  const [row] = await tx<Doc[]>`
    select number, sector, doc, doc_version, sheet, emptied from live_table
    where response_id = ${responseId} and session_id = ${sessionId} and number = ${number}
    ${hold ? tx`for update` : tx``}`
  return row
}

export async function putDoc(
  tx: Tx,
  responseId: string,
  sessionId: string,
  number: number,
  doc: Uint8Array,
): Promise<void> {
  await tx`
    update live_table set doc = ${Buffer.from(doc)}, doc_version = doc_version + 1
    where response_id = ${responseId} and session_id = ${sessionId} and number = ${number}`
}

/** It begins anew; what phones still hold of what was written before is not taken in. */
export async function emptyDoc(
  tx: Tx,
  responseId: string,
  sessionId: string,
  number: number,
  doc: Uint8Array,
): Promise<void> {
  await tx`
    update live_table set doc = ${Buffer.from(doc)}, doc_version = doc_version + 1, emptied = emptied + 1
    where response_id = ${responseId} and session_id = ${sessionId} and number = ${number}`
}

/** In place of those that were there; a table that stays what it was keeps its worksheet. */
export async function replaceTables(
  tx: Tx,
  responseId: string,
  sessionId: string,
  tables: readonly { number: number; sector: string; doc: Uint8Array }[],
): Promise<void> {
  await tx`
    delete from live_table t where response_id = ${responseId} and session_id = ${sessionId}
      and not exists (select from jsonb_to_recordset(${tx.json(tables.map(({ number, sector }) => ({ number, sector })))})
        as given(number smallint, sector text) where given.number = t.number and given.sector = t.sector)`
  for (const { number, sector, doc } of tables)
    await tx`
      insert into live_table (response_id, session_id, number, sector, doc)
      values (${responseId}, ${sessionId}, ${number}, ${sector}, ${Buffer.from(doc)}) on conflict do nothing`
}

/** What was written stays as plain text; how it came to be, with all that was deleted on the way, goes. */
export async function closeSheets(
  tx: Tx,
  responseId: string,
  sessionId: string,
  sheets: readonly { number: number; sheet: Record<string, string> }[],
): Promise<void> {
  for (const { number, sheet } of sheets)
    await tx`
      update live_table set sheet = ${tx.json(sheet)}, doc = null, doc_version = doc_version + 1
      where response_id = ${responseId} and session_id = ${sessionId} and number = ${number}`
}
