// Reads a file of a stranger, in a child process that is killed when it takes too much: time, memory, or patience.
// The child's process has no rights beyond reading that one file and its own code, and it inherits no environment.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { childArguments, watchMemory } from '../../kernel/child.ts'
import { type Found, type Limits, type ReadingRequest, usualLimits } from './model.ts'
import { isRefusalCode, Refusal } from './refusal.ts'

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** No more children than this at once; further files wait their turn. */
const most = 2
const longestLine = 32_000_000
let running = 0
const queue: (() => void)[] = []

/**
 * What the file holds, piece by piece. Throws a Refusal that says why it is not read (any further).
 * Whoever stops listening early ends the child as well.
 * @param name what the person calls the file; only its ending is looked at
 */
export async function* readFileOf(
  path: string,
  name: string,
  limits: Partial<Limits> = {},
): AsyncGenerator<Found> {
  const asked: ReadingRequest = {
    path: await realpath(path),
    name: name.replace(/^.*(?=\.\w{1,5}$)/su, ''),
    limits: { ...usualLimits, ...limits },
  }
  await turn()
  const child = start(asked)
  const why = { refusal: undefined as Refusal | undefined }
  const end = (refusal: Refusal) => {
    why.refusal ??= refusal
    child.kill('SIGKILL')
  }
  const stopWatching = watchMemory(child.pid, asked.limits.memory, () => end(new Refusal('too-much-memory')))
  const closed = once(child, 'close')
  try {
    yield* lines(child, asked.limits, end, why)
  } finally {
    stopWatching()
    child.kill('SIGKILL')
    // What it had written and nobody reads any more would keep its pipes open, and its place taken, for ever.
    child.stdout.destroy()
    child.stderr.destroy()
    await closed
    running -= 1
    queue.shift()?.()
  }
}

async function* lines(
  child: Child,
  limits: Limits,
  end: (refusal: Refusal) => void,
  why: { refusal: Refusal | undefined },
): AsyncGenerator<Found> {
  let complaint = ''
  child.stderr.setEncoding('latin1').on('data', (piece: string) => {
    complaint = (complaint + piece).slice(-4000)
  })
  child.stdout.setEncoding('utf8')
  const pieces = child.stdout[Symbol.asyncIterator]() as AsyncIterator<string>
  let kept = ''
  let left = limits.milliseconds
  for (;;) {
    // Only the child's own time counts, not what the listener takes between two pieces.
    const began = performance.now()
    const timer = setTimeout(
      () => end(new Refusal('too-slow', { seconds: Math.ceil(limits.milliseconds / 1000) })),
      left,
    )
    const piece = await pieces.next()
    clearTimeout(timer)
    left = Math.max(1, left - (performance.now() - began))
    if (piece.done) break
    const parts = (kept + piece.value).split('\n')
    kept = parts.pop()!
    if (kept.length > longestLine) end(new Refusal('text-too-long', { most: limits.text }))
    for (const part of parts) {
      const line = JSON.parse(part) as
        | Found
        | { kind: 'end' }
        | { kind: 'refused'; code: unknown; values: Refusal['values'] }
      if (line.kind === 'end') return
      if (line.kind === 'refused')
        throw new Refusal(isRefusalCode(line.code) ? line.code : 'broken-workbook', line.values)
      yield line
    }
  }
  if (why.refusal) throw why.refusal
  if (
    /heap out of memory|Allocation failed|Array buffer allocation/i.test(complaint) ||
    child.signalCode === 'SIGABRT'
  )
    throw new Refusal('too-much-memory')
  throw new Refusal('broken-workbook')
}

function start(request: ReadingRequest): Child {
  const flags = childArguments(import.meta.dirname, 'reading-child', {
    heap: request.limits.heap,
    read: [request.path],
  })
  const child = spawn(process.execPath, flags, {
    env: {},
    cwd: dirname(request.path),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  // A child that dies before it has listened is noticed by its end, not by the broken pipe.
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(request))
  return child
}

async function turn(): Promise<void> {
  if (running < most) {
    running += 1
    return
  }
  if (queue.length >= 4) throw new Refusal('busy')
  await new Promise<void>(resolve => queue.push(resolve))
  running += 1
}
