// The sixteen answers of a sector as a table: all at once as a form, or cell by cell.
import { type Answer, json, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { toSector } from '../addresses.ts'
import { applyChanges, keepCommitment } from '../commands/changes.ts'
import { otherSectors } from '../commands/ground.ts'
import { getCommitment } from '../commands/read.ts'
import { candidatesOf, findSector, type SectorView } from '../commands/sector.ts'
import type { Change, FieldName, Outcome } from '../model.ts'
import { mayKeepCommitment } from '../policy.ts'
import { statusOf } from '../rules/status.ts'
import { sectorName } from '../views/signs.tsx'
import { inputName, TablePage } from '../views/table.tsx'
import { ownSector } from './answers.tsx'
import { keptId, readValues, sentences } from './parts.ts'
import { looks, noCycle } from './reading.tsx'

export async function showTable(x: Exchange): Promise<Answer> {
  const { sector } = ownSector(x, false)
  const view = await findSector(x, sector, x.words.language)
  return view ? tablePage(x, view, undefined, {}) : noCycle(x)
}

async function tablePage(
  x: Exchange,
  view: SectorView,
  answers: Record<string, string> | undefined,
  errors: FieldErrors,
) {
  const { words, actor } = x
  const mayKeep = (sector: string) =>
    mayKeepCommitment(actor, { giver: 'sector', sector, organisationId: null })
  return page(
    words.say('commitments.table.title', { sector: sectorName(words, view.sector) }),
    <TablePage
      words={words}
      at={x.at}
      view={view}
      candidates={await candidatesOf(x, view.sector)}
      sectors={otherSectors.filter(mayKeep)}
      today={todayOf(x)}
      newId={newId}
      {...(answers ? { answers } : {})}
      errors={errors}
    />,
    looks({ scripts: ['commitment-table'] }),
  )
}

const inTable = ['stance', 'reason', 'progress', 'ownerId', 'dueOn'] as const

/** The whole table at once: all of it is kept, or nothing and the page says what to mend. */
export async function postTable(x: Exchange): Promise<Answer> {
  const place = ownSector(x, false)
  const view = await findSector(x, place.sector, x.words.language)
  if (!view) return noCycle(x)
  const errors: FieldErrors = {}
  const wrong = (action: string, problems: Outcome['errors']) =>
    Object.assign(
      errors,
      Object.fromEntries(
        Object.entries(sentences(x, problems)).map(([field, text]) => [
          field === '' ? '' : inputName(field as FieldName, action),
          text,
        ]),
      ),
    )
  const changes: Change[] = []
  for (const { id: nodeId } of view.groups.flatMap(group => group.actions)) {
    const sent = inTable.filter(field => x.fields.has(inputName(field, nodeId)))
    const read = readValues(
      Object.fromEntries(sent.map(field => [field, x.fields.text(inputName(field, nodeId))])),
    )
    wrong(nodeId, read.errors)
    changes.push({
      id: keptId(x, inputName('id', nodeId)),
      place: { ...place, nodeId },
      set: read.values,
    })
  }
  if (Object.keys(errors).length === 0)
    for (const { change, errors: problems } of await applyChanges(x, changes))
      wrong(change.place.nodeId, problems)
  if (Object.keys(errors).length > 0) return refused(await tablePage(x, view, x.fields.record(), errors))
  return redirect(toSector(x.at, place.sector, 'table'), 'commitments.done.saved')
}

/** One cell that was changed in a table: says what it is now, in the words of the page. */
export async function postChange(x: Exchange): Promise<Answer> {
  x.person()
  const { id, sector, action, set } = readPosted(x.value)
  const { values, errors } = readValues(set)
  const place = { giver: 'sector', sector, nodeId: action, organisationId: null } as const
  const outcome =
    Object.keys(errors).length > 0
      ? { outcome: 'invalid' as const, errors, id, asksAgain: false }
      : await keepCommitment(x, { id, place, set: values })
  if (outcome.outcome === 'invalid') {
    must(mayKeepCommitment(x.actor, place))
    return json(
      {
        said: Object.values(outcome.errors)
          .map(key => x.words.say(key))
          .join(' '),
      },
      422,
    )
  }
  // Nothing was changed on what was not there, e.g. when *undecided* is said of it.
  if (outcome.outcome === 'identical' && !values.stance) return json({ said: '' })
  const kept = await getCommitment(x, outcome.id).catch(() => undefined)
  const stance = kept?.stance ?? 'undecided'
  const name = values.progress
    ? x.words.say(`commitments.progress.${values.progress}`)
    : x.words.say(`commitments.stance.${stance}`)
  return json({
    id: outcome.id,
    stance,
    status: kept ? statusOf(kept, todayOf(x)) : 'not-started',
    signed: kept ? kept.childProtectionSigned + kept.sectorSigned > 0 : false,
    said: x.words.say(outcome.asksAgain ? 'commitments.table.saved-again' : 'commitments.table.saved', {
      what: `${sectorName(x.words, sector)}: ${name}`,
    }),
  })
}

function readPosted(value: unknown): {
  id: string
  sector: string
  action: string
  set: Record<string, unknown>
} {
  if (typeof value === 'object' && value !== null) {
    const { id, sector, action, set } = value as Record<string, unknown>
    if (
      isId(id) &&
      typeof sector === 'string' &&
      typeof action === 'string' &&
      typeof set === 'object' &&
      set
    )
      return { id, sector, action, set: set as Record<string, unknown> }
  }
  throw new Problem('not-understood')
}
