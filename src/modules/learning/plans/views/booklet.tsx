// The booklet as a page without the frame of the product, and on paper from the browser's own menu. Slides and
// supporting information are on the plan's own pages and in the PDF: this one has to come over a bad line as a whole.
import type { Words } from '../../../../kernel/words.ts'
import type { Assets } from '../../../../ui/assets.ts'
import { Button } from '../../../../ui/button.tsx'
import { Document } from '../../../../ui/document.tsx'
import { BackLink } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import * as to from '../addresses.ts'
import type { Booklet, BookletList, Line } from '../out/booklet.ts'
import { sayClock } from '../rules/clock.ts'

export type BookletProps = {
  words: Words
  assets: Assets
  at: to.At
  id: string
  start: number
  booklet: Booklet
}

export function BookletSheet({ words, assets, at, id, start, booklet }: BookletProps) {
  const clock = sayClock(start)
  return (
    <Document
      words={words}
      title={words.say('plans.booklet.title')}
      assets={assets}
      styles={['plans']}
      scripts={['print-button']}
      width="print"
    >
      <nav class="screen-only booklet-bar" aria-label={words.say('plans.booklet')}>
        <BackLink href={to.toPlan(at, id, clock)} label={booklet.title.text} />
        <div class="buttons">
          <Button href={to.toBookletPdf(at, id, clock)} icon="print">
            {words.say('plans.booklet.pdf')}
          </Button>
          <PrintButton words={words} />
        </div>
      </nav>
      <main id="main" tabindex={-1} class="booklet">
        <header>
          <p class="over">{booklet.over}</p>
          <h1>
            <In words={words} line={booklet.title} />
          </h1>
          <p>{booklet.lead}</p>
        </header>
        <section>
          <h2>{booklet.headings.agenda}</h2>
          <ol class="agenda">
            {booklet.agenda.map(({ time, title, length, kind }) => (
              <li>
                <time>{time}</time>
                <div>
                  <strong>
                    <In words={words} line={title} />
                  </strong>
                  <p class="meta">
                    <span>{length}</span>
                    <span>{kind}</span>
                  </p>
                </div>
              </li>
            ))}
            <li class="end">
              <time>{booklet.end.time}</time>
              <div>{booklet.end.word}</div>
            </li>
          </ol>
        </section>
        {booklet.materials.length > 0 && (
          <section>
            <h2>{booklet.headings.materials}</h2>
            <ul class="lines">
              {booklet.materials.map(({ line, parts }) => (
                <li>
                  <In words={words} line={line} />
                  <p class="meta">{parts}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {booklet.front.map(list => (
          <section>
            <List words={words} list={list} level={2} />
          </section>
        ))}
        {booklet.parts.map(part => (
          <section>
            <div class="part-of">
              <p class="over">{part.over}</p>
              <h2>
                <In words={words} line={part.title} />
              </h2>
              {part.objective && (
                <p>
                  <In words={words} line={part.objective} />
                </p>
              )}
              {part.settings !== '' && <p class="meta">{part.settings}</p>}
            </div>
            {part.lists.map(list => (
              <List words={words} list={list} level={3} />
            ))}
          </section>
        ))}
        <footer class="meta">{booklet.foot}</footer>
      </main>
    </Document>
  )
}

function List({ words, list, level }: { words: Words; list: BookletList; level: 2 | 3 }) {
  const heading = level === 2 ? <h2>{list.heading}</h2> : <h3>{list.heading}</h3>
  const items = list.lines.map(line =>
    list.look === 'say' ? (
      <blockquote class="said-aloud">
        <In words={words} line={line} />
      </blockquote>
    ) : (
      <li>
        <In words={words} line={line} />
      </li>
    ),
  )
  return (
    <>
      {heading}
      {list.look === 'say' ? (
        items
      ) : list.look === 'steps' ? (
        <ol class="lines">{items}</ol>
      ) : (
        <ul class="lines">{items}</ul>
      )}
    </>
  )
}

function In({ words, line }: { words: Words; line: Line }) {
  if (line.language === words.language) return <>{line.text}</>
  return (
    <span lang={line.language} dir={line.direction}>
      {line.text}
    </span>
  )
}
