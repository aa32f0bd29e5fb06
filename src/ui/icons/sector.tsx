// One picture for each sector, drawn for this project on a grid of 24 in plain strokes.
// The sector's name always stands beside it. The one for gender-based violence is neutral on purpose:
// a card on a table must not tell a passer-by what somebody came for.
import { html } from 'hono/html'
import { drawnOnce } from '../drawn.ts'

const paths = {
  health: 'M9.5 4h5v5.5h5.5v5h-5.5V20h-5v-5.5H4v-5h5.5z',
  education:
    'M12 6.5C9.5 4.8 6.5 4.5 3.5 5v13c3-.5 6-.2 8.5 1.5 2.5-1.7 5.5-2 8.5-1.5V5c-3-.5-6-.2-8.5 1.5zm0 0v13',
  'food-security':
    'M12 21V9M12 9c-2.5-1-3-3.5 0-6 3 2.5 2.5 5 0 6m0 5.5c-3 .5-5-.8-5.5-4 3-.5 5 .8 5.5 4m0 0c3 .5 5-.8 5.5-4-3-.5-5 .8-5.5 4m0 5.5c-3 .5-5-.8-5.5-4 3-.5 5 .8 5.5 4m0 0c3 .5 5-.8 5.5-4-3-.5-5 .8-5.5 4',
  livelihoods: 'M4 8h16v11.5H4zM9 8V4.5h6V8M4 13h6m4 0h6m-10-1.5h4v3h-4z',
  'camp-management': 'M2.5 19.5 9 7l6.5 12.5M9 19.5v-5M13.5 15.5 16.5 10l5 9.5M1.5 19.5h21M9 7 8 5',
  wash: 'M12 3c3.5 4.5 5.5 7.5 5.5 11a5.5 5.5 0 0 1-11 0C6.5 10.5 8.5 7.5 12 3M9.5 14.5A2.7 2.7 0 0 0 12 17',
  shelter: 'M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-6h4v6',
  nutrition:
    'M3.5 12h17a8.5 8.5 0 0 1-5 7.7v.8h-7v-.8a8.5 8.5 0 0 1-5-7.7M8 8.5c0-1.5 1.5-1.5 1.5-3M12.5 8.5c0-1.5 1.5-1.5 1.5-3',
  protection: 'M12 3.5 19.5 6v5.5c0 4.5-3 7.5-7.5 9.5-4.5-2-7.5-5-7.5-9.5V6z',
  'child-protection':
    'M12 3.5 19.5 6v5.5c0 4.5-3 7.5-7.5 9.5-4.5-2-7.5-5-7.5-9.5V6zM12 8a1.7 1.7 0 1 0 0 3.4A1.7 1.7 0 0 0 12 8M9 16.5c0-4 6-4 6 0',
  gbv: 'M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M8.5 12h7M12 8.5v7',
  mhpss: 'M12 19.5C6 15 3.5 12 3.5 9A4.3 4.3 0 0 1 12 7.5 4.3 4.3 0 0 1 20.5 9c0 3-2.5 6-8.5 10.5',
  cash: 'M3 6.5h18v11H3zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M6 9.5h.01M18 14.5h.01',
  nfi: 'M12 3.5 20 7.5v9l-8 4-8-4v-9zM4 7.5l8 4 8-4M12 11.5v9M8 5.5l8 4',
  other:
    'M6 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3m6 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3m6 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3',
} as const

export type SectorPicture = keyof typeof paths

export const sectorPictures = Object.keys(paths).filter(isSectorPicture)

export function isSectorPicture(sector: string): sector is SectorPicture {
  return Object.hasOwn(paths, sector)
}

const draw = drawnOnce<SectorPicture>(
  name => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${paths[name]}"/></svg>`,
)

/** An unknown sector is drawn as "other", because sectors are data and a response may add its own. */
export function SectorIcon({ sector }: { sector: string }) {
  return draw(isSectorPicture(sector) ? sector : 'other')
}
