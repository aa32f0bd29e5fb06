// Where a workbook holds formulas. They are never computed: what counts is the value that was last shown, and the
// person is told which cells those are.

const listed = 5

export type Formulas = { count: number; cells: string[] }

/** Counts `<f>` inside `<c r="B5">` in the pieces of a worksheet part. */
export function watchWorksheet(): { see(piece: Buffer): void; found: Formulas } {
  const found: Formulas = { count: 0, cells: [] }
  let kept = ''
  let cell = ''
  const sign = /<(?:\w+:)?(?:c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"|f[\s>/])/g
  return {
    found,
    see: piece => {
      const text = kept + piece.toString('latin1')
      // A tag may be cut between two pieces: what follows the last '<' waits for the next.
      const cut = text.lastIndexOf('<')
      const whole = cut < 0 ? '' : text.slice(0, cut)
      kept = (cut < 0 ? text : text.slice(cut)).slice(0, 4096)
      for (const match of whole.matchAll(sign)) {
        if (match[1]) cell = match[1]
        else add(found, cell)
      }
    },
  }
}

/** Counts `table:formula=` in the pieces of an OpenDocument sheet, whose cells carry no names. */
export function watchOpenDocument(): { see(piece: Buffer): void; found: Formulas } {
  const found: Formulas = { count: 0, cells: [] }
  const mark = ' table:formula="'
  let kept = ''
  return {
    found,
    see: piece => {
      const text = kept + piece.toString('latin1')
      for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found.count += 1
      kept = text.slice(-(mark.length - 1))
    },
  }
}

function add(found: Formulas, cell: string): void {
  found.count += 1
  if (found.cells.length < listed && cell !== '') found.cells.push(cell)
}
