// Built files, kept in memory, compressed once at build time, addressed by their content and therefore kept for ever.
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Hono } from 'hono'
import { securityHeaders } from '../kernel/headers.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

type Stored = {
  type: string
  plain: Buffer<ArrayBuffer>
  br?: Buffer<ArrayBuffer>
  gzip?: Buffer<ArrayBuffer>
}

/** @param folder `dist/assets` */
export async function serveStatic(app: Hono, folder: string, origin: string): Promise<void> {
  const stored = await readAll(folder)
  const secure = origin.startsWith('https:')

  const answer = (name: string, request: Request, cache: string): Response => {
    const file = stored.get(name)
    if (!file) return new Response('not found', { status: 404, headers: securityHeaders(secure) })
    const accepted = request.headers.get('accept-encoding') ?? ''
    const encoding =
      file.br && /\bbr\b/.test(accepted) ? 'br' : file.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    const headers = new Headers(securityHeaders(secure))
    headers.set('content-type', file.type)
    headers.set('cache-control', cache)
    headers.set('vary', 'accept-encoding')
    if (encoding) headers.set('content-encoding', encoding)
    return new Response(file[encoding ?? 'plain'] ?? file.plain, { headers })
  }

  app.get('/assets/*', context =>
    answer(context.req.path.slice('/assets/'.length), context.req.raw, 'public, max-age=31536000, immutable'),
  )
  // The worker's address must stay the same, so browsers ask each time whether it has changed.
  app.get('/service-worker.js', context => answer('service-worker.js', context.req.raw, 'no-cache'))
}

async function readAll(folder: string): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>()
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of names) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || !type || entry.name === 'manifest.json') continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1).replaceAll('\\', '/')
    const [plain, br, gzip] = await Promise.all([
      readFile(path),
      readFile(`${path}.br`).catch(() => undefined),
      readFile(`${path}.gz`).catch(() => undefined),
    ])
    stored.set(name, { type, plain, ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) })
  }
  return stored
}
