// Time is given, never taken: whoever needs the hour is handed a clock, so that tests can hold it still.

export type Clock = () => Date

export const wallClock: Clock = () => new Date()

/** A clock that stands until it is moved. */
export function heldClock(start: Date): Clock & { advance(milliseconds: number): void } {
  let now = start.getTime()
  return Object.assign(() => new Date(now), {
    advance: (milliseconds: number) => {
      now += milliseconds
    },
  })
}

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
