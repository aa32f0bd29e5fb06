// What sectors have ready, as far as somebody has said it.
import type { Tx } from '../../../../kernel/db.ts'
import type { Line } from '../model.ts'

export type Kept = Omit<Line, 'text'> & { sector: string }

/** @param sector all, unless said */
export function listKept(tx: Tx, responseId: string, sector?: string): Promise<Kept[]> {
  return tx<Kept[]>`
    select k.sector, k.line, k.own_text, k.answer, k.owner_id, p.name as owner_name, k.due_on, k.note
    from preparedness k left join person p on p.response_id = k.response_id and p.id = k.owner_id
    where k.response_id = ${responseId} ${sector === undefined ? tx`` : tx`and k.sector = ${sector}`}
    order by k.sector, k.line`
}

export type Said = Pick<Kept, 'sector' | 'line' | 'ownText' | 'answer' | 'ownerId' | 'dueOn' | 'note'>

export async function putLine(
  tx: Tx,
  responseId: string,
  said: Said & { changedBy: string },
  now: Date,
): Promise<void> {
  await tx`
    insert into preparedness (response_id, sector, line, own_text, answer, owner_id, due_on, note, changed_by,
      changed_at)
    values (${responseId}, ${said.sector}, ${said.line}, ${said.ownText}, ${said.answer}, ${said.ownerId},
      ${said.dueOn}, ${said.note}, ${said.changedBy}, ${now})
    on conflict (response_id, sector, line) do update set answer = excluded.answer, owner_id = excluded.owner_id,
      due_on = excluded.due_on, note = excluded.note, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`
}

export async function deleteLine(tx: Tx, responseId: string, sector: string, line: string): Promise<boolean> {
  const result = await tx`
    delete from preparedness where response_id = ${responseId} and sector = ${sector} and line = ${line}`
  return result.count > 0
}
