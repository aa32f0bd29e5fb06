// Archives of strangers: every entry is unpacked once and measured, because what its directory says may be a lie.
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Limits } from './model.ts'
import { Refusal } from './refusal.ts'

export type Archive = {
  entries: Map<string, Entry>
  read(name: string, most: number): Promise<Buffer>
  close(): void
}

/** @param look sees each piece of each entry while it is being measured */
export async function openArchive(
  path: string,
  limits: Pick<Limits, 'entries' | 'unpacked'>,
  look: (name: string) => ((piece: Buffer) => void) | undefined,
): Promise<Archive> {
  const zip = await intact(() => openPromise(path, { autoClose: false, strictFileNames: true }))
  if (zip.entryCount > limits.entries) throw new Refusal('too-many-entries', { most: limits.entries })
  const entries = new Map<string, Entry>()
  await intact(async () => {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new Refusal('has-password')
      if (entries.has(entry.fileName)) throw new Refusal('broken-archive')
      entries.set(entry.fileName, entry)
      if (entries.size > limits.entries) throw new Refusal('too-many-entries', { most: limits.entries })
    }
  })
  let left = limits.unpacked
  for (const entry of entries.values()) {
    const seen = look(entry.fileName)
    await eachPiece(zip, entry, piece => {
      left -= piece.length
      if (left < 0) throw new Refusal('too-large-inside', { most: limits.unpacked / 1_000_000 })
      seen?.(piece)
    })
  }
  return {
    entries,
    close: () => zip.close(),
    read: async (name, most) => {
      const entry = entries.get(name)
      if (!entry) throw new Refusal('broken-archive')
      const pieces: Buffer[] = []
      let size = 0
      await eachPiece(zip, entry, piece => {
        size += piece.length
        if (size > most) throw new Refusal('too-large-inside', { most: most / 1_000_000 })
        pieces.push(piece)
      })
      return Buffer.concat(pieces)
    },
  }
}

async function eachPiece(zip: ZipFile, entry: Entry, use: (piece: Buffer) => void): Promise<void> {
  if (entry.fileName.endsWith('/')) return
  await intact(async () => {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) use(piece as Buffer)
  })
}

/** Whatever the archive's reader finds wrong is one thing for the person: the file is damaged or cut off. */
async function intact<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('broken-archive')
  }
}
