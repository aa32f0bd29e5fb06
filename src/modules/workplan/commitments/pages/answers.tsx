// A sector's sixteen answers, one by one.
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { toAnswer, toSector } from '../addresses.ts'
import { keepCommitment } from '../commands/changes.ts'
import { getGround, otherSectors } from '../commands/ground.ts'
import { findSector, type SectorView, subActionsOf } from '../commands/sector.ts'
import { type Change, stances } from '../model.ts'
import { mayKeepCommitment } from '../policy.ts'
import { isAnswered } from '../rules/status.ts'
import { AnswersPage } from '../views/answers.tsx'
import { keptId, readValues, sentences } from './parts.ts'
import { looks, noCycle } from './reading.tsx'

/** The sector of the address, or the organisation in it that is named, for whoever answers for it. */
export function ownSector(x: Exchange, withOrganisation = true): Change['place'] {
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
