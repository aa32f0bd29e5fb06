// A sector's sixteen answers: one by one, or as a table.
import { type Answer, json, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { todayOf } from '../../commands/today.ts'
import { toAnswer, toSector } from '../addresses.ts'
import { applyChanges, keepCommitment } from '../commands/changes.ts'
import { getGround, otherSectors } from '../commands/ground.ts'
import { getCommitment } from '../commands/read.ts'
import { candidatesOf, findSector, type SectorView, subActionsOf } from '../commands/sector.ts'
import { type Change, type FieldName, type Outcome, stances } from '../model.ts'
import { mayKeepCommitment } from '../policy.ts'
import { isAnswered, statusOf } from '../rules/status.ts'
import { AnswersPage } from '../views/answers.tsx'
import { sectorName } from '../views/signs.tsx'
import { inputName, TablePage } from '../views/table.tsx'
import { keptId, readValues, sentences } from './parts.ts'
import { looks, noCycle } from './reading.tsx'

/** The sector of the address, or the organisation in it that is named, for whoever answers for it. */
function ownSector(x: Exchange, withOrganisation = true): Change['place'] {
  const named = withOrganisation && (x.query.get('organisation') ?? x.fields.text('organisation'))
  const organisationId = isId(named) ? named : null
  const place = { giver: 'sector', sector: x.params.sector ?? '', nodeId: '', organisationId } as const
  x.person()
  must(mayKeepCommitment(x.actor, place) && otherSectors.includes(place.sector))
  return place
}

export async function showAnswers(x: Exchange): Promise<Answer> {
  const { sector, organisationId } = ownSector(x)
  const view = await findSector(x, sector, x.words.language, organisationId)
  if (!view) return noCycle(x)
  return answersPage(x, view, x.query.get('action') ?? '', '', {})
}

async function answersPage(
  x: Exchange,
  view: SectorView,
  asked: string,
  reason: string,
  errors: FieldErrors,
) {
  const { words } = x
  const actions = view.groups.flatMap(group => group.actions)
  const open = actions.findIndex(({ id }) => !isAnswered(stanceOf(view, id)))
  const named = actions.findIndex(({ id }) => id === asked)
  // Whoever comes back goes on where they stopped.
  const index = named >= 0 ? named : Math.max(open, 0)
  const action = actions[index]
  if (!action) return noCycle(x)
  const { edition } = await getGround(x)
  const commitment = view.own.find(one => one.nodeId === action.id)
  return page(
    words.pick(action.title),
    <AnswersPage
      words={words}
      at={x.at}
      sector={view.sector}
      organisation={view.organisation}
      actions={actions}
      index={index}
      own={view.own}
      parts={await subActionsOf(x, edition.id, action.id)}
      id={newId()}
      reason={reason || (commitment?.reason ?? '')}
      errors={errors}
    />,
    looks({ width: 'narrow' }),
  )
}

function stanceOf(view: SectorView, action: string) {
  return view.own.find(one => one.nodeId === action)?.stance
}

/** Keeps the answer and goes on to the next that is open; after the last back to the sector. */
export async function postAnswer(x: Exchange): Promise<Answer> {
  const place = ownSector(x)
  const action = x.fields.text('action')
  const stance = stances.find(one => one === x.fields.text('stance'))
  const reason = x.fields.text('reason')
  const { values, errors } = readValues({ stance, ...(stance === 'not-us' ? { reason } : {}) })
  const outcome =
    Object.keys(errors).length > 0
      ? { outcome: 'invalid', errors }
      : await keepCommitment(x, { id: keptId(x), place: { ...place, nodeId: action }, set: values })
  const view = await findSector(x, place.sector, x.words.language, place.organisationId)
  if (!view) return noCycle(x)
  if (outcome.outcome === 'invalid')
    return refused(await answersPage(x, view, action, reason, sentences(x, outcome.errors)))
  const actions = view.groups.flatMap(group => group.actions)
  const at = actions.findIndex(({ id }) => id === action)
  const next = actions.slice(at + 1).find(({ id }) => !isAnswered(stanceOf(view, id)))
  return next
    ? redirect(toAnswer(x.at, place.sector, next.id, place.organisationId ?? undefined))
    : redirect(toSector(x.at, place.sector), 'commitments.done.answers')
}

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
