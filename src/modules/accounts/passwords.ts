// The only file that knows how passwords are hashed: Argon2id with the parameters that OWASP's Password Storage Cheat
// Sheet recommends (19 MiB, two passes, one lane).
import { hash, parseOptions, verify } from '@node-rs/argon2'

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters)
}

let decoy: Promise<string> | undefined

/**
 * Whether this is the password. Where there is none to compare with, as much work is done all the same, so that
 * the time it takes does not tell whether a login exists.
 */
export async function isPassword(hashed: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID())
  const matches = await verify(hashed ?? (await decoy), password)
  return matches && typeof hashed === 'string'
}

/** Hashed when less was asked for: hash it again while the password is at hand. */
export function isOutdated(hashed: string): boolean {
  const { memoryCost, timeCost } = parseOptions(hashed)
  return memoryCost < parameters.memoryCost || timeCost < parameters.timeCost
}
