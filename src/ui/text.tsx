// Small pieces of text that carry their own language, direction or time.
import type { Texts, Words } from '../kernel/words.ts'
import { directionOf } from '../kernel/words.ts'

/** A text in several languages; where only another language has it, it is marked so that it is read out and
 * laid out as that language. */
export function Said({ words, texts }: { words: Words; texts: Texts }) {
  const { text, language } = words.pickWith(texts)
  if (language === words.language) return <>{text}</>
  return (
    <span lang={language} dir={directionOf(language)}>
      {text}
    </span>
  )
}

/** A moment: with `now` as "3 hours ago" and the full date on demand, else as date and time. */
export function Moment({ words, at, now }: { words: Words; at: Date; now?: Date }) {
  const full = words.dateTime(at)
  return (
    <time datetime={at.toISOString()} title={now ? full : undefined}>
      {now ? words.since(at, now) : full}
    </time>
  )
}

/** A calendar day, 'YYYY-MM-DD'. */
export function Day({ words, day }: { words: Words; day: string }) {
  return <time datetime={day}>{words.date(day)}</time>
}

/** Codes and the names of people keep their own direction inside a sentence of another. */
export function Code({ children }: { children: string }) {
  return (
    <bdi class="code" dir="ltr">
      {children}
    </bdi>
  )
}
