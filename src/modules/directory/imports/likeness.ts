// When two entries may be the same: of the same organisation, at the same place, and nearly of the same name.
import { fold, letterDistance, wordsOf } from '../../../kernel/fold.ts'

type Named = Partial<Record<string, string>>

export function foldedNames(texts: Named): string[] {
  return [
    ...new Set(Object.values(texts).flatMap(text => (text ? [fold(text).replace(/\s+/g, ' ').trim()] : []))),
  ]
}

/** Same words in any order, or few letters apart. */
export function isNearlyNamed(a: Named, b: Named): boolean {
  for (const one of foldedNames(a)) {
    for (const other of foldedNames(b)) {
      if (one === other) return true
      const [words, others] = [wordsOf(one).sort().join(' '), wordsOf(other).sort().join(' ')]
      if (words !== '' && words === others) return true
      const most = Math.floor(Math.min(one.length, other.length) / 6)
      if (most > 0 && letterDistance(one, other, most) <= most) return true
    }
  }
  return false
}

export type Where = { name: Named; pcode: string | null; latitude: number | null; longitude: number | null }

/** Entries without any place are at the same one: everywhere. */
export function isSamePlace(a: Where[], b: Where[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length === b.length
  return a.some(one => b.some(other => meets(one, other)))
}

function meets(a: Where, b: Where): boolean {
  if (a.latitude !== null && b.latitude !== null && a.longitude !== null && b.longitude !== null) {
    // About two hundred metres: closer than two pins of the same building on two maps.
    const isNear = Math.abs(a.latitude - b.latitude) < 0.002 && Math.abs(a.longitude - b.longitude) < 0.002
    if (isNear) return true
  }
  const names = foldedNames(a.name)
  if (foldedNames(b.name).some(name => names.includes(name))) return true
  return a.pcode !== null && a.pcode === b.pcode && (names.length === 0 || Object.keys(b.name).length === 0)
}
