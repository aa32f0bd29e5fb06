// A session in Tamuria that counts as a training: two people wait to be recorded, one with a number that nobody has. And a
// guard who drew a mark before his keeper, a driver who signed by a link, and a text of the response's own.

import { nobody } from '../src/kernel/actor.ts'
import { day } from '../src/kernel/clock.ts'
import { hashToken } from '../src/kernel/session.ts'
import { keepRequirement, publishVersion } from '../src/modules/learning/induction/commands/requirements.ts'
import { keepPerson, listStaff } from '../src/modules/learning/induction/commands/staff.ts'
import { jobs } from '../src/modules/learning/induction/jobs.ts'
import { makeLink, signByLink, signDocument } from '../src/modules/learning/induction/signing/commands.ts'
import { chooseTopics, giveNumber } from '../src/modules/learning/live/attendance/commands.ts'
import { organisations } from './country.ts'
import { inventedId } from './places.ts'
import type { Acting, Stage } from './stage.ts'

/** The session that has ended, of `live.ts`. */
const ended = inventedId(73_001)

/** Nobody holds this one: it was made for the demonstration. */
const linkHash = hashToken('invented link to sign')

export async function plantSigning(stage: Stage, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const photos = `own.${inventedId(88_002)}`
  const asked = {
    roles: ['contractor' as const, 'visitor' as const],
    contactOnly: false,
    months: null,
    isRetired: false,
  }
  const amina = await stage.as('amina', ago(30))
  await keepRequirement(amina, photos, { ...asked, kind: 'document', title: 'Photos and phones' }, 'en')
  await publishVersion(
    amina,
    photos,
    {
      version: 1,
      text: 'I take no picture of a child without the leave of the child and the caregiver. I show none on my own accounts.',
      others: {
        fr: 'Je ne photographie aucun enfant sans son accord et celui de la personne qui s’en occupe. Je n’en montre aucune photo sur mes propres comptes.',
        ar: 'لا ألتقط صورة لطفل إلا بإذنه وإذن من يرعاه، ولا أعرض صوره على حساباتي.',
      },
      material: true,
    },
    'en',
  )
  const claire = await stage.as('claire', ago(11))
  await keepPerson(claire, {
    ...{
      id: inventedId(88_001),
      name: 'Aya Mansour',
      number: 'BP-17',
      sector: 'education',
      areaPcode: 'TM0202',
    },
    ...{ role: 'volunteer', contact: false, firstContactOn: null },
  })
  const [guard, driver] = [await called(claire, 'Mosa'), await called(claire, 'Peter')]
  const code = { requirementId: 'code-of-conduct', version: 1, typedName: '' }
  await signDocument(claire, guard, { ...code, mark: 'M60 150L90 40L140 120L190 40L220 150M260 150L540 140' })
  await makeLink(claire, driver, linkHash)
  const nobodyThen = { ...claire, ...(await stage.asNobody(ago(10))), actor: nobody }
  await signByLink(nobodyThen, linkHash, {
    ...code,
    mark: 'M90 160L90 40L150 50L150 100L90 100M200 90L330 90M210 40L200 160M320 40L330 160M380 150L520 60',
  })
  await chooseTopics(await stage.as('rosa', ago(10)), ended, ['safe-identification', 'referral'])
  for (const [seat, number] of [
    [4, 'BP-17'],
    [5, 'BP-71'],
  ] as const)
    await giveNumber(
      { ...claire, ...(await stage.asNobody(ago(10))), actor: nobody },
      ended,
      hashToken(`invented seat ${seat}`),
      { organisationId: organisations.brightPath!.id, number },
    )
  await stage.runJobs(jobs, now)
}

async function called(scene: Acting, name: string): Promise<string> {
  const [found] = await listStaff(scene, { q: name, most: 1 })
  return found!.id
}
