// Who is let in, and who is sent away.
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { Form } from '../../../../ui/form.tsx'
import { NumberField } from '../../../../ui/inputs.tsx'
import { More } from '../../../../ui/page-head.tsx'
import { type At, toLeadAct } from '../addresses.ts'
import type { Led } from '../commands/lead.ts'
import { seatName } from './signs.tsx'

/** For whoever leads: closed by one press, and opened by one; a seat is sent away by its number. */
export function Door({ words, at, led: { session, seats } }: { words: Words; at: At; led: Led }) {
  const { id, doorClosed } = session
  return (
    <More summary={words.say(doorClosed ? 'live.door.closed' : 'live.door.title')}>
      <p>{words.say(doorClosed ? 'live.door.closed.what' : 'live.door.what')}</p>
      <PostButton
        kind="secondary"
        action={toLeadAct(at, id, 'door')}
        values={{ closed: doorClosed ? '' : 'yes' }}
      >
        {words.say(doorClosed ? 'live.door.open' : 'live.door.close')}
      </PostButton>
      {seats.length > 0 && (
        <More summary={words.say('live.door.remove')}>
          <p>{words.say('live.door.remove.what')}</p>
          <Form action={toLeadAct(at, id, 'seats/removal')}>
            <NumberField words={words} name="seat" label={words.say('live.tables.move.who')} />
            <Button kind="secondary">{words.say('live.door.remove.do')}</Button>
          </Form>
          <ul>
            {seats.map(seat => (
              <li>
                {words.number(seat.number)} <span dir="auto">{seatName(words, seat)}</span>
              </li>
            ))}
          </ul>
        </More>
      )}
    </More>
  )
}
