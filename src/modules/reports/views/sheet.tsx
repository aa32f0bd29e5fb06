// A sheet as a page and on paper: what is drawn here is what is printed.
import type { Words } from '../../../kernel/words.ts'
import { Button } from '../../../ui/button.tsx'
import { BackLink } from '../../../ui/page-head.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { type At, toFile, toSheets } from '../addresses.ts'
import type { Sheet, SheetKind, SheetPart } from '../model.ts'

export type SheetProps = {
  words: Words
  at: At
  sector: string
  kind: SheetKind
  sheet: Sheet
  /** Of its letters on paper, in points. */
  size: number
}

export function SheetPage({ words, at, sector, kind, sheet, size }: SheetProps) {
  return (
    <>
      <div class="screen-only">
        <BackLink href={toSheets(at)} label={words.say('sheets.title')} />
        <div class="buttons">
          <Button href={toFile(at, sector, kind, 'pdf', words.language)} icon="print">
            {words.say('sheets.pdf')}
          </Button>
          <Button kind="secondary" href={toFile(at, sector, kind, 'docx', words.language)}>
            {words.say('sheets.docx')}
          </Button>
          <PrintButton words={words} />
        </div>
      </div>
      <article class={`sheet size-${String(size).replace('.', '-')}`}>
        <header class="sheet-head">
          <p class="over">{sheet.over}</p>
          <h1>{sheet.title}</h1>
          <p>{sheet.lead}</p>
        </header>
        <div class="sheet-parts">
          {(['main', 'side'] as const).map(place => (
            <div class={place}>
              {sheet.parts
                .filter(part => part.place === place)
                .map(part => (
                  <Part part={part} />
                ))}
            </div>
          ))}
        </div>
        <footer class="sheet-foot">{sheet.foot}</footer>
      </article>
    </>
  )
}

function Part({ part }: { part: SheetPart }) {
  const lines = part.lines.map(({ text, note }) => (
    <li>
      <span dir="auto">{text}</span>
      {note && (
        <span class="note" dir="auto">
          {note}
        </span>
      )}
    </li>
  ))
  return (
    <section>
      <h2>{part.heading}</h2>
      {part.look === 'steps' ? <ol>{lines}</ol> : <ul class={part.look}>{lines}</ul>}
    </section>
  )
}
