// Routes of certificates: made, printed and withdrawn by the keepers; the public page behind the code of a paper.
import { type Answer, file, later, page, redirect } from '../../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../../kernel/endpoint.ts'
import { isId, newId, tidyCode } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { listOrganisations } from '../../../accounts/commands.ts'
import { toPerson, toVerification } from '../addresses.ts'
import { getPerson } from '../commands/staff.ts'
import { idOf } from '../pages/parts.ts'
import { getCertificate, issueCertificate, readBehind, withdrawCertificate } from './commands.ts'
import { certificateState } from './rules.ts'
import { VerificationPage } from './views.tsx'

const base = '/r/:response/learning/induction/staff/:id/certificates'

export const routes: Route[] = [
  post(base, issue),
  get(`${base}/:certificate`, sendPdf, { cost: 5 }),
  post(`${base}/:certificate/withdrawal`, withdraw),
  get('/r/:response/verify/:code', showVerification, { cost: 5 }),
]

async function issue(x: Exchange): Promise<Answer> {
  x.person()
  const given = x.fields.text('certificate')
  await issueCertificate(x, idOf(x), isId(given) ? given : newId())
  return redirect(toPerson(x.at, idOf(x)), 'certificates.done.issued')
}

async function sendPdf(x: Exchange): Promise<Answer> {
  x.person()
  const { staff } = await getPerson(x, idOf(x))
  const certificate = await getCertificate(x, staff.id, certificateIdOf(x))
  const organisations = await listOrganisations(x, { withClosed: true })
  const organisation = organisations.find(({ id }) => id === staff.organisationId)
  // Loaded when the first is asked for: a server that prints nothing does not hold a typesetter.
  const { certificatePdf } = await import('./out/certificate.ts')
  const printed = {
    ...{ words: x.words, certificate, staff },
    organisation: x.words.pick(organisation?.name ?? {}),
    response: x.words.pick(x.response.name),
    address: `${x.installation.origin}${toVerification(x.at, certificate.code)}`,
  }
  const name = `certificate-${certificate.issuedOn}.pdf`
  return later(async () => file('application/pdf', await certificatePdf(printed), name))
}

async function withdraw(x: Exchange): Promise<Answer> {
  x.person()
  await withdrawCertificate(x, idOf(x), certificateIdOf(x))
  return redirect(toPerson(x.at, idOf(x)), 'certificates.done.withdrawn')
}

/** Guessing is slowed by address; a code has 97 bits. */
async function showVerification(x: Exchange): Promise<Answer> {
  await x.attempt({ kind: 'certificate address', key: x.address, most: 120, windowSeconds: 3600 })
  const shown = await readBehind(x, tidyCode(x.params.code ?? ''))
  const state = certificateState(shown, todayOf(x))
  x.setHeader('x-robots-tag', 'noindex')
  return page(
    x.words.say('certificates.title'),
    <VerificationPage words={x.words} shown={shown} state={state} />,
  )
}

function certificateIdOf(x: Exchange): string {
  if (!isId(x.params.certificate)) throw notFound()
  return x.params.certificate
}
