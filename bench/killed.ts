// Promised: what was acknowledged is there, once, whatever is killed. The program, and then its PostgreSQL, are killed
// with no warning while referrals are being written; afterwards every acknowledged one is looked for.
//
//   npm run bench -- killed [rounds]
import { setTimeout as wait } from 'node:timers/promises'
import { becomeSystem } from '../src/kernel/jobs.ts'
import { holderOf } from '../src/main/postgres/holder.ts'
import { homeIn } from '../src/main/postgres/layout.ts'
import { newReferral } from '../src/modules/referrals/referrals.testing.ts'
import { finish, type Product, promised, slug, startProduct } from './product.support.ts'

const rounds = Number(process.argv[2] ?? 50)
const writers = 4

const product = await startProduct()
const cookie = await product.cookieOf('daniel')
const acknowledged = new Set<string>()
const attempted = new Set<string>()

for (const victim of ['program', 'PostgreSQL'] as const) {
  const before = acknowledged.size
  for (let round = 1; round <= rounds; round += 1) {
    const writing = { go: true }
    const all = Array.from({ length: writers }, () => write(product, writing))
    // A different moment each time, spread evenly over what a burst of writes does.
    await wait((victim === 'program' ? 250 : 20) + ((round * 37) % 300))
    await kill(product, victim)
    writing.go = victim === 'PostgreSQL'
    if (victim === 'program') await product.restart()
    else await answersAgain(product)
    writing.go = false
    await Promise.all(all)
    if (round % 10 === 0)
      console.log(`${victim}: ${round} of ${rounds} killed, ${acknowledged.size} acknowledged`)
  }
  promised(
    `writes acknowledged while the ${victim} was killed ${rounds} times`,
    String(acknowledged.size - before),
    'some',
    acknowledged.size > before,
  )
}

const found = await product.db.transact(async tx => {
  await becomeSystem({ tx, responseId: product.responseId })
  return tx<{ id: string; times: number }[]>`
    select r.id, (select count(*) from event e where e.response_id = r.response_id and e.subject = r.id
      and e.type = 'referral.sent') as times
    from referral r where r.response_id = ${product.responseId}`
})
const there = new Map(found.map(row => [row.id, row.times]))
const lost = [...acknowledged].filter(id => !there.has(id))
const twice = found.filter(row => row.times !== 1)
const foreign = found.filter(row => !attempted.has(row.id))
promised('acknowledged and lost', String(lost.length), '0', lost.length === 0)
promised('there twice', String(twice.length + foreign.length), '0', twice.length + foreign.length === 0)
await product.stop()
finish()

/** Sends referrals one after another, each again under the same id until it is answered, as a phone does. */
async function write(target: Product, writing: { go: boolean }): Promise<void> {
  while (writing.go) {
    const referral = await newReferral(target.services, { day: new Date().toISOString().slice(0, 10) })
    attempted.add(referral.open.id)
    try {
      const answer = await fetch(`${target.origin}/r/${slug}/referrals`, {
        method: 'POST',
        headers: { cookie, origin: target.origin, 'content-type': 'application/json' },
        body: JSON.stringify(referral),
        signal: AbortSignal.timeout(5000),
      })
      if (answer.ok) acknowledged.add(referral.open.id)
      else if (answer.status < 500) throw new Error(`refused with ${answer.status}: ${await answer.text()}`)
      else await wait(20)
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('refused')) throw error
      await wait(20)
    }
  }
}

async function kill(target: Product, victim: 'program' | 'PostgreSQL'): Promise<void> {
  if (victim === 'program') {
    target.process.kill('SIGKILL')
    return
  }
  const holder = await holderOf(await homeIn(target.dataFolder))
  if (!holder?.server) throw new Error('nobody holds the database')
  process.kill(holder.server.pid, 'SIGKILL')
}

async function answersAgain(target: Product): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    await wait(50)
    const answer = await fetch(`${target.origin}/health`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    )
    if (answer?.ok) return
  }
  throw new Error('PostgreSQL did not come back within 30 seconds')
}
