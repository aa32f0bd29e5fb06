// A laptop that runs a session for a room, without internet: a small response of its own, one facilitator, and the
// address under which the room's phones reach it.
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { wallClock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { newCode, newId } from '../../kernel/id.ts'
import { foundFirst, isUnfounded } from '../../modules/accounts/commands/response.ts'
import { setUpCode } from '../../modules/accounts/commands.ts'
import { qrLetters } from '../../ui/qr.tsx'
import { CannotStart } from '../cannot-start.ts'
import { root } from '../root.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type Command, say } from './command.ts'
import { serveUntilStopped } from './start.ts'

const login = 'facilitator'

export const sessionCommand: Command = {
  name: ['session'],
  usage: '',
  what: 'Runs live sessions for a room on this laptop, without internet.',
  details: `Starts Across on this laptop's own network and prints the address, and its code to scan, under which the phones of
the room reach it. The first time it also prints the password of the facilitator. What came of a session is saved as a
file, which is brought to the response's own server later ("Live sessions", "Bring the results of a session").

Connect the laptop to the room's network, or open a hotspot, before you start it: see docs/howto/session-without-internet.md.
It keeps its data in .data/session, unless ACROSS_DATA says otherwise; the address is found by itself, unless
ACROSS_ORIGIN says otherwise. Nobody's child belongs on this laptop: without https nothing can be sealed.`,
  run: async () => {
    const settings = sessionSettings(process.env)
    return await serveUntilStopped(settings, async ({ db, secret }) => {
      const password = await foundOnce(db, secret)
      say(`\nPhones join at ${settings.origin}/join\n\n${qrLetters(`${settings.origin}/join`)}`)
      say(`Lead at ${settings.origin}/r/session/learning/sessions as "${login}".`)
      say(
        password
          ? `The password is ${password} . Write it down: it is printed this once.`
          : 'The password is the one that was printed at the first start; "across user reset --login facilitator" makes a new one.',
      )
    })
  },
}

function sessionSettings(environment: Record<string, string | undefined>): Settings {
  const port = environment.PORT?.trim() || '8080'
  const address = environment.ACROSS_ORIGIN?.trim() || `http://${roomAddress()}:${port}`
  return readSettings({
    ...environment,
    HOST: environment.HOST?.trim() || '0.0.0.0',
    ACROSS_ORIGIN: address,
    ACROSS_DATA: environment.ACROSS_DATA?.trim() || join(root, '.data', 'session'),
  })
}

/** This laptop's address in the room's network. */
function roomAddress(): string {
  const found = Object.values(networkInterfaces())
    .flat()
    .find(
      one =>
        one !== undefined && one.family === 'IPv4' && !one.internal && !one.address.startsWith('169.254.'),
    )
  if (found) return found.address
  throw new CannotStart(
    'This laptop is in no network, so no phone can reach it. Open its hotspot or connect it to the room’s network, then start again.',
  )
}

/** @returns the facilitator's password, where there was no response yet */
async function foundOnce(db: Db, secret: Uint8Array): Promise<string | undefined> {
  return await db.transact(async tx => {
    if (!(await isUnfounded(tx))) return undefined
    const password = newCode(12).toLowerCase()
    const founded = await foundFirst(
      { tx, now: wallClock(), secret },
      {
        code: setUpCode(secret),
        founding: {
          id: newId(),
          slug: 'session',
          kind: 'humanitarian',
          name: { en: 'Session', fr: 'Session', ar: 'جلسة', es: 'Sesión', bn: 'অধিবেশন' },
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          weekend: [6, 7],
          emergencyPhone: null,
          organisation: { id: newId(), name: { en: 'Session' }, acronym: null, kind: 'other' },
        },
        administrator: { id: newId(), name: 'Facilitator', login, language: 'en', password },
        roles: ['facilitator'],
      },
    )
    if ('errors' in founded)
      throw new CannotStart(`The session could not be set up: ${Object.values(founded.errors).join(', ')}`)
    return password
  })
}
