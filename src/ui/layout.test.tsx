import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import ar from '../../content/locales/ar/ui.json' with { type: 'json' }
import bn from '../../content/locales/bn/ui.json' with { type: 'json' }
import en from '../../content/locales/en/ui.json' with { type: 'json' }
import es from '../../content/locales/es/ui.json' with { type: 'json' }
import fr from '../../content/locales/fr/ui.json' with { type: 'json' }
import { type Language, languages, makeWords } from '../kernel/words.ts'
import { Gallery } from './gallery.tsx'
import { Layout, type LayoutProps } from './layout.tsx'
import { addressIn } from './menus.tsx'

const messages = { en, fr, ar, es, bn }
const wordsIn = (language: Language) => makeWords(language, messages[language])
const assets = (name: string) => ({ path: `/assets/${name}`, integrity: `sha384-of-${name}` })

async function sheet(language: Language, props: Partial<LayoutProps> = {}): Promise<string> {
  return String(await (<Layout words={wordsIn(language)} title="Services" assets={assets} {...props} />))
}

describe('the frame', () => {
  it('is one whole document', async () => {
    const shown = await sheet('en', { children: <p>hello</p> })
    expect(shown).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
    expect(shown).toContain('<title>Services · Across</title>')
    expect(shown).toContain('<meta name="referrer" content="no-referrer"/>')
    expect(shown).toContain('rel="stylesheet" href="/assets/across.css" integrity="sha384-of-across.css"')
    expect(shown).toContain('<across-outbox-bar hidden=""></across-outbox-bar>')
    expect(shown).toContain('<a class="skip" href="#main">')
    expect(shown).toMatch(/<main id="main" tabindex="-1"><p>hello<\/p><\/main>/)
    expect(shown.match(/<html/g)).toHaveLength(1)
  })

  it('takes direction and typeface from the language, and says what nobody has checked', async () => {
    const arabic = await sheet('ar')
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('/assets/arabic.css')
    expect(arabic).not.toContain('/assets/bengali.css')
    expect(arabic).toContain(ar['ui.unchecked'])
    expect(await sheet('bn')).toContain('/assets/bengali.css')
    const english = await sheet('en')
    expect(english).not.toMatch(/arabic|bengali/)
    expect(english).not.toContain(en['ui.unchecked'])
  })

  it('marks where one is, and counts in the digits of the language', async () => {
    const nav = [
      { href: '/a', label: 'A', count: 12 },
      { href: '/b', label: 'B', count: 0 },
    ]
    const shown = await sheet('ar', { nav, current: '/a' })
    expect(shown).toContain('<a href="/a" aria-current="page">A<span class="count">١٢</span></a>')
    expect(shown).toContain('<a href="/b">B</a>')
  })

  it('shows seven entries, and of more the first six with the others one tap away', async () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ href: `/${index}`, label: `Entry ${index}` }))
    expect(await sheet('en', { nav: entries(7) })).not.toContain('nav-others')
    const away = await sheet('en', { nav: entries(8), current: '/2' })
    const [open, others] = away.split('<details><summary class="nav-open">')
    expect([open?.includes('Entry 5'), open?.includes('Entry 6')]).toEqual([true, false])
    expect(others).toContain('<a href="/7">Entry 7</a>')
    // Where one is stands open.
    expect(await sheet('en', { nav: entries(8), current: '/7' })).toContain('<details open="">')
  })

  it('offers each language in its own name and script, on the same page', async () => {
    const shown = await sheet('en', { address: '/services?near=4&lang=fr' })
    expect(shown).toContain(
      '<a href="/services?near=4&amp;lang=ar" lang="ar" hreflang="ar" dir="rtl">العربية</a>',
    )
    expect(shown.match(/hreflang=/g)).toHaveLength(languages.length)
  })

  it('signs out with a post, because unsent work may refuse it', async () => {
    const shown = await sheet('en', { person: { name: 'Amina', signOut: '/sign-out' } })
    expect(shown).toContain('<form method="post" action="/sign-out"><button type="submit">Sign out')
  })

  it('loads scripts as modules with their fingerprint', async () => {
    expect(await sheet('en', { scripts: ['outbox'] })).toContain(
      '<script type="module" src="/assets/outbox.js" integrity="sha384-of-outbox.js"></script>',
    )
  })

  it('escapes what it is given', async () => {
    const shown = await sheet('en', { title: '</title><script>', response: { name: '<img>' } })
    expect(shown).not.toContain('<script>')
    expect(shown).not.toContain('<img>')
  })
})

describe('the address in another language', () => {
  it('keeps the path and the rest of the query', () => {
    expect(addressIn('bn', '/a/b?q=x%20y&lang=en#part')).toBe('/a/b?q=x+y&lang=bn')
    expect(addressIn('fr', '')).toBe('?lang=fr')
  })
})

describe('the first view', () => {
  // The whole gallery is several times a page of lists; it and all styles together still fit the first round trip.
  it.each(languages)('in %s is under 14 kB with all styles', async language => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('./styles/across.css', import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      logLevel: 'error',
    })
    const page = await sheet(language, { children: <Gallery words={wordsIn(language)} assets={assets} /> })
    const styles = outputFiles[0]?.contents ?? ''
    expect(styles.length).toBeGreaterThan(10_000)
    expect(brotliCompressSync(page).length + brotliCompressSync(styles).length).toBeLessThan(14_000)
  })
})

describe.each(languages)('the gallery in %s', language => {
  const shown = String(<Gallery words={wordsIn(language)} assets={assets} />)

  it('has every text, and nothing inline that the page may not run', () => {
    expect(shown).toContain(messages[language]['ui.gallery.title'])
    expect(shown).not.toMatch(/\s(?:style|on[a-z]+)="/)
    expect(shown).not.toMatch(/undefined|\[object|NaN/)
  })

  it('gives every id once, and ties only to what is there', () => {
    const ids = [...shown.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    const tied = [...shown.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap(match =>
      (match[1] ?? '').split(' '),
    )
    expect(tied.length).toBeGreaterThan(10)
    expect(tied.filter(id => !ids.includes(id))).toEqual([])
  })
})
