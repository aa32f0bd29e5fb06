// Files of `content/`, read when they are first asked for: what nobody opens takes no room in memory.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * @param path below `content/`
 * The file's value, read once. Its form is checked where the content is, so it is taken at its word.
 */
export function contentFile<T>(path: string): () => T {
  let value: { read: T } | undefined
  return () => {
    value ??= { read: JSON.parse(readFileSync(join(contentFolder(), path), 'utf8')) as T }
    return value.read
  }
}

/** Of the bytes of files below `content/`: other bytes, other fingerprint. Nothing of them stays in memory. */
export function contentFingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(readFileSync(join(contentFolder(), path)))
  return hash.digest('base64url')
}

/** Built, this stands in `dist/main`; from source where it is. Either way the project's folder is above. */
function contentFolder(): string {
  let at = import.meta.dirname
  while (!existsSync(join(at, 'content')) && at !== dirname(at)) at = dirname(at)
  return join(at, 'content')
}
