// Only so many at once; others wait their turn.

/** @param tooMany is thrown where so many wait already that it would take too long */
export function makeTurns(most: number, mostWaiting: number, tooMany: () => Error) {
  let running = 0
  const waiting: (() => void)[] = []
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < most) running += 1
    else if (waiting.length >= mostWaiting) throw tooMany()
    // Whoever has done hands over its place.
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
