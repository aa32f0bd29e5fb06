// Values with maps and moments in them, as JSON and back: what a phone takes along is read again by the same views.

const map = '$map'
const moment = '$at'

export function plain(value: unknown): unknown {
  if (value instanceof Date) return { [moment]: value.toISOString() }
  if (value instanceof Map) return { [map]: [...value].map(([key, held]) => [key, plain(held)]) }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, plain(held)]))
  return value
}

export function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived)
  if (typeof value !== 'object' || value === null) return value
  const held = value as Record<string, unknown>
  const at = held[moment]
  if (typeof at === 'string') return new Date(at)
  const pairs = held[map]
  if (Array.isArray(pairs))
    return new Map(pairs.map((pair: [unknown, unknown]) => [pair[0], revived(pair[1])]))
  return Object.fromEntries(Object.entries(held).map(([name, inner]) => [name, revived(inner)]))
}
