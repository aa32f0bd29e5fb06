/** A command of the command line. */
export type Command = {
  /** Its words: ['user', 'invite']. */
  name: string[]
  usage: string
  /** One line for the overview. */
  what: string
  /** What `--help` prints beneath. */
  details: string
  /** @returns the process's exit code */
  run(args: string[]): Promise<number>
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
