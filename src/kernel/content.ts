// Files of `content/`, read when they are first asked for: what nobody opens takes no room in memory.
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

/** Built, this stands in `dist/main`; from source where it is. Either way the project's folder is above. */
function contentFolder(): string {
  let at = import.meta.dirname
  while (!existsSync(join(at, 'content')) && at !== dirname(at)) at = dirname(at)
  return join(at, 'content')
}
