// How to reach a service: numbers as large as a thumb, emergency numbers first and red.
import type { Words } from '../../../kernel/words.ts'
import { PhoneCall, telephoneLink } from '../../../ui/phone.tsx'
import type { Phone } from '../model.ts'

export type PhoneListProps = {
  words: Words
  phones: Phone[]
  emails: string[]
  website: string
  /** As plain links, where the numbers stand among other things. */
  quiet?: boolean
}

export function PhoneList({ words, phones, emails, website, quiet }: PhoneListProps) {
  if (phones.length === 0 && emails.length === 0 && !website)
    return quiet ? null : <p>{words.say('directory.no-phone')}</p>
  return (
    <>
      {phones.map(phone =>
        quiet ? (
          <p>
            <a href={telephoneLink(phone.number)}>
              <bdi dir="ltr">{phone.number}</bdi>
            </a>{' '}
            {noteOf(words, phone)}
          </p>
        ) : (
          <PhoneCall
            words={words}
            number={phone.number}
            label={words.pick(phone.label) || words.say(`directory.phone.${phone.kind}`)}
            note={noteOf(words, phone)}
            urgent={phone.emergency}
          />
        ),
      )}
      {emails.map(email => (
        <p>
          <a href={`mailto:${email}`}>
            <bdi dir="ltr">{email}</bdi>
          </a>
        </p>
      ))}
      {website && (
        <p>
          <a href={website} rel="noreferrer">
            <bdi dir="ltr">{website.replace(/^https?:\/\//, '')}</bdi>
          </a>
        </p>
      )}
    </>
  )
}

function noteOf(words: Words, phone: Phone): string {
  return [phone.emergency ? words.say('directory.phone.emergency') : '', phone.hours]
    .filter(Boolean)
    .join(' · ')
}
