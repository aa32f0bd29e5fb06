// The one table of intended failures. Nobody else writes a status number for something gone wrong.

export const problems = {
  'not-understood': 400,
  'not-signed-in': 401,
  'prove-again': 401,
  // Also the answer to strangers: that something exists is nobody's business but its own people's.
  'not-found': 404,
  'not-now': 409,
  'already-different': 409,
  gone: 410,
  'too-large': 413,
  'wrong-kind-of-file': 415,
  'not-valid': 422,
  'too-many': 429,
  'foreign-origin': 403,
  'went-wrong': 500,
  'not-ready': 503,
} as const

export type ProblemCode = keyof typeof problems

/** An intended failure. `reason` is a key of the locale files that says what happened and what to do. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly reason: string | undefined
  readonly values: Record<string, string | number>

  constructor(code: ProblemCode, reason?: string, values: Record<string, string | number> = {}) {
    super(reason ? `${code}: ${reason}` : code)
    this.name = 'Problem'
    this.code = code
    this.reason = reason
    this.values = values
  }

  get status(): number {
    return problems[this.code]
  }
}

/** For a thing that is not there, or not there for this actor. */
export function notFound(): Problem {
  return new Problem('not-found')
}

/**
 * What the database refused, as a problem. The database refuses bad data first; people get a sentence,
 * and neither the constraint's name nor the value leaves the server.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const state = databaseStateOf(error)
  if (state === '23505') return new Problem('already-different')
  if (state === '23503' || state === '23514' || state === '23502' || state === '22P02' || state === '22021')
    return new Problem('not-valid')
  if (state === '57P01' || state === '57P03' || state === '08006' || state === '53300')
    return new Problem('not-ready')
  if (state !== undefined && /^(CONNECT|ECONN|EPIPE|ENOENT)/.test(state)) return new Problem('not-ready')
  return new Problem('went-wrong')
}

/** Two transactions met; the same work may be tried again. */
export function isCollision(error: unknown): boolean {
  const state = databaseStateOf(error)
  return state === '40001' || state === '40P01'
}

export function databaseStateOf(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return undefined
}

/** The first line of a command: what the policy does not allow is not there. */
export function must(allowed: boolean): asserts allowed {
  if (!allowed) throw notFound()
}
