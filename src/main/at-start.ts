// What is done for every response whenever the program starts. Done again, it changes nothing.
import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db.ts'
import type { Scene } from '../kernel/event.ts'
import { becomeSystem } from '../kernel/jobs.ts'
import { refreshTexts } from '../modules/framework/commands/refresh.ts'
import { planDigest } from '../modules/reports/digest/commands.ts'

export async function prepare(db: Db, clock: Clock): Promise<void> {
  const responses = await db.transact(
    tx => tx<{ id: string }[]>`select id from response where closed_at is null`,
  )
  for (const { id } of responses)
    await db.transact(async tx => {
      const response = await becomeSystem({ tx, responseId: id })
      const scene: Scene = { tx, response, actor: { kind: 'system' }, now: clock() }
      await refreshTexts(scene)
      await planDigest(scene)
    })
}
