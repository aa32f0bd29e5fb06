// A number to call, as large as a thumb: where a child is in danger, this comes before any form.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Icon } from './icons/ui.tsx'

export type PhoneCallProps = {
  words: Words
  /** As people write it; what is dialled is made of its digits. */
  number: string
  /** Whom one reaches. */
  label: string
  note?: Child
  urgent?: boolean
}

export function PhoneCall({ words, number, label, note, urgent }: PhoneCallProps) {
  return (
    <a class={urgent ? 'phone urgent' : 'phone'} href={telephoneLink(number)}>
      <Icon name="phone" />
      <span>
        <span class="phone-label">{words.say('ui.call', { whom: label })}</span>
        <bdi class="phone-number" dir="ltr">
          {number}
        </bdi>
        {note && <small>{note}</small>}
      </span>
    </a>
  )
}

/** '+962 (0)6 550 1234' is written for people; the zero in brackets is not dialled from abroad. */
export function telephoneLink(number: string): string {
  const latin = number.normalize('NFKC').replace(/\p{Nd}/gu, latinDigit)
  const dialled = latin.startsWith('+') ? latin.replace(/\(0\)/g, '') : latin
  return `tel:${dialled.replace(/[^\d+*#]/g, '')}`
}

/** Each block of ten digits in Unicode begins with its zero. */
function latinDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0
  const code = zero
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
  return String(code - zero)
}
