import { becomeSystem } from '../../src/kernel/jobs.ts'
import { applyChanges } from '../../src/modules/workplan/commitments/commands/changes.ts'
import {
  actionIds,
  changeOf,
  openGround,
} from '../../src/modules/workplan/commitments/commitments.testing.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { type Asked, everybody, type Row } from './matrix.ts'

export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const scene = { tx, response, actor: { kind: 'system' } as const, now: country.clock() }
    await openGround(scene)
    await applyChanges(scene, [changeOf('health', actionIds[0]!, { stance: 'we-lead' })])
  })
}

const row = (method: 'GET' | 'POST', rest: string, thing: string, asked: Omit<Asked, 'path'> = {}): Row => ({
  route: `${method} /r/:response/workplan/workbook${rest}`,
  thing,
  request: () => ({ path: `~/workplan/workbook${rest}`, ...asked }),
  may: everybody,
  nobody: 'sign-in',
})

// Everybody of the response reads the plan; what a file would change is judged change by change.
export const rows: Row[] = [
  row('GET', '', 'where the workbook is taken out'),
  row('POST', '/export', 'the commitments as a workbook'),
  row('POST', '', 'a workbook that comes back', { upload: true }),
  row('POST', '/application', 'changes of nothing', { fields: { changes: '[]' } }),
  row('GET', '/actions', 'where the workbook of actions is taken out'),
  row('POST', '/actions/export', 'the actions as a workbook'),
  row('POST', '/actions', 'a workbook of actions that comes back', { upload: true }),
  row('POST', '/actions/application', 'changes of nothing', { fields: { changes: '[]' } }),
]
