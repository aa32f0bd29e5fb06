// Contrast of the colours as they meet each other, by the formula of WCAG 2.2: running text at 7 to 1, marked words
// and everything small at 4.5 to 1, edges and shapes that carry meaning at 3 to 1.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { themeColours } from '../document.tsx'

const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [light = '', dark = '', print = ''] = source.split('@media')

type Colours = Map<string, string>
const inLight = coloursOf(light)
const schemes: Record<string, Colours> = {
  light: inLight,
  dark: new Map([...inLight, ...coloursOf(dark)]),
  print: new Map([...inLight, ...coloursOf(print)]),
}

const running: [string, string][] = ['ground', 'sheet', 'sunk'].flatMap(under => [
  ['ink', under],
  ['ink-soft', under],
])
const onPale: [string, string][] = ['emergency', 'urgent', 'normal', 'done', 'wait', 'accent'].map(tone => [
  'ink',
  `${tone}-pale`,
])
const words: [string, string][] = [
  ...['emergency', 'urgent', 'normal', 'done', 'wait'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-pale`],
    [tone, 'ground'],
    [tone, 'sheet'],
  ]),
  ['accent-ink', 'accent-pale'],
  ['accent-ink', 'ground'],
  ['accent-ink', 'sheet'],
  ['link', 'ground'],
  ['link', 'sheet'],
  ['link', 'sunk'],
  ['act', 'sheet'],
  ['act', 'sunk'],
  ['on-act', 'act'],
  ['on-act', 'act-hover'],
  ['on-brand', 'brand'],
  ['on-brand-soft', 'brand'],
  ['on-emergency', 'emergency'],
  ['on-alarm', 'alarm'],
]
const shapes: [string, string][] = [
  ['line-strong', 'ground'],
  ['line-strong', 'sheet'],
  ['accent', 'ground'],
  ['accent', 'sheet'],
  ['accent', 'accent-pale'],
  ['urgent-mark', 'sheet'],
  ['urgent-mark', 'ground'],
  ['strand', 'brand'],
  ['act', 'line'],
]

describe.each(['light', 'dark'])('in %s', scheme => {
  it.each([...running, ...onPale])('running text: %s on %s', (over, under) => {
    expect(contrast(scheme, over, under)).toBeGreaterThanOrEqual(7)
  })
  it.each(words)('words: %s on %s', (over, under) => {
    expect(contrast(scheme, over, under)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(shapes)('shapes: %s on %s', (over, under) => {
    expect(contrast(scheme, over, under)).toBeGreaterThanOrEqual(3)
  })
  it('the ring of focus is dark within and light without, so that one of the two stands out anywhere', () => {
    expect(contrast(scheme, 'halo', 'focus')).toBeGreaterThanOrEqual(7)
    for (const under of ['ground', 'sheet', 'brand', 'act', 'emergency'])
      expect(Math.max(contrast(scheme, 'halo', under), contrast(scheme, 'focus', under))).toBeGreaterThan(3)
  })
})

it('on paper everything is dark on white', () => {
  for (const tone of [
    'ink',
    'ink-soft',
    'link',
    'emergency',
    'urgent',
    'normal',
    'done',
    'wait',
    'accent-ink',
  ])
    expect(contrast('print', tone, 'ground')).toBeGreaterThanOrEqual(7)
})

it("the browser's own bar continues the header", () => {
  expect(themeColours).toEqual({ light: colour('light', 'brand'), dark: colour('dark', 'brand') })
})

function coloursOf(css: string): Colours {
  return new Map(
    [...css.matchAll(/--([\w-]+):\s*(#[\da-f]{3,6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

function colour(scheme: string, name: string): string {
  const hex = schemes[scheme]?.get(name)
  if (!hex) throw new Error(`no colour --${name} in ${scheme}`)
  return hex
}

function contrast(scheme: string, over: string, under: string): number {
  const [one, other] = [luminance(colour(scheme, over)), luminance(colour(scheme, under))]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map(digit => digit + digit).join('') : hex.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
