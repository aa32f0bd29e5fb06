import { describe, expect, it } from 'vitest'
import { isUncounted, limitsOf } from './address-limit.ts'

const now = new Date('2026-11-27T08:00:00Z')
const here = { demonstration: false, trustedProxies: 0, origin: 'http://localhost:8080' }
const outside = { ...here, origin: 'https://across.example.org' }

/** How many of so many requests at once are let through. */
function letThrough(settings: Parameters<typeof limitsOf>[0], addresses: string[], times: number): number {
  const limits = limitsOf(settings)
  return Array.from({ length: times }, (_, nth) =>
    limits.take(addresses[nth % addresses.length]!, 1, now),
  ).filter(Boolean).length
}

describe('what comes from this machine', () => {
  it('is limited like any address where only this machine reaches it, under whichever of its names', () => {
    expect(letThrough(here, ['127.0.0.1', '::1', '::ffff:127.0.0.1'], 1000)).toBe(240)
  })

  it('shares an allowance for many behind a proxy that is not counted', () => {
    expect(letThrough(outside, ['127.0.0.1'], 10_000)).toBe(2400)
  })

  it('is free in a demonstration, and where proxies are counted', () => {
    expect(letThrough({ ...here, demonstration: true }, ['127.0.0.1'], 1000)).toBe(1000)
    expect(letThrough({ ...outside, trustedProxies: 1 }, ['::1'], 1000)).toBe(1000)
  })
})

it('every other address has its own, whatever the settings', () => {
  for (const settings of [here, outside, { ...here, demonstration: true }, { ...outside, trustedProxies: 1 }])
    expect(letThrough(settings, ['203.0.113.7'], 1000)).toBe(240)
  expect(letThrough(here, ['203.0.113.7', '203.0.113.8'], 1000)).toBe(480)
})

it('a proxy that is not counted is told from the address that people type', () => {
  expect([here, outside, { ...outside, trustedProxies: 1 }].map(isUncounted)).toEqual([false, true, false])
})
