// The small filled shapes beside a word of state: told apart by shape as well as by colour, and drawn here,
// because the glyphs of a font differ from phone to phone. A grid of 16.
import { html } from 'hono/html'
import { drawnOnce } from '../drawn.ts'

const paths = {
  triangle: 'M8 1.2 15.6 14.5H.4z',
  diamond: 'M8 .4 15.6 8 8 15.6.4 8z',
  circle: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1',
  check: 'M5.9 13.7.7 8.5l2.1-2.1 3.1 3.1 7.3-7.3 2.1 2.1z',
  glass: 'M3 1h10v3L9.5 8l3.5 4v3H3v-3l3.5-4L3 4z',
  arrow: 'M8.5 1.5 15.5 8l-7 6.5v-4.3H.5V5.8h8z',
  cross: 'M3.3 1.2 8 5.9l4.7-4.7 2.1 2.1L10.1 8l4.7 4.7-2.1 2.1L8 10.1l-4.7 4.7-2.1-2.1L5.9 8 1.2 3.3z',
  ring: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8',
  dash: 'M1.5 6.5h13v3h-13z',
  dot: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9',
  flag: 'M2 .8h12.5L11.5 5l3 4.2H4.2v6H2z',
  clock: 'M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8M7 3.8h2v3.7l2.7 1.6-1 1.7L7 8.6z',
  lock: 'M4 6.8V5a4 4 0 0 1 8 0v1.8h1.8v8.4H2.2V6.8zm2 0h4V5a2 2 0 0 0-4 0z',
  veil: 'M1 1h14v14H1zm1.6 8.4v4h4zm0-5.6V7L9 13.4h3.2zM6 2.6l7.4 7.4V6.8L9.2 2.6zm5.6 0 1.8 1.8V2.6z',
  crossedPage:
    'M2.5.8h7.2l3.8 3.8v10.6h-11zM5 5.4 7 8l-2 2.6 1.4 1.1L8 9.6l1.6 2.1 1.4-1.1L9 8l2-2.6-1.4-1.1L8 6.4 6.4 4.3z',
} as const

export type MarkName = keyof typeof paths

/** Marks that point along the line of reading. */
const mirrored: ReadonlySet<MarkName> = new Set(['arrow'])

const draw = drawnOnce<MarkName>(
  name =>
    html`<svg class="${mirrored.has(name) ? 'mark turns' : 'mark'}" viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d="${paths[name]}"/></svg>`,
)

export function Mark({ name }: { name: MarkName }) {
  return draw(name)
}
