// A drawn mark as lines on a field: how large it may be, and whether it is more than a slip of the finger. Pure, without a
// library, because the browser that draws loads it.

/** The field's width and height, and the characters of its lines at most: the database holds the same. */
export const markSize = { width: 600, height: 200, characters: 6000 }

/** Shorter than this, in units of the field, it is a dot or a slip. */
const shortest = 120

type Point = { x: number; y: number }

/** A stroke as part of a path; '' for a single touch. */
export function strokeOf(points: readonly Point[]): string {
  if (points.length < 2) return ''
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

export function isDrawn(mark: string): boolean {
  let length = 0
  for (const stroke of mark.split('M').slice(1)) {
    const points = stroke.split('L').map(pair => pair.split(' ').map(Number))
    for (const [index, [x = 0, y = 0]] of points.entries()) {
      const before = points[index - 1]
      if (before) length += Math.hypot(x - (before[0] ?? 0), y - (before[1] ?? 0))
    }
  }
  return length >= shortest
}
