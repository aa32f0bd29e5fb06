// Paper as a tagged PDF. The words go in as data and are never read as a program. Papers are set in a child process that
// is killed when one takes too much, is kept warm for the next, and ends when nobody has asked for a while.
import { type ChildProcess, spawn } from 'node:child_process'
import { childArguments, megabytesOf, watchMemory } from './child.ts'
import type { Delivery, Order } from './pdf-child.ts'
import { Problem } from './problem.ts'
import { makeTurns } from './turns.ts'

export type Paper = { pages: number; pdf: Uint8Array<ArrayBuffer> }

export type PaperLimits = {
  milliseconds: number
  /** Megabytes of the child's whole memory. */
  memory: number
}

const usualLimits: PaperLimits = { milliseconds: 20_000, memory: 512 }
/** No more papers than this are set at once; further ones wait their turn, and not too many. */
const most = 2
const mostWaiting = 20
/** A child that has grown beyond this, in megabytes, is not kept. */
const kept = 256
const keptFor = 60_000

const inTurn = makeTurns(most, mostWaiting, () => new Problem('not-ready', 'ui.paper.busy'))
const warm: { child: ChildProcess; end: NodeJS.Timeout }[] = []

/**
 * To be called after the transaction (`later`): it takes its time.
 * @param template a Typst program of ours that reads its words from `sys.inputs.<name>` as JSON
 * @param tries the words by name; the first that take one page, else the last
 * @throws Problem where it takes too long or too much, or too many wait
 */
export function typeset(
  template: string,
  tries: Record<string, unknown>[],
  limits: Partial<PaperLimits> = {},
): Promise<Paper> {
  return inTurn(async () => {
    const child = takeWarm() ?? start()
    try {
      const delivery = await deliver(child, { template, tries }, { ...usualLimits, ...limits })
      await keep(child)
      if ('failure' in delivery) throw new Error(`the paper was not set: ${delivery.failure}`)
      return { pages: delivery.pages, pdf: new Uint8Array(delivery.pdf) }
    } catch (error) {
      if (error instanceof Problem) child.kill('SIGKILL')
      throw error
    }
  })
}

function deliver(child: ChildProcess, order: Order, limits: PaperLimits): Promise<Delivery> {
  const tooMuch = () => new Problem('too-large', 'ui.paper.large')
  return new Promise<Delivery>((resolve, reject) => {
    const timer = setTimeout(() => ended(() => reject(tooMuch())), limits.milliseconds)
    const stopWatching = watchMemory(child.pid, limits.memory, () => ended(() => reject(tooMuch())))
    const heard = (message: unknown) => ended(() => resolve(message as Delivery))
    // Without a code it died of what it was given: out of memory, or a failure in the typesetter itself.
    const died = (code: unknown) =>
      ended(() => reject(code === null ? tooMuch() : new Error('the typesetter did not start')))
    const ended = (settle: () => void) => {
      clearTimeout(timer)
      stopWatching()
      child.off('message', heard).off('exit', died).off('error', died)
      settle()
    }
    child.on('message', heard).on('exit', died).on('error', died)
    child.send(order, error => error && died(error))
  })
}

function start(): ChildProcess {
  const flags = childArguments(import.meta.dirname, 'pdf-child', { heap: 128, addons: true })
  const child = spawn(process.execPath, flags, {
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  })
  child.on('error', () => {})
  return child
}

function takeWarm(): ChildProcess | undefined {
  for (let one = warm.pop(); one; one = warm.pop()) {
    clearTimeout(one.end)
    if (one.child.connected) {
      one.child.ref()
      one.child.channel?.ref()
      return one.child
    }
  }
  return undefined
}

/** A child that rests holds nobody back from ending. */
async function keep(child: ChildProcess): Promise<void> {
  if ((await megabytesOf(child.pid)) > kept) {
    child.kill('SIGKILL')
    return
  }
  const one = {
    child,
    end: setTimeout(() => {
      warm.splice(warm.indexOf(one), 1)
      child.kill('SIGKILL')
    }, keptFor).unref(),
  }
  child.unref()
  child.channel?.unref()
  warm.push(one)
}
