// Signing: one commitment, or all of a sector that somebody has looked at.
import { type Answer, page, redirect } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId } from '../../../../kernel/id.ts'
import { must, notFound } from '../../../../kernel/problem.ts'
import { type Side, sides } from '../../../framework/model.ts'
import { sidesOf } from '../../../framework/policy.ts'
import { toCommitment, toSector } from '../addresses.ts'
import { renewCommitment } from '../commands/changes.ts'
import { actionsOf, findGround, otherSectors } from '../commands/ground.ts'
import { getCommitment } from '../commands/read.ts'
import { listWaiting, signCommitment, signCommitments, takeBack } from '../commands/signing.ts'
import { SigningPage } from '../views/signing.tsx'
import { sectorName } from '../views/signs.tsx'
import { idOf } from './parts.ts'
import { looks, noCycle } from './reading.tsx'

export async function postSignature(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const id = idOf(x)
  await signCommitment({ ...scene(x), actor }, { id, version: Number(x.fields.text('version')) }, sideOf(x))
  return redirect(toCommitment(x.at, id), 'agreement.done.signed')
}

export async function postTakingBack(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const id = idOf(x)
  await takeBack({ ...scene(x), actor }, id)
  return redirect(toCommitment(x.at, id), 'agreement.done.taken-back')
}

export async function postRenewal(x: Exchange): Promise<Answer> {
  x.person()
  const commitment = await getCommitment(x, idOf(x))
  await renewCommitment(x, commitment)
  return redirect(toCommitment(x.at, commitment.id), 'commitments.done.renewed')
}

export async function showSigning(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words } = x
  const sector = x.params.sector ?? ''
  const own = sidesOf(actor, sector)
  must(own.length > 0 && otherSectors.includes(sector))
  const ground = await findGround(x)
  if (!ground) return noCycle(x)
  const groups = await actionsOf(x, ground.edition.id, { sector, language: words.language })
  const waiting = []
  for (const side of own)
    waiting.push({ side, waiting: await listWaiting({ ...scene(x), actor }, sector, side) })
  return page(
    words.say('commitments.signing.title', { sector: sectorName(words, sector) }),
    <SigningPage
      words={words}
      at={x.at}
      sector={sector}
      actions={groups.flatMap(group => group.actions)}
      sides={waiting}
    />,
    looks({ width: 'narrow' }),
  )
}

/** All that were ticked, or the one whose own button was pressed. */
export async function postSignatures(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const sector = x.params.sector ?? ''
  const values = x.fields.has('one') ? [x.fields.text('one')] : x.fields.all('read')
  const read = values.flatMap(value => {
    const [id, version] = value.split(' ')
    return isId(id) ? [{ id, version: Number(version) }] : []
  })
  const { signed, changed } = await signCommitments({ ...scene(x), actor }, read, sector, sideOf(x))
  const done = changed > 0 ? 'signed-but-changed' : signed > 0 ? 'signed' : 'none-ticked'
  return redirect(toSector(x.at, sector, 'signing'), `commitments.done.${done}`)
}

function sideOf(x: Exchange): Side {
  const side = sides.find(one => one === x.fields.text('side'))
  if (!side) throw notFound()
  return side
}

/** The scene without the rest of the request: what is spread of that would read its response too early. */
function scene({ tx, response, now }: Exchange) {
  return { tx, response, now }
}
