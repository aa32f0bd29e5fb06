// What is about one's own phone is for whoever is signed in and shows them their own things only; what a response is
// called, and its emergency number, is for anybody.
import { cast } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { insertTicket } from '../../src/modules/accounts/devices/store.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

const ticket = newId()
const own = (route: string, thing: string, path: string): Row => ({
  route,
  thing,
  request: () => ({ path }),
  may: everybody,
})

export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    await becomeSystem({ tx, responseId: country.responseId })
    const tokenHash = crypto.getRandomValues(new Uint8Array(32))
    await insertTicket(tx, country.responseId, {
      id: ticket,
      personId: cast.daniel.id,
      tokenHash,
      madeAt: country.clock(),
    })
  })
}

export const rows: Row[] = [
  own('GET /r/:response/outbox', 'what waits on one’s own phone', '~/outbox'),
  own('GET /r/:response/devices', 'one’s own phones', '~/devices'),
  own('GET /r/:response/offline/services', 'services to take along', '~/offline/services'),
  own('GET /r/:response/offline/referrals', 'one’s own lists to take along', '~/offline/referrals'),
  own('GET /r/:response/offline/form', 'where to seal to', '~/offline/form'),
  {
    route: 'GET /r/:response/offline/place',
    thing: 'what a response is called',
    request: () => ({ path: '~/offline/place' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'POST /r/:response/devices/tickets',
    thing: 'a ticket for one’s own phone',
    request: () => ({ path: '~/devices/tickets', json: {} }),
    may: everybody,
  },
  {
    route: 'POST /r/:response/devices/tickets/:id/withdrawal',
    thing: 'the ticket of Daniel’s phone',
    request: () => ({ path: `~/devices/tickets/${ticket}/withdrawal` }),
    may: ['daniel'],
  },
]
