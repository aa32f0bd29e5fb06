// What was counted. It is recorded once both have agreed on what is counted; said again, it is corrected.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import {
  type Agreed,
  type Group,
  type Groups,
  groupsOf,
  type Indicator,
  type Period,
  type ValueForm,
} from '../model.ts'
import { mayRecordValue } from '../policy.ts'
import { groupTooLarge, lastPeriods, periodKey } from '../rules/values.ts'
import * as store from '../store/indicators.ts'

/** How far back a number may be said. */
export const periodsBack = 12

export type ValueErrors = Partial<Record<'period' | 'numerator' | 'denominator' | Group, string>>

/** What is wrong with it, as keys of the locale files, by field. Nothing is: it is recorded. */
export async function recordValue(scene: Scene, id: string, form: ValueForm): Promise<ValueErrors> {
  const { tx, response, actor, now } = scene
  const { agreedAs } = await recordable(scene, id)
  const period = lastPeriods(todayOf(scene), agreedAs.frequency, periodsBack).find(
    one => periodKey(one) === form.period,
  )
  const groups = groupsIn(agreedAs, form)
  const errors = wrongIn(agreedAs, form, groups)
  if (!period) return { ...errors, period: 'indicators.error.period' }
  if (Object.keys(errors).length > 0) return errors
  const { numerator, note } = form
  const denominator = agreedAs.unit === 'percent' ? form.denominator : null
  const by = actor.kind === 'person' ? actor.id : null
  await store.putValue(tx, response.id, id, { ...period, numerator, denominator, groups, note }, { by, now })
  await append(scene, { type: 'indicator.counted', subject: id, data: { ...period } })
  return {}
}

/** A number that nobody should have said. Done twice, it is gone once. */
export async function removeValue(scene: Scene, id: string, period: Period): Promise<void> {
  await recordable(scene, id)
  if (await store.deleteValue(scene.tx, scene.response.id, id, period))
    await append(scene, { type: 'indicator.uncounted', subject: id, data: { ...period } })
}

/** Only the breakdowns that both agreed on. */
function groupsIn({ breakdowns }: Agreed, { groups }: ValueForm): Groups {
  const asked = breakdowns.flatMap((breakdown): readonly Group[] => groupsOf[breakdown])
  return Object.fromEntries(
    asked.flatMap(group => {
      const given = groups[group]
      return given === undefined || given === null ? [] : [[group, given]]
    }),
  )
}

function wrongIn({ unit }: Agreed, { numerator, denominator }: ValueForm, groups: Groups): ValueErrors {
  const tooLarge = groupTooLarge(groups, numerator)
  return {
    ...(unit === 'percent' && denominator === null ? { denominator: 'indicators.error.of-how-many' } : {}),
    ...(unit === 'percent' && denominator !== null && (denominator === 0 || denominator < numerator)
      ? { denominator: 'indicators.error.more-than-all' }
      : {}),
    ...(tooLarge ? { [tooLarge]: 'indicators.error.groups' } : {}),
  }
}

async function recordable(scene: Scene, id: string): Promise<Indicator & { agreedAs: Agreed }> {
  const indicator = await store.findIndicator(scene.tx, scene.response.id, id, true)
  must(indicator !== undefined && mayRecordValue(scene.actor, indicator))
  const { agreedAs, state } = indicator
  if (agreedAs === null || state === 'ended') throw new Problem('not-now', 'indicators.refused.not-agreed')
  return { ...indicator, agreedAs }
}
