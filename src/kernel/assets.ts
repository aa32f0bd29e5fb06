// Built files by their logical names. Their addresses hold a hash of their content, so they may be kept for ever.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Asset = { path: string; integrity?: string }
export type Assets = (name: string) => Asset

/** @param folder the built assets, with `manifest.json`: logical name → { path, integrity } */
export async function readAssets(folder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<string, Asset>
  return name => {
    const asset = manifest[name]
    if (!asset) throw new Error(`no built file called ${name}`)
    return asset
  }
}
