// Promised: a session runs without internet, from joining to the report. A laptop and three phones stand in networks of
// their own with no way outside; afterwards the results go to the response's server as a file, once.
//
//   npm run bench -- without-internet        needs Linux with `ip` and `unshare`
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '../src/kernel/id.ts'
import { root } from '../src/main/root.ts'
import { finish, promised, slug, startProduct } from './product.support.ts'

const folder = await mkdtemp(join(tmpdir(), 'across-without-'))

// One script for the whole room, in a namespace of its own: a bridge, the laptop, three phones; no route leads outside.
const room = `set -e
mount -t tmpfs none /run && mkdir -p /run/netns
ip link set lo up
ip link add room type bridge && ip link set room up && ip addr add 10.77.0.1/24 dev room
for n in 1 2 3; do
  ip netns add phone$n
  ip link add wire$n type veth peer name eth0 netns phone$n
  ip link set wire$n master room up
  ip -n phone$n link set lo up
  ip -n phone$n addr add 10.77.0.1$n/24 dev eth0
  ip -n phone$n link set eth0 up
done
if ip route | grep -q default; then echo "there is a way outside"; exit 3; fi
export PORT=8090 ACROSS_DATA="${folder}/data"
"${process.execPath}" "${join(root, 'dist', 'main', 'across.js')}" session > "${folder}/laptop.log" 2>&1 &
laptop=$!
trap 'kill $laptop 2>/dev/null; wait $laptop 2>/dev/null' EXIT
for i in $(seq 1 600); do grep -q 'The password is' "${folder}/laptop.log" && break; sleep 0.1; done
password=$(sed -n 's/^The password is \\([a-z0-9]*\\).*/\\1/p' "${folder}/laptop.log")
"${process.execPath}" "${folder}/client.mjs" prepare "$password"
for n in 1 2 3; do ip netns exec phone$n "${process.execPath}" "${folder}/client.mjs" phone $n & pids="$pids $!"; done
"${process.execPath}" "${folder}/client.mjs" lead
wait $pids
`

// Plain requests, as a browser without a script makes them. What they hand to each other lies in the folder.
const client = `
import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
const folder = ${JSON.stringify(folder)}
const origin = 'http://10.77.0.1:8090'
const id = ${JSON.stringify(newId())}
const led = '/r/session/learning/sessions/' + id
const part = '/r/session/live/' + id
const cookies = new Map()
const ask = async (path, fields) => {
  const answer = await fetch(origin + path, {
    redirect: 'manual',
    headers: { origin, cookie: [...cookies].map(pair => pair.join('=')).join('; ') },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  })
  for (const set of answer.headers.getSetCookie()) {
    const [name, value] = set.split(';')[0].split('=')
    cookies.set(name, value)
  }
  return { status: answer.status, text: await answer.text() }
}
const until = async (path, wanted) => {
  for (let tries = 0; tries < 300; tries += 1) {
    const { text } = await ask(path)
    if (text.includes(wanted)) return text
    await wait(100)
  }
  throw new Error(path + ' never showed ' + wanted)
}
const [role, given] = process.argv.slice(2)
const enter = async password => {
  const { status } = await ask('/r/session/sign-in', { login: 'facilitator', password })
  if (status !== 303) throw new Error('sign-in was answered with ' + status)
}
const move = async fields => {
  const version = /name="version" value="(\\d+)"/.exec((await ask(led)).text)[1]
  await ask(led + '/moves', { version, ...fields })
}
if (role === 'prepare') {
  await enter(given)
  await writeFile(folder + '/password', given)
  const day = new Date().toISOString().slice(0, 10)
  await ask('/r/session/learning/sessions', { id, planId: 'working-across-sectors', title: 'In the room', day, time: '09:00', language: 'en', by: 'evenly' })
  const code = /<bdi class="code">(\\w{6})</.exec((await ask(led)).text)[1]
  await writeFile(folder + '/code', code)
}
if (role === 'phone') {
  const outside = await fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(1500) }).then(() => true, () => false)
  if (outside) throw new Error('a phone reached the outside')
  const code = await readFile(folder + '/code', 'utf8')
  const joined = await ask('/join', { code })
  if (joined.status !== 303) throw new Error('joining was answered with ' + joined.status)
  await ask(part + '/seat', { sector: given === '1' ? 'child-protection' : 'health', where: 'room' })
  await until(part, 'name="stickers"')
  await ask(part + '/stickers', { stickers: 'health health wash' })
  const text = await until(part, 'across-sheet')
  const [, table, question] = /name="is:(\\d+):([\\w-]+)"/.exec(text)
  const was = '', is = 'Phone ' + given + ' wrote this'
  await ask(part + '/sheet', { table, ['was:' + table + ':' + question]: was, ['is:' + table + ':' + question]: is })
  await until(part, 'The session has ended')
  await until(part + '/report', is)
  await writeFile(folder + '/phone-' + given, 'whole')
}
if (role === 'lead') {
  await enter(await readFile(folder + '/password', 'utf8'))
  await until(led, '3 people here')
  await move({ move: 'next' })
  await move({ move: 'to', block: 'sectors' })
  await until(led, '3 of 3 have voted')
  await move({ move: 'next' })
  await ask(led + '/tables', { 'table-1': 'health', by: 'evenly' })
  await move({ move: 'to', block: 'group-work' })
  for (const number of [1, 2, 3]) await until(led, 'Phone ' + number + ' wrote this')
  await ask(led + '/ending', {})
  await writeFile(folder + '/results.json', (await ask(led + '/results.json')).text)
}
`

await writeFile(join(folder, 'room.sh'), room)
await writeFile(join(folder, 'client.mjs'), client)
const product = await startProduct()
try {
  const started = Date.now()
  const namespaces = process.getuid?.() === 0 ? ['-n', '-m'] : ['-r', '-n', '-m']
  const child = spawn('unshare', [...namespaces, 'sh', join(folder, 'room.sh')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  const whole = [1, 2, 3].filter(number => existsSync(join(folder, `phone-${number}`))).length
  promised(
    'without a way outside, a session from joining to the report',
    `${whole} of 3 phones, ${((Date.now() - started) / 1000).toFixed(0)} s`,
    '3 of 3',
    code === 0 && whole === 3,
  )
  const cookie = await product.cookieOf('amina')
  const bring = async () => {
    const body = new FormData()
    body.append('file', new Blob([await readFile(join(folder, 'results.json'))]), 'results.json')
    const answer = await fetch(`${product.origin}/r/${slug}/learning/sessions/carried`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: product.origin },
      body,
    })
    return answer.headers.get('location') ?? String(answer.status)
  }
  const first = await bring()
  const second = await bring()
  promised(
    'results brought to the server',
    /done=([\w.-]+)/.exec(first)?.[1] ?? first,
    'live.done.carried',
    first.includes('live.done.carried') && !first.includes('before'),
  )
  promised(
    'brought twice',
    /done=([\w.-]+)/.exec(second)?.[1] ?? second,
    'live.done.carried-before',
    second.includes('carried-before'),
  )
} finally {
  await product.stop()
  await rm(folder, { recursive: true, force: true })
}
finish()
