// Sealing to and opening with six words, in a worker where the browser has modules in workers, else in the page, which
// then stands still for some seconds.
import type { PersonKeys } from '../../../device/person-keys.ts'
import { scriptAddress } from '../../../device/script-address.ts'
import type { Outcome, Task } from './unwrap-worker.client.ts'
import { NotTaken } from './wire.ts'

/** @param worker address of the built worker. Refuses `passphrase-mistyped`, `passphrase-wrong`, `damaged`, … */
export async function openWithWords(worker: string, sealed: Uint8Array, words: string): Promise<PersonKeys> {
  const outcome = await inWorker(worker, { sealed, words })
  if (outcome === undefined) {
    const { unwrapWithPassphrase } = await import('../../../device/person-keys.ts')
    return await unwrapWithPassphrase(sealed, words)
  }
  if ('keys' in outcome) return outcome.keys
  throw new NotTaken('refused' in outcome ? outcome.refused : 'went-wrong')
}

export async function sealWithWords(worker: string, keys: PersonKeys, words: string): Promise<Uint8Array> {
  const outcome = await inWorker(worker, { keys, words })
  if (outcome === undefined) {
    const { wrapWithPassphrase } = await import('../../../device/person-keys.ts')
    return await wrapWithPassphrase(keys, words)
  }
  if ('sealed' in outcome) return outcome.sealed
  throw new NotTaken('refused' in outcome ? outcome.refused : 'went-wrong')
}

/** Undefined where no such worker can be started. */
function inWorker(address: string, task: Task): Promise<Outcome | undefined> {
  return new Promise(resolve => {
    let worker: Worker
    try {
      worker = new Worker(scriptAddress(address), { type: 'module' })
    } catch {
      // A browser without modules in workers says so here.
      resolve(undefined)
      return
    }
    const end = (outcome: Outcome | undefined) => {
      worker.terminate()
      resolve(outcome)
    }
    worker.addEventListener('message', (event: MessageEvent<Outcome>) => end(event.data))
    worker.addEventListener('error', () => end(undefined))
    worker.postMessage(task)
  })
}
