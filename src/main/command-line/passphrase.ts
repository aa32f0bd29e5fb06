// Passphrases are asked for without being shown, or taken from the environment; never from the command line, where
// every process of the machine could read them.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CannotStart } from '../cannot-start.ts'

export async function askPassphrase(question: string, twice: boolean): Promise<string> {
  const given = process.env.ACROSS_BACKUP_PASSPHRASE
  if (given) return long(given)
  if (!process.stdin.isTTY)
    throw new CannotStart(
      'A passphrase is needed. Put it into ACROSS_BACKUP_PASSPHRASE, or run the command in a terminal.',
    )
  const first = long(await ask(`${question}: `))
  if (twice && (await ask('The same once more: ')) !== first)
    throw new CannotStart('The two passphrases differ. Nothing was done.')
  return first
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  const answer = await reader.question('')
  reader.close()
  process.stderr.write('\n')
  return answer
}

function long(passphrase: string): string {
  if (passphrase.length < 12)
    throw new CannotStart(
      'The passphrase must have at least 12 characters. Five or six words that belong together only for you are good.',
    )
  return passphrase
}
