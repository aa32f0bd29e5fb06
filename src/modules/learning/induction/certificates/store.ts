// SQL of certificates.
import type { Tx } from '../../../../kernel/db.ts'
import type { Certificate, Shown } from './model.ts'

export async function insertCertificate(tx: Tx, responseId: string, one: Certificate): Promise<boolean> {
  const result = await tx`
    insert into induction_certificate (response_id, id, staff_id, code, items, issued_on, valid_until)
    values (${responseId}, ${one.id}, ${one.staffId}, ${one.code}, ${tx.json(one.items)}, ${one.issuedOn}, ${one.validUntil})
    on conflict (response_id, id) do nothing`
  return result.count > 0
}

export function listCertificates(tx: Tx, responseId: string, staffId: string): Promise<Certificate[]> {
  return tx<Certificate[]>`
    select id, staff_id, code, items, issued_on, valid_until, withdrawn_on from induction_certificate
    where response_id = ${responseId} and staff_id = ${staffId} order by issued_on desc, id`
}

export async function setWithdrawn(tx: Tx, responseId: string, id: string, day: string): Promise<boolean> {
  const result = await tx`
    update induction_certificate set withdrawn_on = ${day}
    where response_id = ${responseId} and id = ${id} and withdrawn_on is null`
  return result.count > 0
}

/** What is behind a code of this response, for whoever holds it. */
export async function findBehind(tx: Tx, code: string): Promise<Shown | undefined> {
  const [row] = await tx<Shown[]>`select * from certificate_behind(${code})`
  return row
}
