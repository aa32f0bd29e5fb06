// Turns six words into a key: seconds of work that would freeze a page. Runs as a worker; holds nothing afterwards.
import { type PersonKeys, unwrapWithPassphrase, wrapWithPassphrase } from '../../../device/person-keys.ts'
import { Refusal } from '../../../device/refusal.ts'

export type Task = { words: string } & ({ sealed: Uint8Array } | { keys: PersonKeys })
export type Outcome = { keys: PersonKeys } | { sealed: Uint8Array } | { refused: string }

// Only a worker is handed tasks; the compiler's library speaks of windows.
addEventListener('message', (event: MessageEvent<Task>) => {
  void work(event.data).then(outcome => (postMessage as (outcome: Outcome) => void)(outcome))
})

async function work(task: Task): Promise<Outcome> {
  try {
    if ('keys' in task) return { sealed: await wrapWithPassphrase(task.keys, task.words) }
    return { keys: await unwrapWithPassphrase(task.sealed, task.words) }
  } catch (error) {
    return { refused: error instanceof Refusal ? error.code : 'went-wrong' }
  }
}
