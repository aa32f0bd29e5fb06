// Limits: per address in memory of this process (a flood must not reach the database), per account, password and code
// in the database, so that several processes count together.
import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import type { Db } from './db.ts'
import { Problem } from './problem.ts'

export type AddressLimit = { take(address: string, cost: number, now: Date): boolean }

/**
 * Who is counted together: an IPv4 address, or the first half of an IPv6 address, because whoever has one has all that
 * begin alike. What is no address stays as it is.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.toLowerCase().split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)
  if (mapped) return mapped[1]!
  // The machine itself is one, and no network.
  if (isIP(bare) !== 6 || bare === '::1') return bare
  const [left = '', right] = bare.split('::')
  const parts = (text: string) => (text === '' ? [] : text.split(':'))
  const before = parts(left)
  const after = right === undefined ? [] : parts(right)
  // A dotted end stands for two groups; it is beyond the first half in any case.
  const length = after.reduce((sum, part) => sum + (part.includes('.') ? 2 : 1), 0)
  const missing = right === undefined ? 0 : Math.max(0, 8 - before.length - length)
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after].slice(0, 4)
  return `${groups.map(group => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/**
 * A bucket per address that refills evenly.
 * @param size how many may come at once
 * @param perSecond how many come back each second
 */
export function limitAddresses(size: number, perSecond: number): AddressLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take: (address, cost, now) => {
      const at = now.getTime()
      const bucket = buckets.get(address) ?? { left: size, at }
      bucket.left = Math.min(size, bucket.left + ((at - bucket.at) / 1000) * perSecond)
      bucket.at = at
      if (bucket.left < cost) return false
      bucket.left -= cost
      buckets.delete(address)
      buckets.set(address, bucket)
      // The map keeps the latest; the oldest entries have long refilled.
      if (buckets.size > 20_000) for (const key of [...buckets.keys()].slice(0, 5_000)) buckets.delete(key)
      return true
    },
  }
}

/** A keyed hash: without the installation's secret it can neither be guessed nor compared. */
export function keyed(secret: Uint8Array, label: string, value: string): Buffer {
  return createHmac('sha256', secret).update(`${label}\0${value}`).digest()
}

/**
 * Counts a try and refuses when there were too many in this window. Counted in a transaction of its own:
 * a refused request must not take its try back.
 * @param windowSeconds length of the window in which tries add up
 */
export async function countAttempt(
  db: Db,
  secret: Uint8Array,
  what: { kind: string; key: string; most: number; windowSeconds: number },
  now: Date,
): Promise<void> {
  const length = what.windowSeconds * 1000
  const start = new Date(Math.floor(now.getTime() / length) * length)
  const bucket = keyed(secret, `attempt ${what.kind}`, what.key)
  const tries = await db.aside(async tx => {
    const [row] = await tx<{ tries: number }[]>`
      insert into attempt (bucket, window_start, tries) values (${bucket}, ${start}, 1)
      on conflict (bucket, window_start) do update set tries = attempt.tries + 1
      returning tries`
    return row!.tries
  })
  if (tries > what.most) throw new Problem('too-many')
}
