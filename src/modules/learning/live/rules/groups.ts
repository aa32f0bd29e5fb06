// Who sits where: pairs of people online, tables by choice, evenly, or so that each has somebody of child protection.
import type { Grouping, Seat } from '../model.ts'

export type Placing = Pick<Seat, 'id' | 'number' | 'sector' | 'remote' | 'tableNumber'>

/**
 * Pairs for those online, who cannot turn to a neighbour; where their number is odd, three talk together. Somebody alone
 * online talks in the whole group. In the room people turn to whoever sits beside them.
 */
export function pairsOf(seats: readonly Placing[]): Map<string, number> {
  const online = seats.filter(({ remote }) => remote).sort((a, b) => a.number - b.number)
  const pairs = Math.floor(online.length / 2)
  return new Map(
    online.flatMap((seat, index) =>
      pairs === 0 ? [] : [[seat.id, Math.min(Math.floor(index / 2), pairs - 1) + 1]],
    ),
  )
}

/** Whether one group of three is needed in the room. */
export function isOddInRoom(seats: readonly Placing[]): boolean {
  return seats.filter(({ remote }) => !remote).length % 2 === 1
}

/**
 * A table for each seat that has none. Who has chosen stays there.
 * @param tables numbers, in order
 */
export function placed(
  seats: readonly Placing[],
  tables: readonly number[],
  by: Grouping,
): Map<string, number> {
  const at = new Map(tables.map(number => [number, [] as Placing[]]))
  const waiting: Placing[] = []
  for (const seat of [...seats].sort((a, b) => a.number - b.number)) {
    const table = seat.tableNumber === null ? undefined : at.get(seat.tableNumber)
    if (table) table.push(seat)
    else waiting.push(seat)
  }
  const given = new Map<string, number>()
  const give = (seat: Placing, number: number) => {
    at.get(number)!.push(seat)
    given.set(seat.id, number)
  }
  const isProtection = ({ sector }: Placing) => sector === 'child-protection'
  if (by === 'protection')
    for (const seat of waiting.filter(isProtection))
      give(
        seat,
        least(at, number => [at.get(number)!.filter(isProtection).length, at.get(number)!.length]),
      )
  for (const seat of waiting)
    if (!given.has(seat.id))
      give(
        seat,
        least(at, number => [at.get(number)!.length]),
      )
  return given
}

/** Tables at which nobody of child protection sits. */
export function withoutProtection(seats: readonly Placing[], tables: readonly number[]): number[] {
  return tables.filter(
    number => !seats.some(seat => seat.tableNumber === number && seat.sector === 'child-protection'),
  )
}

function least(at: Map<number, Placing[]>, weigh: (number: number) => number[]): number {
  return [...at.keys()].sort((a, b) => {
    const [one, other] = [weigh(a), weigh(b)]
    return one.map((value, index) => value - other[index]!).find(difference => difference !== 0) ?? a - b
  })[0]!
}
