// A session in Tamuria that counts as a training; two people wait to be recorded, one with a number that nobody has.

import { nobody } from '../src/kernel/actor.ts'
import { day } from '../src/kernel/clock.ts'
import { hashToken } from '../src/kernel/session.ts'
import { keepPerson } from '../src/modules/learning/induction/commands/staff.ts'
import { chooseTopics, giveNumber } from '../src/modules/learning/live/attendance/commands.ts'
import { organisations } from './country.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

/** The session that has ended, of `live.ts`. */
const ended = inventedId(73_001)

export async function plantSigning(stage: Stage, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const claire = await stage.as('claire', ago(11))
  await keepPerson(claire, {
    ...{
      id: inventedId(88_001),
      name: 'Aya Mansour',
      number: 'BP-17',
      sector: 'education',
      areaPcode: 'TM0202',
    },
    ...{ role: 'volunteer', contact: false, firstContactOn: null },
  })
  await chooseTopics(await stage.as('rosa', ago(10)), ended, ['safe-identification', 'referral'])
  for (const [seat, number] of [
    [4, 'BP-17'],
    [5, 'BP-71'],
  ] as const)
    await giveNumber(
      { ...claire, ...(await stage.asNobody(ago(10))), actor: nobody },
      ended,
      hashToken(`invented seat ${seat}`),
      { organisationId: organisations.brightPath!.id, number },
    )
}
