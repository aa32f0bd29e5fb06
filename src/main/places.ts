// Failures are told by the lines of our own files. Node would do that by itself, but from the first failure on it keeps
// the map of the whole program, a third of the memory that the server takes at rest. Here the map is read when a failure
// is told, and let go; a place that fails again is remembered.
import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { builtFolder } from './root.ts'

const inBuilt = /(?:file:\/\/)?[^\s()]*?([\w.-]+\.js):(\d+):(\d+)/g
const most = 100
const told = new Map<string, string>()

/** @param text a stack, or one place in it, e.g. 'across.js:1200:8'; what was not built by us stays as it is */
export function inSources(text: string, folder = builtFolder): string {
  const maps = new Map<string, SourceMap | undefined>()
  return text.replace(inBuilt, (place: string, file: string, line: string, column: string) => {
    const key = join(folder, `${file}:${line}:${column}`)
    const known = told.get(key)
    if (known !== undefined) return known
    if (!maps.has(file)) maps.set(file, readMap(join(folder, `${file}.map`)))
    const origin = maps.get(file)?.findOrigin(Number(line), Number(column))
    if (!origin || !('fileName' in origin)) return place
    const fresh = `${origin.fileName.replace(/^(\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`
    if (told.size >= most) told.clear()
    told.set(key, fresh)
    return fresh
  })
}

function readMap(path: string): SourceMap | undefined {
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}
