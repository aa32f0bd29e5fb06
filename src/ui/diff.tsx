// What changed between two texts: what went is struck, what came is underlined; both are also said, because neither
// a line nor a colour is read aloud.
import type { Words } from '../kernel/words.ts'

export type ShownPiece = { kind: 'same' | 'gone' | 'new'; text: string }

export function Diff({
  words,
  pieces,
  lang,
  dir,
}: {
  words: Words
  pieces: readonly ShownPiece[]
  /** Of the text, where it is not the page's. */
  lang?: string
  dir?: 'ltr' | 'rtl'
}) {
  return (
    <p class="diff" lang={lang} dir={dir}>
      {pieces.map(({ kind, text }) =>
        kind === 'same' ? (
          text
        ) : kind === 'gone' ? (
          <del>
            <span class="hidden">{words.say('ui.diff.gone')} </span>
            {text}
          </del>
        ) : (
          <ins>
            <span class="hidden">{words.say('ui.diff.new')} </span>
            {text}
          </ins>
        ),
      )}
    </p>
  )
}
