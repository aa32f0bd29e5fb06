// Counts of the months before: what was referred and answered, and the needs for which nothing was found. Nobody is
// behind these numbers, as nobody can be seen behind real ones.
import { day } from '../src/kernel/clock.ts'
import type { Scene } from '../src/kernel/event.ts'
import { newId } from '../src/kernel/id.ts'
import { monthIn, monthsBefore } from '../src/kernel/wall-time.ts'
import { recordUnmetNeed, type Unmet } from '../src/modules/directory/commands/unmet.ts'
import { notStated } from '../src/modules/referrals/model.ts'
import { answerBuckets } from '../src/modules/referrals/rules/clocks.ts'
import { type Addition, addRefusedConsent, addToTallies } from '../src/modules/referrals/store/tallies.ts'
import { services } from './services.ts'
import type { Stage } from './stage.ts'

const months = 5

type Usual = {
  to: keyof typeof services
  from: string
  area: string
  perMonth: number
  given: number
  silent: number
}

/** What usually goes where. `given` and `silent` are shares of a hundred. */
const usual: Usual[] = [
  { to: 'caseWork', from: 'education', area: 'TM0202', perMonth: 14, given: 70, silent: 7 },
  { to: 'caseWork', from: 'health', area: 'TM0201', perMonth: 8, given: 75, silent: 0 },
  { to: 'caseWork', from: 'camp-management', area: 'TM0202', perMonth: 9, given: 60, silent: 11 },
  { to: 'clinic', from: 'child-protection', area: 'TM0201', perMonth: 11, given: 90, silent: 0 },
  { to: 'talking', from: 'education', area: 'TM0202', perMonth: 6, given: 30, silent: 30 },
  { to: 'school', from: 'child-protection', area: 'TM0202', perMonth: 7, given: 85, silent: 0 },
  { to: 'campOffice', from: 'education', area: 'TM0202', perMonth: 5, given: 80, silent: 20 },
]

/** @param scene the system's */
export async function plantNumbers(scene: Scene): Promise<void> {
  const thisMonth = monthIn(scene.now, scene.response.timeZone)
  for (let before = months; before >= 1; before -= 1) {
    const month = monthsBefore(thisMonth, before)
    const added = usual.flatMap((one, line) => {
      // A little more every month, because people learn that it works.
      const count = one.perMonth + months - before
      return Array.from({ length: count }, (_, nth) =>
        addReferral(scene, one, month, line * 31 + nth * 7 + before),
      )
    })
    await Promise.all([...added, ...addWithout(scene, month, before)])
  }
}

/** Where it ended without a referral: services that were shown, and noes with what was said. */
const shown = [
  { from: 'education', to: 'health', perMonth: 9 },
  { from: 'education', to: 'child-protection', perMonth: 6 },
  { from: 'camp-management', to: 'wash', perMonth: 4 },
  { from: 'health', to: 'nutrition', perMonth: 5 },
]
const noes = [
  { to: 'child-protection', reason: 'afraid', every: 1 },
  { to: 'child-protection', reason: 'not-now', every: 2 },
  { to: 'child-protection', reason: 'not-said', every: 1 },
  { to: 'mhpss', reason: 'no-trust', every: 1 },
  { to: 'health', reason: 'too-far', every: 1 },
  { to: 'health', reason: 'has-help', every: 2 },
]

function addWithout({ tx }: Scene, month: number, before: number): Promise<void>[] {
  const showings = shown.flatMap(({ from, to, perMonth }) =>
    Array.from({ length: perMonth + months - before }, () =>
      addToTallies(tx, {
        month,
        step: 'informed',
        fromSector: from,
        toSector: to,
        sex: notStated,
        ageBand: notStated,
        disability: notStated,
        area: null,
        areaLevel: 2,
        reason: null,
        answered: null,
        service: services.clinic.id,
        asked: 0,
        silent: 0,
      }),
    ),
  )
  const refused = noes
    .filter(({ every }) => before % every === 0)
    .flatMap(({ to, reason, every }) =>
      Array.from({ length: 3 - every }, () => addRefusedConsent(tx, month, [to], reason)),
    )
  return [...showings, ...refused]
}

async function addReferral({ tx }: Scene, one: Usual, month: number, chance: number): Promise<void> {
  const { to, from, area } = one
  const service = services[to]
  const share = (chance * 37) % 100
  const isSilent = share >= 100 - one.silent
  const add = (step: string, more: Partial<Addition> = {}) =>
    addToTallies(tx, {
      month,
      step,
      fromSector: from,
      toSector: service.sector,
      sex: chance % 9 === 0 ? 'unknown' : chance % 2 === 0 ? 'female' : 'male',
      ageBand: ['6-11', '12-14', '15-17', '0-5', '12-14'][chance % 5]!,
      disability: chance % 8 === 0 ? 'yes' : chance % 5 === 0 ? 'not-asked' : 'no',
      area,
      areaLevel: 2,
      reason: null,
      answered: null,
      service: service.id,
      asked: 0,
      silent: 0,
      ...more,
    })
  const steps = [add('sent', { asked: 1, silent: isSilent ? 1 : 0 })]
  const urgency = chance % 6 === 0 ? 'emergency' : chance % 3 === 0 ? 'urgent' : 'normal'
  const bucket = answerBuckets[urgency === 'emergency' ? chance % 2 : chance % 5]!
  const answered = { urgency, bucket, inTime: chance % 7 !== 0 }
  if (isSilent) steps.push(add('no-answer'))
  else if (share % 11 === 0) steps.push(add('not-accepted', { answered, reason: 'no-capacity' }))
  else {
    steps.push(add('accepted', { answered }))
    if (share < one.given) steps.push(add('service-given'))
  }
  await Promise.all(steps)
}

/** Where people found nothing: above all cash, and help for children with a disability in the hills. */
const missing: (Omit<Unmet, 'id'> & { times: number })[] = [
  { sector: 'cash', need: 'cash-assistance', area: 'TM0201', ageBand: '18+', times: 6 },
  { sector: 'protection', need: 'disability-support', area: 'TM0102', ageBand: '5-11', times: 4 },
  { sector: 'gbv', need: 'women-girls-space', area: 'TM0202', ageBand: '12-17', times: 3 },
  { sector: 'education', need: 'vocational-training', area: 'TM0202', ageBand: '12-17', times: 5 },
  { sector: 'mhpss', need: 'mental-health-care', area: 'TM0101', ageBand: '12-17', times: 3 },
]

/** Told by somebody who looked, in the months before; more of late. */
export async function plantUnmetNeeds(stage: Stage, now: Date): Promise<void> {
  for (let before = months; before >= 0; before -= 1) {
    const at = new Date(now.getTime() - before * 30 * day)
    const scene = await stage.as(before % 2 === 0 ? 'daniel' : 'tomas', at)
    for (const { times, ...unmet } of missing)
      for (let nth = 0; nth < Math.max(1, times - before); nth += 1)
        await recordUnmetNeed(scene, { id: newId(), ...unmet })
  }
}
