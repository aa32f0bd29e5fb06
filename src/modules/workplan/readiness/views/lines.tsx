// The lines of a sector, to read.
import type { Words } from '../../../../kernel/words.ts'
import { Overdue } from '../../../../ui/tag.tsx'
import { Day } from '../../../../ui/text.tsx'
import { anchorOf } from '../addresses.ts'
import type { Line } from '../model.ts'
import { isLate } from '../rules/preparedness.ts'
import { AnswerTag, LineText } from './signs.tsx'

export type LinesProps = { words: Words; lines: Line[]; today: string }

/** To read, and for paper. */
export function Lines({ words, lines, today }: LinesProps) {
  return (
    <ul class="checklist">
      {lines.map(line => (
        <li id={anchorOf(line.line)}>
          <div>
            <strong>
              <LineText words={words} line={line} />
            </strong>
            <About words={words} line={line} today={today} withAnswer />
          </div>
        </li>
      ))}
    </ul>
  )
}

export type AboutProps = { words: Words; line: Line; today: string; withAnswer?: boolean }

/** Whose it is and until when. */
export function About({ words, line, today, withAnswer }: AboutProps) {
  return (
    <>
      {line.note && <p dir="auto">{line.note}</p>}
      <p class="meta">
        {withAnswer && <AnswerTag words={words} answer={line.answer} />}
        <span>
          {words.say('readiness.owner')}:{' '}
          {line.ownerName ? <bdi>{line.ownerName}</bdi> : words.say('readiness.nobody')}
        </span>
        <span>
          {words.say('readiness.due')}:{' '}
          {line.dueOn ? <Day words={words} day={line.dueOn} /> : words.say('readiness.no-day')}
        </span>
        {isLate(line, today) && <Overdue words={words} />}
      </p>
    </>
  )
}
