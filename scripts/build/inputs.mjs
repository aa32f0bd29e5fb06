import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder, in a stable order; none where the folder is not there. */
export async function filesUnder(folder) {
  let entries
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
  const found = await Promise.all(
    entries.map(entry => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    }),
  )
  return found.flat().sort()
}
