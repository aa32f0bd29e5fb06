// What the pages of the indicators have in common.
import type { page } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'

export const looks: NonNullable<Parameters<typeof page>[2]> = {
  width: 'narrow',
  styles: ['workplan', 'framework'],
  scripts: ['print-button', 'confirm-dialog'],
  current: 'workplan/commitments',
}

export function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}
