// The matrix, lists, gaps, one sector.
import * as v from 'valibot'
import { type Answer, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { followedEdition } from '../../../framework/commands.ts'
import { openCycle } from '../../commands/cycles.ts'
import { CycleForm } from '../../model.ts'
import { mayKeepCycles } from '../../policy.ts'
import { toList } from '../addresses.ts'
import { findGaps } from '../commands/gaps.ts'
import { actionsOf, findGround, sectorsOf } from '../commands/ground.ts'
import { findMatrix, listCommitments } from '../commands/read.ts'
import { findSector } from '../commands/sector.ts'
import { type CommitmentFilter, givers, stances, statuses } from '../model.ts'
import { GapsPage } from '../views/gaps.tsx'
import { ListPage } from '../views/list.tsx'
import { MatrixPage } from '../views/matrix.tsx'
import { NoCycle } from '../views/room.tsx'
import { SectorPage } from '../views/sector.tsx'
import { sectorName } from '../views/signs.tsx'

/** How the room's pages look; each list is new, because a page may add to its own. */
export const looks = (more: Partial<Parameters<typeof page>[2]> = {}) => ({
  width: 'wide' as const,
  styles: ['workplan'],
  current: 'workplan/commitments',
  ...more,
})

export async function showMatrix(x: Exchange): Promise<Answer> {
  const { words } = x
  const actor = x.person()
  const withAbsent = x.query.get('sectors') === 'all'
  const matrix = await findMatrix(x, { language: words.language, withAbsent })
  if (!matrix) return noCycle(x)
  return page(
    words.say('commitments.title'),
    <MatrixPage words={words} at={x.at} actor={actor} matrix={matrix} withAbsent={withAbsent} />,
    looks({ scripts: ['commitment-table', 'print-button'] }),
  )
}

const onPage = 100

export async function showList(x: Exchange): Promise<Answer> {
  const { words } = x
  x.person()
  const filter = filterOf(x.query)
  const [found, ground] = await Promise.all([listCommitments(x, filter), findGround(x)])
  const sectors = await sectorsOf(x, filter.sector ? [filter.sector] : [])
  const groups = ground
    ? await actionsOf(x, ground.edition.id, {
        language: words.language,
        ...(filter.sector ? { sector: filter.sector } : {}),
      })
    : []
  const from = Math.min(Math.max(Number.parseInt(x.query.get('from') ?? '0', 10) || 0, 0), found.length)
  const address = (start: number) => {
    const list = toList(x.at, filter)
    return `${list}${list.includes('?') ? '&' : '?'}from=${start}`
  }
  return page(
    words.say('commitments.list'),
    <ListPage
      words={words}
      at={x.at}
      commitments={found.slice(from, from + onPage)}
      total={found.length}
      filter={filter}
      actions={groups.flatMap(group => group.actions)}
      sectors={sectors.here}
      today={todayOf(x)}
      previous={from > 0 ? address(Math.max(0, from - onPage)) : undefined}
      next={from + onPage < found.length ? address(from + onPage) : undefined}
    />,
    looks(),
  )
}

/** What an address asks for; anything unknown in it narrows nothing. */
export function filterOf(query: URLSearchParams): CommitmentFilter {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find(value => value === query.get(name))
  const code = (name: string) => {
    const value = query.get(name)
    return value !== null && /^[a-z][a-z0-9.-]{1,59}$/.test(value) ? value : undefined
  }
  const by = query.get('by')
  const owner = query.get('owner')
  const filter = {
    sector: code('sector'),
    nodeId: code('action'),
    giver: one('giver', givers),
    by: by === 'sector' || by === 'organisations' || isId(by) ? by : undefined,
    stance: one('stance', stances),
    status: one('status', statuses),
    ownerId: isId(owner) ? owner : undefined,
    due: one('due', ['overdue', 'missing'] as const),
    waitsFor: one('waits', ['child-protection', 'sector'] as const),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

export async function showGaps(x: Exchange): Promise<Answer> {
  x.person()
  const view = await findGaps(x, x.words.language)
  if (!view) return noCycle(x)
  return page(
    x.words.say('commitments.gaps.title'),
    <GapsPage words={x.words} at={x.at} view={view} />,
    looks({ scripts: ['print-button'] }),
  )
}

export async function showSector(x: Exchange): Promise<Answer> {
  const { words } = x
  const actor = x.person()
  const view = await findSector(x, x.params.sector ?? '', words.language)
  if (!view) return noCycle(x)
  return page(
    sectorName(words, view.sector),
    <SectorPage words={words} at={x.at} actor={actor} view={view} today={todayOf(x)} />,
    looks({ scripts: ['print-button'] }),
  )
}

/** Before the first cycle; also where opening one was refused, with the answers kept. */
export async function noCycle(
  x: Exchange,
  answers?: { id: string; name: string; from: string; to: string },
  errors: FieldErrors = {},
): Promise<Page> {
  const edition = await followedEdition(x)
  const today = todayOf(x)
  return page(
    x.words.say('commitments.title'),
    <NoCycle
      words={x.words}
      at={x.at}
      follows={edition !== undefined}
      may={mayKeepCycles(x.actor)}
      answers={
        answers ?? {
          id: newId(),
          name: edition ? x.words.pick(edition.title) : '',
          from: today,
          to: `${Math.max(edition?.to ?? 0, Number(today.slice(0, 4)) + 1)}-12-31`,
        }
      }
      errors={errors}
    />,
    looks(),
  )
}

/** Opens the cycle in which everything from here on is recorded. */
export async function postCycle(x: Exchange): Promise<Answer> {
  x.person()
  must(mayKeepCycles(x.actor))
  const answers = {
    id: x.fields.text('id'),
    name: x.fields.text('name'),
    from: x.fields.text('from'),
    to: x.fields.text('to'),
  }
  const read = v.safeParse(CycleForm, answers)
  if (!read.success) {
    const errors = Object.fromEntries(
      read.issues.map(issue => [
        String(issue.path?.[0]?.key ?? ''),
        x.words.say(issue.message.startsWith('workplan.') ? issue.message : 'workplan.error.form'),
      ]),
    )
    return refused(await noCycle(x, answers, errors))
  }
  await openCycle(x, read.output)
  return redirect(x.at('/workplan/commitments'), 'workplan.done.opened')
}
