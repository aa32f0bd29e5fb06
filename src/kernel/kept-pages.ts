// Pages that were drawn lately. Somebody who comes back to a list in which nothing has changed is given the same bytes:
// drawing is half of what such a page costs. The policy was asked and the data were read before; what is kept is found by
// everything that the page says, so it is found by nobody whom it would tell something new.

export type KeptPages = {
  /** @param key everything that the page says: its address, its frame, its body */
  get(key: string): Uint8Array<ArrayBuffer> | undefined
  put(key: string, bytes: Uint8Array<ArrayBuffer>): void
}

/** @param most bytes that are kept; what nobody wanted for longest goes first */
export function keepPages(most = 2_000_000): KeptPages {
  const pages = new Map<string, Uint8Array<ArrayBuffer>>()
  let size = 0
  return {
    get: key => {
      const known = pages.get(key)
      if (known === undefined) return undefined
      // Taken out and put back, it stands behind the others.
      pages.delete(key)
      pages.set(key, known)
      return known
    },
    put: (key, bytes) => {
      size += bytes.length - (pages.get(key)?.length ?? 0)
      pages.delete(key)
      pages.set(key, bytes)
      for (const [oldest, { length }] of pages) {
        if (size <= most) break
        pages.delete(oldest)
        size -= length
      }
    },
  }
}
