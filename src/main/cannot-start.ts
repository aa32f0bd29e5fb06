/**
 * The program cannot do what was asked, for a reason outside it that a person can mend. The message is whole
 * sentences for the one who started it: what is wrong, then what to do. It is printed without a stack.
 */
export class CannotStart extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CannotStart'
  }
}

/** The system's short word for a failure, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
