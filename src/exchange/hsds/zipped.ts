// Files in one archive.
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export async function zipped(files: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream))
}
