// The limits of a table, row by row, and what a cell becomes.
import type { Cell, Limits } from './model.ts'
import { Refusal } from './refusal.ts'

/** Counts the rows of a whole file and refuses what is beyond the limits. Empty cells at the end are dropped. */
export function tableKeeper(
  limits: Pick<Limits, 'rows' | 'columns' | 'text'>,
): (values: unknown[]) => Cell[] {
  let rows = 0
  return values => {
    let last = values.length
    while (last > 0 && (values[last - 1] === null || values[last - 1] === '')) last -= 1
    if (last > limits.columns) throw new Refusal('too-many-columns', { most: limits.columns })
    if (last > 0) rows += 1
    if (rows > limits.rows) throw new Refusal('too-many-rows', { most: limits.rows })
    return values.slice(0, last).map(value => {
      const cell = cellOf(value)
      if (typeof cell === 'string' && cell.length > limits.text)
        throw new Refusal('text-too-long', { most: limits.text })
      return cell
    })
  }
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return dayOrTime(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return null
}

/** Spreadsheets keep a day, an hour or both as one number; the day before their calendar begins means an hour alone. */
function dayOrTime(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return null
  const [day, time] = value.toISOString().split('T') as [string, string]
  if (day < '1900-01-01') return time.slice(0, 5)
  return time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 8)}`
}
