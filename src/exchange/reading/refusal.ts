// Why a file is refused. Each code has a sentence in every interface language that says what to do:
// `exchange.refused.<code>`. Runs in the child as well, so it knows nothing of the rest.
import { Problem, type ProblemCode } from '../../kernel/problem.ts'

const refusals = {
  empty: 'not-valid',
  'too-large': 'too-large',
  'too-large-inside': 'too-large',
  'too-many-entries': 'too-large',
  'too-many-rows': 'too-large',
  'too-many-columns': 'too-large',
  'too-many-values': 'too-large',
  'too-many-pixels': 'too-large',
  'text-too-long': 'too-large',
  'too-deep': 'too-large',
  'too-much-memory': 'too-large',
  'too-slow': 'too-large',
  'has-doctype': 'wrong-kind-of-file',
  'has-password': 'wrong-kind-of-file',
  'unknown-kind': 'wrong-kind-of-file',
  'unknown-encoding': 'wrong-kind-of-file',
  'broken-archive': 'not-valid',
  'broken-workbook': 'not-valid',
  'broken-json': 'not-valid',
  'broken-xml': 'not-valid',
  'open-quote': 'not-valid',
  busy: 'not-ready',
} as const satisfies Record<string, ProblemCode>

export type RefusalCode = keyof typeof refusals
export const refusalCodes = Object.keys(refusals) as RefusalCode[]

/** A file that is not read, or not to its end. */
export class Refusal extends Problem {
  readonly refusal: RefusalCode

  constructor(refusal: RefusalCode, values: Record<string, string | number> = {}) {
    super(refusals[refusal], `exchange.refused.${refusal}`, values)
    this.name = 'Refusal'
    this.refusal = refusal
  }
}

export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && Object.hasOwn(refusals, value)
}
