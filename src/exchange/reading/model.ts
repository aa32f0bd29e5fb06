// What passes between the process that asks and the child that reads: plain values, one per line.

export type Cell = string | number | boolean | null

/** What a file holds, in the order in which it is found. */
export type Found =
  /** A sheet of a workbook, a CSV file, or one CSV file of a package. */
  | { kind: 'sheet'; sheet: number; name: string; hidden: boolean; encoding?: string; delimiter?: string }
  /** @see number is the row as a spreadsheet shows it: the first row is 1. */
  | { kind: 'row'; sheet: number; number: number; cells: Cell[] }
  /** One element of a JSON array, or a JSON document that is no array. `name` is the file's path inside a package. */
  | { kind: 'item'; name: string; index: number; value: unknown }
  | { kind: 'xml'; root: XmlElement }
  | { kind: 'image'; type: string; width: number; height: number }
  | { kind: 'note'; note: Note }

/** Worth telling the person who brought the file, but no reason to refuse it. */
type Note = {
  code: 'formulas'
  sheet: string
  /** How many cells hold a formula. */
  count: number
  /** The first of them, e.g. ['C4', 'C5']. */
  cells: string[]
}

export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

export type Limits = {
  /** Bytes of the file as it came. */
  bytes: number
  /** Bytes of all its entries once unpacked, measured and not believed. */
  unpacked: number
  entries: number
  rows: number
  columns: number
  /** Characters of one cell or one text. */
  text: number
  depth: number
  values: number
  pixels: number
  /** Megabytes of heap, and of the whole process. */
  heap: number
  memory: number
  milliseconds: number
}

const megabyte = 1_000_000

export const usualLimits: Limits = {
  bytes: 25 * megabyte,
  unpacked: 250 * megabyte,
  entries: 1000,
  rows: 100_000,
  columns: 1000,
  text: 100_000,
  depth: 64,
  values: 2_000_000,
  pixels: 40 * megabyte,
  heap: 512,
  memory: 900,
  milliseconds: 60_000,
}

/** What the child is told. `name` is what the person calls the file: only its ending is looked at. */
export type ReadingRequest = { path: string; name: string; limits: Limits }
