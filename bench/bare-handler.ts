// The bare limit: reads the body, sends the recorded statements one after another in a transaction, answers with as many
// bytes as the product does. No session, no policy, no page. Run as a process of its own by `requests`.
import { createServer } from 'node:http'
import postgres from 'postgres'
import type { Replayed, Told } from './bare.support.ts'

// Its parent gone, it has nothing to do.
process.once('disconnect', () => process.exit())
process.once('message', (told: Told) => {
  const sql = postgres({ ...told.connection, max: 8, onnotice: () => {} })
  const answers = Object.fromEntries(
    Object.entries(told.replayed).map(([name, { length }]) => [name, Buffer.alloc(length, 'x')]),
  )
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', piece => pieces.push(piece))
    request.once('end', () => {
      const body = Buffer.concat(pieces).toString()
      if (body) JSON.parse(body)
      const name = request.url!.slice(1)
      replay(sql, told.replayed[name]!).then(
        () => response.end(answers[name]),
        error => {
          process.stderr.write(`${error}\n`)
          response.writeHead(500).end()
        },
      )
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send!(typeof address === 'object' && address ? address.port : 0)
  })
})

async function replay(sql: postgres.Sql, { statements, id }: Replayed): Promise<void> {
  const fresh = id === undefined ? undefined : crypto.randomUUID()
  await sql.begin(async tx => {
    for (const { query, parameters } of statements) {
      if (/^\s*(begin|commit|rollback)\b/i.test(query)) continue
      await tx.unsafe(query, parameters.map(value => revive(value, id, fresh)) as never[], {
        prepare: true,
      })
    }
  })
}

function revive(value: unknown, id: string | undefined, fresh: string | undefined): unknown {
  const written = value as { bytes?: string; date?: string; plain?: unknown }
  if (written.bytes !== undefined) return Buffer.from(written.bytes, 'base64')
  if (written.date !== undefined) return written.date
  if (id === undefined || fresh === undefined) return written.plain
  const text = JSON.stringify(written.plain)
  return text?.includes(id) ? JSON.parse(text.replaceAll(id, fresh)) : written.plain
}
