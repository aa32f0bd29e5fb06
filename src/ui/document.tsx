// The empty sheet that every page is written on: head, styles and scripts, and nothing of the frame.
// Slips, cards and one-pagers use it alone; everything else comes through `layout.tsx`.
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Language, Words } from '../kernel/words.ts'
import type { Assets } from './assets.ts'

export type DocumentProps = {
  words: Words
  /** Says which screen this is. Never a person's name, a child's code or anything of a story. */
  title: string
  assets: Assets
  /** The page's custom elements by the names of their files: `confirm-dialog` for `confirm-dialog.client.ts`. */
  scripts?: string[]
  /** Further sheets that only some pages need, by the names of their files: `framework` for `styles/framework.css`. */
  styles?: readonly string[]
  width?: 'narrow' | 'wide' | 'print'
  children?: Child
}

/** The two grounds of `styles/tokens.css`, so that the browser's own bar continues the header. */
export const themeColours = { light: '#0f3a47', dark: '#0a2630' }

export function Document(props: DocumentProps) {
  const { words, title, assets, scripts = [], styles = [], width = 'narrow', children } = props
  const { light, dark } = themeColours
  const sheets = ['across', ...styles, ...(scripted[words.language] ?? [])]
  // By the template of `hono/html`, which escapes what is put into it: a `<head>` in JSX makes the library look, for every
  // element of every later page, whether it stands in one.
  const head = [
    html`<meta charset="utf-8"/><title>${title === 'Across' ? title : `${title} · Across`}</title>`,
    html`<meta name="viewport" content="width=device-width, initial-scale=1"/>`,
    html`<meta name="referrer" content="no-referrer"/>`,
    html`<meta name="theme-color" content="${light}" media="(prefers-color-scheme: light)"/>`,
    html`<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)"/>`,
    sheets.map(name => stylesheet(assets(`${name}.css`))),
    html`<link rel="icon" type="image/svg+xml" href="${assets('icon.svg').path}"/>`,
    html`<link rel="apple-touch-icon" href="${assets('icon-192.png').path}"/>`,
    html`<link rel="manifest" href="${assets('manifest.webmanifest').path}"/>`,
    scripts.map(name => script(assets(`${name}.js`))),
  ]
  return html`<!doctype html><html lang="${words.language}" dir="${words.direction}"><head>${head}</head><body class="${width}">${children}</body></html>`
}

/** Fonts for scripts that the phones at hand may not have. */
const scripted: Partial<Record<Language, string[]>> = { ar: ['arabic'], bn: ['bengali'] }

type Asset = ReturnType<Assets>

function stylesheet({ path, integrity }: Asset) {
  return html`<link rel="stylesheet" href="${path}" integrity="${integrity}"/>`
}

function script({ path, integrity }: Asset) {
  return html`<script type="module" src="${path}" integrity="${integrity}"></script>`
}
