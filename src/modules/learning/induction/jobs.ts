// A requirement or a text that changes changes how everybody stands. Whoever left long ago is forgotten. Long lists are compared and taken over after the
// answer; each says beside its own transaction how far it is.
import type { Scene } from '../../../kernel/event.ts'
import type { Beside, JobHandlers } from '../../../kernel/jobs.ts'
import { settle } from './commands/requirements.ts'
import { forgetPerson } from './commands/staff.ts'
import { applyList, compareList, type Tell } from './lists/commands.ts'
import { deleteList, updateList } from './lists/store.ts'

const teller =
  (list: string, beside: Beside | undefined): Tell =>
  async done =>
    beside?.(({ tx, response }) => updateList(tx, response.id, list, { done }))

export const jobs: JobHandlers = {
  'induction.settle': scene => settle(scene),
  'induction.settle-person': (scene, data) => settle(scene, [String(data.person)]),
  'induction.forget-person': (scene, data) => forgetPerson(scene, String(data.person)),
  'induction.compare-list': (scene, data, beside) =>
    compareList(scene, listOf(data), teller(listOf(data), beside)),
  'induction.apply-list': (scene, data, beside) =>
    applyList(scene, listOf(data), teller(listOf(data), beside)),
  'induction.forget-list': ({ tx, response }: Scene, data) => deleteList(tx, response.id, listOf(data)),
}

const listOf = (data: Record<string, unknown>) => String(data.list)
