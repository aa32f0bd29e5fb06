// The paper that a family takes along: for which service, a code with which the service answers, and the details that
// stand on paper only. Drawn in the browser, because the server never has them.
import type { Words } from '../../../../kernel/words.ts'
import { QrCode } from '../../../../ui/qr.tsx'
import type { Target } from '../store.ts'
import { phoneOf } from './phones.tsx'

export function SlipTemplate({
  words,
  address,
  targets,
}: {
  words: Words
  address: string
  targets: Target[]
}) {
  return (
    <>
      {targets.map(({ id, name, organisationName, phones }) => {
        const phone = phoneOf(phones)
        return (
          <template data-is={`slip-${id}`}>
            <article class="card">
              <div class="card-body">
                <h2>{words.say('form.slip.title')}</h2>
                <p>
                  <strong>{words.pick(name)}</strong> · {words.pick(organisationName)}
                </p>
                {phone && (
                  <p>
                    <bdi dir="ltr">{phone.number}</bdi>
                  </p>
                )}
                <p>
                  {words.say('form.slip.code')}{' '}
                  <bdi dir="ltr" class="code">
                    <strong data-is="code" />
                  </bdi>
                </p>
                <p>
                  {words.say('form.slip.answer')} <bdi dir="ltr">{address}</bdi>
                </p>
                <QrCode text={address} label={words.say('form.slip.qr')} />
                <p>
                  {words.say('form.slip.day')} <span data-is="day" /> · <span data-is="urgency" />
                </p>
                <div data-is="slip-details" />
                <p>{words.say('form.slip.keep')}</p>
              </div>
            </article>
          </template>
        )
      })}
    </>
  )
}
