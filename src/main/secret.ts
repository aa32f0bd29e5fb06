// The secret of this installation: 32 bytes that key whatever it hashes or seals by itself. Never in the database,
// so that a copy of the database alone opens nothing.
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart, errorCode } from './cannot-start.ts'

/** @param given ACROSS_SECRET; without it the secret is kept in the data folder, made once. The folder exists. */
export async function installationSecret(given: string | undefined, dataFolder: string): Promise<Uint8Array> {
  if (given !== undefined)
    return new Uint8Array(hkdfSync('sha256', given, '', 'across installation secret', 32))
  const path = join(dataFolder, 'secret')
  return (await kept(path)) ?? (await make(path)) ?? (await kept(path)) ?? unreadable(path)
}

/** A password that follows from the secret, so that every process of the installation knows it. */
export function derivedPassword(secret: Uint8Array, purpose: string): string {
  return createHmac('sha256', secret).update(`password for ${purpose}`).digest('base64url')
}

/** A short public mark by which two installations are told apart; it says nothing about the secret. */
export function installationMark(secret: Uint8Array): string {
  return createHmac('sha256', secret).update('mark of the installation').digest('hex').slice(0, 16)
}

async function kept(path: string): Promise<Uint8Array | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    return unreadable(path)
  }
  const secret = Buffer.from(text.trim(), 'base64url')
  if (secret.length !== 32) unreadable(path)
  return new Uint8Array(secret)
}

/** Undefined when another process made one at the same moment. */
async function make(path: string): Promise<Uint8Array | undefined> {
  const secret = randomBytes(32)
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  await file.writeFile(`${secret.toString('base64url')}\n`)
  await file.sync()
  await file.close()
  try {
    await link(draft, path)
    return new Uint8Array(secret)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined
    throw error
  } finally {
    await unlink(draft)
  }
}

function unreadable(path: string): never {
  throw new CannotStart(
    `The secret of this installation in ${path} cannot be read. Bring it back from a backup; a new one signs everybody out and loses their second factors.`,
  )
}
