// Cycles: the years in which a response works to one edition. What is kept in each room has its model there.
import * as v from 'valibot'

export type Cycle = {
  id: string
  editionId: string
  name: string
  /** 'YYYY-MM-DD' */
  from: string
  to: string
  /** The cycle before. */
  follows: string | null
  closedAt: Date | null
}

const Day = v.pipe(v.string(), v.isoDate('workplan.error.day'))

export const CycleForm = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.uuid('workplan.error.form')),
    name: v.pipe(
      v.string(),
      v.minLength(1, 'workplan.error.cycle-name'),
      v.maxLength(120, 'workplan.error.long'),
    ),
    from: Day,
    to: Day,
  }),
  v.forward(
    v.check(form => form.to > form.from, 'workplan.error.cycle-order'),
    ['to'],
  ),
)
export type CycleForm = v.InferOutput<typeof CycleForm>
