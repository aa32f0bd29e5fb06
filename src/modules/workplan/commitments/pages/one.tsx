// One commitment: made, opened, changed.
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newId } from '../../../../kernel/id.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import type { FieldErrors } from '../../../../ui/form.tsx'
import { findOrganisation } from '../../../accounts/commands.ts'
import { profileOf } from '../../../framework/content.ts'
import { toCommitment, toNew, toSector } from '../addresses.ts'
import { keepCommitment } from '../commands/changes.ts'
import { actionsOf, findGround, otherSectors } from '../commands/ground.ts'
import { getCommitment, listCommitments, openCommitment } from '../commands/read.ts'
import { candidatesOf } from '../commands/sector.ts'
import type { Change, Commitment } from '../model.ts'
import { mayKeepCommitment } from '../policy.ts'
import { CommitmentPage } from '../views/commitment.tsx'
import { CommitmentForm, type FormAnswers } from '../views/form.tsx'
import { idOf, keptId, readValues, sentences } from './parts.ts'
import { looks, noCycle } from './reading.tsx'

export async function showCommitment(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const opened = await openCommitment(x, idOf(x), x.words.language)
  const { commitment, node } = opened
  const title = commitment.giver === 'sector' ? x.words.pick(node.title) : x.words.say('commitments.return')
  return page(
    title,
    <CommitmentPage words={x.words} at={x.at} actor={actor} opened={opened} today={todayOf(x)} now={x.now} />,
    looks({ width: 'narrow', styles: ['workplan', 'framework'] }),
  )
}

/** The form for a place that is free; where somebody has answered already, that answer. */
export async function showNew(x: Exchange): Promise<Answer> {
  x.person()
  const place = placeOf(name => x.query.get(name) ?? '')
  must(mayKeepCommitment(x.actor, place))
  if (place.giver === 'sector') {
    const [there] = await listCommitments(x, {
      sector: place.sector,
      nodeId: place.nodeId,
      by: place.organisationId ?? 'sector',
      giver: 'sector',
    })
    if (there) return redirect(toCommitment(x.at, there.id))
  }
  const stance = x.query.get('stance')
  const start =
    place.giver === 'sector'
      ? undefined
      : offersOf(place.sector).find(({ id }) => id === x.query.get('start'))
  const answers = {
    ...(stance ? { stance } : {}),
    ...(start ? { title: x.words.pick(start.text).slice(0, 200) } : {}),
  }
  return formPage(x, { id: newId(), place, answers, errors: {} })
}

export async function postNew(x: Exchange): Promise<Answer> {
  x.person()
  const place = placeOf(name => x.fields.text(name))
  return save(x, keptId(x), place, undefined)
}

export async function showEdit(x: Exchange): Promise<Answer> {
  x.person()
  const commitment = await getCommitment(x, idOf(x))
  must(mayKeepCommitment(x.actor, commitment))
  const { stance, reason, progress, title, ownerId, dueOn, evidence, notes } = commitment
  const answers = {
    stance,
    reason,
    progress,
    title,
    ownerId: ownerId ?? '',
    dueOn: dueOn ?? '',
    evidence,
    notes,
  }
  const asked = x.query.get('stance')
  return formPage(x, {
    id: commitment.id,
    place: commitment,
    commitment,
    answers: { ...answers, ...(asked ? { stance: asked } : {}) },
    errors: {},
  })
}

export async function postEdit(x: Exchange): Promise<Answer> {
  x.person()
  const commitment = await getCommitment(x, idOf(x))
  return save(x, commitment.id, commitment, commitment)
}

function placeOf(given: (name: string) => string): Change['place'] {
  const organisation = given('organisation')
  const sector = given('sector')
  const giver = given('giver') === 'child-protection' ? 'child-protection' : 'sector'
  if (!otherSectors.includes(sector)) throw notFound()
  return {
    giver,
    sector,
    nodeId: given('action'),
    organisationId: giver === 'sector' && isId(organisation) ? organisation : null,
  }
}

async function save(
  x: Exchange,
  id: string,
  place: Change['place'],
  commitment: Commitment | undefined,
): Promise<Answer> {
  must(mayKeepCommitment(x.actor, place))
  const names = ['stance', 'reason', 'progress', 'title', 'ownerId', 'dueOn', 'evidence', 'notes'] as const
  const sent = names.filter(name => x.fields.has(name))
  const answers: FormAnswers = Object.fromEntries(sent.map(name => [name, x.fields.text(name)]))
  const { values, errors } = readValues(answers)
  const outcome =
    Object.keys(errors).length > 0
      ? { outcome: 'invalid', errors, id }
      : await keepCommitment(x, { id, place, set: values })
  if (outcome.outcome === 'invalid')
    return refused(
      await formPage(x, {
        id,
        place,
        ...(commitment ? { commitment } : {}),
        answers,
        errors: sentences(x, outcome.errors),
      }),
    )
  // Said to be undecided where nothing was: there is nothing to open.
  const isThere = commitment || outcome.outcome !== 'identical'
  return redirect(
    isThere ? toCommitment(x.at, outcome.id) : toSector(x.at, place.sector),
    'commitments.done.saved',
  )
}

type Drawn = {
  id: string
  place: Change['place']
  commitment?: Commitment
  answers: FormAnswers
  errors: FieldErrors
}

async function formPage(x: Exchange, { id, place, commitment, answers, errors }: Drawn) {
  const { words } = x
  const ground = await findGround(x)
  if (!ground) return noCycle(x)
  const [groups, candidates, organisation] = await Promise.all([
    actionsOf(x, ground.edition.id, { sector: place.sector, language: words.language }),
    candidatesOf(x, place.sector),
    place.organisationId ? findOrganisation(x, place.organisationId) : undefined,
  ])
  const action = groups.flatMap(group => group.actions).find(one => one.id === place.nodeId)
  if (place.giver === 'sector' && (!action || (place.organisationId && !organisation))) throw notFound()
  const owner = commitment?.ownerId
  const owners =
    owner && !candidates.some(one => one.id === owner)
      ? [...candidates, { id: owner, name: commitment.ownerName ?? '' }]
      : candidates
  const title = action?.title ?? {}
  return page(
    place.giver === 'sector' ? words.pick(title) : words.say('commitments.return.one'),
    <CommitmentForm
      words={words}
      at={x.at}
      action={commitment ? toCommitment(x.at, commitment.id) : x.at('/workplan/commitments')}
      back={commitment ? toCommitment(x.at, commitment.id) : toSector(x.at, place.sector)}
      id={id}
      place={place}
      title={title}
      text={action?.text ?? {}}
      organisationName={organisation?.name}
      answers={answers}
      errors={errors}
      candidates={owners}
      signed={commitment !== undefined && commitment.childProtectionSigned + commitment.sectorSigned > 0}
      starters={startersOf(x, place, commitment)}
    />,
    looks({ width: 'narrow' }),
  )
}

/** What child protection usually offers that sector, as the program's content has it. */
function offersOf(sector: string) {
  return profileOf(sector)?.offers ?? []
}

function startersOf(x: Exchange, { giver, sector }: Change['place'], commitment: Commitment | undefined) {
  if (giver === 'sector' || commitment) return []
  return offersOf(sector).map(({ id, text }) => ({ href: toNew(x.at, { sector, giver, start: id }), text }))
}
