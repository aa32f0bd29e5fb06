// The program with its hours as things stand: go to, skip, change the order. Nothing here blocks anybody.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Section } from '../../../../ui/page-head.tsx'
import { type At, toLeadAct } from '../addresses.ts'
import type { LiveSession } from '../model.ts'
import { hoursOf, wholeOf } from '../rules/clock.ts'

type Props = { words: Words; at: At; session: LiveSession; now: Date }

export function Program({ words, at, session, now }: Props) {
  const hours = hoursOf(session, session.beginsAt, now)
  const last = hours.filter(({ skipped }) => !skipped).at(-1)
  return (
    <Section
      title={words.say('live.program.title')}
      lead={words.say('live.program.whole', {
        minutes: wholeOf(session.program),
        time: last ? words.time(last.ends) : '',
      })}
    >
      <ol class="program">
        {hours.map((hour, index) => {
          const block = session.plan.blocks.find(({ id }) => id === hour.block)
          const isNow = index === session.at
          const title = block ? words.pick(block.title) : hour.block
          return (
            <li
              class={hour.skipped ? 'skipped' : hour.endedAt ? 'over' : undefined}
              aria-current={isNow ? 'step' : undefined}
            >
              <p>
                <time datetime={hour.begins.toISOString()}>{words.time(hour.begins)}</time>{' '}
                <strong>{title}</strong>{' '}
                <span class="minutes">
                  {hour.skipped
                    ? words.say('live.program.skipped')
                    : words.say('live.program.minutes', { count: hour.minutes + hour.extra })}
                </span>
              </p>
              {!session.endedAt && !isNow && (
                <form class="post buttons" method="post" action={toLeadAct(at, session.id, 'moves')}>
                  <input type="hidden" name="version" value={String(session.version)} />
                  <input type="hidden" name="block" value={hour.block} />
                  <Act move="to" label={words.say('live.program.to')} of={title} />
                  <Act
                    move={hour.skipped ? 'unskip' : 'skip'}
                    label={words.say(hour.skipped ? 'live.program.unskip' : 'live.program.skip')}
                    of={title}
                  />
                  {index > 0 && <Act move="earlier" label={words.say('live.program.earlier')} of={title} />}
                  {index < hours.length - 1 && (
                    <Act move="later" label={words.say('live.program.later')} of={title} />
                  )}
                </form>
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

function Act({ move, label, of }: { move: string; label: string; of: string }) {
  return (
    <Button kind="quiet" name="move" value={move}>
      {label}
      <span class="hidden"> {of}</span>
    </Button>
  )
}
