// Promised of a live session: a thousand phones vote within thirty seconds and every vote counts once; the big screen is
// at most a second behind; ten thousand viewers hear of a step within three seconds; killed ten times in the middle of
// votes and worksheets, nothing that was acknowledged is lost.
//
//   npm run bench -- live [viewers]
import { readFile } from 'node:fs/promises'
import { connect as open, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { base64url, fromBase64url, newId } from '../src/kernel/id.ts'
import { finish, promised, slug, startProduct } from './product.support.ts'

const viewers = Number(process.argv[2] ?? 10_000)
const phones = 1000
const sectors = ['health', 'education', 'wash', 'nutrition', 'shelter', 'mhpss']

const product = await startProduct()
const facilitator = await product.cookieOf('amina')
const id = newId()
const led = `/r/${slug}/learning/sessions/${id}`
const part = `/r/${slug}/live/${id}`

const ask = (path: string, cookie: string, fields?: Record<string, string>) =>
  fetch(product.origin + path, {
    redirect: 'manual',
    headers: { cookie, origin: product.origin },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  })

async function move(fields: Record<string, string>): Promise<void> {
  const html = await (await ask(led, facilitator)).text()
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
  const answer = await ask(`${led}/moves`, facilitator, { version, ...fields })
  if (answer.status !== 303) throw new Error(`a move was answered with ${answer.status}`)
}

async function takeSeat(): Promise<string> {
  const answer = await ask(`${part}/seat`, '', { sector: 'health', where: 'room' })
  const cookie = answer.headers.getSetCookie().find(set => set.startsWith('across-seat='))
  if (!cookie) throw new Error(`no seat: ${answer.status}`)
  return cookie.split(';')[0]!
}

const today = new Date().toISOString().slice(0, 10)
const form = {
  planId: 'working-across-sectors',
  title: 'Bench',
  day: today,
  time: '09:00',
  language: 'en',
  by: 'evenly',
}
await ask(`/r/${slug}/learning/sessions`, facilitator, { id, ...form })
await move({ move: 'next' })
await move({ move: 'to', block: 'sectors' })

const seats: string[] = []
while (seats.length < phones) seats.push(...(await Promise.all(Array.from({ length: 50 }, takeSeat))))

await votes()
await listen()
await killed()
await product.stop()
finish()

async function votes(): Promise<void> {
  const times: number[] = []
  const acknowledged: number[] = []
  const shown: { at: number; voted: number }[] = []
  const going = { on: true }
  const wall = follow(going, shown)
  const started = Date.now()
  await Promise.all(
    seats.map(async (seat, index) => {
      await wait((index * 7919) % 28_000)
      const first = sectors[index % sectors.length]!
      const second = sectors[(index * 5 + 1) % sectors.length]!
      const before = performance.now()
      const answer = await ask(`${part}/stickers`, seat, { stickers: `${first} ${first} ${second}` })
      times.push(performance.now() - before)
      if (answer.status !== 303) throw new Error(`a vote was answered with ${answer.status}`)
      acknowledged.push(Date.now())
    }),
  )
  const took = Date.now() - started
  await wait(1500)
  going.on = false
  await wall
  const behind = acknowledged.map((at, index) => (shown.find(one => one.voted > index)?.at ?? Infinity) - at)
  await move({ move: 'next' })
  const html = await (await ask(`${led}/wall`, facilitator)).text()
  const counted = [...html.matchAll(/<strong>([\d,]+)<\/strong>/g)].reduce(
    (sum, found) => sum + Number(found[1]!.replace(',', '')),
    0,
  )
  times.sort((a, b) => a - b)
  const p99 = times[Math.floor(times.length * 0.99)]!
  promised(`votes of ${phones} phones`, `${(took / 1000).toFixed(1)} s`, '30 s or less', took <= 30_000)
  promised('stickers counted', String(counted), String(phones * 3), counted === phones * 3)
  promised('a vote, 99 of 100', `${p99.toFixed(0)} ms`, '300 ms or less', p99 <= 300)
  const most = Math.max(...behind)
  promised('the big screen is behind by', `${most} ms at most`, '1000 ms or less', most <= 1000)
}

/** The big screen as its browser does it: a signal, and a third of a second after the last look the next. */
async function follow(going: { on: boolean }, shown: { at: number; voted: number }[]): Promise<void> {
  let looked = 0
  let wanted = false
  const listening = new AbortController()
  const events = await fetch(`${product.origin}${led}/events`, {
    headers: { cookie: facilitator },
    signal: listening.signal,
  })
  const reading = (async () => {
    const reader = events.body!.getReader()
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      if (decoder.decode(value).includes('event: changed')) wanted = true
    }
  })().catch(() => undefined)
  while (going.on) {
    if (wanted && Date.now() - looked >= 330) {
      wanted = false
      looked = Date.now()
      const html = await (await ask(`${led}/wall`, facilitator)).text()
      const voted = Number(/([\d,]+) of [\d,]+ have voted/.exec(html)?.[1]?.replace(',', '') ?? 0)
      shown.push({ at: Date.now(), voted })
    } else await wait(10)
  }
  listening.abort()
  await reading
}

async function listen(): Promise<void> {
  const sockets: Socket[] = []
  const heard = new Set<number>()
  const { hostname, port } = new URL(product.origin)
  const started = Date.now()
  const line = (number: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = open(Number(port), hostname)
      sockets.push(socket)
      let ready = false
      socket.on('data', data => {
        const text = data.toString('latin1')
        if (!ready && text.includes('retry:')) {
          ready = true
          resolve()
        }
        if (text.includes('live-session.moved')) heard.add(number)
      })
      socket.once('error', reject)
      socket.write(
        `GET ${part}/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${seats[number % seats.length]}\r\n\r\n`,
      )
    })
  for (let at = 0; at < viewers; at += 100)
    await Promise.all(Array.from({ length: Math.min(100, viewers - at) }, (_, index) => line(at + index)))
  const connected = Date.now() - started
  // From when it is pressed: its answer may come after the last viewer has heard.
  const moved = Date.now()
  await move({ move: 'back' })
  while (heard.size < viewers && Date.now() - moved < 30_000) await wait(5)
  const took = Date.now() - moved
  const status = await readFile(`/proc/${product.process.pid}/status`, 'utf8')
  const resident = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  promised(
    `${viewers} viewers connected`,
    `${(connected / 1000).toFixed(1)} s`,
    '30 s or less',
    connected <= 30_000,
  )
  promised(
    'a step reached all of them',
    `${heard.size} in ${took} ms`,
    '3000 ms or less',
    heard.size === viewers && took <= 3000,
  )
  promised('memory meanwhile', `${resident.toFixed(0)} MB`, '500 MB or less', resident <= 500)
  for (const socket of sockets) socket.destroy()
}

async function killed(): Promise<void> {
  await move({ move: 'next' })
  await move({ move: 'back' })
  const last = new Map<string, string>()
  const lines = new Set<string>()
  const voters = seats.slice(0, 8)
  const writers = seats.slice(8, 12)
  const rounds = 10
  await again(() => ask(`${led}/tables`, facilitator, { 'table-1': 'health', by: 'evenly' }))
  for (let round = 0; round < rounds; round += 1) {
    const going = { on: true }
    const all = [
      ...voters.map(async seat => {
        while (going.on) {
          const stickers = Array.from(
            { length: 3 },
            () => sectors[Math.floor(Math.random() * sectors.length)]!,
          ).join(' ')
          const answer = await again(() => ask(`${part}/stickers`, seat, { stickers }))
          if (answer.status === 303) last.set(seat, stickers)
        }
      }),
      ...writers.map(async (seat, index) => {
        const doc = new Y.Doc()
        let number = 0
        while (going.on) {
          const said = `round ${round} writer ${index} line ${number}`
          number += 1
          doc.getText('together').insert(0, `\n${said}\n`)
          await again(() => exchange(seat, doc))
          lines.add(said)
          // Somebody who types sends twice a second at most.
          await wait(500)
        }
      }),
    ]
    await wait(300 + ((round * 97) % 400))
    product.process.kill('SIGKILL')
    await product.restart()
    await wait(300)
    going.on = false
    await Promise.all(all)
  }
  const doc = new Y.Doc()
  await again(() => exchange(writers[0]!, doc))
  const text = doc.getText('together').toString()
  const found = text.split('\n')
  const lost = [...lines].filter(said => !found.includes(said))
  const twice = [...lines].filter(said => found.indexOf(said) !== found.lastIndexOf(said))
  const wrong: string[] = []
  for (const [seat, stickers] of last) {
    const html = await (await ask(part, seat)).text()
    // The set that stands is what a press of + on an empty sector would begin with.
    if (!html.includes(`value="${stickers.split(' ').slice(0, 2).join(' ')}"`)) wrong.push(seat)
  }
  promised(`lines acknowledged while killed ${rounds} times`, String(lines.size), 'some', lines.size > 0)
  promised(
    'lines lost or there twice',
    String(lost.length + twice.length),
    '0',
    lost.length + twice.length === 0,
  )
  promised('votes that are not the last acknowledged', String(wrong.length), '0', wrong.length === 0)
}

async function exchange(seat: string, doc: Y.Doc): Promise<Response> {
  const answer = await fetch(`${product.origin}${part}/sheet/exchange`, {
    method: 'POST',
    headers: { cookie: seat, origin: product.origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      table: 1,
      update: base64url(Y.encodeStateAsUpdate(doc)),
      has: base64url(Y.encodeStateVector(doc)),
    }),
    signal: AbortSignal.timeout(5000),
  })
  if (answer.ok) Y.applyUpdate(doc, fromBase64url(((await answer.json()) as { update: string }).update))
  else throw new Error(`answered with ${answer.status}`)
  return answer
}

/** As a phone does: the same once more until it is answered. */
async function again(send: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 400; tries += 1) {
    try {
      const answer = await send()
      if (answer.status < 500) return answer
    } catch {
      // The server is away for a moment.
    }
    await wait(30)
  }
  throw new Error('the server did not come back')
}
