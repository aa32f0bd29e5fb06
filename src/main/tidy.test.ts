import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tidyWhenQuiet } from './tidy.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('memory', () => {
  it('is given back once after the start and once after every busy time, never while somebody asks', () => {
    const giveBack = vi.fn()
    const fetch = tidyWhenQuiet(() => new Response('page'), giveBack)
    vi.advanceTimersByTime(1_000)
    expect(giveBack).toHaveBeenCalledTimes(1)
    for (let second = 0; second < 60; second += 1) {
      void fetch()
      vi.advanceTimersByTime(1_000)
    }
    expect(giveBack).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(20_000)
    expect(giveBack).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(3_600_000)
    expect(giveBack).toHaveBeenCalledTimes(2)
    void fetch()
    vi.advanceTimersByTime(20_000)
    expect(giveBack).toHaveBeenCalledTimes(3)
  })
})
