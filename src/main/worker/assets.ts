// Built files without a network. Their addresses hold a hash of their content, so what is kept never grows old; what
// the newest list no longer names is removed once the new worker has taken over.
import assets from 'across:assets'
import parts from 'across:parts'
import type { Assets } from '../../ui/assets.ts'

const cacheName = 'across-assets'
const fontsFor: Record<string, string> = { arabic: 'ar', bengali: 'bn' }

export const assetOf: Assets = name => {
  const asset = assets[name]
  if (!asset) throw new Error(`no built file called ${name}`)
  return asset
}

/** All that pages load, but for typefaces and texts of other languages. */
export async function keepAssets(language: string): Promise<void> {
  const cache = await caches.open(cacheName)
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  const wanted = Object.entries(assets)
    .filter(([name]) => isWanted(name, language))
    .map(([, { path }]) => path)
    .concat(parts)
    .filter(path => !kept.has(path))
  // One that fails, e.g. on a slow line, must not keep back the others.
  await Promise.all(wanted.map(path => cache.add(path).catch(() => undefined)))
}

export async function dropOldAssets(): Promise<void> {
  const current = new Set([...Object.values(assets).map(({ path }) => path), ...parts])
  const cache = await caches.open(cacheName)
  for (const request of await cache.keys())
    if (!current.has(new URL(request.url).pathname)) await cache.delete(request)
}

/** From the phone where it is there. Kept from now on where it is one of ours. */
export async function answerAsset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && !request.headers.has('range'))
    await cache.put(request, answer.clone()).catch(() => undefined)
  return answer
}

/** The texts of a language, from the phone or, once, from the network. */
export async function textsOf(language: string): Promise<Record<string, string>> {
  const { path } = assetOf(`locales/${language}.json`)
  const answer = await answerAsset(new Request(path))
  // The build wrote it from the locale files.
  return (await answer.json()) as Record<string, string>
}

function isWanted(name: string, language: string): boolean {
  if (name === 'service-worker.js') return false
  if (name.startsWith('locales/')) return name === `locales/${language}.json`
  const font = Object.keys(fontsFor).find(script => name.includes(script))
  return font === undefined || fontsFor[font] === language
}
