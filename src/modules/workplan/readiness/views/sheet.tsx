// A check on one A4 page.
import type { Words } from '../../../../kernel/words.ts'
import { PrintOnly } from '../../../../ui/print.tsx'
import type { OpenedCheck } from '../commands/checks.ts'
import { answers } from '../model.ts'
import { AnswerTag, OpenTag } from './signs.tsx'

export function CheckSheet({ words, opened }: { words: Words; opened: OpenedCheck }) {
  const { considerations, counts } = opened
  const sum = answers.filter(answer => counts[answer] > 0)
  return (
    <PrintOnly>
      <div class={`sheet ${sizeOf(words, opened)}`}>
        <p class="meta">
          {sum.map(answer => (
            <span>
              <AnswerTag words={words} answer={answer} /> {words.number(counts[answer])}
            </span>
          ))}
          {counts.open > 0 && (
            <span>
              <OpenTag words={words} /> {words.number(counts.open)}
            </span>
          )}
        </p>
        {opened.before && <p>{sinceThen(words, opened.before)}</p>}
        <ul class="text">
          {considerations.map(node => {
            const given = opened.answers.find(({ nodeId }) => nodeId === node.id)
            return (
              <li>
                <strong>
                  {words.number(Number(node.number))}. {words.pick(node.title)}
                </strong>{' '}
                {given ? <AnswerTag words={words} answer={given.answer} /> : <OpenTag words={words} />}
                <span class="note">{words.pick(node.text)}</span>
                {given?.note && <div dir="auto">{given.note}</div>}
                {given?.actionId && <div>{words.say('readiness.promised.paper')}</div>}
              </li>
            )
          })}
        </ul>
      </div>
    </PrintOnly>
  )
}

function sinceThen(words: Words, { check, comparison }: NonNullable<OpenedCheck['before']>): string {
  const { better, worse, same } = comparison
  const counts = [
    words.say('readiness.worse', { count: worse.length }),
    words.say('readiness.better', { count: better.length }),
    words.say('readiness.same', { count: same }),
  ]
  return `${words.say('readiness.since')} (${words.date(check.madeAt)}): ${counts.join(' ')}`
}

/** The letters are as large as what there is to say allows. */
function sizeOf(words: Words, { considerations, answers: given }: OpenedCheck): string {
  const letters =
    given.reduce((sum, { note }) => sum + note.length, 0) +
    considerations.reduce(
      (sum, { text, title }) => sum + words.pick(text).length + words.pick(title).length,
      0,
    )
  if (letters < 2600) return 'size-11'
  if (letters < 3600) return 'size-9'
  if (letters < 5200) return 'size-8'
  return 'size-7-2'
}
