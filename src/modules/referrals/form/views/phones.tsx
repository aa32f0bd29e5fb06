// Whom to call: first where a child is in danger, and alone where nothing can be sealed.
import type { Words } from '../../../../kernel/words.ts'
import { Notice } from '../../../../ui/notice.tsx'
import { PhoneCall } from '../../../../ui/phone.tsx'
import type { Phone } from '../../../directory/model.ts'
import type { Target } from '../store.ts'

/** Shown until the script says that it can seal. */
export function CannotSeal({ words, targets }: { words: Words; targets: Target[] }) {
  return (
    <div data-cannot-seal>
      <Notice words={words} kind="warning" title={words.say('form.cannot-seal')}>
        <p>{words.say('form.cannot-seal.lead')}</p>
      </Notice>
      <CallFirst words={words} targets={targets} />
    </div>
  )
}

/** A number for every service, its emergency number where there is one. */
export function CallFirst({ words, targets }: { words: Words; targets: Target[] }) {
  return (
    <>
      {targets.map(({ name, phones }) => {
        const phone = phoneOf(phones)
        return phone ? (
          <PhoneCall
            words={words}
            number={phone.number}
            label={words.pick(name)}
            note={words.say('form.call-then-send')}
            urgent
          />
        ) : (
          <p>{words.say('form.no-phone', { service: words.pick(name) })}</p>
        )
      })}
    </>
  )
}

export function phoneOf(phones: Phone[]): Phone | undefined {
  return phones.find(phone => phone.emergency) ?? phones[0]
}
