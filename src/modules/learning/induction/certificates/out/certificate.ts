// A certificate on one page of paper, in the language of whoever makes it.
import { type Paper, typeset } from '../../../../../kernel/pdf.ts'
import type { Words } from '../../../../../kernel/words.ts'
import { qrShape } from '../../../../../ui/qr.tsx'
import type { Staff } from '../../model.ts'
import type { Certificate } from '../model.ts'
import { template } from './template.ts'

export type Printed = {
  words: Words
  certificate: Certificate
  staff: Staff
  organisation: string
  response: string
  /** Where anybody can see whether it holds. */
  address: string
}

/** Letters of the table in points, the largest that fits on one page. */
const sizes = [10.5, 9, 7.5, 6.5]

export async function certificatePdf(printed: Printed): Promise<Uint8Array<ArrayBuffer>> {
  return (await fitted(printed)).pdf
}

/** More than a page can hold goes on to a second. */
export function fitted(printed: Printed): Promise<Paper> {
  const paper = paperOf(printed)
  return typeset(
    template,
    sizes.map(size => ({ paper: { ...paper, size } })),
  )
}

function paperOf({ words, certificate, staff, organisation, response, address }: Printed) {
  const { items, issuedOn, validUntil } = certificate
  const forEver = words.say('certificates.for-ever')
  const dayOr = (day: string | null) => (day === null ? forEver : words.date(day))
  const { size, path } = qrShape(address)
  return {
    language: words.language,
    direction: words.direction,
    title: words.say('certificates.title'),
    over: response,
    name: staff.name,
    role: `${words.say(`induction.role.${staff.role}`)} · ${organisation}`,
    lead: words.say('certificates.lead'),
    head: [
      words.say('induction.requirement'),
      words.say('certificates.done-on'),
      words.say('induction.until'),
    ],
    items: items.map(({ title, on, until }) => ({
      title: words.pick(title),
      on: words.date(on),
      until: dayOr(until),
    })),
    facts: [
      { term: words.say('certificates.issued-on'), value: words.date(issuedOn) },
      { term: words.say('induction.until'), value: dayOr(validUntil) },
    ],
    verify: words.say('certificates.verify'),
    address,
    qr: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#000" d="${path}"/></svg>`,
    qrLabel: words.say('certificates.qr'),
    foot: words.say('certificates.foot'),
  }
}
