// Bodies are read whole, within a limit, before a transaction begins: a slow sender never holds a connection.
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import busboy from 'busboy'
import { Problem } from './problem.ts'

export type Upload = { field: string; name: string; path: string; bytes: number }

export type Body = {
  /** The fields of a form, each with all its values. */
  fields: Fields
  /** What was posted as JSON. Unchecked: parse it with the module's schema. */
  value: unknown
  uploads: Upload[]
  /** Removes uploaded files. */
  forget(): Promise<void>
}

export class Fields {
  private readonly values: URLSearchParams

  constructor(values: URLSearchParams = new URLSearchParams()) {
    this.values = values
  }

  /** The trimmed text of a field, '' when it is absent. */
  text(name: string): string {
    return (this.values.get(name) ?? '').normalize('NFC').trim()
  }

  all(name: string): string[] {
    return this.values.getAll(name).map(value => value.normalize('NFC').trim())
  }

  has(name: string): boolean {
    return this.values.has(name)
  }

  names(): string[] {
    return [...new Set(this.values.keys())]
  }

  /** All fields as one object: the last value of each, for a schema. */
  record(): Record<string, string> {
    return Object.fromEntries(this.names().map(name => [name, this.text(name)]))
  }
}

const none = async () => {}

export async function readForm(request: Request, limit: number): Promise<Body> {
  const text = new TextDecoder('utf-8', { fatal: true })
  const bytes = await readBytes(request, limit)
  try {
    return {
      fields: new Fields(new URLSearchParams(text.decode(bytes))),
      value: undefined,
      uploads: [],
      forget: none,
    }
  } catch {
    throw new Problem('not-understood')
  }
}

export async function readJson(request: Request, limit: number): Promise<Body> {
  const bytes = await readBytes(request, limit)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { fields: new Fields(), value, uploads: [], forget: none }
  } catch {
    throw new Problem('not-understood')
  }
}

/** A form with files. Each file goes to a private temporary folder; it is looked into by a killable child only. */
export async function readUpload(request: Request, limit: number): Promise<Body> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !type.startsWith('multipart/form-data')) throw new Problem('not-understood')
  const folder = await mkdtemp(join(tmpdir(), 'across-upload-'))
  const forget = () => rm(folder, { recursive: true, force: true })
  const fields = new URLSearchParams()
  const uploads: Upload[] = []
  const writing: Promise<void>[] = []
  let tooLarge = false
  try {
    const reader = busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { files: 4, fileSize: limit, fields: 200, fieldSize: 100_000, parts: 204 },
    })
    reader.on('field', (name, value) => fields.append(name, value))
    reader.on('filesLimit', () => {
      tooLarge = true
    })
    reader.on('file', (field, stream, info) => {
      const path = join(folder, String(uploads.length))
      const upload: Upload = { field, name: basename(info.filename ?? ''), path, bytes: 0 }
      stream.on('limit', () => {
        tooLarge = true
      })
      stream.on('data', (chunk: Buffer) => {
        upload.bytes += chunk.length
      })
      uploads.push(upload)
      writing.push(pipeline(stream, createWriteStream(path, { mode: 0o600 })))
    })
    // The web stream of the request and node's own description of it are the same thing under two names.
    Readable.fromWeb(request.body as WebStream).pipe(reader)
    await finished(reader)
    await Promise.all(writing)
  } catch {
    await forget()
    throw new Problem('not-understood')
  }
  if (tooLarge) {
    await forget()
    throw new Problem('too-large')
  }
  return { fields: new Fields(fields), value: undefined, uploads: uploads.filter(u => u.bytes > 0), forget }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) throw new Problem('too-large')
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > limit) throw new Problem('too-large')
      chunks.push(chunk)
    }
  }
  return Buffer.concat(chunks)
}
