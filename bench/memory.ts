// Promised: the idle server without PostgreSQL stays at 120 MB or less. Read from the operating system some seconds
// after it has answered its first pages.
//
//   npm run bench -- memory
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { finish, promised, slug, startProduct } from './product.support.ts'

const product = await startProduct()
const cookie = await product.cookieOf('nadia')
for (const path of ['/', `/r/${slug}/`, `/r/${slug}/services`, `/r/${slug}/guidance`, `/r/${slug}/referrals`])
  for (const lang of ['en', 'ar', 'bn'])
    await (await fetch(`${product.origin}${path}?lang=${lang}`, { headers: { cookie } })).text()
await wait(5000)
const status = await readFile(`/proc/${product.process.pid}/status`, 'utf8')
const resident = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
promised('memory of the idle server', `${resident.toFixed(0)} MB`, '120 MB or less', resident <= 120)
await product.stop()
finish()
