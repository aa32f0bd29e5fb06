// Small numbers could point to a person: from one to four they are not shown. Where only one number of a row or of a
// column is hidden it could be found by subtracting, so the next smallest is hidden with it.

/** Numbers below this are hidden; nothing at all may be shown. */
export const least = 5

export type Protected = number | 'hidden'

/** Rows of a table, protected along both directions. Sums are given to nobody but this function. */
export function protectTable(rows: number[][]): Protected[][] {
  const hidden = rows.map(row => row.map(n => n > 0 && n < least))
  // Hiding one number may lay another bare in the other direction, so it is gone over until nothing more is hidden.
  for (let changed = true; changed; ) {
    changed = false
    for (const line of linesOf(rows)) {
      const covered = line.filter(([r, c]) => hidden[r]![c])
      if (covered.length !== 1) continue
      const open = line.filter(([r, c]) => !hidden[r]![c] && rows[r]![c]! > 0)
      const next = open.sort(([a, b], [c, d]) => rows[a]![b]! - rows[c]![d]!)[0]
      if (!next) continue
      hidden[next[0]]![next[1]] = true
      changed = true
    }
  }
  return rows.map((row, r) => row.map((n, c) => (hidden[r]![c] ? 'hidden' : n)))
}

/** One number that stands alone. */
export function protect(n: number): Protected {
  return n > 0 && n < least ? 'hidden' : n
}

// Every row and every column, as places in the table.
function linesOf(rows: number[][]): [number, number][][] {
  const across = rows.map((row, r) => row.map((_, c): [number, number] => [r, c]))
  const width = rows[0]?.length ?? 0
  const down = Array.from({ length: width }, (_, c) => rows.map((_, r): [number, number] => [r, c]))
  return [...across, ...down]
}
