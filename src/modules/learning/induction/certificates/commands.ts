// Certificates: made, listed, withdrawn by the keepers; looked at by whoever holds the code.
import { append, type Scene } from '../../../../kernel/event.ts'
import { newCode } from '../../../../kernel/id.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { getPerson } from '../commands/staff.ts'
import { mayKeepStaff } from '../policy.ts'
import type { Certificate, Shown } from './model.ts'
import { canBeCertified, certifiedItems, earliest } from './rules.ts'
import * as store from './store.ts'

const lettersOfCode = 20

export async function listCertificates(scene: Scene, staffId: string): Promise<Certificate[]> {
  const { staff } = await getPerson(scene, staffId)
  must(mayKeepStaff(scene.actor, staff.organisationId))
  return store.listCertificates(scene.tx, scene.response.id, staffId)
}

export async function getCertificate(scene: Scene, staffId: string, id: string): Promise<Certificate> {
  const certificate = (await listCertificates(scene, staffId)).find(one => one.id === id)
  if (!certificate) throw notFound()
  return certificate
}

/** Says what is done today. Sent twice, it is made once. Throws *not now* where something is missing or has expired. */
export async function issueCertificate(scene: Scene, staffId: string, id: string): Promise<void> {
  const { staff, items } = await getPerson(scene, staffId)
  must(mayKeepStaff(scene.actor, staff.organisationId))
  const today = todayOf(scene)
  if (!canBeCertified(staff, today)) throw new Problem('not-now', 'certificates.refused.not-complete')
  const done = certifiedItems(items)
  const certificate: Certificate = {
    ...{ id, staffId, code: newCode(lettersOfCode), items: done, issuedOn: today, withdrawnOn: null },
    validUntil: earliest(...done.map(({ until }) => until)),
  }
  if (!(await store.insertCertificate(scene.tx, scene.response.id, certificate))) return
  await append(scene, { type: 'induction.certificate-issued', subject: staffId, data: { certificate: id } })
}

export async function withdrawCertificate(scene: Scene, staffId: string, id: string): Promise<void> {
  await getCertificate(scene, staffId, id)
  if (!(await store.setWithdrawn(scene.tx, scene.response.id, id, todayOf(scene)))) return
  await append(scene, {
    type: 'induction.certificate-withdrawn',
    subject: staffId,
    data: { certificate: id },
  })
}

/** Anybody may ask: the code is the right. A wrong one is *not found*, as if there were no certificates. */
export async function readBehind(scene: Pick<Scene, 'tx'>, code: string): Promise<Shown> {
  const shown = await store.findBehind(scene.tx, code)
  if (!shown) throw notFound()
  return shown
}
