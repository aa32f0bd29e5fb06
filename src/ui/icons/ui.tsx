// Icons of the interface, drawn for this project: one stroke path each on a grid of 24.
// They never carry meaning alone; a word stands beside them, so they are hidden from screen readers.
import { html } from 'hono/html'
import { drawnOnce } from '../drawn.ts'

const paths = {
  add: 'M12 5v14M5 12h14',
  back: 'M19 12H5m6-6-6 6 6 6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9.5 6 6 6-6',
  envelope: 'M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5',
  flag: 'M6 21V4m0 .5h11.5l-2.5 4 2.5 4H6',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5.5M12 7.8h.01',
  lock: 'M6 10.5h12v9.5H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  next: 'M5 12h14m-6-6 6 6-6 6',
  offline:
    'M4 4l16 16M3 10a13 13 0 0 1 4-2.6M11 6.1A13 13 0 0 1 21 10M6.5 13.5a8 8 0 0 1 4-2M16 12.5l1.5 1M10 17a3 3 0 0 1 4 0M12 20h.01',
  people:
    'M9 4.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M3 19.5c0-7.5 12-7.5 12 0M16 5a3 3 0 0 1 0 5.6M17.5 13.6c2.3.6 3.5 2.8 3.5 5.9',
  person: 'M12 4a3.8 3.8 0 1 0 0 7.6A3.8 3.8 0 0 0 12 4M5 20c0-8 14-8 14 0',
  phone: 'M7.5 3.5 10 8.5 7.8 10.3c1.2 2.6 3.3 4.7 5.9 5.9l1.8-2.2 5 2.5-.6 3.6c-8.7 1.2-17.2-7.3-16-16z',
  place:
    'M12 21.5C7.5 17 5.5 13.5 5.5 10a6.5 6.5 0 0 1 13 0c0 3.5-2 7-6.5 11.5M12 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6',
  print: 'M7.5 9V3.5h9V9M7 17H3.5V9h17v8H17M7.5 14h9v6.5h-9z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5',
  sort: 'm8 9.5 4-4 4 4M8 14.5l4 4 4-4',
  stop: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 16.2h.01',
  warning: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2h.01',
} as const

export type IconName = keyof typeof paths

export const iconNames = Object.keys(paths).filter((name): name is IconName => name in paths)

/** Arrows point along the line of reading, so they turn round where reading runs right to left. */
const mirrored: ReadonlySet<IconName> = new Set(['back', 'next'])

const draw = drawnOnce<IconName>(
  name =>
    html`<svg class="${mirrored.has(name) ? 'icon turns' : 'icon'}" viewBox="0 0 24 24" aria-hidden="true"><path d="${paths[name]}"/></svg>`,
)

export function Icon({ name }: { name: IconName }) {
  return draw(name)
}
