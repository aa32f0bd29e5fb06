// Long reckoning in small steps: others are served between them.
import { setImmediate } from 'node:timers/promises'

const stepsAtOnce = 200

/** @param work yields after each small step */
export async function unhurried<T>(work: Generator<undefined, T>): Promise<T> {
  for (let step = 1; ; step += 1) {
    const { done, value } = work.next()
    if (done) return value
    if (step % stepsAtOnce === 0) await setImmediate()
  }
}
