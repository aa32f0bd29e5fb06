// The list, the timeline, one action, and the due days as a calendar.
import { type Answer, file, page } from '../../../../kernel/answer.ts'
import { calendarOf, type DueDay } from '../../../../kernel/calendar.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { otherSectors } from '../../commitments/commands/ground.ts'
import { listCommitments } from '../../commitments/commands/read.ts'
import { noCycle } from '../../commitments/pages/reading.tsx'
import { isPromised } from '../../commitments/rules/status.ts'
import { findPlan, findTimeline, narrowed, openAction } from '../commands/read.ts'
import { type Filter, statuses } from '../model.ts'
import { isOpen } from '../rules/plan.ts'
import { listMilestones } from '../store.ts'
import { ActionPage } from '../views/action.tsx'
import { ListPage } from '../views/list.tsx'
import { TimelinePage } from '../views/timeline.tsx'

export const looks = (more = {}) => ({ styles: ['workplan'], current: 'workplan/commitments', ...more })

export async function showList(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const plan = await findPlan(x)
  if (!plan) return noCycle(x)
  const filter = filterOf(x.query)
  return page(
    x.words.say('actions.title'),
    <ListPage
      words={x.words}
      at={x.at}
      actor={actor}
      planned={plan.planned}
      objectives={plan.objectives}
      all={plan.actions}
      found={narrowed(x, plan.actions, filter)}
      filter={filter}
      today={todayOf(x)}
    />,
    looks({ width: 'wide', scripts: ['print-button'] }),
  )
}

/** What an address asks for; anything unknown in it narrows nothing. */
function filterOf(query: URLSearchParams): Filter {
  const code = (name: string) => {
    const value = query.get(name)
    return value !== null && /^[a-z][a-z0-9.-]{1,59}$/.test(value) ? value : undefined
  }
  const lead = query.get('lead')
  const sector = query.get('sector')
  const filter = {
    view: query.get('view') === 'needs' ? ('needs' as const) : undefined,
    objective: code('objective'),
    nodeId: code('part'),
    sector: sector !== null && otherSectors.includes(sector) ? sector : undefined,
    status: statuses.find(status => status === query.get('status')),
    leadId: isId(lead) ? lead : undefined,
    due: (['overdue', 'unowned'] as const).find(due => due === query.get('due')),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

export async function showTimeline(x: Exchange): Promise<Answer> {
  x.person()
  const found = await findTimeline(x)
  if (!found) return noCycle(x)
  return page(
    x.words.say('actions.timeline'),
    <TimelinePage
      words={x.words}
      at={x.at}
      cycle={found.ground.cycle}
      actions={found.actions}
      milestones={found.milestones}
      today={todayOf(x)}
    />,
    looks({ width: 'wide', scripts: ['print-button'] }),
  )
}

export function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}

export async function showAction(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const opened = await openAction(x, idOf(x))
  return page(
    opened.action.title || x.words.pick(opened.node.title),
    <ActionPage
      words={x.words}
      at={x.at}
      actor={actor}
      opened={opened}
      today={todayOf(x)}
      freshId={newId()}
      error={undefined}
    />,
    looks(),
  )
}

/** The due days of whoever asks: what they lead, its milestones, and the commitments that they own. */
export async function sendCalendar(x: Exchange): Promise<Answer> {
  const person = x.person()
  const plan = await findPlan(x)
  const own = (plan?.actions ?? []).filter(
    one => isOpen(one.status) && (one.leadId === person.id || one.coLeadId === person.id),
  )
  const milestones = await listMilestones(
    x.tx,
    x.response.id,
    own.map(({ id }) => id),
  )
  const commitments = await listCommitments(x, { ownerId: person.id })
  const address = (path: string) => `${x.installation.origin}${x.at(path)}`
  const host = new URL(x.installation.origin).hostname
  const nameOf = (id: string) => {
    const action = own.find(one => one.id === id)
    return action ? action.title || x.words.pick(action.nodeTitle) : ''
  }
  const days: DueDay[] = [
    ...own.flatMap(({ id, dueOn }) =>
      dueOn === null
        ? []
        : [
            {
              uid: `${id}@${host}`,
              day: dueOn,
              title: nameOf(id),
              address: address(`/workplan/actions/${id}`),
            },
          ],
    ),
    ...milestones
      .filter(({ doneOn }) => doneOn === null)
      .map(({ id, actionId, title, dueOn }) => ({
        uid: `${id}@${host}`,
        day: dueOn,
        title: `${title} · ${nameOf(actionId)}`,
        address: address(`/workplan/actions/${actionId}`),
      })),
    ...commitments
      .filter(one => one.dueOn !== null && isPromised(one.stance) && one.progress !== 'in-place')
      .map(({ id, dueOn, sector }) => ({
        uid: `${id}@${host}`,
        day: dueOn!,
        title: `${x.words.say('commitments.title')} · ${x.words.say(`accounts.sector.${sector}`)}`,
        address: address(`/workplan/commitments/${id}`),
      })),
  ]
  const name = `Across · ${x.words.pick(x.response.name)}`
  return file('text/calendar; charset=utf-8', calendarOf(name, days, x.now), 'across.ics')
}
