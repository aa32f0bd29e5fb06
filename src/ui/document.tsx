// The empty sheet that every page is written on: head, styles and scripts, and nothing of the frame.
// Slips, cards and one-pagers use it alone; everything else comes through `layout.tsx`.
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
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
  // The type of document cannot be said in JSX; the template escapes what is put into it all the same.
  return html`<!doctype html>${(
    <html lang={words.language} dir={words.direction}>
      <head>
        <meta charset="utf-8" />
        <title>{title === 'Across' ? title : `${title} · Across`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="theme-color" content={themeColours.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={themeColours.dark} media="(prefers-color-scheme: dark)" />
        <Stylesheet name="across.css" assets={assets} />
        {styles.map(name => (
          <Stylesheet name={`${name}.css`} assets={assets} />
        ))}
        {words.language === 'ar' && <Stylesheet name="arabic.css" assets={assets} />}
        {words.language === 'bn' && <Stylesheet name="bengali.css" assets={assets} />}
        <link rel="icon" type="image/svg+xml" href={assets('icon.svg').path} />
        <link rel="apple-touch-icon" href={assets('icon-192.png').path} />
        <link rel="manifest" href={assets('manifest.webmanifest').path} />
        {scripts.map(name => {
          const { path, integrity } = assets(`${name}.js`)
          return <script type="module" src={path} integrity={integrity} />
        })}
      </head>
      <body class={width}>{children}</body>
    </html>
  )}`
}

function Stylesheet({ name, assets }: { name: string; assets: Assets }) {
  const { path, integrity } = assets(name)
  return <link rel="stylesheet" href={path} integrity={integrity} />
}
