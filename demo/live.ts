// Sessions in Tamuria: one has ended, with worksheets and promises and lines that wait to be proposed; one is to come.
import { day, hour } from '../src/kernel/clock.ts'
import { hashToken } from '../src/kernel/session.ts'
import { makeTables, moveSession, writePoint } from '../src/modules/learning/live/commands/lead.ts'
import { writeLog } from '../src/modules/learning/live/commands/logs.ts'
import { placeStickers, takeSeat } from '../src/modules/learning/live/commands/part.ts'
import { prepareSession } from '../src/modules/learning/live/commands/prepare.ts'
import { finishSession } from '../src/modules/learning/live/commands/results.ts'
import { getSession } from '../src/modules/learning/live/commands/scene.ts'
import { writeSheet } from '../src/modules/learning/live/commands/sheets.ts'
import type { Move } from '../src/modules/learning/live/model.ts'
import { inventedId } from './places.ts'
import type { Acting, Stage } from './stage.ts'

const plan = { planId: 'working-across-sectors', language: 'en' as const, groupingBy: 'protection' as const }

const votes = [
  ['health', 'health', 'education'],
  ['education', 'wash', 'health'],
  ['wash', 'camp-management', 'education'],
  ['health', 'camp-management', 'camp-management'],
]

const sectorsOf = ['child-protection', 'health', 'education', 'wash', 'camp-management', 'health']

export async function plantLiveSessions(stage: Stage, at: Date): Promise<void> {
  const ago = new Date(at.getTime() - 12 * day)
  const [ended, coming, point] = [73_001, 73_002, 73_003].map(inventedId) as [string, string, string]
  const rosa = await stage.as('rosa', ago)
  const title = 'Working across sectors, Dorun'
  await prepareSession(rosa, { ...plan, id: ended, title, beginsAt: ago })
  for (let number = 1; number <= 12; number += 1) {
    const seat = {
      name: number === 3 ? 'Salma' : '',
      named: number === 3,
      sector: sectorsOf[number % sectorsOf.length]!,
      remote: number > 10,
    }
    await takeSeat({ ...rosa, actor: { kind: 'nobody' } }, ended, seat, tokenOf(number))
  }
  await moved(rosa, ended, { move: 'next' })
  await moved(rosa, ended, { move: 'to', block: 'centrality' })
  await writePoint(rosa, ended, { id: point, body: 'A clinic sees a child before any case worker does.' })
  await moved(rosa, ended, { move: 'to', block: 'sectors' })
  for (let number = 1; number <= 12; number += 1)
    await placeStickers(rosa, ended, tokenOf(number), votes[number % votes.length]!)
  await makeTables(
    await stage.as('rosa', ago),
    ended,
    ['health', 'education', 'wash', 'camp-management'],
    'protection',
  )
  await moved(await stage.as('rosa', ago), ended, { move: 'to', block: 'group-work' })
  const { questions } = (await getSession(rosa, ended)).plan.blocks.find(({ kind }) => kind === 'worksheet')!
  const first = questions.find(({ prefill }) => prefill === 'together')!.id
  const line = '\nNurses and case workers meet every second Monday'
  const later = await stage.as('rosa', new Date(ago.getTime() + hour))
  await writeSheet(later, ended, { leads: true, table: 1 }, [{ question: first, was: '', is: line }], 0)
  await writeLog(later, ended, tokenOf(2), {
    body: 'The water point is part of protection too.',
    promise: 'Walk the water points with the camp’s girls.',
    shared: true,
  })
  await finishSession(await stage.as('rosa', new Date(ago.getTime() + 2 * hour)), ended)
  const next = { ...plan, id: coming, title: 'Working across sectors, Lake Camp' }
  await prepareSession(await stage.as('rosa', at), { ...next, beginsAt: new Date(at.getTime() + 2 * day) })
}

const tokenOf = (number: number) => hashToken(`invented seat ${number}`)

async function moved(scene: Acting, id: string, move: Pick<Move, 'move'> & Partial<Move>): Promise<void> {
  const { version } = await getSession(scene, id)
  await moveSession(scene, id, { block: '', minutes: 1, version, ...move })
}
